"""Which names of outlets mean the same newsroom."""

from __future__ import annotations

import pytest

from reportedly.link.publishers import Imprint, imprint, outlet, resolved


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Wire", "Harbour Wire News Agency"),
        ("Plainview Courier India", "Plainview Courier"),
        ("AFP", "Agence France-Presse"),
        ("northgate-echo.com", "Northgate-Echo"),
    ],
)
def test_one_outlet_under_two_names(one: str, other: str) -> None:
    assert outlet(one) == outlet(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbour Wire", "Harbour Post"), ("Middle East Online", "Middle East News Agency"), ("News 7", "News 9")],
)
def test_two_outlets(one: str, other: str) -> None:
    assert outlet(one) != outlet(other)


def test_initials_stand_for_the_only_outlet_that_they_fit() -> None:
    found = resolved(["Eastfield Press Bureau", "EPB", "Northgate Echo"])
    assert found["EPB"] == found["Eastfield Press Bureau"]
    found = resolved(["Eastfield Press Bureau", "Elm Park Bulletin", "EPB"])
    assert found["EPB"] not in (found["Eastfield Press Bureau"], found["Elm Park Bulletin"])


@pytest.mark.parametrize(
    ("publisher", "own", "carried"),
    [
        ("Northgate Echo (Harbour Wire)", ("Northgate Echo",), ("Harbour Wire",)),
        ("Northgate Echo (citing Harbour Wire)", ("Northgate Echo",), ("Harbour Wire",)),
        ("Harbour Wire (via example.org)", ("Harbour Wire", "example.org"), ()),
        ("Northgate Echo (agencies)", ("Northgate Echo",), ()),
        (None, (), ()),
    ],
)
def test_imprints(publisher: str | None, own: tuple[str, ...], carried: tuple[str, ...]) -> None:
    assert imprint(publisher) == Imprint(own=own, carried=carried)
