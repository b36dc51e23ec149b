"""What the lexicon knows of names, offices and bodies, looked up by the words of a report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.states import StateRow, states
from reportedly.lexicon.table import load_table
from reportedly.model.actor import ActorKind

ACRONYM_LENGTH = 3
"""Up to here a name in capitals may be a plain word in a line of capitals ("IS", "WHO")."""
WORD = re.compile(r"(?:[A-Z]\.)+[A-Z]\b\.?|\w+|[^\w\s]")
ARTICLE_AL = re.compile(r"^[Aa]l[- ](?=\w)")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-"})

SeatOrName = Literal["name", "adjective", "seat"]
OwnerKind = Literal["state", "place", "body"]
SmallWordUse = Literal[
    "particle",
    "dependence",
    "side",
    "speaking",
    "relation",
    "opening",
    "joining",
    "below",
    "past",
    "calendar",
    "place_noun",
    "local",
    "sort",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A body with a name of its own."""

    name: str
    kind: ActorKind
    country: str | None
    definite: bool
    """Whether the name takes "the"."""
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body that every state has, such as its army."""

    words: tuple[str, ...]
    name: str
    kind: ActorKind
    alone: bool
    """Whether the words without an owner may mean the body of the one country that the report is about."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """An office, by what it is of."""

    words: tuple[str, ...]
    name: str
    owner: OwnerKind
    country: str | None
    """The state meant where the words name no other; None for most."""
    abroad: bool
    """Whether reports of other countries too name the holder without the state ("President …")."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionRow:
    """A noun that takes up a body named before."""

    words: str
    kinds: tuple[ActorKind, ...]
    named: tuple[str, ...]
    """The body's name holds one of these; empty where any name fits."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierRow:
    """A noun that stands for the body it belongs to."""

    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRow:
    """A word before a person's name that is no office."""

    words: str
    kind: Literal["rank", "honorific"]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBodyRow:
    """A noun that makes a run of capitalised words the name of a body."""

    words: str
    kind: ActorKind
    source: str


@dataclass(frozen=True, slots=True)
class StateWord:
    """A word for a state, and which sort of word it is."""

    row: StateRow
    form: SeatOrName


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallWordRow:
    """A small word that decides what a name means."""

    words: str
    use: SmallWordUse
    source: str


Meaning = StateWord | NamedRow | BodyRow | OfficeRow
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words `first` up to `last` (exclusive) and everything in the lexicon that they can mean."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


def split_words(text: str) -> list[tuple[str, int, int]]:
    """Cut a text into words and marks, each with its offsets.

    Apostrophes come out straight, a dotted acronym without its last dot.
    """
    straight = text.translate(STRAIGHT)
    found = ((m[0], *m.span()) for m in WORD.finditer(straight))
    return [(w[:-1] if w[-1] == "." and len(w) > 2 else w, start, end) for w, start, end in found]


def phrase(words: str) -> Phrase:
    """The words of a lexicon cell as a report's words are cut."""
    return tuple(w for w, _, _ in split_words(words))


class Lookup:
    """Phrases to meanings; the longest phrase that starts at a word wins."""

    def __init__(self, entries: Iterable[tuple[Phrase, Meaning]]) -> None:
        meanings: dict[Phrase, list[Meaning]] = defaultdict(list)
        for words, meaning in entries:
            if meaning not in meanings[words]:
                meanings[words].append(meaning)
        self._meanings = {words: tuple(found) for words, found in meanings.items()}
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in self._meanings:
            lengths[words[0]].add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self.openers = frozenset(self._lengths)
        """The words that a phrase can start with."""

    def at(self, words: Sequence[str], first: int) -> Sighting | None:
        """The longest phrase that starts at word `first`."""
        for length in self._lengths.get(words[first], ()):
            found = self._meanings.get(tuple(words[first : first + length]))
            if found is not None and first + length <= len(words):
                return Sighting(first, first + length, found)
        return None


@cache
def names() -> Lookup:
    """Names, which are matched to the letter: of states, seats of government and named bodies."""
    return Lookup(_named())


@cache
def _named() -> tuple[tuple[Phrase, Meaning], ...]:
    return (*_state_phrases(), *_body_names())


def _state_phrases() -> Iterator[tuple[Phrase, Meaning]]:
    for row in states().values():
        forms: tuple[tuple[SeatOrName, tuple[str, ...]], ...] = (
            ("name", (row.name, *row.aliases)),
            ("adjective", row.adjectives),
            ("seat", row.seats),
        )
        for form, words in forms:
            for word in words:
                yield phrase(word), StateWord(row, form)


def _body_names() -> Iterator[tuple[Phrase, Meaning]]:
    for row in load_table("actors", NamedRow):
        for alias in (row.name, *row.aliases):
            for spelling in _spellings(alias):
                yield phrase(spelling), row


def _spellings(alias: str) -> Iterator[str]:
    """The alias, and for an Arabic article its other English spellings."""
    if ARTICLE_AL.match(alias):
        yield from (ARTICLE_AL.sub(article, alias) for article in ("al-", "Al-", "al ", "Al "))
    else:
        yield alias


@cache
def names_in_capitals() -> Lookup:
    """The same in lower case, for reports in capitals throughout; acronyms that are words then are left out."""
    return Lookup((tuple(w.lower() for w in words), m) for words, m in _named() if len("".join(words)) > ACRONYM_LENGTH)


@cache
def names_without_article() -> frozenset[str]:
    """Names of bodies that stand without "the"."""
    return frozenset(row.name for row in load_table("actors", NamedRow) if not row.definite)


@cache
def nouns() -> Lookup:
    """Nouns for bodies and offices, looked up in lower case."""
    rows: tuple[BodyRow | OfficeRow, ...] = (*load_table("bodies", BodyRow), *load_table("offices", OfficeRow))
    return Lookup((phrase(word), row) for row in rows for word in row.words)


@cache
def carriers() -> frozenset[str]:
    """Nouns that stand for the body they belong to."""
    return frozenset(row.words for row in load_table("actor_carriers", CarrierRow))


@cache
def descriptions() -> Mapping[str, DescriptionRow]:
    """Nouns that take up a body named before."""
    return {row.words: row for row in load_table("actor_descriptions", DescriptionRow)}


@cache
def titles() -> Mapping[Phrase, TitleRow]:
    """Ranks and forms of address, by their words."""
    return {phrase(row.words): row for row in load_table("person_titles", TitleRow)}


@cache
def body_nouns() -> Mapping[Phrase, NamedBodyRow]:
    """Nouns that end a body's own name, by their words."""
    return {phrase(row.words): row for row in load_table("named_body_nouns", NamedBodyRow)}


@cache
def words_for(use: SmallWordUse) -> frozenset[str]:
    """The small words of one use."""
    return frozenset(row.words for row in load_table("actor_words", SmallWordRow) if row.use == use)
