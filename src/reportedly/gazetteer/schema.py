"""The shape of a gazetteer file, and how entries are written to and read from it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from reportedly.gazetteer.entry import Entry
from reportedly.gazetteer.names import fold, sound, without_article

SCHEMA_VERSION = 1
"""Raised when the tables change; a file of another version is refused."""

TABLES = """
CREATE TABLE entries (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
    lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, feature TEXT NOT NULL, radius_km REAL NOT NULL,
    geometry TEXT, rank INTEGER NOT NULL
);
CREATE TABLE names (key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE outlines (id TEXT PRIMARY KEY, geometry TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE neighbours (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX divisions ON entries (admin1) WHERE feature = 'adm1';
CREATE INDEX counties ON entries (admin2) WHERE feature = 'adm2';
CREATE INDEX countries ON entries (country) WHERE feature = 'country';
"""

COLUMNS = "id, name, country, admin1, admin2, lat, lon, population, feature, radius_km, geometry"
FEATURE_RANKS = {"country": 0, "continent": 1, "region": 2, "adm1": 3}

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
        id=row[0], name=row[1], country=row[2], admin1=row[3], admin2=row[4], lat=row[5], lon=row[6], population=row[7],
        feature=row[8], radius_km=row[9], geometry=json.loads(row[10]) if row[10] else None,
    )  # fmt: skip


def write(file: sqlite3.Connection, number: int, entry: Entry, names: Iterable[str]) -> None:
    """File one entry under all its names; the older of two entries with one id stays."""
    geometry = json.dumps(entry.geometry, separators=(",", ":")) if entry.geometry else None
    rank = FEATURE_RANKS.get(entry.feature, 4) * 10**10 - entry.population
    file.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, entry.id, entry.name, entry.country, entry.admin1, entry.admin2, entry.lat, entry.lon,
         entry.population, entry.feature, entry.radius_km, geometry, rank),
    )  # fmt: skip
    file.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", [(key, number) for key in keys_of(entry, names)])


def keys_of(entry: Entry, names: Iterable[str]) -> set[str]:
    """Give every key that an entry is filed under: its folded names, these without article, and how they sound."""
    keys = {fold(name) for name in (entry.name, *names)} - {""}
    keys |= {bare for key in keys if (bare := without_article(key)) and len(bare) > 2}
    if entry.country in TRANSLITERATED and entry.feature in ("city", "adm1", "base", "airfield", "site", "district"):
        keys |= {"~" + heard for key in keys if key.isascii() and (heard := sound(key))}
    return keys
