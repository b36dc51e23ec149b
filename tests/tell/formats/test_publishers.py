"""How far publishers' eyes reach."""

from __future__ import annotations

import pytest

from reportedly.tell.formats.publishers import source_scale


@pytest.mark.parametrize(
    ("publishers", "country", "scale"),
    [
        (["Reuters"], "IQ", "International"),
        (["Xinhua"], "CN", "National"),
        (["Xinhua", "Reuters"], "CN", "National-International"),
        (["Upper Shire Courier", None], "MW", None),
        (["Reuters"], None, None),
        ([], "MW", None),
    ],
)
def test_source_scale(publishers: list[str | None], country: str | None, scale: str | None) -> None:
    assert source_scale(publishers, country) == scale
