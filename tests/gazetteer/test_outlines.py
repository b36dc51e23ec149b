"""Outlines from a TopoJSON file of two squares with a common side, and provinces matched to them by their towns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.gazetteer.geonames import Town
from reportedly.gazetteer.matching import outlines_by_province
from reportedly.gazetteer.outlines import Topology

# The western square is 0–1 east, the eastern 1–2 east; both 0–1 north. Arc 0 is their common side.
TWO_SQUARES = {
    "transform": {"scale": [0.1, 0.1], "translate": [0.0, 0.0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 10], [10, 0], [0, -10], [-10, 0]],
    ],
    "objects": {
        "lands": {
            "geometries": [
                {"id": "W", "type": "Polygon", "arcs": [[0, 1]]},
                {"id": "E", "type": "Polygon", "arcs": [[0, 2]]},
            ]
        }
    },
}


@pytest.fixture
def squares(tmp_path: Path) -> Topology:
    path = tmp_path / "squares.json"
    path.write_text(json.dumps(TWO_SQUARES), encoding="utf-8")
    return Topology(path, "lands")


def town(number: int, admin1: str, lat: float, lon: float) -> Town:
    return Town(
        number=str(number), name=f"Town {number}", names=(), country="XX", admin1=admin1, admin2=None, lat=lat, lon=lon,
        population=1000,
    )  # fmt: skip


def test_outlines_are_joined_from_their_arcs(squares: Topology) -> None:
    outlines = squares.outlines()
    assert outlines["W"].centroid == (0.5, 0.5)
    assert outlines["E"].centroid == (0.5, 1.5)


def test_the_common_arc_is_the_border(squares: Topology) -> None:
    ((one, other, line),) = squares.borders()
    assert (one, other) == ("E", "W")
    assert line["coordinates"] == [[[1.0, 0.0], [1.0, 1.0]]]


def test_a_province_gets_the_outline_that_holds_its_towns(squares: Topology) -> None:
    outlines = {f"XX-{key}": outline for key, outline in squares.outlines().items()}
    towns = [town(1, "XX.01", 0.2, 0.3), town(2, "XX.01", 0.8, 0.4), town(3, "XX.02", 0.5, 1.6)]
    assert outlines_by_province(outlines, towns) == {"XX.01": outlines["XX-W"], "XX.02": outlines["XX-E"]}


def test_an_outline_shared_by_two_provinces_is_nobodys(squares: Topology) -> None:
    outlines = {"XX-W": squares.outlines()["W"]}
    towns = [town(1, "XX.01", 0.2, 0.3), town(2, "XX.02", 0.8, 0.4)]
    assert outlines_by_province(outlines, towns) == {}


def test_a_province_spread_over_several_outlines_gets_none(squares: Topology) -> None:
    outlines = {f"XX-{key}": outline for key, outline in squares.outlines().items()}
    assert outlines_by_province(outlines, [town(1, "XX.01", 0.2, 0.3), town(2, "XX.01", 0.5, 1.6)]) == {}
