"""A user's own places, kept beside the built-in gazetteer: rows of a CSV file, or a dump of GeoNames.

For `reportedly gazetteer add FILE` call `add_rows`, for `load FILE` call `load_geonames`, for `show NAME` call
`open_gazetteer().lookup(NAME)`. What is added is found before the built-in places; a row with the id of an older one
replaces it.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, cast

from reportedly.errors import InputError
from reportedly.gazetteer.entry import FEATURES, Entry, Feature
from reportedly.gazetteer.found import Found, settlement_radius_km
from reportedly.gazetteer.names import fold
from reportedly.gazetteer.schema import INDEXES, SCHEMA_VERSION, TABLES, write
from reportedly.gazetteer.store import open_gazetteer
from reportedly.gazetteer.where import own_path
from reportedly.lexicon.table import load_table

NEEDED = ("name", "lat", "lon")
OPTIONAL = ("id", "aliases", "kind", "country", "admin1", "admin2", "population", "radius_km")
DEFAULT_RADIUS_KM: dict[Feature, float] = {
    "continent": 3000.0, "country": 400.0, "region": 150.0, "adm1": 120.0, "adm2": 30.0, "landscape": 40.0,
    "sea": 300.0, "river": 60.0, "lake": 10.0, "island": 15.0, "mountain": 15.0, "route": 60.0, "border": 60.0,
    "district": 3.0, "airfield": 2.5, "base": 2.5, "site": 1.5, "city": 2.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureCode:
    """A row of `lexicon/geonames_features.tsv`."""

    code: str
    feature: Feature
    source: str


COLUMNS_OF_DUMP = 19


def add_rows(path: Path, target: Path | None = None) -> int:
    """Add the places of a CSV file to the user's gazetteer; gives how many.

    Columns `name`, `lat`, `lon` are needed; `aliases` (split at "|"), `kind` (one of `FEATURES`; "site" where empty),
    `country` (ISO 3166-1 alpha-2), `admin1`, `admin2`, `population`, `radius_km` and `id` may be there.
    Raises InputError that lists every fault with its line; then nothing is added.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give a CSV file in UTF-8") from error
    faults: list[str] = _header_faults(rows)
    places = [] if faults else [_place(row, line, faults) for line, row in enumerate(rows, start=2)]
    if faults:
        raise InputError(str(path), "\n".join(faults), "correct these lines and add the file again; nothing was added")
    return _file(cast("list[Found]", places), target)


def _header_faults(rows: list[dict[str, str]]) -> list[str]:
    if not rows:
        return ["there is no row in it"]
    header = [column for column in rows[0] if column]
    faults = [f"column {column!r} is missing" for column in NEEDED if column not in header]
    return faults + [f"column {column!r} is not known" for column in header if column not in (*NEEDED, *OPTIONAL)]


def _place(row: dict[str, str], line: int, faults: list[str]) -> Found | None:
    before = len(faults)
    cells = {column: (value or "").strip() for column, value in row.items() if column}
    if None in row or None in row.values():
        faults.append(f"line {line}: has more or fewer cells than the header")
    if not fold(cells["name"]):
        faults.append(f"line {line}: name is empty")
    lat = _number(cells, "lat", line, faults, 90.0)
    lon = _number(cells, "lon", line, faults, 180.0)
    kind = cells.get("kind") or "site"
    if kind not in FEATURES:
        faults.append(f"line {line}: kind is {kind!r}, must be one of {', '.join(FEATURES)}")
    country = cells.get("country") or None
    if country and not (len(country) == 2 and country.isalpha() and country.isupper()):
        faults.append(f"line {line}: country is {country!r}, must be two capital letters (ISO 3166-1 alpha-2)")
    population = _number(cells, "population", line, faults, 2e10, least=0.0)
    radius = _number(cells, "radius_km", line, faults, 20_000.0, least=0.0)
    if len(faults) > before:
        return None
    feature = cast("Feature", kind)
    entry = Entry(
        id=cells.get("id") or f"user:{fold(cells['name']).replace(' ', '-')}-{lat:.3f}-{lon:.3f}", name=cells["name"],
        country=country, admin1=cells.get("admin1") or None, admin2=cells.get("admin2") or None, lat=lat, lon=lon,
        population=int(population), feature=feature, radius_km=radius or DEFAULT_RADIUS_KM[feature], geometry=None,
    )  # fmt: skip
    return Found(entry=entry, names=tuple(name for name in cells.get("aliases", "").split("|") if name.strip()))


def _number(
    cells: dict[str, str], column: str, line: int, faults: list[str], most: float, least: float | None = None
) -> float:
    text = cells.get(column, "")
    if not text and column not in NEEDED:
        return 0.0
    try:
        value = float(text)
    except ValueError:
        faults.append(f"line {line}: {column} is {text!r}, must be a number")
        return 0.0
    lowest = -most if least is None else least
    if not lowest <= value <= most:
        faults.append(f"line {line}: {column} is {text}, must lie between {lowest:g} and {most:g}")
    return value


def load_geonames(path: Path, target: Path | None = None) -> int:
    """Load a dump of GeoNames (allCountries.txt, a country's such as IQ.txt, or their zip); gives how many places.

    Reads line by line, so that the full dump of twelve million places needs no memory. Of buildings and other spots
    only those that reports of conflict name are taken: bases, airfields, dams, camps, crossings.
    Raises InputError where the file is no such dump; then nothing is added.
    """
    try:
        with _lines(path) as lines:
            return _file(
                (found for number, line in enumerate(lines, 1) if (found := _of_dump(path, number, line))), target
            )
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give a GeoNames dump, .txt or .zip") from error


@contextmanager
def _lines(path: Path) -> Iterator[IO[str]]:
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if n.endswith(".txt") and not n.lower().startswith("readme")]
        if len(names) != 1:
            raise InputError(str(path), f"holds {len(names)} tables", "give a zip with one GeoNames table in it")
        with archive.open(names[0]) as packed, io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as file:
            yield file


def _of_dump(path: Path, number: int, line: str) -> Found | None:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS_OF_DUMP:
        raise InputError(
            str(path),
            f"line {number} has {len(cells)} cells, a GeoNames dump has {COLUMNS_OF_DUMP}",
            "give such a dump",
        )
    known = _features()
    feature = known.get(cells[7]) or known.get(cells[6])
    return _entry_of_dump(cells, feature) if feature else None


@cache
def _features() -> dict[str, Feature]:
    return {row.code: row.feature for row in load_table("geonames_features", FeatureCode)}


def _entry_of_dump(cells: list[str], feature: Feature) -> Found:
    country, population = cells[8] or None, int(cells[14] or 0)
    admin1 = f"{country}.{cells[10]}" if country and cells[10] and feature != "country" else None
    admin2 = f"{admin1}.{cells[11]}" if admin1 and cells[11] and feature != "adm1" else None
    radius = settlement_radius_km(population) if feature in ("city", "district") else DEFAULT_RADIUS_KM[feature]
    entry = Entry(
        id=f"geonames:{int(cells[0])}", name=cells[1], country=country, admin1=admin1, admin2=admin2,
        lat=float(cells[4]), lon=float(cells[5]), population=population, feature=feature, radius_km=radius,
        geometry=None,
    )  # fmt: skip
    return Found(entry=entry, names=(cells[2], *(n for n in cells[3].split(",") if n[:1].isupper())))


def _file(places: Iterable[Found], target: Path | None) -> int:
    """Write places in one transaction: all of them or none."""
    path = target or own_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with closing(_opened(path)) as file, file:
        for count, place in enumerate(places, start=1):  # noqa: B007 — the count is the answer
            write(file, place.entry, place.names)
    open_gazetteer.cache_clear()
    return count


def _opened(path: Path) -> sqlite3.Connection:
    is_new = not path.exists()
    file = sqlite3.connect(path)
    if is_new:
        file.executescript(TABLES + INDEXES)
        file.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return file
