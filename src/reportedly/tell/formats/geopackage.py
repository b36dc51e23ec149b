"""Events as an OGC GeoPackage 1.3: places and movements as a layer of features, and the claims as a table beside it.

A GeoPackage is a SQLite file, so it is made in a temporary one and handed out in pieces.
"""

from __future__ import annotations

import sqlite3
import struct
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from reportedly.tell.formats.account import COLUMNS as ACCOUNT
from reportedly.tell.formats.account import account_of
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.features import features_of, said_by
from reportedly.tell.formats.selected import Selected
from reportedly.tell.formats.wkt import envelope, wkb

APPLICATION, VERSION = 0x47504B47, 10300
"""What marks a SQLite file as a GeoPackage 1.3: "GPKG" and the number of its version."""
WGS84 = 4326
A_PIECE = 2**16
BESIDE = {"role": "TEXT", "relation": "TEXT", "name": "TEXT", "country": "TEXT", "lat": "DOUBLE", "lon": "DOUBLE"}
"""What a feature says of its place beyond the account of its event."""
OF_PLACE = {"place_words": "TEXT", "radius_km": "DOUBLE", "where_prec": "INTEGER"}
NUMBERS = {"credibility", "independent_origins", "lineage_unknown"}
CLAIMS = (
    "claim",
    "event",
    "side",
    "who_says",
    "says",
    "certainty",
    "credibility",
    "report",
    "publisher",
    "published",
    "url",
)
SRS = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    (
        "WGS 84 geodetic",
        WGS84,
        "EPSG",
        WGS84,
        'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
        'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]',
        "longitude and latitude in degrees on the WGS 84 ellipsoid",
    ),
)
TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""


def geopackage_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield the file in pieces, once it is whole."""
    with tempfile.TemporaryDirectory(prefix="reportedly-geopackage-") as folder:
        path = Path(folder) / "events.gpkg"
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            _write(file, selection)
        with path.open("rb") as made:
            while piece := made.read(A_PIECE):
                yield piece


def _write(file: sqlite3.Connection, selection: Selected) -> None:
    file.execute(f"PRAGMA application_id = {APPLICATION}")
    file.execute(f"PRAGMA user_version = {VERSION}")
    file.executescript(TABLES)
    file.execute(f"CREATE TABLE places (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, {_columns()})")
    claims = ", ".join(f"{name} {'INTEGER' if name == 'credibility' else 'TEXT'}" for name in CLAIMS)
    file.execute(f"CREATE TABLE claims (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {claims})")
    file.execute("BEGIN")
    file.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SRS)
    box = _insert(file, selection)
    for table, kind, bounds, srs in (("places", "features", box, WGS84), ("claims", "attributes", [None] * 4, None)):
        told = (table, kind, table, selection.title, selection.at[:23] + "Z", *bounds, srs)
        file.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", told)
    file.execute("INSERT INTO gpkg_geometry_columns VALUES ('places', 'geom', 'GEOMETRY', ?, 0, 0)", (WGS84,))
    file.execute("COMMIT")


def _names() -> dict[str, str]:
    account = {name: "INTEGER" if name in NUMBERS else "TEXT" for name in ACCOUNT}
    return {"feature": "TEXT"} | account | OF_PLACE | BESIDE


def _columns() -> str:
    return ", ".join(f"{name} {kind}" for name, kind in _names().items())


def _insert(file: sqlite3.Connection, selection: Selected) -> list[float | None]:
    """Write the rows; returns west, south, east and north of all of them."""
    boxes: list[tuple[float, float, float, float]] = []
    names = _names()
    places = f"INSERT INTO places (geom, {', '.join(names)}) VALUES (?{', ?' * len(names)})"
    claims = f"INSERT INTO claims ({', '.join(CLAIMS)}) VALUES (?{', ?' * (len(CLAIMS) - 1)})"
    for facts in selection.facts():
        file.executemany(places, _place_rows(facts, names, boxes))
        file.executemany(claims, _claim_rows(facts))
    if not boxes:
        return [None] * 4
    wests, easts, souths, norths = zip(*boxes, strict=True)
    return [min(wests), min(souths), max(easts), max(norths)]


def _place_rows(
    facts: EventFacts, names: Iterable[str], boxes: list[tuple[float, float, float, float]]
) -> Iterator[tuple[Any, ...]]:
    for feature in features_of(facts):
        geometry, told = feature["geometry"], feature["properties"]
        if geometry is not None:
            boxes.append(envelope(geometry))
        row = {**account_of(facts), **{key: told[key] for key in (*BESIDE, "place_words", "radius_km")}}
        row |= {"feature": feature["id"], "where_prec": told["precision"]}
        yield (_blob(geometry), *(row[name] for name in names))


def _claim_rows(facts: EventFacts) -> Iterator[tuple[Any, ...]]:
    for number in range(len(facts.tellings)):
        told = {**said_by(facts, number), "event": facts.event.id}
        yield tuple(told[name] for name in CLAIMS)


def _blob(geometry: Mapping[str, Any] | None) -> bytes | None:
    """A geometry as GeoPackage keeps it: a head with its box, then WKB."""
    if geometry is None:
        return None
    if geometry["type"] == "Point":
        return b"GP" + struct.pack("<BBi", 0, 0b00001, WGS84) + wkb(geometry)
    return b"GP" + struct.pack("<BBi4d", 0, 0b00011, WGS84, *envelope(geometry)) + wkb(geometry)
