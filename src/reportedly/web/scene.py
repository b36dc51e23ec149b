"""Claims in sight, with everything that is known around them: of the whole casebook, or of a few events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from reportedly.casebook import Casebook, picture_schema
from reportedly.casebook.links import Link, links_about
from reportedly.casebook.readings_in_part import Whereabouts, readings_in_part, whereabouts
from reportedly.link.decided_events import as_decided
from reportedly.link.linking import Linked, linked_from
from reportedly.model.claim import Claim
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.kept.keeping import came
from reportedly.web.kept.listed import ListedClaim, ListedEvent, with_origins
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.showing import Rows, event_kept, events_of, sources_kept
from reportedly.web.kept.source import KeptSource
from reportedly.web.told import ToldEvent, told_event
from reportedly.weigh.picture import Picture, situation_of
from reportedly.weigh.situation import Situation
from reportedly.work.judged import event_decisions, judged_in
from reportedly.work.links_kept import COPIES, SAME_STATEMENT, STAGE, links_read
from reportedly.work.looking_up import reading_with

NOWHERE = Whereabouts(reports=frozenset(), positions={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Claims with their reports, links and weights."""

    linked: Linked
    picture: Picture
    told: tuple[ToldEvent, ...]
    """The events, as they are listed and told."""
    readings: Mapping[str, Reading]
    """By report."""
    lineage: Mapping[str, ReportOrigin]
    """By report, whose reporting it carries."""
    event_of: Mapping[str, SituationEvent]
    """By claim."""


def whole_scene(book: Casebook, withheld: Withheld = NOTHING) -> Scene:
    """Everything that a casebook comes to, worked out from its records."""
    return scene_of(*withheld.picture(book), came(book))


def scene_around(rows: Rows, book: Casebook, events: Sequence[ListedEvent], withheld: Withheld = NOTHING) -> Scene:
    """What is known around the claims of some kept events; nothing else of the casebook is taken up."""
    told = {claim.id: claim for kept in events for claim in kept.claims}
    with book.looking() as connection:
        links = list(links_from(connection, told))
    beyond = _told_elsewhere(rows, {link.older for link in links} - told.keys())
    with book.looking() as connection:
        links += links_from(connection, beyond)
    told |= beyond
    named = {*named_in(events), *(id for claim in beyond.values() for id in claim.origins)}
    with rows.looking() as connection:
        sources = {kept.origin.id: kept for kept in sources_kept(connection, named)}
    linked = _linked(book, set(told), links, withheld)
    origins = {claim.id: tuple(sources[id].origin for id in claim.origins) for claim in told.values()}
    return scene_kept(rows, events, replace(linked, origins=origins), sources)


def scene_kept(rows: Rows, events: Sequence[ListedEvent], linked: Linked, sources: Mapping[str, KeptSource]) -> Scene:
    """Some kept events as they are weighed, with what links say around them; `sources` has those behind them by id."""
    known = {id: kept.origin for id, kept in sources.items()}
    picture = Picture(
        situation=with_sides(situation_of(linked), rows),
        sources={id: kept.grade for id, kept in sources.items()},
        credibility={c.id: c.credibility for kept in events for c in kept.claims if c.credibility is not None},
        events=tuple(with_origins(kept.event, known) for kept in events),
        hypotheses=(),
    )
    return scene_of(linked, picture, {})


def scene_of(linked: Linked, picture: Picture, since: Mapping[str, int]) -> Scene:
    """A picture with what is looked up in it; `since` says by which ledger entry each report came in."""
    return Scene(
        linked=linked,
        picture=picture,
        told=tuple(told_event(event, picture, since) for event in picture.events),
        readings={reading.report.id: reading for reading in linked.readings},
        lineage={told.report_id: told for told in linked.reports},
        event_of={claim: event for event in picture.events for claim in event.claims},
    )


def links_from(connection: Connection, claims: Iterable[str]) -> Iterator[Link]:
    """The links that linking found from some claims to older ones."""
    return (link for link in links_about(connection, claims) if link.stage == STAGE)


def _told_elsewhere(rows: Rows, claims: Iterable[str]) -> dict[str, ListedClaim]:
    """Claims of other events, that some claims speak against or bear out: they are told beside these."""
    wanted = set(claims)
    found = (event_kept(rows, id) for id in sorted(set(events_of(rows, wanted).values())))
    return {claim.id: claim for kept in found for claim in kept.claims if claim.id in wanted}


def named_in(events: Iterable[ListedEvent]) -> Iterator[str]:
    """The ids of the origins behind the claims of some events, and of those that count for and against."""
    for kept in events:
        for claim in kept.claims:
            yield from claim.origins
        yield from (origin.id for origin in (*kept.event.origins_for, *kept.event.origins_against))


def _linked(book: Casebook, wanted: set[str], links: Iterable[Link], withheld: Withheld) -> Linked:
    """What links say of some claims, the reports that make them and those that these were copied from."""
    with book.looking() as connection:
        stand = whereabouts(connection, wanted)
        reports, tied = copied_from(connection, set(stand.reports))
    inside = (link for link in links if link.older in wanted)
    found = withheld.linked(_between(_holding(book, reports, stand), tied, inside))
    return as_decided(found, event_decisions(book))


def _between(readings: Iterable[Reading], tied: Iterable[Link], links: Iterable[Link]) -> Linked:
    told, same, relations = links_read([*tied, *links])
    return linked_from(readings, tied=told, same=same, relations=relations)


def _holding(book: Casebook, reports: Iterable[str], stand: Whereabouts) -> list[Reading]:
    """The readings of some reports as persons judged them, with only those claims that stand there.

    These still point at the others. A report that was not read has an empty one.
    """
    with book.looking() as connection:
        judged = judged_in(connection)
        found = {one.report.id: judged.reading(one) for one in readings_in_part(connection, reports, stand)}
    return [*found.values(), *(reading_with(book, id) for id in set(reports) - found.keys())]


def copied_from(connection: Connection, reports: set[str]) -> tuple[set[str], list[Link]]:
    """Reports with all those that they were copied from, and the links between them."""
    found, fresh, tied = set(reports), set(reports), list[Link]()
    while fresh:
        links = [link for link in links_about(connection, fresh, (COPIES, SAME_STATEMENT)) if link.stage == STAGE]
        tied += links
        fresh = {link.older for link in links} - found
        found |= fresh
    return found, tied


def lineage_of(
    book: Casebook, report: str, withheld: Withheld = NOTHING
) -> tuple[ReportOrigin | None, Mapping[str, Reading]]:
    """Whose reporting a report carries, and the readings of it and of those it was copied from."""
    with book.looking() as connection:
        reports, tied = copied_from(connection, {report})
    linked = withheld.linked(_between(_holding(book, reports, NOWHERE), tied, ()))
    told = next((one for one in linked.reports if one.report_id == report), None)
    return told, {reading.report.id: reading for reading in linked.readings}


def claims_with(
    book: Casebook, ids: Iterable[str], withheld: Withheld = NOTHING
) -> tuple[dict[str, Claim], dict[str, Reading]]:
    """Claims by their ids, as persons judged them, and by report the readings that hold them."""
    with book.looking() as connection:
        stand = whereabouts(connection, ids)
    readings = {r.report.id: r for r in withheld.readings(_holding(book, stand.reports, stand))}
    return {claim.id: claim for reading in readings.values() for claim in reading.claims}, readings


def with_sides(situation: Situation, rows: Rows) -> Situation:
    """The same with the parties of all who act in it, whoever else in the casebook tells of these."""
    named = {p.actor for c in situation.claims.values() if c.event for p in (*c.event.actors, *c.event.recipients)}
    source = picture_schema.sources.c
    asked = select(source.actor, source.party).where(source.party.is_not(None)).order_by(source.id)
    sides = dict(situation.sides)
    with rows.looking() as connection:
        for some in some_of(sorted(filter(None, named)), AT_A_TIME):
            sides |= {row.actor: row.party for row in connection.execute(asked.where(source.actor.in_(some)))}
    return replace(situation, sides=dict(sorted(sides.items())))
