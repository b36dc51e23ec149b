"""Which names of outlets mean the same newsroom."""

from __future__ import annotations

import pytest

from reportedly.link.publishers import Imprint, imprint, is_own, outlet, resolved


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
    ("initials", "published", "means"),
    [
        ("SPA", ["Shire Press Agency"], "Shire Press Agency"),  # and not the known one, which published nothing here
        ("SPA", ["Shire Press Agency", "Saudi Press Agency"], None),
        ("SPA", ["Saudi Press Agency"], "Saudi Press Agency"),
        ("SPA", ["Southern Post Argus"], "Saudi Press Agency"),  # no agency
        ("SPA", ["Shire Press Agency", "Savanna Press Agency"], None),
        ("KNS", ["Kosti News Service", "Kosti Night Star"], "Kosti News Service"),
        ("KONA", ["Kosti News Agency"], "Kosti News Agency"),
        ("UN", ["Upper Nile Wire", "Upper Nile"], None),
        ("WHO", ["White Harbour Observer"], None),
    ],
)
def test_whose_initials_are_is_told_by_who_published(initials: str, published: list[str], means: str | None) -> None:
    found = resolved([initials, *published], published)[initials]
    if means is None:
        assert found not in map(outlet, published)
    else:
        assert found == outlet(means)


@pytest.mark.parametrize(
    ("name", "own", "told"),
    [
        ("SPA", "Shire Press Agency", True),
        ("korwa  wire", "Korwa Wire", True),
        ("KDN", "Kosti Daily News", True),
        ("AP", "Abyei Post", False),  # no agency: what it prints is the Associated Press's
        ("UN", "Upper Nile", False),
        ("SPAR", "Shire Press Agency", False),
    ],
)
def test_a_publisher_signs_by_its_initials(name: str, own: str, told: bool) -> None:
    assert is_own(name, [own]) == told


@pytest.mark.parametrize(
    ("publisher", "own", "carried"),
    [
        ("Shire Press Agency (SPA)", ("Shire Press Agency",), ()),
        ("Northgate Echo (Harbour Wire)", ("Northgate Echo",), ("Harbour Wire",)),
        ("Northgate Echo (citing Harbour Wire)", ("Northgate Echo",), ("Harbour Wire",)),
        ("Harbour Wire (via example.org)", ("Harbour Wire", "example.org"), ()),
        ("Northgate Echo (agencies)", ("Northgate Echo",), ()),
        (None, (), ()),
    ],
)
def test_imprints(publisher: str | None, own: tuple[str, ...], carried: tuple[str, ...]) -> None:
    assert imprint(publisher) == Imprint(own=own, carried=carried)
