"""Small places of the United States, each with a post office or a name accepted by one, from the package `zipcodes`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import zipcodes

from reportedly.gazetteer.entry import Entry
from reportedly.gazetteer.found import Found, centre, distance_km, reach_km
from reportedly.gazetteer.geonames import Town
from reportedly.gazetteer.names import fold

SAME_TOWN_KM = 30.0
"""A post-office name is a town that GeoNames has where one of that name lies in the state within this distance."""


def found_post_places(towns: list[Town]) -> Iterator[Found]:
    """Give the places that have a ZIP code but are no town of `towns`, each once a state."""
    known: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        if town.country == "US":
            for name in (town.name, *town.names):
                known[town.admin1 or "", fold(name)].append(town)
    for (state, key), (name, points) in sorted(_places().items()):
        lat, lon = centre(points)
        if any(distance_km(lat, lon, town.lat, town.lon) < SAME_TOWN_KM for town in known[f"US.{state}", key]):
            continue
        entry = Entry(
            id=f"zip:{state}-{key.replace(' ', '-')}", name=name, country="US", admin1=f"US.{state}", admin2=None,
            lat=lat, lon=lon, population=0, feature="city", radius_km=max(5.0, min(reach_km(lat, lon, points), 20.0)),
            geometry=None,
        )  # fmt: skip
        yield Found(entry=entry, names=())


def _places() -> dict[tuple[str, str], tuple[str, list[tuple[float, float]]]]:
    places: dict[tuple[str, str], tuple[str, list[tuple[float, float]]]] = {}
    for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
        if row["country"] != "US" or not row["lat"] or not float(row["lat"]):
            continue
        point = (float(row["lat"]), float(row["long"]))
        # Names that the post office no longer takes are still what people and papers call the place.
        for name in (row["city"], *row["acceptable_cities"], *row["unacceptable_cities"]):
            key = fold(name)
            if len(key) > 2 and not any(c.isdigit() for c in key):
                places.setdefault((row["state"], key), (name, []))[1].append(point)
    return places
