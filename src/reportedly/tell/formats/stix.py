"""A STIX 2.1 bundle: events as incidents, claims as opinions on them by whoever holds or disputes them.

- identity: the casebook, publishers, and who is said to know or do something
- report: each report, with the digest of its bytes; one that does not say when it was published is a grouping
- incident: each event; how it stands, what is disputed and the figures are in an extension of the bundle's own
- location: each resolved place, with its radius as `precision` in metres; a country also as its code
- opinion: each claim, from strongly-agree to strongly-disagree by the source's own certainty and polarity
- relationship: located-at between incident and location, attributed-to between incident and actor

STIX knows points, not areas: a location is the middle of a place and how far it reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from reportedly import __version__
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.tell.formats.addresses import uuid_of, web_address
from reportedly.tell.formats.days import instant
from reportedly.tell.formats.event_facts import EventFacts, Role, Site
from reportedly.tell.formats.features import about_event, about_site
from reportedly.tell.formats.json_lists import listed
from reportedly.tell.formats.selected import ReportStanding, Selected
from reportedly.tell.formats.tellings import Telling
from reportedly.tell.wording import plain, title_words

Object = dict[str, Any]

CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
"""STIX confidence by Admiralty credibility (STIX 2.1, appendix A); 6, "cannot be judged", has none."""
OPINIONS = {"certain": ("strongly-agree", "strongly-disagree"), "probable": ("agree", "disagree")}
"""By the source's certainty, its opinion where it affirms and where it denies; less sure ones are neutral."""
NEUTRAL = "neutral"
CLASSES = {"state": "organization", "government": "organization", "armed_force": "organization", "office": "individual"}
"""identity_class by kind of actor; armed groups are groups, everything else is an organisation."""
TOLD_ONCE = ("incident", "opinion", "report", "grouping")
"""Objects that nothing else tells of: that they were written need not be kept in mind."""
METRES = 1000
EXTENSION = f"extension-definition--{uuid_of('extension', 'reportedly-event', '1')}"
SCHEMA = "the keys are those of the properties of the GeoJSON export; see docs/reference/exports.md of reportedly"


def stix_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield one bundle, object by object."""
    bundle = uuid_of("bundle", selection.title, selection.at, *selection.event_ids)
    head = f'{{"type":"bundle","id":"bundle--{bundle}","objects":['
    return listed(head, _once(_objects(selection)), "]}")


def _once(objects: Iterable[Object]) -> Iterator[Object]:
    """Each object once, however often it is told of."""
    seen: set[str] = set()
    for told in objects:
        if told["type"] in TOLD_ONCE:
            yield told
        elif told["id"] not in seen:
            seen.add(told["id"])
            yield told


def _objects(selection: Selected) -> Iterator[Object]:
    casebook = _object("identity", selection.at, "casebook", selection.title)
    yield casebook | {"name": plain(selection.title), "identity_class": "system"}
    made = partial(_object, by=casebook["id"])
    yield made("extension-definition", selection.at, "extension", "reportedly-event", "1") | {
        "id": EXTENSION,
        "name": "reportedly event",
        "description": "How an event stands among those who tell of it.",
        "schema": SCHEMA,
        "version": __version__,
        "extension_types": ["property-extension"],
    }
    for facts in selection.facts():
        yield from _event(facts, selection, made)
    for standing in selection.standing():
        yield from _report(standing, selection, made)


def _event(facts: EventFacts, selection: Selected, made: Any) -> Iterator[Object]:
    event = facts.event
    created = instant(event.first) or _stamp(selection.at)
    incident = made("incident", created, event.id, modified=max(created, instant(event.latest) or created)) | {
        "name": facts.summary,
        "description": _description(facts),
        "labels": [event.status, *filter(None, (facts.type, facts.mode))],
        "external_references": list(_references(facts)),
        "extensions": {EXTENSION: {"extension_type": "property-extension", **_without_gaps(_standing(facts))}},
    }
    if event.credibility in CONFIDENCE:
        incident["confidence"] = CONFIDENCE[event.credibility]
    yield incident
    for site in facts.sites:
        yield from _location(site, incident["id"], created, made)
    for role in (*facts.actors, *facts.recipients):
        yield from _taking_part(role, role in facts.actors, incident["id"], created, made)
    for telling in facts.tellings:
        yield from _opinion(telling, incident["id"], created, made)


def _standing(facts: EventFacts) -> Object:
    """What every feature of a map says of an event, and all its places."""
    places = [{**about_site(site), "geometry": site.geometry} for site in facts.sites]
    routes = [{"place_words": m.words, "line": [list(point) for point in m.line]} for m in facts.movements]
    return {**about_event(facts), "places": places, "movements": routes}


def _without_gaps(told: Any) -> Any:
    """STIX writes what is not known by leaving its key out."""
    if isinstance(told, dict):
        return {key: _without_gaps(value) for key, value in told.items() if value is not None and value != []}
    return [_without_gaps(value) for value in told] if isinstance(told, list) else told


def _description(facts: EventFacts) -> str:
    """The event in words: nothing of it is said to be so."""
    event = facts.event
    sides = f"{event.independent_origins} independent origins for it, {len(event.origins_against)} against"
    places = "; ".join([*(m.words for m in facts.movements), *(site.words for site in facts.sites)])
    where = f" Places: {places}." if places else ""
    return f"Claimed, {event.status}: {sides}. Credibility {event.credibility} ({event.credibility_rule}).{where}"


def _references(facts: EventFacts) -> Iterator[Object]:
    yield {"source_name": "reportedly", "external_id": facts.event.id}
    for report in facts.reports:
        yield _reference(report)


def _reference(report: Report) -> Object:
    address = web_address(report)
    told = {"source_name": plain(report.publisher or "") or "unnamed publisher", "external_id": report.id}
    return told | ({"url": address, "hashes": {"SHA-256": report.sha256}} if address else {})


def _location(site: Site, incident: str, created: str, made: Any) -> Iterator[Object]:
    place = site.claim_place.place
    if place.lat is None or place.lon is None:
        return
    key = (place.gazetteer_id or "", f"{place.lat!r}", f"{place.lon!r}", f"{place.radius_km!r}", site.words)
    location = made("location", created, *key) | {
        "name": plain(place.name or site.words),
        "description": site.words,
        "latitude": place.lat,
        "longitude": place.lon,
    }
    if place.country:
        location["country"] = place.country
    if place.radius_km:
        location["precision"] = round(place.radius_km * METRES, 1)
    yield location
    yield _relation(incident, "located-at", location["id"], site.claim_place.role, created, made)


def _taking_part(role: Role, acting: bool, incident: str, created: str, made: Any) -> Iterator[Object]:
    """Public roles and bodies alone are objects; whoever else takes part stays words in the claims."""
    if role.actor is not None:
        identity = _identity(role.actor, created, made)
        yield identity
        part = "said to do it" if acting else "said to have it done to them"
        yield _relation(incident, "attributed-to" if acting else "targets", identity["id"], part, created, made)


def _identity(actor: Actor, created: str, made: Any) -> Object:
    classed = "group" if actor.kind == "armed_group" else CLASSES.get(actor.kind, "organization")
    about = {"name": plain(actor.name), "identity_class": classed}
    told: Object = made("identity", created, actor.id) | about
    return told


def _relation(source: str, kind: str, target: str, words: str, created: str, made: Any) -> Object:
    ends = {"relationship_type": kind, "source_ref": source, "target_ref": target, "description": words}
    told: Object = made("relationship", created, source, kind, target, words) | ends
    return told


def _opinion(telling: Telling, incident: str, created: str, made: Any) -> Iterator[Object]:
    authors = [plain(origin.informant) for origin in telling.origins]
    report = telling.report
    told = made("opinion", instant(report.published) or created, telling.claim.id) | {
        "explanation": telling.claim.content.text,
        "authors": authors or [telling.who],
        "opinion": opinion_of(telling.claim, telling.side),
        "object_refs": [incident],
        "labels": [telling.side, telling.surely],
        "external_references": [
            {"source_name": "reportedly", "external_id": telling.claim.id, "description": f"said by: {telling.who}"},
            _reference(report),
        ],
    }
    if telling.credibility in CONFIDENCE:
        told["confidence"] = CONFIDENCE[telling.credibility]
    yield told


def opinion_of(claim: Claim, side: str) -> str:
    """What whoever makes a claim holds of the event: by the side it is on, as surely as they say it."""
    affirms, denies = OPINIONS.get(claim.factuality.certainty, (NEUTRAL, NEUTRAL))
    return {"for": affirms, "against": denies}.get(side, NEUTRAL)


def _told_by(standing: ReportStanding) -> Iterator[str]:
    """The incidents that a report tells of, in their order, each before the opinions on it."""
    told = sorted((claim.event, id) for id, claim in standing.claims.items() if claim.event)
    for (_, event), claim in told:
        yield from (_id("incident", event), _id("opinion", claim))


def _report(standing: ReportStanding, selection: Selected, made: Any) -> Iterator[Object]:
    """A report with what it tells of; one that tells of nothing asked for but questions points at the casebook."""
    report = standing.reading.report
    publisher = made("identity", selection.at, "publisher", report.publisher or "")
    publisher |= {"name": plain(report.publisher or "") or "unnamed publisher", "identity_class": "organization"}
    yield publisher
    published = instant(report.published)
    about = {
        "name": title_words(standing.reading),
        "object_refs": [publisher["id"], *dict.fromkeys(_told_by(standing))],
        "external_references": [_reference(report)],
        "lang": report.language,
    }
    if published is None:
        context = {"context": "unspecified", "description": "This report does not say when it was published."}
        yield made("grouping", selection.at, report.id) | about | context
    else:
        yield made("report", published, report.id) | about | {"published": published, "report_types": ["observed-data"]}


def _object(kind: str, created: str, *key: str, modified: str | None = None, by: str | None = None) -> Object:
    """What every object has; the same thing has the same id in every export."""
    stamp = _stamp(created)
    told: Mapping[str, Any] = {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, *key),
        "created": stamp,
        "modified": _stamp(modified or stamp),
    }
    return {**told, **({"created_by_ref": by} if by else {})}


def _id(kind: str, *key: str) -> str:
    return f"{kind}--{uuid_of(kind, *key)}"


def _stamp(moment: str) -> str:
    """RFC 3339 in UTC with milliseconds."""
    return f"{moment[:19]}.000Z"
