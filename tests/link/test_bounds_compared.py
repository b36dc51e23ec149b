"""Within whose waters or airspace it is said to have happened, and which of two such words rule each other out."""

from __future__ import annotations

import pytest

from reportedly.link.bounds_compared import bounds, compare_bounds
from tests.link.read import told

OMAN = "The dhow was boarded in Omani waters."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OMAN, [("sea", "OM", True)]),
        ("The dhow was boarded in the territorial waters of Oman.", [("sea", "OM", True)]),
        ("The dhow was boarded on the high seas.", [("sea", "international", True)]),
        ("The balloon never entered Oman's airspace.", [("air", "OM", False)]),
        ("The dhow never left the high seas.", [("sea", "international", True)]),
        ("The dhow left Omani waters on Tuesday.", []),
        ("The dhow was towed through international waters.", []),
        ("The dhow was outside anybody's territorial sea.", [("sea", "international", True)]),
        ("Oman's navy stopped the dhow in the waters of the country.", [("sea", "OM", True)]),
        ('"It was in our waters," the navy of Oman said.', [("sea", "OM", True)]),
        ('"It was in our waters," a fisherman said.', []),
        ("The dhow was boarded in shallow waters.", []),
        ("The dhow is from Oman.", []),
    ],
)
def test_whose_they_are(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(one.element, one.owner, one.inside) for one in bounds(told(text))] == found


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("The dhow was stopped inside the waters of Oman.", 0.7),
        ("The dhow was stopped in international waters.", -3.0),
        ("The dhow was stopped far outside Omani waters.", -3.0),
        ("The dhow was stopped outside Yemeni waters.", None),
        ("The balloon flew in Yemen's airspace.", None),
        ("The dhow was stopped in Omani waters, or in international waters.", None),
    ],
)
def test_which_agree_and_which_rule_each_other_out(text: str, bits: float | None) -> None:
    reason = compare_bounds(told(OMAN), told(text))
    assert (reason and reason.bits) == bits
