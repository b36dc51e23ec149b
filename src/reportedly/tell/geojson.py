"""Claims on a map for other programs: an RFC 7946 FeatureCollection.

One feature for each place of a claim, and one line for each movement. Areas are polygons, a radius is a circle's
polygon with its `radius_km` beside it, and what is not resolved has no geometry rather than a guess.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.tell.shape import Geometry, geometry_of, routes
from reportedly.tell.wording import chain_words

Feature = dict[str, Any]


def geojson_chunks(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the pieces of one FeatureCollection over all readings."""
    before = '{"type":"FeatureCollection","features":[\n'
    for reading in readings:
        for feature in features_of(reading):
            yield before + json.dumps(feature, ensure_ascii=True, allow_nan=False)
            before = ",\n"
    yield "\n]}\n" if before == ",\n" else before + "]}\n"


def features_of(reading: Reading) -> Iterator[Feature]:
    """Yield the features of one reading in the order of its claims."""
    for claim in reading.claims:
        said = _said(claim, reading.report)
        for number, place in enumerate(claim.places):
            yield _feature(f"{claim.id}/place/{number}", geometry_of(place.place), said | _where(place))
        for number, line in enumerate(routes(claim.places)):
            track: Geometry = {"type": "LineString", "coordinates": [list(point) for point in line]}
            yield _feature(f"{claim.id}/movement/{number}", track, said | {"role": "movement"})


def _feature(id_: str, geometry: Geometry | None, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def _said(claim: Claim, report: Report) -> dict[str, Any]:
    time, event = claim.time, claim.event
    return {
        "claim": claim.id,
        "report": claim.report_id,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
        "kind": claim.kind,
        "who_says": chain_words(claim.attribution),
        "says": claim.content.text,
        "certainty": claim.factuality.certainty,
        "polarity": claim.factuality.polarity,
        "unverified": claim.factuality.unverified,
        "event": event.type if event else None,
        "mode": event.mode if event else None,
        "acled": event.acled if event else None,
        "edtf": time.edtf if time else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
    }


def _where(claim_place: ClaimPlace) -> dict[str, Any]:
    place = claim_place.place
    return {
        "role": claim_place.role,
        "relation": claim_place.relation,
        "toponym": place.toponym.text,
        **resolved_to(place),
    }


def resolved_to(place: Place) -> dict[str, Any]:
    """What a toponym was resolved to, and how finely."""
    return {
        "name": place.name,
        "country": place.country,
        "gazetteer_id": place.gazetteer_id,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": place.precision,
    }
