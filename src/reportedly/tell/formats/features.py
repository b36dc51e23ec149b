"""Events as features on a map: one for each place of an event and one for each movement, none for a guess.

An event of which no place is resolved has one feature without a geometry, so that no event is lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportedly.tell.formats.account import disputed_words
from reportedly.tell.formats.addresses import web_address
from reportedly.tell.formats.event_facts import EventFacts, Movement, Site
from reportedly.tell.geojson import resolved_to
from reportedly.tell.shape import Geometry
from reportedly.tell.wording import plain

Feature = dict[str, Any]
MOVEMENT = "movement"


def features_of(facts: EventFacts) -> Iterator[Feature]:
    """The features of an event: its places, those told best first, then its movements."""
    about = about_event(facts)
    for number, site in enumerate(facts.sites):
        yield _feature(f"{facts.event.id}/place/{number}", site.geometry, about | about_site(site))
    for number, movement in enumerate(facts.movements):
        track: Geometry = {"type": "LineString", "coordinates": [list(point) for point in movement.line]}
        yield _feature(f"{facts.event.id}/movement/{number}", track, about | _about_movement(movement))
    if not facts.sites:
        yield _feature(f"{facts.event.id}/place/none", None, about | dict.fromkeys(_NOWHERE) | {"put_there_by": []})


def about_event(facts: EventFacts) -> Feature:
    """What every feature of an event says of it."""
    event, time = facts.event, facts.time
    return {
        "event": event.id,
        "summary": facts.summary,
        "status": event.status,
        "credibility": event.credibility,
        "credibility_rule": event.credibility_rule,
        "independent_origins": event.independent_origins,
        "origins_for": [facts.graded(origin) for origin in event.origins_for],
        "origins_against": [facts.graded(origin) for origin in event.origins_against],
        "lineage_unknown": event.lineage_unknown,
        "disputed": [disputed_words(disputed) for disputed in event.disputed],
        "type": facts.type,
        "mode": facts.mode,
        "acled": facts.acled,
        "actors": [role.name for role in facts.actors],
        "recipients": [role.name for role in facts.recipients],
        "figures": [
            {"unit": f.unit, "low": f.low, "best": f.best, "high": f.high, "rule": f.rule} for f in facts.figures
        ],
        "edtf": time.edtf if time else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "first_reported": event.first,
        "last_reported": event.latest,
        "says": [said_by(facts, number) for number in range(len(facts.tellings))],
    }


def said_by(facts: EventFacts, number: int) -> Feature:
    """One claim: whose words they are, on which side, how surely, and where they can be read."""
    told = facts.tellings[number]
    return {
        "claim": told.claim.id,
        "side": told.side,
        "who_says": told.who,
        "says": told.claim.content.text,
        "certainty": told.surely,
        "credibility": told.credibility,
        "report": told.report.id,
        "publisher": told.report.publisher,
        "published": told.report.published,
        "url": web_address(told.report),
    }


def about_site(site: Site) -> Feature:
    """What a place is, and which claims put the event there."""
    claim_place, place = site.claim_place, site.claim_place.place
    return {
        "role": claim_place.role,
        "relation": claim_place.relation,
        "place_words": site.words,
        "toponym": plain(place.toponym.text),
        **resolved_to(place),
        "put_there_by": [told.claim.id for told in site.tellings],
    }


_NOWHERE = (
    *("role", "relation", "place_words", "toponym", "name", "country", "gazetteer_id", "lat", "lon", "radius_km"),
    "precision",
)
"""What a feature without a place says of it: nothing."""


def _about_movement(movement: Movement) -> Feature:
    claims = [told.claim.id for told in movement.tellings]
    return dict.fromkeys(_NOWHERE) | {"role": MOVEMENT, "place_words": movement.words, "put_there_by": claims}


def _feature(id_: str, geometry: Geometry | None, properties: Feature) -> Feature:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}
