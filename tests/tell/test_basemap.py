from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import SetupError
from reportedly.tell.basemap import DEGREE, decode_ring, encode_ring, load_basemap, thinned
from reportedly.tell.basemap_build import build

steps = st.integers(-180 * DEGREE, 180 * DEGREE)


@given(ring=st.lists(st.tuples(steps, steps), max_size=20))
def test_a_ring_comes_back_from_its_code(ring: list[tuple[int, int]]) -> None:
    coded = encode_ring(ring)
    assert coded.isprintable()
    assert " " not in coded
    assert decode_ring(coded) == [(x / DEGREE, y / DEGREE) for x, y in ring]


def test_thinning_keeps_a_ring_closed_and_drops_close_corners() -> None:
    ring = [(0.0, 0.0), (0.2, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.1), (0.0, 0.0)]
    assert thinned(ring, 0.5) == [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.1), (0.0, 0.0)]
    assert thinned(ring, 0) == ring


def square(west: float, south: float, side: float) -> list[list[float]]:
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def province(name: str | None, iso: str, ring: list[list[float]]) -> dict[str, Any]:
    about = {"iso_a2": iso, "admin": "Freedonia", "name_en": name, "name": name, "longitude": 1.5, "latitude": 2.5}
    return {"properties": about, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    rings = [province("North\nPart", "FR", square(1, 2, 1)), province(None, "FR", square(0, 0, 1))]
    specks = [province("Speck", "FR", square(5, 5, 0.001)), province("Nowhere", "-99", square(8, 8, 1))]
    write(tmp_path / "package" / "data" / "states" / "admin1.json", {"features": rings + specks})
    shape = {"type": "MultiPolygon", "coordinates": [[square(0, 0, 4)], [square(10, 10, 1)]]}
    write(tmp_path / "package" / "data" / "countries" / "FR.json", {"geometry": shape})
    return tmp_path / "package"


def test_the_build_keeps_named_outlines_and_drops_specks(package: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "basemap.tsv"
    assert build(package, target) == 2
    country, north = load_basemap(target)
    assert (country.kind, country.country, country.name) == ("country", "FR", "Freedonia")
    assert (country.label_lon, country.label_lat) == (2, 2), "labelled on its largest part"
    assert [len(ring) for ring in country.rings()] == [5, 5]
    assert [len(ring) for ring in country.rings(least=2)] == [5], "an island of one degree is a speck at two"
    assert (north.kind, north.name, north.label_lon) == ("province", "North Part", 1.5)
    assert north.meets(0, 0, 1.5, 2.5)
    assert not north.meets(3, 3, 4, 4)


def test_the_same_package_gives_the_same_bytes(package: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.tsv", tmp_path / "other.tsv"
    build(package, one)
    build(package, other)
    assert one.read_bytes() == other.read_bytes()


def test_what_is_missing_says_how_to_mend_it(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="npm install"):
        build(tmp_path, tmp_path / "basemap.tsv")
    with pytest.raises(SetupError, match="make setup"):
        load_basemap(tmp_path / "basemap.tsv")


def test_the_compiled_basemap_covers_the_world() -> None:
    basemap = load_basemap()
    countries = {outline.country for outline in basemap if outline.kind == "country"}
    assert len(countries) > 200
    assert {"IQ", "SY", "UA", "SD", "MM"} <= countries
    assert any(outline.name == "Al Anbar" for outline in basemap)
