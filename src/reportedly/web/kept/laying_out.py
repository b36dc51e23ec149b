"""The kept explanations brought in step: bundles laid out anew of which something changed, and questions weighed.

reports that came, went or are told otherwise → bundles      found out anew around them            bundling
bundles that are others, or told otherwise    → questions    laid out and weighed, and kept so
questions that are outdated                   → explanations weighed by the grades and ratings as they are

It goes on a step at a time, each of them about a second's work. What is kept says how far it has come, so that it may
stop after any step, and anything else may be written in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import orjson
from sqlalchemy import Connection, delete, func, select, update

from reportedly.casebook import Casebook, picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.model.digest import sha256_hex
from reportedly.model.grade import Reliability
from reportedly.model.hypothesis import Hypothesis
from reportedly.model.origin import Origin
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.kept.basis import Basis, basis_kept
from reportedly.web.kept.bundling import Plan, are_laid_out, how_far, note, outdated, rebundle, to_lay_out, waits
from reportedly.web.kept.hanging import sets_hanging
from reportedly.web.kept.listed import ListedEvent, listed_event
from reportedly.web.kept.outdated import break_up, forget_laid
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.record import read, written
from reportedly.web.kept.settling import AT_A_TIME, settle_bodies, some_of, values_among
from reportedly.web.kept.source import origin_of
from reportedly.web.kept.working_out import WorkingOut
from reportedly.weigh.credibility import Credibility
from reportedly.weigh.hypotheses import latest, weighed_up
from reportedly.weigh.laid_out import LaidOut, lay_out
from reportedly.weigh.picture import situation_of
from reportedly.weigh.questions import questions_of
from reportedly.weigh.rated import by_person
from reportedly.weigh.situation import Situation
from reportedly.work.judged import judged_in

B, C, S = picture_schema.bundled.c, picture_schema.claims.c, picture_schema.sources.c
Q = picture_schema.laid.c
NOTED, LAID_OUT, TOGETHER = 1_000, 100, 50
"""In a step so many reports are noted, so many have what they explain laid out, or so many questions are weighed."""


def explained_further(
    book: Casebook, connection: Connection, kind: Kind, withheld: Withheld = NOTHING, plan: Plan | None = None
) -> Progress:
    """Bring the kept explanations a step nearer to those of the kept picture, which must be in step.

    `plan` is which bundles come next, where that was found out before.
    """
    basis = basis_kept(connection)
    keys, gone = outdated(connection, NOTED)
    if keys or gone:
        _note(Laying.of(book, connection, basis, withheld), kind, keys, gone)
    elif waits(connection):
        forget_laid(connection, rebundle(connection, plan))
    elif made := to_lay_out(connection, LAID_OUT):
        _lay_out(Laying.of(book, connection, basis, withheld), kind, made)
    elif stale := connection.execute(select(Q.id).where(Q.stale == 1).order_by(Q.id).limit(TOGETHER)).scalars().all():
        _weigh(connection, kind, stale, basis)
    return explained_so_far(connection)


def explained_so_far(connection: Connection) -> Progress:
    """How many reports have what they explain laid out; each question to be weighed anew is one more to do."""
    laid = how_far(connection)
    stale = connection.execute(select(func.count()).where(Q.stale == 1)).scalar() or 0
    return Progress(done=laid.done, of=laid.of + stale)


def _note(laying: Laying, kind: Kind, keys: Mapping[str, str], gone: Iterable[str]) -> None:
    """Note reports that came or are told otherwise, and that went."""
    connection = laying.working.connection
    if connection.execute(select(B.id).limit(1)).first() is None:  # what is kept was not worked out step by step
        connection.execute(delete(picture_schema.questions))
    read = (reading for some in some_of(sorted(keys), AT_A_TIME) for reading in laying.working.taken_up({*some}))
    break_up(connection, sorted({*keys, *gone}))
    note(connection, kind, keys, gone, read)


def _lay_out(laying: Laying, kind: Kind, made: Mapping[str, frozenset[str]]) -> None:
    """Lay bundles out, and weigh the questions that are asked in them."""
    connection = laying.working.connection
    forget_laid(connection, made)
    for id, reports in sorted(made.items()):
        _put(connection, kind, id, laying.laid_out(reports))
    are_laid_out(connection, made)
    fresh = values_among(connection, select(Q.id), Q.bundle, sorted(made))
    for some in some_of(sorted(fresh), TOGETHER):
        _weigh(connection, kind, some, laying.basis)


def _weigh(connection: Connection, kind: Kind, questions: Sequence[str], basis: Basis) -> None:
    rows = [question_row(told) for _, told in weighed_anew(connection, questions, basis)]
    settle_bodies(connection, kind, picture_schema.questions, rows, among=questions)
    connection.execute(update(picture_schema.laid).where(Q.id.in_(questions)).values(stale=0))


def question_row(told: Iterable[Hypothesis]) -> tuple[str, int, int, str, bytes]:
    """The row of a question with the explanations that answer it, in an order of their own."""
    rivals = sorted(told, key=lambda one: (one.rank, one.id))
    body = written(rivals)
    evidence = len({piece.claim for one in rivals for piece in one.evidence})
    return rivals[0].question_id, len(rivals), evidence, sha256_hex(body)[:20], pack(body)


def _put(connection: Connection, kind: Kind, bundle: str, laid: Iterable[LaidOut]) -> None:
    bodies = [(one, written(one)) for one in laid]
    rows = [(one.id, bundle, 1, sha256_hex(body)[:20], pack(body)) for one, body in bodies]
    if rows:
        kind.insert(connection, picture_schema.laid, rows)
        kind.insert(connection, picture_schema.leans, [(c, one.id) for one, _ in bodies for c in sorted(one.leans)])


class KeptOrigins(dict[str, Origin]):
    """Who is behind claims, by id, as kept; each looked up when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, id: str) -> Origin:
        body = self._connection.execute(select(S.body).where(S.id == id)).scalar_one()
        self[id] = found = replace(origin_of(body), reports=())
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Laying:
    """What is known of all reports, by which bundles of them are laid out."""

    working: WorkingOut
    basis: Basis

    @classmethod
    def of(cls, book: Casebook, connection: Connection, basis: Basis, withheld: Withheld) -> Laying:
        """As it is kept."""
        working = WorkingOut(
            book=book, connection=connection, judged=judged_in(connection), came={}, origins=KeptOrigins(connection),
            sources={}, sides=basis.sides, decisions=basis.decisions, rated=(), copies=frozenset(), withheld=withheld,
        )  # fmt: skip
        return cls(working=working, basis=basis)

    def laid_out(self, reports: frozenset[str]) -> Iterator[LaidOut]:
        """The questions of a bundle."""
        situation = self.situation(reports)
        return (lay_out(question, situation) for question in questions_of(situation))

    def situation(self, reports: frozenset[str]) -> Situation:
        """What some reports alone tell, with the events that are kept of their claims."""
        connection = self.working.connection
        claims = {claim.id for reading in self.working.taken_up({*reports}) for claim in reading.claims}
        around = set(claims)
        if self.basis.decisions:  # which of two links stays may hang on what others join
            around |= {id for some in sets_hanging(connection, sorted(claims), self.basis.decisions) for id in some}
        found = situation_of(self.working.linked(around))
        return replace(found, sides=self.basis.sides, events=_events(connection, found.claims)).within(reports)


def _events(connection: Connection, claims: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The kept events of claims."""
    found: dict[int, set[str]] = {}
    asked = select(C.event, C.id).where(C.event.is_not(None))
    for some in some_of(sorted(claims), AT_A_TIME):
        for row in connection.execute(asked.where(C.id.in_(some))):
            found.setdefault(row.event, set()).add(row.id)
    return tuple(map(frozenset, found.values()))


def weighed_anew(
    connection: Connection, questions: Iterable[str], basis: Basis
) -> Iterator[tuple[str, list[Hypothesis]]]:
    """Kept questions by id, with the explanations that answer them as grades and ratings stand."""
    rows = connection.execute(select(Q.id, Q.body).where(Q.id.in_(list(questions))).order_by(Q.id)).all()
    laid = [read(LaidOut, orjson.loads(unpack(row.body))) for row in rows]
    letters = _letters(connection, laid)
    graded = dict(_graded(connection, {id for one in laid for id in one.leans}))
    graded |= by_person(basis.rated)
    given = latest(basis.ratings)
    for one in laid:
        yield one.id, weighed_up(one, letters, graded, given)


def _letters(connection: Connection, laid: Iterable[LaidOut]) -> dict[str, Reliability]:
    """How reliable those are on whom the weighing of some questions hangs."""
    wanted: set[str] = set()
    for piece in (piece for one in laid for piece in one.pieces):
        wanted |= {id for id, _ in piece.origins}
        wanted |= set(piece.witnesses.origins) if piece.witnesses else set()
    found: dict[str, Reliability] = {}
    for some in some_of(sorted(wanted), AT_A_TIME):
        found |= {row.id: row.voice[0] for row in connection.execute(select(S.id, S.voice).where(S.id.in_(some)))}
    return found


def _graded(connection: Connection, claims: Iterable[str]) -> Iterator[tuple[str, Credibility]]:
    """How credible some claims are, as their events are kept."""
    bodies = picture_schema.bodies.c
    joined = picture_schema.claims.join(picture_schema.bodies, bodies.n == C.event)
    asked = select(C.event, bodies.body).select_from(joined).distinct()
    for some in some_of(sorted(claims), AT_A_TIME):
        for row in connection.execute(asked.where(C.id.in_(some))):
            kept: ListedEvent = listed_event(row.body)
            yield from ((claim.id, claim.credibility) for claim in kept.claims if claim.credibility is not None)
