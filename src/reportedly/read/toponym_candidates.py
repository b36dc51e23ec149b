"""Which stretches of a text might be toponyms: known names, names with a place noun, and the statistical guesses.

Candidates may overlap; which of them hold is settled by `toponym_evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.read.words import Words

NameKind = Literal["country", "region", "settlement", "base", "landscape", "none"]
Origin = Literal["known", "noun", "entity", "abbreviation", "pattern"]

REMEMBERED = 1 << 14
"""So many words are remembered to be names or none."""
LONGEST_NAME = 6
"""Tokens of the longest name looked up; longer ones are rare and come through the statistical guesses."""

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
JOINERS = frozenset(
    [
        "of",
        "de",
        "del",
        "la",
        "le",
        "du",
        "des",
        "da",
        "do",
        "dos",
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "at",
        "ez",
        "er",
        "es",
    ]
)
JOINERS_TIGHT = frozenset({"-", "–", "'", "’"})
POSSESSIVE = frozenset({"'s", "’s"})
ARTICLES = frozenset(
    [
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "at",
        "an",
        "ad",
        "az",
        "ath",
        "ul",
        "ez",
        "er",
        "es",
        "esh",
        "ed",
        "et",
        "en",
        "edh",
    ]
)
"""The Arabic article with its assimilated forms, as it stands before a capitalised name."""
ENGLISH = frozenset({"as", "at", "an", "ad", "en", "et", "er", "ed", "es"})
"""Forms of it that are also words, or parts of words, of English and its neighbours."""
FOREIGN_ARTICLES = ARTICLES - ENGLISH
BEFORE_PLACES = frozenset(
    {"in", "at", "near", "from", "to", "into", "towards", "toward", "outside", "of", "around", "hold"}
)
"""Words after which an unknown name may be a place; how likely, the evidence says."""


NAMES_TOO = frozenset({"gulf", "sound", "falls", "reading"})
"""Place nouns that by themselves may name a place: "the Gulf"."""


class NameFacts(NamedTuple):
    """What is known of a name without its context."""

    kind: NameKind
    population: int
    """Of the largest place so called; 0 where none is recorded."""


UNKNOWN = NameFacts("none", 0)
Known = Callable[[str], NameFacts | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNoun:
    """A row of the table `place_nouns`."""

    noun: str
    kind: str
    sides: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A row of the table `region_abbreviations`."""

    abbreviation: str
    name: str
    source: str


@cache
def place_nouns() -> dict[str, PlaceNoun]:
    """The place nouns by word, with their plain plurals."""
    rows = load_table("place_nouns", PlaceNoun)
    return {r.noun + "s": r for r in rows} | {r.noun: r for r in rows}


@cache
def abbreviations() -> dict[str, str]:
    """Full names of states and provinces by their news-style abbreviation."""
    return {r.abbreviation: r.name for r in load_table("region_abbreviations", Abbreviation)}


@cache
def demonyms() -> frozenset[str]:
    """Adjectives of states and the words for their people, in lower case: no toponyms."""
    rows = states().values()
    # "US" and "UK" are adjectives in form, but name the country.
    words = {word.lower() for row in rows for word in row.adjectives if not word.replace(".", "").isupper()}
    words -= {name.lower() for row in rows for name in (row.name, *row.aliases)}
    return frozenset(words | {word + "s" for word in words} | {"american", "americans", "european", "europeans"})


class Candidate(NamedTuple):
    """Tokens `first` to `last` (exclusive) as a possible toponym."""

    first: int
    last: int
    origin: Origin
    facts: NameFacts


@lru_cache(maxsize=REMEMBERED)
def named(word: str) -> bool:
    """Tell whether a word is written as a name: capitalised, or with a capital in it ("K1", "al-Tanf")."""
    return word[0].isupper() or (not word.islower() and any(c.isupper() for c in word))


def candidates(words: Words, known: Known) -> list[Candidate]:
    """Every candidate of a text, in text order, the longer first where two start together."""
    found: dict[tuple[int, int], Candidate] = {}
    for first, last in _runs(words):
        for candidate in _in_run(words, first, last, known):
            found.setdefault((candidate.first, candidate.last), candidate)
        if first > 0 and last - first <= 3 and words.lower[first - 1] in BEFORE_PLACES and words.tag[last - 1] == "NNP":
            found.setdefault((first, last), Candidate(first, last, "pattern", UNKNOWN))
    for candidate in _entities(words, known):
        found.setdefault((candidate.first, candidate.last), candidate)
    held = (c for c in found.values() if not _common(words, c))
    return sorted(held, key=lambda c: (c.first, -c.last))


def _common(words: Words, candidate: Candidate) -> bool:
    """Tell whether a candidate holds no name, only common nouns in capitals: "THE AREA", "Province"."""
    inside = words.lower[candidate.first : candidate.last]
    small = {"the"} | JOINERS
    if len(inside) > 1 and inside[0] not in small:
        return False
    return all(word in small or (word in place_nouns() and word not in NAMES_TOO) for word in inside)


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, small joining words inside them included."""
    text, lower, size = words.text, words.lower, len(words.text)
    i = 0
    while i < size:
        if not named(text[i]):
            i += 1
            continue
        first = i
        while i < size and (named(text[i]) or _joins(text, lower, i, size)):
            i += 1
        yield _with_article(words, first), i


def _joins(text: list[str], lower: list[str], i: int, size: int) -> bool:
    if text[i].isdigit():
        return lower[i - 1] in place_nouns()
    if i + 1 >= size or not (named(text[i + 1]) or text[i + 1] in JOINERS_TIGHT or lower[i + 1] in JOINERS):
        return False
    return lower[i] in JOINERS or text[i] in JOINERS_TIGHT


def _with_article(words: Words, first: int) -> int:
    """Take in a lower-case Arabic article before the run: "al-Hawl", "the at Tanf area"."""
    if first >= 2 and words.text[first - 1] == "-" and words.lower[first - 2] in ARTICLES:
        return first - 2
    if first >= 2 and words.lower[first - 1] in FOREIGN_ARTICLES:
        return first - 1
    # "as", "at" and "an" are also English; only after a determiner they can be nothing but the article.
    if first >= 2 and words.lower[first - 1] in ARTICLES and words.lower[first - 2] == "the":
        return first - 1
    return first


def _in_run(words: Words, first: int, last: int, known: Known) -> Iterator[Candidate]:
    nouns = place_nouns()
    i = first
    while i < last:
        longest = _longest_known(words, i, last, known)
        if longest is not None:
            yield longest
        yield from _with_noun(words, first, i, last, nouns, known)
        i = longest.last if longest is not None else i + 1


def _longest_known(words: Words, i: int, last: int, known: Known) -> Candidate | None:
    if not named(words.text[i]) and words.lower[i] not in ARTICLES:
        return None
    for end in range(min(last, i + LONGEST_NAME), i, -1):
        if words.text[end - 1] in JOINERS_TIGHT:
            continue
        name = words.cut(i, end)
        if name in abbreviations():
            return Candidate(i, end, "abbreviation", NameFacts("region", 0))
        facts = known(name)
        if facts is None and end > i + 1 and words.lower[i] in ARTICLES and words.text[end - 1][0].isalnum():
            facts = known(words.cut(i + 1 + (words.text[i + 1] in JOINERS_TIGHT), end))
        if facts is not None and not (end == i + 1 and words.lower[i] in demonyms()):
            return Candidate(i, end, "known", facts)
    return None


def _with_noun(
    words: Words, first: int, i: int, last: int, nouns: dict[str, PlaceNoun], known: Known
) -> Iterator[Candidate]:
    """Names that hold their own place noun ("Guernsey County", "Lake Erie", "Highway 12")."""
    noun = nouns.get(words.lower[i])
    if noun is None or not named(words.text[i]):
        return
    if "after" in noun.sides and i > first:
        yield Candidate(first, i + 1, "noun", UNKNOWN)
        if i - first > 2:
            yield Candidate(i - 2, i + 1, "noun", UNKNOWN)
        if i - first > 1:
            yield Candidate(i - 1, i + 1, "noun", _landscape(words.cut(i - 1, i), noun, known))
    if "before" in noun.sides and i + 1 < last:
        yield Candidate(i, i + 2, "noun", UNKNOWN)
        if last > i + 2:
            yield Candidate(i, last, "noun", UNKNOWN)


def _landscape(name: str, noun: PlaceNoun, known: Known) -> NameFacts:
    """What is known of a water by its name without the noun: "Tigris River" of the Tigris."""
    facts = (known(name) or known(f"The {name}")) if noun.kind == "water" else None
    return facts if facts is not None and facts.kind == "landscape" else UNKNOWN


def _entities(words: Words, known: Known) -> Iterator[Candidate]:
    """The statistical guesses, and unknown names after a preposition of place."""
    for first, last in sorted(set(words.entity_span.values())):
        label = words.entity[first]
        if label not in PLACE_ENTITIES and not (
            label in ("ORG", "PERSON") and first > 0 and words.tag[first - 1] == "IN"
        ):
            continue
        first, last = trimmed(words, first, last)
        if first < last and not (last == first + 1 and words.lower[first] in demonyms()):
            yield Candidate(first, last, "entity", known(words.cut(first, last)) or UNKNOWN)


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Leave out what is no part of a name: an article before, a possessive or stop behind."""
    while first < last and not named(words.text[first]) and words.lower[first] not in ARTICLES:
        first += 1
    while first < last and (not words.text[last - 1][0].isalnum() or words.lower[last - 1] in POSSESSIVE):
        last -= 1
    if first < last and words.lower[first] == "the":
        first += 1
    return first, last
