"""The shape of a gazetteer file, and how entries are written to and read from it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from reportedly.gazetteer.entry import Entry
from reportedly.gazetteer.names import fold, sound, without_article

SCHEMA_VERSION = 3
"""Raised when the tables change; a file of another version is refused."""

TABLES = """
CREATE TABLE entries (
    n INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
    lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, feature TEXT NOT NULL, radius_km REAL NOT NULL,
    geometry TEXT
);
CREATE TABLE names (key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE outlines (id TEXT PRIMARY KEY, geometry BLOB NOT NULL) WITHOUT ROWID;  -- GeoJSON, deflated
CREATE TABLE capitals (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE neighbours (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX ids ON entries (id) WHERE id IS NOT NULL;
CREATE INDEX divisions ON entries (admin1) WHERE feature = 'adm1';
CREATE INDEX counties ON entries (admin2) WHERE feature = 'adm2';
CREATE INDEX countries ON entries (country) WHERE feature = 'country';
"""

COLUMNS = "n, id, name, country, admin1, admin2, lat, lon, population, feature, radius_km, geometry"
GEONAMES = "geonames:"
FIRST_OTHER_NUMBER = 1_000_000_000
"""Entries of GeoNames are numbered as they are there, and their id is not written out; all others from here on."""

TRANSLITERATED = frozenset(
    (
        *("AE", "AF", "AZ", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR"),
        *("OM", "PK", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "TJ", "TM", "TN", "TR", "UZ", "YE"),
    )
)
"""Countries whose place names reach English from Arabic or Hebrew script, in many spellings."""


def create(path: str) -> sqlite3.Connection:
    """Make an empty gazetteer file, opened for writing."""
    file = sqlite3.connect(path)
    file.executescript(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES + INDEXES
    )
    file.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return file


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Make an entry of a row of `COLUMNS`."""
    return Entry(
        id=row[1] or f"{GEONAMES}{row[0]}", name=row[2], country=row[3], admin1=row[4], admin2=row[5], lat=row[6],
        lon=row[7], population=row[8], feature=row[9], radius_km=row[10],
        geometry=json.loads(row[11]) if row[11] else None,
    )  # fmt: skip


def geonames_number(entry_id: str) -> int | None:
    """Give the GeoNames number in an id; None for an id of another prefix."""
    prefix, _, number = entry_id.partition(":")
    return int(number) if prefix + ":" == GEONAMES and number.isdigit() else None


def write(file: sqlite3.Connection, entry: Entry, names: Iterable[str]) -> None:
    """File one entry under all its names, in place of what was filed under its id."""
    number = geonames_number(entry.id) or _other_number(file, entry.id)
    geometry = json.dumps(entry.geometry, separators=(",", ":")) if entry.geometry else None
    file.execute(
        "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, None if number < FIRST_OTHER_NUMBER else entry.id, entry.name, entry.country, entry.admin1,
         entry.admin2, entry.lat, entry.lon, entry.population, entry.feature, entry.radius_km, geometry),
    )  # fmt: skip
    file.executemany(
        "INSERT OR IGNORE INTO names VALUES (?, ?)", [(key, number) for key in sorted(keys_of(entry, names))]
    )


def _other_number(file: sqlite3.Connection, entry_id: str) -> int:
    known = file.execute("SELECT n FROM entries WHERE id = ?", (entry_id,)).fetchone()
    last = known or file.execute("SELECT max(n) + 1 FROM entries WHERE n >= ?", (FIRST_OTHER_NUMBER,)).fetchone()
    return int(last[0] or FIRST_OTHER_NUMBER)


def keys_of(entry: Entry, names: Iterable[str]) -> set[str]:
    """Give every key that an entry is filed under: its folded names, these without article, and how they sound."""
    keys = {fold(name) for name in (entry.name, *names)} - {""}
    # "the Gulf" must not make every gulf a name; an Arabic article is left away as often as not.
    keys |= {bare for key in keys if not key.startswith("the ") and (bare := without_article(key)) and len(bare) > 2}
    if entry.country in TRANSLITERATED and entry.feature in ("city", "adm1", "base", "airfield", "site", "district"):
        keys |= {"~" + heard for key in keys if key.isascii() and (heard := sound(key))}
    return keys
