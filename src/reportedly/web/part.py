"""A part of the casebook for who takes it along or tells of it: events with all that their reports say around them.

What it holds is what the whole picture holds of it, word for word; nothing else of the casebook is taken up.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.casebook import Casebook
from reportedly.casebook.readings_in_part import whereabouts
from reportedly.link.decided_events import as_decided
from reportedly.link.lineage import lineage
from reportedly.link.linking import Linked, linked_under, when
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.settling import some_of
from reportedly.web.kept.showing import Rows, sources_kept
from reportedly.web.kept.source import KeptSource
from reportedly.web.kept.source_pages import origins_of
from reportedly.web.scene import Scene, copied_from, links_from, named_in, scene_kept
from reportedly.work.judged import event_decisions
from reportedly.work.linking import readings_standing
from reportedly.work.links_kept import links_read

LOOKED_AT = 20
"""Reports that are looked at together for one that names somebody."""


def part_around(rows: Rows, book: Casebook, events: Sequence[ListedEvent], withheld: Withheld = NOTHING) -> Scene:
    """Some kept events with the whole readings of their claims, and of the claims that explain these."""
    wanted = {claim.id for kept in events for claim in kept.claims}
    sources = _sources(rows, named_in(events))
    origins = {c.id: tuple(sources[id].origin for id in c.origins) for kept in events for c in kept.claims}
    linked = _linked(book, wanted, origins, withheld)
    explaining = origins_of(rows, {c.id for reading in linked.readings for c in reading.claims} - wanted)
    sources |= _sources(rows, (origin.id for held in explaining.values() for origin in held))
    return scene_kept(rows, events, replace(linked, origins={**origins, **explaining}), sources)


def _sources(rows: Rows, ids: Iterable[str]) -> dict[str, KeptSource]:
    with rows.looking() as connection:
        return {kept.origin.id: kept for kept in sources_kept(connection, ids)}


def _linked(book: Casebook, wanted: set[str], origins: Mapping[str, tuple[Origin, ...]], withheld: Withheld) -> Linked:
    """What links say of some claims, by who is known to be behind each, and the reports these were copied from."""
    with book.looking() as connection:
        reports, tied = copied_from(connection, set(whereabouts(connection, wanted).reports))
        links = [link for link in links_from(connection, wanted) if link.older in wanted]
    told, same, relations = links_read([*tied, *links])
    ordered = sorted((_with(reading, wanted) for reading in readings_standing(book, reports)), key=when)
    found = linked_under(
        ordered, told=lineage(ordered, told), informants={}, origins=origins, same=same, relations=relations
    )
    return as_decided(withheld.linked(found), event_decisions(book))


def _with(reading: Reading, wanted: Container[str]) -> Reading:
    """A reading with only some of its claims and what explains them, which still point at the others."""
    told = (c for c in reading.claims if c.id in wanted or any(other in wanted for other in c.explains))
    return replace(reading, claims=tuple(told))


def bearers(book: Casebook, part: Scene, withheld: Withheld = NOTHING) -> Iterator[Reading]:
    """For each actor that a source of the part is, and none of its reports names, one report that does."""
    held = {o.actor: o for some in part.picture.situation.origins.values() for o in some if o.actor}
    named = {actor.id for reading in part.readings.values() for actor in reading.actors}
    for id in sorted(held.keys() - named):
        for some in some_of([report.id for report in held[id].reports], LOOKED_AT):
            found = withheld.readings(readings_standing(book, some))
            bearer = next((one for one in found if any(actor.id == id for actor in one.actors)), None)
            if bearer is not None:
                yield replace(bearer, claims=())
                break
