"""What is said to happen, and by what means: the kinds of both that the words of a claim name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.read.bearing.vocabulary import class_of, irregular_forms, stem

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
POSSESSIVE = re.compile(r"[’']s$")
DENIED = re.compile(r"\b(?:no|not|nor|none|neither|never|without)\b(?: [\w’'-]+){1,3}", re.IGNORECASE)
APART = 4
"""The second of two words that belong together is at most so many words behind the first: "set off", "set it off"."""
BEFORE_A_VERB = frozenset(
    """
    did do does to will would may might could can must should shall had has have having not never then also well
    himself itself themselves
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
PERFECT = frozenset({"had", "has", "have", "having"})
PASSIVE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeedRow:
    noun: str
    harm: Literal["act", "outcome", "no"]
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _MeansRow:
    kind: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A kind of deed or of means that words name, and where."""

    kind: str
    start: int
    """Where the first of its words starts in the text."""
    end: int
    """Where the last of them ends."""
    first: str
    """The first of them, in lower case."""


@lru_cache(maxsize=1 << 15)
def deeds_in(text: str) -> tuple[Named, ...]:
    """The kinds of deed that a text names, each by the noun that questions use, in text order.

    What may be a thing as well is a deed only as a verb: "shelled", "mined", and not "shells" and "mines".
    """
    return tuple(n for n in _named(text, _deeds()) if n.first not in _things() or is_verb(text, n))


@lru_cache(maxsize=1 << 15)
def means_in(text: str) -> frozenset[str]:
    """The kinds of means that a text names; words with a capital letter are names of something else ("Rift Wire")."""
    return frozenset(n.kind for n in _named(text, _means()) if not (n.start and text[n.start].isupper()))


@lru_cache(maxsize=1 << 15)
def means_denied(text: str) -> frozenset[str]:
    """The kinds of means that stand right behind a negation: "saw no welders", "not one cartridge"."""
    return frozenset(kind for found in DENIED.finditer(text) for kind in means_in(found[0].lower()))


def does_harm(deed: str) -> bool:
    """Whether it is asked who or what brought such a deed about, rather than why it was done."""
    return deed in _of("act") or is_outcome(deed)


def is_outcome(deed: str) -> bool:
    """Whether it is what comes of harm: people die of many things, so that it tells less of what happened."""
    return deed in _of("outcome")


def deed_stems(deeds: frozenset[str]) -> frozenset[str]:
    """Stems of all words for these kinds of deed."""
    rows = load_table("deeds", _DeedRow)
    return frozenset(
        stem(word) for row in rows if row.noun in deeds for words in row.words for word in words.lstrip("=").split()
    )


def is_verb(text: str, named: Named) -> bool:
    """Whether a deed stands as a verb in the active: "burned", "may have set fire to", and not "nine burned houses"."""
    before = text[: named.start].split()
    last = before[-1].lower().strip(",.“”\"'") if before else ""
    if (
        not last
        or last in PASSIVE
        or last in class_of("determiner")
        or last in class_of("preposition")
        or last in numbers()
    ):
        return False
    past = named.first.endswith("ed") or named.first in irregular_forms()
    return past if last not in BEFORE_A_VERB or last in PERFECT else past or not named.first.endswith(("s", "ing"))


@cache
def numbers() -> frozenset[str]:
    """Words for numbers."""
    return words_in("number_words", "word")


def _named(text: str, table: Mapping[str, tuple[tuple[str, str | None], ...]]) -> Iterator[Named]:
    words = [(m.start(), m.end(), POSSESSIVE.sub("", m.group().lower())) for m in WORD.finditer(text)]
    stems = [stem(word) for _, _, word in words]
    for n, (start, end, word) in enumerate(words):
        for kind, second in (*table.get(stems[n], ()), *table.get(f"={word}", ())):
            if second is None:
                yield Named(kind=kind, start=start, end=end, first=word)
            elif second in stems[n + 1 : n + 1 + APART]:
                last = stems.index(second, n + 1)
                yield Named(kind=kind, start=start, end=words[last][1], first=word)


def _by_first(rows: Iterator[tuple[str, str]]) -> dict[str, tuple[tuple[str, str | None], ...]]:
    """By the stem of the first word: the kinds that it may name, with the stem of a second word where one is needed."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for kind, words in rows:
        first, _, second = words.partition(" ")
        key = first if first.startswith("=") else stem(first)
        found.setdefault(key, []).append((kind, stem(second.split()[-1]) if second else None))
    return {first: tuple(dict.fromkeys(kinds)) for first, kinds in found.items()}


@cache
def _deeds() -> Mapping[str, tuple[tuple[str, str | None], ...]]:
    return _by_first((row.noun, words) for row in load_table("deeds", _DeedRow) for words in row.words)


@cache
def _means() -> Mapping[str, tuple[tuple[str, str | None], ...]]:
    return _by_first((row.kind, words) for row in load_table("means", _MeansRow) for words in row.words)


@cache
def _things() -> frozenset[str]:
    """Words for means, with their plurals."""
    words = {word for row in load_table("means", _MeansRow) for word in row.words if " " not in word}
    return frozenset(words | {f"{word}s" for word in words})


@cache
def _of(harm: str) -> frozenset[str]:
    return frozenset(row.noun for row in load_table("deeds", _DeedRow) if row.harm == harm)
