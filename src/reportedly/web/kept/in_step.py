"""Bringing the kept picture in step with the casebook: only what changed is worked out anew, a few claims at a time.

reports that came, went or are read or judged otherwise → tellings       what each says of who knows what it says
all tellings → who is behind each claim                 → claims touched  whose source, links or decisions changed
claims touched, with all that hang together with them   → events         worked out, some at a time, and written
events → how reliable each source is                    → events         graded anew where a source's letter changed
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.casebook.engine import Kind
from reportedly.link.claim_origins import Origins, origin_id
from reportedly.model.grade import Reliability, SourceGrade
from reportedly.model.origin import Origin
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.kept.basis import (
    Basis,
    basis_kept,
    changed_keys,
    claims_decided_otherwise,
    claims_linked_since,
    claims_rated_otherwise,
    last_link,
    put_basis,
)
from reportedly.web.kept.hanging import MANY, sets_hanging
from reportedly.web.kept.head import Head, following_of, put_head
from reportedly.web.kept.mapped import bounds_of_all
from reportedly.web.kept.outdated import break_up, lay_out_again, weigh_again, weigh_rated_again
from reportedly.web.kept.regrading import letters_kept, regrade, sources_graded
from reportedly.web.kept.settling import (
    ANEW,
    AT_A_TIME,
    EventSettling,
    note_waiting,
    settle_apart,
    settle_bodies,
    values_among,
)
from reportedly.web.kept.source import KeptSource, SourceRow, name_digest, source_row
from reportedly.web.kept.tellings import all_tellings, origins_told, settle_tellings, sources_of
from reportedly.web.kept.working_out import WorkingOut
from reportedly.weigh.picture import grades_by_id
from reportedly.work.judged import event_decisions, graded_in, judged_in

C, E, L = picture_schema.claims.c, picture_schema.events.c, schema.links.c


@dataclass(slots=True, kw_only=True)
class Step:
    """From the picture as it is kept to the picture as the casebook stands."""

    connection: Connection
    kind: Kind
    origins: Origins
    now: Basis
    letters: dict[str, Reliability]
    """By source, how its events are graded."""
    stale: set[str]
    """Sources that may be other than they are kept."""

    def work_out(self, working: WorkingOut, touched: set[str]) -> EventSettling:
        """Write what the touched claims come to, with all claims that hang together with them."""
        settling = EventSettling(connection=self.connection, kind=self.kind, following=following_of(self.connection))
        ordered = _in_order(self.connection, touched)
        for claims in sets_hanging(self.connection, ordered, self.now.decisions):
            self.stale |= _sources_behind(self.connection, claims)
            worked = working.rows(claims)
            settling.take(worked.events, among=_events_telling(self.connection, claims))
            settle_apart(self.connection, self.kind, worked.apart, claims)
            note_waiting(self.connection, self.kind, list(_numbers_telling(self.connection, claims)), left=ANEW)
            self.stale |= _sources_behind(self.connection, claims)
            lay_out_again(self.connection, claims)
        return settling

    def grade(self) -> None:
        """Write the sources that are other than before, and grade the events anew of those graded otherwise."""
        letters = dict(self.letters)
        settle_bodies(self.connection, self.kind, picture_schema.sources, self._rows(letters), among=self.stale)
        changed = changed_keys(letters, self.letters)
        regrade(self.connection, self.kind, changed, letters)
        weigh_again(self.connection, changed)

    def _rows(self, letters: dict[str, Reliability]) -> Iterator[SourceRow]:
        """The rows of sources; their letters are noted as they come."""
        informants = {origin_id(informant): informant for informant in self.origins.ids()}
        there = self.stale & informants.keys()
        for id, grade, claims in sources_graded(self.connection, there, self.now.persons):
            letters[id] = grade.grade
            yield source_row(KeptSource(origin=self.origins.origin(informants[id]), grade=grade), claims)


def brought_in_step(
    book: Casebook,
    connection: Connection,
    kind: Kind,
    head: Head | None,
    entry: int,
    withheld: Withheld = NOTHING,
) -> Head:
    """Work out anew what changed since the ledger entry of the head; everything, where nothing is kept.

    Where something is withheld, the picture is what the casebook comes to without that.
    """
    if head is None:
        forget(connection, kind)
    judged, sources, before = judged_in(connection), sources_of(connection, withheld), basis_kept(connection)
    retold = settle_tellings(book, connection, kind, sources, judged)
    break_up(connection, retold.left)
    origins = origins_told(connection, retold)
    known = {origin.id: origin for origin in map(origins.named, origins.ids())}
    now, voices = _basis(book, connection, origins, known), letters_kept(connection)
    renamed = {id for id, origin in known.items() if voices.get(id, ("", ""))[1] != name_digest(origin)}
    touched = _touched(connection, now, before, 0 if head is None else head.entry, retold.acting)
    letters = {id: _assumed(id, voices, now) for id in known}
    stale = retold.origins | renamed | changed_keys(now.persons, before.persons)
    step = Step(connection=connection, kind=kind, origins=origins, now=now, letters=letters, stale=stale)
    working = WorkingOut(
        book=book, connection=connection, judged=judged, came=sources.came, origins=known, sides=now.sides,
        decisions=now.decisions, rated=now.rated, sources={id: _only_letter(id, one) for id, one in letters.items()},
        withheld=withheld,
        copies=frozenset(sources.first),
    )  # fmt: skip
    settling = step.work_out(working, touched | retold.claims | _claims_of(connection, renamed))
    events = settling.finish()
    step.grade()
    weigh_rated_again(connection, {one.claim for one in {*now.ratings} ^ {*before.ratings}})
    put_basis(connection, now, before)
    found = Head(
        entry=entry, following=settling.following, events=events, reports=len(sources.keys),
        linked=_is_linked(connection), bounds=bounds_of_all(connection), explained=False,
    )  # fmt: skip
    put_head(connection, found)
    return found


def _basis(book: Casebook, connection: Connection, origins: Origins, known: Mapping[str, Origin]) -> Basis:
    """What the picture rests on now, besides reports and links."""
    held = graded_in(book)
    return Basis(
        decisions=tuple(event_decisions(book)),
        rated=held.rated,
        ratings=held.ratings,
        grades=tuple(grades_by_id(held.grades, known)),
        parties=tuple(origins.sides().items()),
        links=last_link(connection),
    )


def forget(connection: Connection, kind: Kind) -> None:
    """Throw the kept picture away; no number of an event is given again."""
    for table in picture_schema.PICTURE:
        if table is not picture_schema.head:
            connection.execute(table.delete())
    kind.clear_words(connection, "event_words")


def _touched(connection: Connection, now: Basis, before: Basis, entry: int, acting: set[str] | None) -> set[str]:
    """The claims with other links, decisions or ratings than before, and those of actors of another party.

    `acting` are actors that took part in anything before, where these are known.
    """
    sides = changed_keys(now.sides, before.sides)
    return {
        *claims_linked_since(connection, entry, before.links),
        *claims_decided_otherwise(now.decisions, before.decisions),
        *claims_rated_otherwise(now.rated, before.rated),
        *_acted_by(connection, sides if acting is None else sides & acting),
    }


def _assumed(source: str, voices: Mapping[str, tuple[Reliability, str]], basis: Basis) -> Reliability:
    """By which letter events are graded until all are there: that by which the kept ones are, as mostly it stays."""
    if source in voices:
        return voices[source][0]
    person = basis.persons.get(source)
    return "F" if person is None else person.grade


def _only_letter(source: str, letter: Reliability) -> SourceGrade:
    return SourceGrade(source=source, learned=letter, right=0, wrong=0, history=(), person=None)


def _acted_by(connection: Connection, actors: set[str]) -> Iterator[str]:
    """Claims in which some actors take part."""
    if actors:
        for telling, _ in all_tellings(connection):
            yield from (claim for actor, claim in telling.acting if actor in actors)


def _claims_of(connection: Connection, sources: Iterable[str]) -> set[str]:
    """The claims that are kept as those of some sources."""
    return values_among(connection, select(C.id), C.source, sorted(sources))


def _sources_behind(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The sources of some claims, as these are kept."""
    return values_among(connection, select(C.source).where(C.source.is_not(None)).distinct(), C.id, claims)


def _events_telling(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The ids of the kept events that some claims tell of."""
    asked = select(E.id).join(picture_schema.claims, C.event == E.n).distinct()
    return values_among(connection, asked, C.id, claims)


def _numbers_telling(connection: Connection, claims: Iterable[str]) -> set[int]:
    """The numbers of the kept events that some claims tell of."""
    return values_among(connection, select(C.event).where(C.event.is_not(None)).distinct(), C.id, claims)


def _in_order(connection: Connection, claims: set[str]) -> Iterator[str]:
    """Claims in the order in which they came, those of one report beside each other; few of them in any."""
    if len(claims) <= MANY:
        yield from sorted(claims)
        return
    left = set(claims)
    asked = select(schema.claims.c.id).order_by(schema.claims.c.n).execution_options(yield_per=AT_A_TIME)
    for id in connection.execute(asked).scalars():
        if id in left:
            left.remove(id)
            yield id
    yield from sorted(left)


def _is_linked(connection: Connection) -> bool:
    """Whether linking found anything."""
    asked = select(L.body).where(L.until_entry.is_(None)).limit(1)
    return connection.execute(asked).first() is not None
