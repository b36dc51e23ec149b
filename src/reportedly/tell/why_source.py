"""Why a source is graded as it is: its record, what it was first with, whom it copies, and what it said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.link.copying import Carried, carried_among, newsroom_keys
from reportedly.link.linking import Linked
from reportedly.model.grade import SourceGrade
from reportedly.model.origin import Origin
from reportedly.tell.firsts import FirstsTold, carrying_lines, first_lines, firsts_in
from reportedly.tell.why_words import Words, claim_words, origin_words
from reportedly.tell.wording import counted, plain
from reportedly.weigh.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTold:
    """A source with all that is told of it."""

    origin: Origin
    grade: SourceGrade
    firsts: FirstsTold
    copies: Iterable[Carried]
    """Whom its reports copy and credit."""
    copied: Iterable[Carried]
    """Whose reports do so with it."""
    said: Sequence[str]
    """Its claims, in the order of publication."""


def why_source(origin: Origin, linked: Linked, picture: Picture) -> Iterator[str]:
    """A source's grade, its record, what it was first with, whom it copies, and what it said."""
    situation = picture.situation
    keys, carried = newsroom_keys(origin), list(carried_among(linked.readings, linked.reports))
    said = [id_ for id_, held in situation.origins.items() if any(o.id == origin.id for o in held)]
    told = SourceTold(
        origin=origin,
        grade=picture.sources[origin.id],
        firsts=firsts_in(origin, picture),
        copies=[one for one in carried if one.by in keys],
        copied=[one for one in carried if one.of in keys],
        said=sorted(said, key=situation.when),
    )
    return source_lines(told, lambda claims: (claim_words(id_, situation) for id_ in claims))


def source_lines(told: SourceTold, words: Words) -> Iterator[str]:
    """The same of a source about which all of this is known; `words` tells its claims."""
    origin, grade = told.origin, told.grade
    yield f"{origin_words(origin)} ({origin.id})"
    if origin.also:
        yield "One informant, who is also called: " + "; ".join(map(plain, origin.also))
    if origin.wide:
        yield "A state as a whole: beside another who speaks for it, it adds no origin, as the two may be the same."
    yield from _record(grade, words)
    yield from first_lines(told.firsts)
    yield from carrying_lines(told.copies, told.copied)
    yield "Carried by " + "; ".join(f"{report.publisher or report.id} ({report.id})" for report in origin.reports)
    yield f"Said, in {counted(len(told.said), 'claim')}:"
    yield from (f"  {line}" for line in words(told.said))


def _record(grade: SourceGrade, words: Words) -> Iterator[str]:
    record = f"{grade.right} borne out, {grade.wrong} not"
    settled = counted(len(grade.history), "settled event")
    yield f"Reliability {grade.grade}. Learned: {grade.learned}, from {settled}: {record}."
    if grade.person is not None:
        yield f"{grade.person.by} graded it {grade.person.grade} ({grade.person.given[:10]}): {grade.person.why}"
    said = words(entry.claim for entry in grade.history)
    for entry, claim in zip(grade.history, said, strict=True):
        yield f"  {entry.settled or 'undated'}: {entry.why}; then {entry.grade_after}: {claim}"
