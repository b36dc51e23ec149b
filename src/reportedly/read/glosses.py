"""A report in Portuguese, Spanish or French put into English word for word, and the way back to its own words.

The reader knows English. News in these languages has nearly its order of words, its names and its figures, so that a
gloss is enough for it to see who says what, what is denied, how many there were and where. It is no translation: a word
that the table lacks stays as it is, and what a sentence says only by how it is built is lost. Every claim is anchored
to the report's own words, never to the gloss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from reportedly.lexicon.glossed import GLOSSED
from reportedly.lexicon.states import states
from reportedly.model.report import Report
from reportedly.model.span import Span, Spans
from reportedly.read.gloss_words import LEFT_OUT, PIECE, VERBS, Gloss, gloss_of, inflected, phrases_of
from reportedly.read.numbers import starts_number

VERSION = 1
"""Raised whenever a gloss may come out otherwise, as the versions of stages are."""
LONGEST_PHRASE = 6
PARAGRAPH = "\n\n"
CLOSING = frozenset(".,;:!?)")
"""What stands right behind a word, whatever was left out before it."""
STARTS = frozenset('.?!:«“"-–—)')
"""What a sentence begins behind."""
THOUSANDS = re.compile(r"(?<=\d)[.](?=\d{3}\b)")
MARKS = {"«": "“", "»": "”", "„": "“", "’": "'"}
AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "will be",
        "may",
        "must",
        "could",
        "would be",
        "would have",
    ]
)
"""English puts "not" behind these, and "did not" before any other verb."""
HAVE = frozenset({"has", "have", "had"})
DID_NOT = {"past": "did not", "present": "does not", "presents": "do not"}
OBJECTS = {"they": "them", "he": "him", "she": "her", "we": "us"}
PREPOSITIONS = frozenset({"to", "of", "with", "by", "against", "for", "without", "between", "according to"})
POSSESSIVES = frozenset({"his", "their", "our", "my"})
OPENING = frozenset({"that", ",", "and", "when", "where", "them", "him"})
WITH_NOUNS = frozenset({"the", "a", "some", "of", "of the", "about", "at least", "more than"})
BEING = frozenset({"was", "were", "been"})
VOWELS = tuple("aeio")
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
SAYING = frozenset({"said", "declared", "announced", "confirmed"})
KEPT_IN_NAMES = ("verb", "occurrence", "word")
"""A word with a capital letter inside a sentence is a name, and none of these."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Some words or a mark of the report, and their English; empty for what English leaves out."""

    own: Span
    english: str
    gloss: Gloss | None = None
    first: bool = False
    """Whether a sentence begins with it, so that its capital letter is no name's."""

    def is_a(self, *kinds: str) -> bool:
        """Whether it is a word of one of some kinds."""
        return self.gloss is not None and self.gloss.kind in kinds

    @property
    def lower(self) -> str:
        """Its English in lower case."""
        return self.english.lower()

    def told(self, english: str) -> Unit:
        """The same with another English, with a capital letter where it had one."""
        return replace(self, english=_like(self.english, english))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossed:
    """The English for a text, and which of its words stand for which."""

    text: str
    pairs: tuple[tuple[Span, Span], ...]
    """Stretches of the report with those of the gloss, in the order of the gloss."""

    def own(self, spans: Iterable[Span]) -> Spans:
        """The report's words for some of the gloss."""
        wanted = tuple(spans)
        return _runs([own for own, english in self.pairs if any(english.overlaps(span) for span in wanted)], 0, self)

    def english(self, spans: Iterable[Span]) -> Spans:
        """The gloss for some of the report's words."""
        wanted = tuple(spans)
        return _runs([english for own, english in self.pairs if any(own.overlaps(span) for span in wanted)], 1, self)


def is_glossed(report: Report) -> bool:
    """Whether a report is read by a gloss."""
    return report.language in GLOSSED


def in_english(report: Report) -> Report:
    """A report with the gloss for its text; one in English, or in a language without a gloss, as it is."""
    return replace(report, text=glossed(report.text, report.language).text) if is_glossed(report) else report


@lru_cache(maxsize=256)
def glossed(text: str, language: str) -> Glossed:
    """The gloss for a text in one of these languages."""
    units = list(_units(text, language))
    gaps = [text[before.own.end : unit.own.start] for before, unit in pairwise([_start(), *units])]
    written: list[str] = []
    pairs: list[tuple[Span, Span]] = []
    at, waiting, last = 0, "", ""
    for unit, gap in zip(_in_english_order(units), gaps, strict=True):
        waiting = waiting or gap
        if not unit.english:
            continue
        space = waiting or (" " if last[-1:].isalnum() and unit.english[0].isalnum() else "")
        if last == "“" or unit.english == "”":
            space = ""
        elif unit.english in CLOSING:
            space = gap
        at += len(space)
        pairs.append((unit.own, Span(at, at + len(unit.english))))
        at += len(unit.english)
        written += (space, unit.english)
        waiting, last = "", unit.english
    return Glossed(text="".join(written), pairs=tuple(pairs))


def _start() -> Unit:
    return Unit(Span(0, 0), "")


def _runs(spans: Iterable[Span], side: int, gloss: Glossed) -> Spans:
    """The stretches that some pieces make up, in order; pieces that stand next to each other are one."""
    order = sorted(pair[side] for pair in gloss.pairs)
    following = dict(pairwise(order))
    runs: list[list[Span]] = []
    for span in sorted(set(spans)):
        if runs and following.get(runs[-1][-1]) == span:
            runs[-1].append(span)
        else:
            runs.append([span])
    return tuple(Span(run[0].start, run[-1].end) for run in runs)


def _units(text: str, language: str) -> Iterator[Unit]:
    """The words and marks of a text, each with its English, in the text's order."""
    pieces = [(Span(*found.span()), found[0]) for found in PIECE.finditer(text)]
    at = 0
    while at < len(pieces):
        size, english = _phrase([word for _, word in pieces[at : at + LONGEST_PHRASE]], language)
        span = Span(pieces[at][0].start, pieces[at + max(size, 1) - 1][0].end)
        first = at == 0 or pieces[at - 1][1] in STARTS or PARAGRAPH in text[pieces[at - 1][0].end : span.start]
        yield (
            Unit(span, _like(text[span.start], english)) if size else _unit(span, pieces[at][1], language, first=first)
        )
        at += max(size, 1)


def _phrase(words: Sequence[str], language: str) -> tuple[int, str]:
    """How many of some words make a phrase of the table, and its English; none for most."""
    phrases = phrases_of(language)
    lower = tuple(word.lower() for word in words)
    sizes = (size for size in range(len(lower), 1, -1) if lower[:size] in phrases)
    return next(((size, phrases[lower[:size]]) for size in sizes), (0, ""))


def _unit(span: Span, word: str, language: str, *, first: bool) -> Unit:
    if not word[0].isalpha():
        return Unit(span, MARKS.get(word, THOUSANDS.sub(",", word)))
    gloss = gloss_of(word.replace("’", "'"), language)
    if gloss is None or (not first and word[0].isupper() and gloss.kind in KEPT_IN_NAMES):
        return Unit(span, word)
    return Unit(span, "" if gloss.base == LEFT_OUT else _like(word, gloss.words), gloss, first)


def _like(own: str, english: str) -> str:
    """English with a capital letter where the report's word has one."""
    return f"{english[:1].upper()}{english[1:]}" if own[:1].isupper() else english


def _in_english_order(units: Sequence[Unit]) -> list[Unit]:
    """Words where English has them: subjects before verbs, adjectives before nouns, "did not"; pronouns in their case.

    There are as many as before; what English leaves out has no words.
    """
    found: list[Unit] = []
    for unit in _subjects_first(units):
        found += _joined(found.pop() if found else _start(), unit)
        if unit.is_a("adjective") and len(found) > 1 and found[-2].is_a("noun"):
            found[-2:] = _turned(found[-2], unit)
        if unit.is_a(*VERBS) and [u.lower in HAVE or u.lower for u in found[-3:-1]] == ["it", True]:
            found[-3:] = [*found[-2:], found[-3]]
    return found[1:]


def _turned(noun: Unit, adjective: Unit) -> list[Unit]:
    """An adjective before its noun; where the noun began a sentence, the adjective has its capital letter."""
    if not noun.first:
        return [adjective, noun]
    lower = replace(noun, english=f"{noun.english[:1].lower()}{noun.english[1:]}", first=False)
    return [replace(adjective, english=_like(noun.english, adjective.english), first=True), lower]


def _joined(before: Unit, unit: Unit) -> list[Unit]:
    """Two words in a row as English puts them."""
    if before.lower == "not" and unit.lower in AUXILIARIES:
        return [unit, before]
    if before.lower == "not" and unit.gloss and unit.gloss.form in DID_NOT:
        return [before.told(DID_NOT[unit.gloss.form]), unit.told(inflected(unit.gloss.base, "base"))]
    if before.lower == "the" and (unit.is_a(*VERBS) or unit.lower in HAVE):
        return [before.told("it"), unit]
    if before.lower == "the" and unit.lower in POSSESSIVES:
        return [before.told(""), unit.told(_like(before.english, unit.english))]
    if before.lower == "we" and unit.lower == "has":
        return [before.told(""), unit]  # "nous a dit": said to us
    if before.lower.endswith("the") and unit.lower in WEEKDAYS:
        return [before.told("on"), unit]
    if before.lower in BEING and unit.lower == "dead":
        return [before, unit.told("killed")]
    if before.lower == "near" and starts_number(unit.lower):
        return [before.told("about"), unit]
    if f" {before.lower}".endswith(" a") and unit.lower.startswith(VOWELS):
        return [before.told(f"{before.english}n"), unit]
    if before.lower.endswith("the") and unit.english in _states():
        return [replace(before, english=before.english[:-3].rstrip()), unit]  # "com o Malawi", "l'Érythrée"
    if before.lower in PREPOSITIONS and unit.lower in OBJECTS:
        return [before, unit.told(OBJECTS[unit.lower])]
    return [before, unit]


def _subjects_first(units: Sequence[Unit]) -> Iterator[Unit]:
    """A verb that opens its clause behind the thing that it is said of: "that exploded shells of the army"."""
    at = 0
    while at < len(units):
        unit = units[at]
        heard = _end_of_hearer(units, at + 1) if unit.lower in SAYING else at + 1
        end = _end_of_thing(units, heard)
        if at + 1 < heard < end:
            left_out = (replace(one, english="", gloss=None) for one in units[at + 1 : heard])
            yield from (unit, *units[heard:end], *left_out)
            at = end
            continue
        opens = at == 0 or units[at - 1].lower in OPENING or units[at - 1].english[-1:] in STARTS
        end = _end_of_thing(units, at + 1) if opens and unit.is_a("occurrence") else at + 1
        yield from _moved_behind(unit, units[at + 1 : end])
        at = end


def _end_of_hearer(units: Sequence[Unit], at: int) -> int:
    """Where the words for the newsroom end that somebody said something to: "disseram ao Correio dois comerciantes"."""
    end = at + 1
    while end < len(units) and units[end].english[:1].isupper():
        end += 1
    return end if end > at + 1 and units[at].lower in ("to", "to the") else at


def _moved_behind(verb: Unit, subject: Sequence[Unit]) -> Iterator[Unit]:
    """A subject with its verb behind it; the capital letter of the sentence stays in front."""
    if subject and verb.first:
        begins = replace(subject[0], english=_like(verb.english, subject[0].english), first=True)
        verb = replace(verb, english=f"{verb.english[:1].lower()}{verb.english[1:]}", first=False)
        subject = [begins, *subject[1:]]
    yield from (*subject, verb)


def _end_of_thing(units: Sequence[Unit], at: int) -> int:
    """Where the words for a thing end that start here: numbers, adjectives, nouns, and "of" some more of them."""
    end = at
    while at < len(units):
        if units[at].is_a("noun", "adjective"):
            end = at + 1
        elif not (units[at].english[:1].isdigit() or units[at].lower in WITH_NOUNS or starts_number(units[at].lower)):
            break
        at += 1
    return end


@cache
def _states() -> frozenset[str]:
    """Names of states that English puts no article before."""
    return frozenset(row.name for row in states().values() if not row.definite)
