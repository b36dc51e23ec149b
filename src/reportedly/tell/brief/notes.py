"""Notes of a brief: every claim that a sentence rests on, numbered as it is met, back to the words of its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.tell.brief.english import day
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Carried, CitedSource, Item, Note, Section, Sentence
from reportedly.tell.brief.voice import UNNAMED_REPORT, chain_of, words_of
from reportedly.tell.wording import plain, title_words


def sentences_of(sections: Iterable[Section]) -> Iterator[Sentence]:
    """Every sentence, in the order in which it is read."""
    for section in sections:
        for item in section.items:
            yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Sentence]:
    yield from item.sentences
    for inner in item.under:
        yield from _of_item(inner)


def noted(
    sections: Iterable[Section], scope: Scope, readings: Mapping[str, Reading]
) -> tuple[tuple[Note, ...], dict[str, int]]:
    """Notes, and by claim the number of its note.

    A claim that is quoted anywhere has a note of its own. Others of one sentence that carry the word of one origin
    share the note of the first, which names them.
    """
    told = tuple(sentences_of(sections))
    quoted = {id for one in told for id in one.claims if _is_quoted(scope.picture.situation.claims[id], one)}
    numbers: dict[str, int] = {}
    heads: list[str] = []
    carried: dict[int, list[str]] = {}
    for sentence in told:
        of_origin: dict[frozenset[str], int] = {}
        for id in sentence.claims:
            origins = scope.origins_of(id)
            if id not in numbers and id not in quoted and origins and origins in of_origin:
                numbers[id] = of_origin[origins]
                carried.setdefault(numbers[id], []).append(id)
            elif id not in numbers:
                heads.append(id)
                numbers[id] = len(heads)
            if origins:
                of_origin.setdefault(origins, numbers[id])
    notes = (_note(n, id, carried.get(n, []), scope, readings) for n, id in enumerate(heads, start=1))
    return tuple(notes), numbers


def _is_quoted(claim: Claim, sentence: Sentence) -> bool:
    return plain(claim.content.text) in sentence.text or words_of(claim) in sentence.text


def _note(number: int, id: str, carried: Iterable[str], scope: Scope, readings: Mapping[str, Reading]) -> Note:
    claims = scope.picture.situation.claims
    claim = claims[id]
    reading = readings[claim.report_id]
    report = reading.report
    return Note(
        number=number,
        claim=id,
        chain=chain_of(claim),
        report=report.id,
        publisher=plain(report.publisher or UNNAMED_REPORT),
        title=title_words(reading),
        published=day(report.published),
        url=report.url,
        words=claim.content.text,
        spans=claim.content.spans,
        sha256=report.sha256,
        carried=tuple(_carried(claims[other], readings) for other in carried),
    )


def _carried(claim: Claim, readings: Mapping[str, Reading]) -> Carried:
    report = readings[claim.report_id].report
    publisher = plain(report.publisher or UNNAMED_REPORT)
    return Carried(claim=claim.id, report=report.id, publisher=publisher, spans=claim.content.spans)


def cited_sources(notes: Iterable[Note], scope: Scope) -> tuple[CitedSource, ...]:
    """The sources that the notes rest on, those with most notes first."""
    of_source: dict[str, list[int]] = {}
    names = {}
    for note in notes:
        for origin in scope.picture.situation.origins.get(note.claim, ()):
            of_source.setdefault(origin.id, []).append(note.number)
            names[origin.id] = origin
    found = [
        CitedSource(
            id=id,
            name=plain(names[id].informant),
            reliability=scope.picture.sources[id].grade,
            record=_record(id, scope),
            reports=len(names[id].reports),
            notes=tuple(dict.fromkeys(numbers)),
        )
        for id, numbers in of_source.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.notes), one.name, one.id)))


def _record(id: str, scope: Scope) -> str:
    grade = scope.picture.sources[id]
    if grade.person is not None:
        return f"graded by {plain(grade.person.by)}: {plain(grade.person.why)}"
    if not grade.right and not grade.wrong:
        return "no record that can be judged"
    return f"{grade.right} borne out, {grade.wrong} not"
