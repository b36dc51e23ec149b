"""The compiled gazetteer: what goes by which names, what lies where, what is next to what."""

from __future__ import annotations

import sqlite3
import time
from itertools import pairwise
from pathlib import Path

import pytest

from reportedly.errors import SetupError
from reportedly.gazetteer import store
from reportedly.gazetteer.entry import Entry
from reportedly.gazetteer.found import distance_km
from reportedly.gazetteer.store import Gazetteer, open_gazetteer
from reportedly.gazetteer.where import built_in_path

# Within how many km of a point a place of this name must be found, by the kind of its entry.
KNOWN = [
    ("Fallujah", "city", 33.35, 43.78, 5),
    ("falluja", "city", 33.35, 43.78, 5),
    ("AL-FALLUJAH", "city", 33.35, 43.78, 5),
    ("Deir al-Zour", "city", 35.34, 40.14, 5),
    ("Kiev", "city", 50.45, 30.52, 10),
    ("Anbar", "adm1", 33.0, 42.0, 150),
    ("Tillabéri", "adm1", 14.5, 2.0, 150),
    ("Guernsey County", "adm2", 40.05, -81.5, 15),
    ("Hmeimim", "base", 35.40, 35.95, 5),
    ("H3 Air Base", "base", 32.93, 39.74, 30),
    ("Bab al-Mandab", "sea", 12.6, 43.3, 30),
    ("Liptako-Gourma", "landscape", 14.5, 0.5, 200),
    ("Lake Chad", "lake", 13.1, 14.4, 60),
    ("Dnieper", "river", 48.5, 34.0, 200),
    ("Wakhan Corridor", "landscape", 37.0, 73.0, 60),
    ("Spratlys", "island", 10.0, 114.0, 150),
    ("Middle East", "region", 30.0, 42.0, 900),
    ("New England", "region", 44.0, -71.0, 300),
    ("Ivory Coast", "country", 7.5, -5.5, 150),
    ("Byesville", "city", 39.97, -81.54, 5),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(("name", "kind", "lat", "lon", "within"), KNOWN)
def test_places_are_found_by_name(
    gazetteer: Gazetteer, name: str, kind: str, lat: float, lon: float, within: float
) -> None:
    near = [e for e in gazetteer.lookup(name) if e.feature == kind and distance_km(e.lat, e.lon, lat, lon) <= within]
    assert near, gazetteer.lookup(name)


def test_adjectives_are_no_names_of_countries(gazetteer: Gazetteer) -> None:
    for word in ("Iraqi", "Syrians", "American", "Ukrainian"):
        assert not [e for e in gazetteer.lookup(word) if e.feature == "country"]


@pytest.mark.parametrize("name", ["", "…", "Qarzabolu", "of the", "12"])
def test_nothing_goes_by_what_is_no_name(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()
    assert not gazetteer.is_name(name)


def test_spellings_are_heard_only_when_asked_for(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Fallouja") == ()
    assert "IQ.01" in {e.admin1 for e in gazetteer.sound_alikes("Fallouja")}


def test_the_best_known_place_comes_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Paris")[0].country == "FR"
    assert gazetteer.lookup("Georgia")[0].feature == "country"


def test_names_are_found_in_text(gazetteer: Gazetteer) -> None:
    text = "Units left Deir ez-Zor, New York and al-Qaim; Mosul's mayor stayed in at Tanf."
    found = [name for _, _, name in gazetteer.names_in(text)]
    assert {"Deir ez-Zor", "New York", "al-Qaim", "Mosul"} <= set(found)
    assert all(text[start:end] == name for start, end, name in gazetteer.names_in(text))


def test_words_are_checked_as_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.is_name(["Deir", "ez-Zor"])
    assert gazetteer.is_name("Deir ez-Zor")
    assert not gazetteer.is_name(["Deir", "ez-Zor", "fell"])


def test_divisions_are_found_by_code(gazetteer: Gazetteer) -> None:
    codes = {"IQ": "Iraq", "US.TX": "Texas", "US.OH.059": "Guernsey County"}
    assert {code: found.name for code in codes if (found := gazetteer.division(code))} == codes
    assert gazetteer.division("ZZ") is None


def test_an_entry_is_found_by_its_id(gazetteer: Gazetteer) -> None:
    for name in ("Mosul", "Bagram Airfield", "K1 Air Base"):
        entry = gazetteer.lookup(name)[0]
        assert gazetteer.entry(entry.id) == entry
    assert gazetteer.entry("geonames:1") is None
    assert gazetteer.entry("nonsense") is None


@pytest.mark.parametrize("code", ["IQ", "IQ.01", "US.TX", "SY", "UA.14"])
def test_outlines_hold_their_middle(gazetteer: Gazetteer, code: str) -> None:
    entry = gazetteer.division(code)
    assert entry is not None
    outline = gazetteer.polygon(entry.id)
    assert outline is not None
    rings = [polygon[0] for polygon in outline["coordinates"]]
    assert any(inside(entry, ring) for ring in rings)
    assert all(ring[0] == ring[-1] for ring in rings)


def inside(entry: Entry, ring: list[list[float]]) -> bool:
    crossings = 0
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > entry.lat) != (y1 > entry.lat) and entry.lon < (x1 - x0) * (entry.lat - y0) / (y1 - y0) + x0:
            crossings += 1
    return crossings % 2 == 1


def test_neighbours_go_both_ways_and_share_a_border(gazetteer: Gazetteer) -> None:
    assert gazetteer.neighbours("IQ") == {"IR", "JO", "KW", "SA", "SY", "TR"}
    assert gazetteer.neighbours("NZ") == frozenset()
    for other in gazetteer.neighbours("IQ"):
        assert "IQ" in gazetteer.neighbours(other)
        border = gazetteer.shared_border(other, "IQ")
        assert border is not None
        assert border == gazetteer.shared_border("IQ", other)
    assert gazetteer.shared_border("IQ", "NZ") is None


def test_start_up_is_quick() -> None:
    began = time.process_time()
    Gazetteer(built_in_path()).lookup("Ramadi")
    assert time.process_time() - began < 1  # to take up all places takes longer


def test_a_missing_file_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "built_in_path", lambda: tmp_path / "places.sqlite")
    open_gazetteer.cache_clear()
    with pytest.raises(SetupError, match="make setup"):
        open_gazetteer()
    open_gazetteer.cache_clear()


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    file = sqlite3.connect(path)
    file.execute("PRAGMA user_version = 999")
    file.close()
    with pytest.raises(SetupError, match="another version"):
        Gazetteer(path)
