"""Claims held against the text of the report that they were read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from reportedly.lexicon.compass import compass
from reportedly.model.claim import Claim
from reportedly.model.place import ClaimPlace
from reportedly.model.quantity import Quantity
from reportedly.model.span import Quote, Spans, words_at
from reportedly.read.bearing.alignment import told_clauses
from reportedly.read.bearing.claim_times import unborne_time
from reportedly.read.bearing.clauses import Said, is_negator, said_by
from reportedly.read.bearing.directions import headings_in
from reportedly.read.bearing.hedging import negative_hedges
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.vocabulary import class_of, stem, stems_of

AROUND = 160
"""Characters of the text on either side of a toponym in which the words of its relation must stand."""
SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s+(?=[\"“‘']?[A-Z])|\n\s*\n")


def check_claim(claim: Claim, report_text: str) -> tuple[Unborne, ...]:
    """Re-read a claim in its report's text; empty where the words bear every value that can be checked so.

    Checked are that every quote is what the text says at its spans, figures and their bounds, polarity, the relation of
    a place to its toponym, and weekday, month, day and year of a time against the words that say when.
    """
    misquoted = tuple(_misquoted(claim, report_text))
    bad = {found.value for found in misquoted}
    found = chain(
        _unborne_quantities(claim, bad),
        _unborne_polarity(claim, report_text, bad),
        _unborne_relations(claim, report_text, bad),
        unborne_time(claim.time) if claim.time is not None and "time.timex" not in bad else (),
    )
    return (*misquoted, *found)


def quotes_of(claim: Claim) -> Iterator[tuple[str, Quote]]:
    """Every quote of a claim with its field."""
    yield "content", claim.content
    for at, link in enumerate(claim.attribution):
        if link.source is not None:
            yield f"attribution[{at}].source", link.source.quote
        if link.cue is not None:
            yield f"attribution[{at}].cue", link.cue
    if claim.event is not None:
        for side, those in (("actors", claim.event.actors), ("recipients", claim.event.recipients)):
            yield from ((f"event.{side}[{at}]", one.quote) for at, one in enumerate(those))
    yield from ((f"places[{at}].toponym", one.place.toponym) for at, one in enumerate(claim.places))
    if claim.time is not None and claim.time.timex is not None:
        yield "time.timex", claim.time.timex
    yield from ((f"quantities[{at}].quote", one.quote) for at, one in enumerate(claim.quantities))


def _misquoted(claim: Claim, text: str) -> Iterator[Unborne]:
    for value, quote in quotes_of(claim):
        there = _cut(text, quote.spans)
        if there != quote.text:
            why = (
                "its spans are empty, out of order or outside the text" if there is None else "the text says otherwise"
            )
            yield Unborne(value=value, says=quote.text, words=there or "", why=why)
    spans = [("factuality.hedges", claim.factuality.hedges)]
    spans += [("event.trigger", claim.event.trigger)] if claim.event is not None else []
    for value, those in spans:
        if those and _cut(text, those) is None:
            why = "its spans are empty, out of order or outside the text"
            yield Unborne(value=value, says=str([tuple(span) for span in those]), words="", why=why)
    for at, quantity in enumerate(claim.quantities):
        if quantity.counted_by is not None and not _says(text, quantity.counted_by):
            value = f"quantities[{at}].counted_by"
            yield Unborne(value=value, says=quantity.counted_by, words="", why="the text names no such source")


def _says(text: str, words: str) -> bool:
    """Whether a text holds words, whatever white space is between them."""
    return words in text or " ".join(words.split()) in " ".join(text.split())


def _cut(text: str, spans: Spans) -> str | None:
    try:
        return words_at(text, spans)
    except ValueError:
        return None


def _unborne_quantities(claim: Claim, bad: set[str]) -> Iterator[Unborne]:
    for at, quantity in enumerate(claim.quantities):
        if f"quantities[{at}].quote" not in bad:
            yield from _unborne_range(quantity, f"quantities[{at}]")


def _unborne_range(quantity: Quantity, field: str) -> Iterator[Unborne]:
    """The ends of a range that no figure of its words has; those of the figure that has most of them."""
    said = said_by(quantity.quote.text)
    told = (quantity.low, quantity.best, quantity.high)
    ranges = [figure.range() for figure in said.figures if figure.kind == "count"] + _ones(said)
    if not ranges:
        why = "the words hold no number"
        yield Unborne(value=f"{field}.best", says=_number(quantity.best), words=quantity.quote.text, why=why)
        return
    nearest = max(ranges, key=lambda those: sum(a == b for a, b in zip(those, told, strict=True)))
    for name, here, there in zip(("low", "best", "high"), told, nearest, strict=True):
        if here != there:
            why = f"the words say {_number(there)}"
            yield Unborne(value=f"{field}.{name}", says=_number(here), words=quantity.quote.text, why=why)


def _ones(said: Said) -> list[tuple[float | None, float | None, float | None]]:
    """ "A soldier" and "one of the soldiers" are one."""
    return [(1.0, 1.0, 1.0)] if any(word.lower_ in ("a", "an", "one") for word in said.words) else []


def _number(value: float | None) -> str:
    return "open" if value is None else f"{value:g}"


def _unborne_polarity(claim: Claim, text: str, bad: set[str]) -> Iterator[Unborne]:
    """A denial without a word that denies; a sure affirmation of words that are turned round."""
    if bad & {"content", "factuality.hedges"}:
        return
    polarity, certainty = claim.factuality.polarity, claim.factuality.certainty
    content = claim.content.text
    if polarity == "negative" and not any(map(_has_denial, _signs(claim, text))):
        why = "neither content, cues nor hedges hold a word that denies"
        yield Unborne(value="factuality.polarity", says="negative", words=content, why=why)
    if polarity == "positive" and certainty == "certain" and _is_turned(content) and not _denied_around(claim):
        why = "the words are turned round by a negation"
        yield Unborne(value="factuality.polarity", says="positive", words=content, why=why)


def _signs(claim: Claim, text: str) -> Iterator[str]:
    """Where a word can stand that denies: content, cues, hedges, and what lies between the parts of the content."""
    yield claim.content.text
    yield text[claim.content.start : claim.content.end]
    yield from (link.cue.text for link in claim.attribution if link.cue is not None)
    yield from (link.source.quote.text for link in claim.attribution if link.source is not None)
    if claim.factuality.hedges:
        yield _cut(text, claim.factuality.hedges) or ""


def _has_denial(text: str) -> bool:
    said = said_by(text)
    stems = stems_of("implicative") | stems_of("denier") | negative_hedges()
    if RULED_OUT.search(text):
        return True
    negator = any(is_negator(said.words, at) for at in range(len(said.words)))
    words = class_of("negator") | class_of("falsity")
    return negator or any(word.lower_ in words or stem(word.lower_) in stems for word in said.words)


def _is_turned(text: str) -> bool:
    """Whether every clause is negated; a denial or a failure told of took place, and "not false" turns back again."""
    if not _negators().search(text) or RULED_OUT.search(text):
        return False
    said = said_by(text)
    acts, falsity = stems_of("implicative") | stems_of("denier"), class_of("falsity")
    if any(stem(word.lower_) in acts or word.lower_ in falsity for word in said.words):
        return False
    told = told_clauses(said)
    return bool(told) and all(clause.negative is True for clause in told)


RULED_OUT = re.compile(r"\b(?:rul(?:e|es|ed|ing)\b.{0,40}?\bout|exclud(?:e|es|ed|ing)|discount(?:s|ed|ing)?)\b", re.I)
"""What is ruled out is denied."""


@cache
def _negators() -> re.Pattern[str]:
    """Any word that negates; quick, for the many texts that hold none."""
    words = "|".join(map(re.escape, sorted(class_of("negator"))))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])|n['’]t\b", re.IGNORECASE)


def _denied_around(claim: Claim) -> bool:
    """Whether a cue denies what is itself turned round: "denied that no one was hurt"."""
    return any(link.cue is not None and _has_denial(link.cue.text) for link in claim.attribution)


def _unborne_relations(claim: Claim, text: str, bad: set[str]) -> Iterator[Unborne]:
    for at, place in enumerate(claim.places):
        if place.relation is not None and f"places[{at}].toponym" not in bad:
            near = _near(place, text)
            why = _why_relation(place.relation, near)
            if why:
                yield Unborne(value=f"places[{at}].relation", says=place.relation, words=near, why=why)


def _near(place: ClaimPlace, text: str) -> str:
    """The words around a toponym within its sentence, as far as marks tell."""
    toponym = place.place.toponym
    first, last = toponym.start - AROUND, toponym.end + AROUND
    ended = max(
        (found.end() for found in SENTENCE_END.finditer(text, max(first - AROUND, 0), toponym.start)), default=0
    )
    ends = SENTENCE_END.search(text, toponym.end, last + AROUND)
    return text[max(first, ended) : min(last, ends.start() + 1) if ends else last]


def _why_relation(relation: str, near: str) -> str:
    """Why the words near a toponym do not bear a relation; "" where they do."""
    said, words = said_by(relation), said_by(near)
    bearings = {heading.bearing for heading in headings_in(words)}
    if any(heading.bearing not in bearings for heading in headings_in(said)):
        return "no such direction stands near the name"
    ranges = {figure.range() for figure in words.figures} | {(f.best,) for f in words.figures}
    if any(figure.range() not in ranges and (figure.best,) not in ranges for figure in said.figures):
        return "no such distance stands near the name"
    there = {word.lower_ for word in words.words}
    wanting = [
        word.lower_ for word in said.words if word.lower_ not in there | _small() and not _is_heading(word.lower_)
    ]
    return f"{wanting[0]!r} does not stand near the name" if wanting else ""


def _is_heading(word: str) -> bool:
    return word in compass()


@cache
def _small() -> frozenset[str]:
    return frozenset({"of", "the", "a", "an", "to", "-"})
