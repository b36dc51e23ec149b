"""What commands tell of a casebook that is in memory: what they tell from its parts is held to this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.casebook import Casebook
from reportedly.link.linking import Linked
from reportedly.model.origin import ReportRef
from reportedly.tell.listing import Listing, listing_chunks
from reportedly.tell.situation_listing import (
    Carrying,
    events_listing,
    hypotheses_listing,
    origins_listing,
    relations_listing,
    sources_listing,
)
from reportedly.tell.why import why_event, why_lines
from reportedly.tell.why_source import why_source
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.weigh.picture import Picture
from reportedly.work.linking import picture_in
from reportedly.work.named import event_named, origin_named

Command = tuple[str, ...]


class InMemory:
    """A casebook taken up whole."""

    def __init__(self, book: Casebook, withheld: Withheld = NOTHING) -> None:
        self.linked, self.picture = picture_in(book, told=withheld.linked)

    def told(self, command: Command, form: str) -> str:
        """What a command prints in a format."""
        name, *arguments = command
        if name in ("why", "event", "source") and form == "table":
            return "".join(f"{line}\n" for line in self._lines(name, arguments))
        return "".join(listing_chunks(self._listing(name, arguments), form))

    def _lines(self, name: str, arguments: list[str]) -> Iterator[str]:
        linked, picture = self.linked, self.picture
        if name == "why":
            return why_lines(arguments[0], linked, picture, other=next(iter(arguments[1:]), None))
        if name == "event":
            return why_event(event_named(picture, arguments[0]), linked, picture)
        return why_source(origin_named(picture, arguments[0]), linked, picture)

    def _listing(self, name: str, arguments: list[str]) -> Listing:
        linked, picture = self.linked, self.picture
        match name:
            case "events":
                return events_listing(e for e in picture.events if len(e.claims) >= (1 if arguments else 2))
            case "event":
                return events_listing([event_named(picture, arguments[0])])
            case "sources":
                origins = {origin.id: origin for held in picture.situation.origins.values() for origin in held}
                ordered = sorted(origins.values(), key=lambda o: (-len(o.reports), o.informant, o.id))
                return sources_listing((origin, picture.sources[origin.id]) for origin in ordered)
            case "source":
                origin = origin_named(picture, arguments[0])
                return sources_listing([(origin, picture.sources[origin.id])])
            case "origins":
                return origins_listing(_carryings(linked))
            case "hypotheses":
                rivals = {h.question_id for h in picture.hypotheses if h.rank > 1} | _several(picture)
                told = [h for h in picture.hypotheses if arguments or h.question_id in rivals]
                return hypotheses_listing(told, picture.situation.claims)
        kind = "contradicts" if name == "contradictions" else None
        chosen = (r for r in linked.relations if kind in (None, r.relation))
        return relations_listing((r, picture.situation) for r in chosen)


def _several(picture: Picture) -> set[str]:
    questions = [h.question_id for h in picture.hypotheses]
    return {id for id in questions if questions.count(id) > 1}


def _carryings(linked: Linked) -> Iterable[Carrying]:
    reports = {reading.report.id: reading.report for reading in linked.readings}
    first: dict[str, int] = {}
    for number, told in enumerate(linked.reports):
        first.setdefault(told.origin_group, number)
    for told in sorted(linked.reports, key=lambda told: first[told.origin_group]):
        report, older = reports[told.report_id], reports.get(told.copy_of or "")
        yield Carrying(
            told=told,
            report=ReportRef.to(report),
            published=report.published,
            older=None if older is None else ReportRef.to(older),
        )


def every_question(known: InMemory, most: int = 12) -> Iterator[Command]:
    """Commands about some things of each kind there is, and the listings of all."""
    yield from (
        ("events",),
        ("events", "--least", "1"),
        ("sources",),
        ("origins",),
        ("relations",),
        ("contradictions",),
    )
    picture, linked = known.picture, known.linked
    events = sorted(picture.events, key=lambda e: -len(e.claims))
    for event in (*events[:most], *events[-2:]):
        yield "why", event.id
        yield "event", event.id
        yield "event", event.claims[-1]
    claims = sorted(picture.situation.claims, key=lambda c: (-len(picture.situation.relations_of.get(c, ())), c))
    apart = [id for id in claims if id not in picture.situation.event_of]
    yield from (("why", id) for id in (*claims[:most], *claims[-most:], *apart[:most]))
    yield from (("why", one.newer, one.older) for one in linked.relations[:most])
    yield "why", claims[0], claims[-1]
    for told in (*(one for one in linked.reports if one.copy_of), *linked.reports[:most]):
        yield "why", told.report_id
        yield "why", told.origin_group
    origins = {o.id: o for held in picture.situation.origins.values() for o in held}
    for origin in sorted(origins.values(), key=lambda o: (-len(o.reports), o.id))[: 2 * most]:
        yield "why", origin.id
        yield "source", origin.id
    yield from (("why", one.id) for one in picture.hypotheses[:most])
    yield from (("why", id) for id in sorted({one.question_id for one in picture.hypotheses})[:most])
