"""FollowTheMoney entities as JSON lines, the stream that Aleph and the `ftm` command read.

- Event: each event, with its days, place in words, actors, and how it stands in `notes`
- Address: each resolved place with latitude and longitude; FtM has no radius, so it is told in `remarks` in words
- Article: each report, with its text
- Documentation: each claim: which report says it of which event, on which side, in which words
- Organization, PublicBody: the actors that the claims point to
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.lexicon.table import load_table
from reportedly.model.actor import Actor
from reportedly.model.report import Report
from reportedly.tell.formats.account import disputed_words
from reportedly.tell.formats.addresses import uuid_of, web_address, web_addresses
from reportedly.tell.formats.days import day_of
from reportedly.tell.formats.event_facts import EventFacts, Site
from reportedly.tell.formats.json_lists import lines
from reportedly.tell.formats.selected import Selected
from reportedly.tell.formats.tellings import Telling
from reportedly.tell.wording import CONTROLS, plain

Entity = dict[str, Any]

SCHEMAS = {"state": "PublicBody", "government": "PublicBody", "armed_force": "PublicBody", "office": "PublicBody"}
"""By kind of actor; armed groups, organisations and media are organisations."""

TOLD_ONCE = ("Article", "Event", "Documentation")
"""What nothing else tells of: that it was written need not be kept in mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """A language by its codes."""

    code: str
    three: str
    source: str


def ftm_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield one entity a line, each once."""
    return lines(_once(_entities(selection)))


def _once(entities: Iterable[Entity]) -> Iterator[Entity]:
    seen: set[str] = set()
    for entity in entities:
        if entity["schema"] in TOLD_ONCE:
            yield entity
        elif entity["id"] not in seen:
            seen.add(entity["id"])
            yield entity


def _entities(selection: Selected) -> Iterator[Entity]:
    for reading in selection.told_in():
        yield _article(reading.report)
    for facts in selection.facts():
        sites = [site for site in facts.sites if site.claim_place.place.lat is not None]
        yield from map(_address, sites)
        roles = [role.actor for role in (*facts.actors, *facts.recipients) if role.actor]
        yield from map(_actor, roles)
        yield _event(facts, sites, roles)
        yield from (_documentation(facts, telling) for telling in facts.tellings)


def ftm_id(id_: str) -> str:
    """An id as FtM writes them: it knows no underscores."""
    return id_.replace("_", "-")


@cache
def _languages() -> Mapping[str, str]:
    """Three letters by two."""
    return {row.code: row.three for row in load_table("language_codes", LanguageRow)}


def _entity(id_: str, schema: str, **values: Iterable[Any]) -> Entity:
    """An entity; every value is a list of words, and what is not known is left out."""
    told = {name: [str(value) for value in given if value not in (None, "")] for name, given in values.items()}
    return {"id": id_, "schema": schema, "properties": {name: listed for name, listed in told.items() if listed}}


def _event(facts: EventFacts, sites: list[Site], roles: list[Actor]) -> Entity:
    event, time = facts.event, facts.time
    first, last = (day_of(time.earliest), day_of(time.latest)) if time else (None, None)
    return _entity(
        ftm_id(event.id),
        "Event",
        name=[facts.summary],
        summary=[_standing(facts)],
        notes=[*map(disputed_words, event.disputed), *(figure.rule for figure in facts.figures)],
        keywords=[event.status, f"credibility {event.credibility}", facts.type, facts.mode, facts.acled],
        startDate=[first],
        endDate=[last],
        recordId=[event.id],
        location=[*(plain(m.words) for m in facts.movements), *(plain(one.words) for one in facts.sites)],
        addressEntity=dict.fromkeys(_address_id(site) for site in sites),
        country=dict.fromkeys(_country(site.claim_place.place.country) for site in sites),
        involved=dict.fromkeys(ftm_id(actor.id) for actor in roles),
        sourceUrl=web_addresses(facts.reports),
        publisher=dict.fromkeys(plain(report.publisher or "") for report in facts.reports),
        proof=[ftm_id(report.id) for report in facts.reports],
    )


def _standing(facts: EventFacts) -> str:
    event = facts.event
    held = ", ".join(map(facts.graded, event.origins_for)) or "nobody who can be named"
    against = ", ".join(map(facts.graded, event.origins_against))
    denied = f" Against: {against}." if against else ""
    return f"Claimed, {event.status}. For: {held}.{denied} Credibility {event.credibility} ({event.credibility_rule})."


def _address_id(site: Site) -> str:
    place = site.claim_place.place
    return f"adr-{uuid_of('address', repr((place.gazetteer_id, place.lat, place.lon, place.radius_km)), site.words)}"


def _address(site: Site) -> Entity:
    place = site.claim_place.place
    within = f" (within {place.radius_km:g} km)" if place.radius_km else ""
    return _entity(
        _address_id(site),
        "Address",
        full=[plain(site.words)],
        remarks=[f"{plain(place.name or site.words)}{within}; UCDP where_prec {place.precision}"],
        latitude=[place.lat],
        longitude=[place.lon],
        country=[_country(place.country)],
    )


def _country(code: str | None) -> str | None:
    return code.lower() if code else None


def _actor(actor: Actor) -> Entity:
    schema = SCHEMAS.get(actor.kind, "Organization")
    return _entity(ftm_id(actor.id), schema, name=[plain(actor.name)], country=[_country(actor.country)])


def _article(report: Report) -> Entity:
    return _entity(
        ftm_id(report.id),
        "Article",
        title=[plain(report.title or "")],
        bodyText=[CONTROLS.sub("", report.text).strip()],
        author=report.byline,
        publisher=[plain(report.publisher or "")],
        publishedAt=[_published(report)],
        sourceUrl=[web_address(report)],
        language=[_languages().get(report.language.partition("-")[0])],
        notes=[
            f"SHA-256 of the bytes as received: {report.sha256}",
            f"id as given: {report.external_id}" if report.external_id else None,
        ],
    )


def _published(report: Report) -> str | None:
    day = day_of(report.published)
    return day.isoformat() if day else None


def _documentation(facts: EventFacts, telling: Telling) -> Entity:
    """That a report says something of an event: whose words, how surely and on which side."""
    return _entity(
        ftm_id(telling.claim.id),
        "Documentation",
        entity=[ftm_id(facts.event.id)],
        document=[ftm_id(telling.report.id)],
        role=[telling.side],
        summary=[f"{telling.who}: {plain(telling.claim.content.text)}"],
        description=[f"{telling.surely}; credibility {telling.credibility or 6}"],
        date=[_published(telling.report)],
        sourceUrl=[web_address(telling.report)],
        publisher=[plain(telling.report.publisher or "")],
        recordId=[telling.claim.id],
    )
