"""What an alert that asks for everything notices: of all events only those are taken up that changed since it ran last.

A kept event that changes gets a new number, so that a number says which are others than before; how each stands is
compared row by row. An alert that never ran, or whose mark is lost, goes through all events, part by part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, or_, select

from reportedly.alerts.notice import Notice
from reportedly.alerts.noticing import Noticing
from reportedly.casebook import Change, picture_schema, schema
from reportedly.casebook.packing import plain as column_text
from reportedly.web.kept.settling import some_of, values_among
from reportedly.web.parts import AT_A_TIME, Parts
from reportedly.web.scene import scene_of

E, C, S, L, R, P, K = (
    picture_schema.events.c,
    picture_schema.claims.c,
    picture_schema.sources.c,
    schema.links.c,
    schema.readings.c,
    schema.reports.c,
    schema.claims.c,
)
OF_REPORTS = ("read", "withdrawn")
REPORTS_TOGETHER = 20
OCCASIONS = ("new", "contradicted", "withdrawn", "regraded")


@dataclass(frozen=True, kw_only=True)
class NoticingChanges:
    """An alert on everything, held against what changed; without slots, as how events stand is looked up once."""

    noticing: Noticing
    """The alert, with no event taken up yet."""
    since: int
    """The ledger entry that it had gone through."""
    mark: int
    """The number that the next new event would have got when it ran last."""

    @cached_property
    def standing(self) -> dict[str, str]:
        """How all events stand now, by the first claim of each."""
        return {claim: stands for claim, (_, stands) in self._stands.items()}

    @cached_property
    def _stands(self) -> dict[str, tuple[int, str]]:
        """By the first claim of each event, its number, and how it stands."""
        asked = select(E.n, E.status, E.credibility, C.id, C.published)
        asked = asked.select_from(picture_schema.events.join(picture_schema.claims, C.event == E.n))
        first: dict[int, tuple[tuple[bool, str, str], str]] = {}
        with self.noticing.stand.rows.looking() as connection:
            for row in connection.execute(asked.execution_options(yield_per=AT_A_TIME)):
                key = (not row.published, row.published, row.id)
                if row.n not in first or key < first[row.n][0]:
                    first[row.n] = (key, f"{row.status}, credibility {row.credibility}")
        return {claim: (n, stands) for n, ((_, _, claim), stands) in first.items()}

    def notices(self) -> Iterator[Notice]:
        """Everything that the alert tells of."""
        on = {occasion: list[Notice]() for occasion in OCCASIONS}
        parts = self.noticing.stand.parts()
        for noticing in self._about_reports(parts):
            on["new"] += noticing.new()
        for noticing in self._about_events(parts):
            on["contradicted"] += noticing.contradicted()
            on["withdrawn"] += noticing.taken_back()
            on["regraded"] += noticing.stands_otherwise()
        for occasion in ("contradicted", "withdrawn"):
            on[occasion] = sorted({one.key: one for one in on[occasion]}.values(), key=lambda one: one.about)
        for noticing in self._about_reports(parts):
            on["withdrawn"] += noticing.taken_down()
        for noticing in self._about_sources(parts):
            on["regraded"] += noticing.graded()
        for occasion in OCCASIONS:
            if occasion in self.noticing.alert.on:
                yield from on[occasion]

    def _about_reports(self, parts: Parts) -> Iterator[Noticing]:
        """The alert held against the events of some changed reports after the other."""
        changed = [change for change in self.noticing.changes if change.kind in OF_REPORTS]
        for some in some_of(changed, REPORTS_TOGETHER):
            with parts.rows.looking() as connection:
                events = _events_of_reports(connection, [_name(change) for change in some])
            yield self._holding(parts, sorted(events), some)

    def _about_events(self, parts: Parts) -> Iterator[Noticing]:
        """The alert held against some events that are others than before after the other."""
        with parts.rows.looking() as connection:
            changed = self._changed(connection)
            told = [n for n in connection.execute(select(E.n).order_by(E.told)).scalars() if n in changed]
        for part in parts.parts(parts.counted(told)):
            yield replace(self.noticing, scene=scene_of(part.linked, part.picture, {}), changes=())

    def _changed(self, connection: Connection) -> set[int]:
        """The numbers of events that are others than before, stand otherwise, or have other links."""
        found = set(connection.execute(select(E.n).where(E.n >= self.mark)).scalars())
        before = self.noticing.before
        found |= {n for claim, (n, stands) in self._stands.items() if before.get(claim, stands) != stands}
        fresh = connection.execute(select(L.newer, L.older).where(L.since_entry > self.since, L.between == "claims"))
        return found | _events_with(connection, C.id, {end for pair in fresh for end in pair})

    def _about_sources(self, parts: Parts) -> Iterator[Noticing]:
        """The alert held against the first event of each source that a person graded."""
        for change in (one for one in self.noticing.changes if one.kind == "regraded"):
            name = _name(change)
            asked = select(E.n).select_from(picture_schema.events.join(picture_schema.claims, C.event == E.n))
            asked = asked.join(picture_schema.sources, S.id == C.source)
            asked = asked.where(or_(S.id == name, S.name == (column_text(name) or ""))).order_by(E.told).limit(1)
            with parts.rows.looking() as connection:
                first = connection.execute(asked).scalars().all()
            yield self._holding(parts, first, [change])

    def _holding(self, parts: Parts, events: Sequence[int], changes: Sequence[Change]) -> Noticing:
        part = parts.part(events)
        return replace(self.noticing, scene=scene_of(part.linked, part.picture, {}), changes=changes)


def _name(change: Change) -> str:
    return change.subject.partition(" ")[2]


def _events_of_reports(connection: Connection, reports: Sequence[str]) -> set[int]:
    joined = schema.claims.join(schema.readings, R.n == K.reading).join(schema.reports, P.n == R.report)
    claims = select(K.id).select_from(joined).where(R.until_entry.is_(None), P.id.in_(reports))
    return _events_with(connection, C.id, set(connection.execute(claims).scalars()))


def _events_with(connection: Connection, column: ColumnElement[str], wanted: Iterable[str]) -> set[int]:
    asked = select(C.event).where(C.event.is_not(None)).distinct()
    return values_among(connection, asked, column, wanted)
