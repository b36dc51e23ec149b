"""Provinces and districts from the gazetteer."""

from __future__ import annotations

import pytest

from reportedly.tell.formats.divisions import division_names


@pytest.mark.parametrize(
    ("place", "province"),
    [("geonames:92004", "Al Anbār"), ("geonames:98182", "Baghdād"), ("test:nowhere", None), (None, None)],
)
def test_the_province_that_a_place_lies_in(place: str | None, province: str | None) -> None:
    assert division_names(place)[0] == province
