"""What is known around a few claims to ask about them: their words and links, and who is behind each.

Of a reading only these claims are taken apart, and nothing else of the casebook is taken up.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from reportedly.casebook import picture_schema
from reportedly.casebook.links import Link, links_about, links_to
from reportedly.casebook.readings_in_part import Whereabouts, readings_in_part, whereabouts
from reportedly.link.decided_events import as_decided
from reportedly.link.linking import Linked, linked_under, when
from reportedly.link.report_words import Weights, weigh_words
from reportedly.model.decision import EventDecision
from reportedly.model.grade import Reliability
from reportedly.model.origin import Origin
from reportedly.web.kept.basis import basis_kept
from reportedly.web.kept.listed import ListedEvent, listed_event
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.source import origin_in_short
from reportedly.weigh.picture import situation_of
from reportedly.weigh.situation import Situation
from reportedly.work.judged import Judged, judged_in
from reportedly.work.links_kept import STAGE, links_read

B, C, S = picture_schema.bodies.c, picture_schema.claims.c, picture_schema.sources.c
REMEMBERED = 400
"""Reports whose words are not weighed again."""


class KeptLetters(dict[str, Reliability]):
    """How reliable sources are, by id; looked up when they are first asked for, or before for many at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def look_up(self, sources: Iterable[str]) -> None:
        """Ask for some at once."""
        for some in some_of(sorted(set(sources) - self.keys()), AT_A_TIME):
            rows = self._connection.execute(select(S.id, S.voice).where(S.id.in_(some)))
            self.update((row.id, row.voice[0]) for row in rows if row.voice)
            self.update((id, "F") for id in some if id not in self)

    def __missing__(self, source: str) -> Reliability:
        self.look_up([source])
        return self[source]

    def get(self, source: str, default: Reliability = "F") -> Reliability:  # type: ignore[override]
        """The letter of a source, F where there is none."""
        return self[source]


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """Takes up what is known around claims."""

    connection: Connection
    judged: Judged
    sides: dict[str, str]
    decisions: Sequence[EventDecision]
    _origins: dict[str, Origin] = field(default_factory=dict)
    _weights: OrderedDict[str, Weights] = field(default_factory=OrderedDict)

    @classmethod
    def of(cls, connection: Connection) -> Surroundings:
        """Those of a casebook whose picture is in step."""
        basis = basis_kept(connection)
        return cls(connection=connection, judged=judged_in(connection), sides=basis.sides, decisions=basis.decisions)

    def linked(self, claims: Iterable[str], *, beyond: bool = False) -> Linked:
        """The claims with the links among them; with those of other events that they are linked with, if `beyond`."""
        wanted = set(claims)
        links = self._links(wanted)
        if beyond:
            wanted |= {end for link in links for end in (link.older, link.newer)}
        stand = whereabouts(self.connection, wanted)
        readings = [self.judged.reading(one) for one in readings_in_part(self.connection, stand.reports, stand)]
        _, same, relations = links_read(links)
        found = linked_under(
            sorted(readings, key=when), told=(), informants={}, origins=self._origins_of(wanted),
            same=same, relations=relations,
        )  # fmt: skip
        return as_decided(found, [one for one in self.decisions if wanted & {*one.claims, *one.others}])

    def situation(self, linked: Linked) -> Situation:
        """The situation of some claims, with the parties of all who act in it."""
        return replace(situation_of(linked), sides=self.sides)

    def weights(self, reports: Iterable[str]) -> dict[str, Weights]:
        """What some reports are about."""
        wanted = set(reports)
        found = {id: self._weights[id] for id in wanted & self._weights.keys()}
        nowhere = Whereabouts(reports=frozenset(), positions={})
        for reading in readings_in_part(self.connection, wanted - found.keys(), nowhere):
            found[reading.report.id] = self._weights[reading.report.id] = weigh_words(reading.report)
        while len(self._weights) > REMEMBERED:
            self._weights.popitem(last=False)
        return found

    def _links(self, claims: set[str]) -> list[Link]:
        found = {link.id: link for link in links_about(self.connection, claims) if link.stage == STAGE}
        found |= {link.id: link for link in links_to(self.connection, claims) if link.stage == STAGE}
        return list(found.values())

    def _origins_of(self, claims: set[str]) -> dict[str, tuple[Origin, ...]]:
        behind: dict[str, str | None] = {}
        for some in some_of(sorted(claims), AT_A_TIME):
            rows = self.connection.execute(select(C.id, C.source).where(C.id.in_(some)))
            behind |= {row.id: row.source for row in rows}
        for some in some_of(sorted({id for id in behind.values() if id} - self._origins.keys()), AT_A_TIME):
            for row in self.connection.execute(select(S.id, S.body).where(S.id.in_(some))):
                self._origins[row.id] = replace(origin_in_short(row.body)[0], reports=())
        return {id: () if source is None else (self._origins[source],) for id, source in behind.items()}


def speaking_for(connection: Connection, actors: Iterable[str]) -> dict[str, Origin]:
    """By actor, the origin that is or speaks for it, the first of several."""
    found: dict[str, Origin] = {}
    for some in some_of(sorted(set(actors)), AT_A_TIME):
        asked = select(S.actor, S.body).where(S.actor.in_(some)).order_by(S.id)
        for row in connection.execute(asked):
            found.setdefault(row.actor, replace(origin_in_short(row.body)[0], reports=()))
    return found


def events_at(connection: Connection, numbers: Iterable[int]) -> dict[int, ListedEvent]:
    """Kept events by their numbers; those that are not there are missing."""
    found: dict[int, ListedEvent] = {}
    for some in some_of(sorted(set(numbers)), AT_A_TIME):
        for row in connection.execute(select(B.n, B.body).where(B.n.in_(some))):
            found[row.n] = listed_event(row.body)
    return found
