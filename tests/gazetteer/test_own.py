"""A user's own rows: found beside the built-in places, and every fault of a file told at once."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.gazetteer import own
from reportedly.gazetteer.store import Gazetteer, open_gazetteer
from reportedly.gazetteer.where import built_in_path, own_path

# number, name, ASCII name, other names, lat, lon, class, code, country, …, divisions, population, height, zone, date
DUMP_LINE = (
    "900001|Wadi Karsh|Wadi Karsh|Karsh Valley,Wādī Karsh|33.1|42.2|H|WAD|IQ||01||||0||210|Asia/Baghdad|2020-01-01"
)
TOWN_LINE = "900002|Karshabad|Karshabad||33.2|42.3|P|PPL|IQ||01||||12000||210|Asia/Baghdad|2020-01-01"
SCHOOL_LINE = TOWN_LINE.replace("P|PPL", "S|SCH").replace("900002", "900003").replace("Karshabad", "Karsh School")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("REPORTEDLY_HOME", str(tmp_path / "home"))
    open_gazetteer.cache_clear()
    yield tmp_path
    open_gazetteer.cache_clear()


def written(folder: Path, text: str, name: str = "rows.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_added_rows_are_found_beside_the_built_in_places(home: Path) -> None:
    rows = "name,lat,lon,kind,aliases,country\nCamp Sparrow,33.5,43.5,base,Sparrow Base|FOB Sparrow,IQ\n"
    assert own.add_rows(written(home, rows)) == 1
    found = open_gazetteer().lookup("fob sparrow")
    assert [(e.name, e.feature, e.country, e.lat) for e in found] == [("Camp Sparrow", "base", "IQ", 33.5)]
    assert open_gazetteer().lookup("Fallujah")


def test_a_row_added_twice_is_one_place(home: Path) -> None:
    path = written(home, "name,lat,lon\nSparrow Dam,33.5,43.5\n")
    own.add_rows(path)
    own.add_rows(path)
    assert len(open_gazetteer().lookup("Sparrow Dam")) == 1


def test_every_fault_of_a_file_is_told_and_nothing_is_added(home: Path) -> None:
    rows = "name,lat,lon,kind,country\n,33,43,base,IQ\nA,north,43,,\nB,93,43,castle,irq\nC,1,2,city,IQ\n"
    with pytest.raises(InputError) as caught:
        own.add_rows(written(home, rows))
    for fault in ("line 2: name", "line 3: lat is 'north'", "line 4: lat is 93", "line 4: kind", "line 4: country"):
        assert fault in str(caught.value)
    assert not own_path().exists()


@pytest.mark.parametrize(("text", "fault"), [("", "no row"), ("name,lat\nA,1\n", "'lon' is missing"),
                                             ("name,lat,lon,colour\nA,1,2,red\n", "'colour' is not known"),
                                             ("name,lat,lon\nA,1\n", "cells")])  # fmt: skip
def test_a_file_of_another_shape_is_refused(home: Path, text: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        own.add_rows(written(home, text))


def test_a_geonames_dump_is_loaded_from_text_and_zip(home: Path) -> None:
    dump = written(home, f"{DUMP_LINE}\n{TOWN_LINE}\n{SCHOOL_LINE}\n".replace("|", "\t"), "XX.txt")
    assert own.load_geonames(dump) == 2
    assert [e.feature for e in open_gazetteer().lookup("Karsh Valley")] == ["river"]
    assert open_gazetteer().lookup("Karshabad")[0].admin1 == "IQ.01"
    assert not open_gazetteer().lookup("Karsh School")
    with zipfile.ZipFile(home / "XX.zip", "w") as archive:
        archive.write(dump, "XX.txt")
        archive.writestr("readme.txt", "about")
    assert own.load_geonames(home / "XX.zip") == 2


def test_a_dump_that_is_none_adds_nothing(home: Path) -> None:
    with pytest.raises(InputError, match="line 2 has 3 cells"):
        own.load_geonames(written(home, f"{DUMP_LINE}\na|b|c\n".replace("|", "\t"), "XX.txt"))
    with closing(Gazetteer(built_in_path(), own_path())) as gazetteer:
        assert not gazetteer.lookup("Karsh Valley")


def test_a_missing_file_is_an_input_error(home: Path) -> None:
    for take in (own.add_rows, own.load_geonames):
        with pytest.raises(InputError, match="cannot be read"):
            take(home / "nothing.txt")
