"""How many are said to be aboard, and what counts only some of them."""

from __future__ import annotations

import pytest

from reportedly.link.aboard_compared import aboard
from tests.link.read import told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The barge Anna Ruth has a crew of nine.", (9, "crew")),
        ("There were twenty-four people on the ferry.", (24, "all")),
        ("The 12 members of its crew are well.", (12, "crew")),
        ("All 31 passengers aboard were asleep.", (31, "passengers")),
        ("40 pilgrims were on board.", (40, "passengers")),
        ("There were 17 of us when the tug was taken.", (17, "all")),
        ("Seven crew members of the barge have landed in Lindi.", None),
        ("The three men from Lindi are well.", None),
        ("The crew of the barge is well.", None),
        ("There were five of them in the office when the tug was taken.", None),
        ("All 31 passengers aboard were injured.", None),
        ("The barge carries 300 tonnes.", None),
    ],
)
def test_how_many_are_aboard(text: str, count: tuple[int, str] | None) -> None:
    found = aboard(told(text))
    assert (found and (found.low, found.who)) == count
