"""A text cut into words without a parse: offsets, stems, and the states that words name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.states import states
from reportedly.read.bearing.vocabulary import class_of, stem

WORD = re.compile(
    r"""(?:[^\W\d_]\.){2,}                                   # U.S., a.m.
    | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)?           # 3,500 and 4.15
    | (?:ca|wo|[^\W\d_]+?)(?=n['’]t\b) | n['’]t\b            # did + n't
    | ['’](?:s|re|ve|ll|d|m)\b                               # the mayor + 's
    | [^\W\d_]+(?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+)*    # N'Djamena
    | [^\s]""",
    re.VERBOSE,
)
CLOSING = frozenset(".!?;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text and where it stands."""

    text: str
    lower_: str
    start: int
    end: int

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.text.isalpha()

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name."""
        return self.text[0].isupper()


Words = Sequence[Word]


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words; hyphens, marks and possessive endings stand by themselves."""
    return tuple(
        Word(text=found[0], lower_=folded(found[0]), start=found.start(), end=found.end())
        for found in WORD.finditer(text)
    )


def folded(text: str) -> str:
    """Lower case, without accents, with straight apostrophes."""
    if text.isascii():
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return plain.replace("’", "'")


def lower(words: Words, first: int, last: int) -> str:
    """The words from `first` to `last` (exclusive) in lower case, with one space between."""
    return " ".join(w.lower_ for w in words[max(first, 0) : max(last, 0)])


@cache
def _state_names() -> dict[str, tuple[str, ...]]:
    """Codes of the states that a name, in lower case, can stand for; seats of government under "seat CODE"."""
    found: dict[str, tuple[str, ...]] = {}
    for code, row in states().items():
        adjectives = (*row.adjectives, *(a + "s" for a in row.adjectives), *(a + "man" for a in row.adjectives))
        for name in (row.name, *row.aliases, *adjectives):
            key = lower(words_of(name), 0, 9)
            found[key] = (*found.get(key, ()), code)
    return found


@cache
def _seats() -> dict[str, str]:
    return {lower(words_of(seat), 0, 9): code for code, row in states().items() for seat in row.seats}


@dataclass(frozen=True, slots=True, kw_only=True)
class StateName:
    """Words `first` to `last` (exclusive) that name a state, by any of its names."""

    first: int
    last: int
    codes: tuple[str, ...]
    within: bool = False
    """True where it is part of a longer name: "Port Sudan"."""
    seat: bool = False
    """True where the words are its seat of government."""


def state_names(words: Words) -> tuple[StateName, ...]:
    """The states that a text names, the longest name first where names lie in one another."""
    found, at = list[StateName](), 0
    while at < len(words):
        name = _state_at(words, at) if words[at].is_name else None
        found += [name] if name else []
        at = name.last if name else at + 1
    return tuple(found)


def _state_at(words: Words, at: int) -> StateName | None:
    for size in range(6, 0, -1):
        said = lower(words, at, at + size) if at + size <= len(words) else ""
        if said in _state_names() and not (said == "us" and words[at].text != "US"):
            return StateName(first=at, last=at + size, codes=_state_names()[said], within=_is_within(words, at))
        if said in _seats():
            return StateName(first=at, last=at + size, codes=(_seats()[said],), seat=True)
    return None


def _is_headline(words: Words) -> bool:
    """Whether most words are written like names, so that capitals say nothing."""
    spelled = [word for word in words if word.is_alpha]
    return 2 * sum(word.is_name for word in spelled) > len(spelled)


def _is_within(words: Words, at: int) -> bool:
    """Whether a name goes on in front of a state's: behind a capital inside the sentence that is no state."""
    if at < 2 or not words[at - 1].is_name or words[at - 2].lower_ in CLOSING or _is_headline(words):
        return False
    return not any(lower(words, at - size, at) in _state_names() for size in (1, 2, 3))


def keys_of(words: Words, taken: frozenset[int]) -> tuple[str, ...]:
    """What each word says: its stem, "state:CODE" for a state under any name, "" for a small or taken word."""
    keys = [_key(word) if at not in taken else "" for at, word in enumerate(words)]
    for name in state_names(words):
        if not name.seat:
            for at in range(name.first, name.last):
                keys[at] = ""
            keys[name.last - 1] = f"state:{name.codes[0]}"
    return tuple(keys)


def _key(word: Word) -> str:
    if word.lower_ in class_of("stop") or not word.text[0].isalpha():
        return ""
    return stem(word.lower_)
