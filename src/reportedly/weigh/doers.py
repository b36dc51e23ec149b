"""Who is said to have done something, by words alone: names with capital letters, and the sides that words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.link.told import folded
from reportedly.read.bearing.vocabulary import class_of, stem

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ANYONE = "anyone"
"""The side of words that fit any party: gunmen, attackers."""


DENIED = re.compile(r"\b(?:no|not|none|neither|nor|never)\b(?: [\w’'-]+){1,3}", re.IGNORECASE)
SHORTEST_PLURAL = 4
SOMEBODY = frozenset({"members", "member", "group", "man", "woman", "women", "boys", "youths", "persons", "someone"})
"""Further words for people of whom nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _SideRow:
    words: tuple[str, ...]
    side: str
    source: str


@lru_cache(maxsize=1 << 15)
def sides_in(text: str) -> frozenset[str]:
    """The sides that words of a text tell: the state, police, rebels, people …; `anyone` for gunmen and their like."""
    return frozenset(side for word in _words(text) if (side := _sides().get(word.lower())))


@lru_cache(maxsize=1 << 15)
def sides_denied(text: str) -> frozenset[str]:
    """The sides that stand right behind a negation: "no thieves were seen", and not "the army has not replied"."""
    denied = (found[0].split()[1:] for found in DENIED.finditer(text))
    return frozenset(side for words in denied for word in words if (side := _sides().get(word.lower()))) - {ANYONE}


@lru_cache(maxsize=1 << 15)
def names_in(text: str) -> frozenset[str]:
    """What the words with a capital letter stand for: stems, or the state; a first word counts where others do."""
    words = _words(text)
    capitals = [n for n, word in enumerate(words) if word[0].isupper() and word.lower() not in class_of("stop")]
    opens = capitals[:1] == [0] and words[0].lower() not in _sides() and _opens_a_name(words, capitals)
    return frozenset(_standing_for(words[n].lower()) for n in capitals if n or opens)


def names_somebody(text: str, placed: frozenset[str] = frozenset()) -> bool:
    """Whether words name a party: one that takes sides, or a name that is not that of a place that stands there."""
    return bool(sides_in(text) or names_in(text) - placed)


def _standing_for(word: str) -> str:
    """The state that a word stands for, else its stem; a people's name in the plural is its name ("Houthis")."""
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > SHORTEST_PLURAL
    return folded(word[:-1] if plural else word)


def _opens_a_name(words: list[str], capitals: list[int]) -> bool:
    """Whether the first word, which has a capital letter anyway, is part of a name."""
    return len(words) == 1 or 1 in capitals or folded(words[0].lower()) in states()


def _words(text: str) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text)]


@cache
def _sides() -> dict[str, str]:
    told = {word: row.side for row in load_table("sides", _SideRow) for word in row.words}
    return dict.fromkeys(SOMEBODY, ANYONE) | told


@cache
def side_stems() -> frozenset[str]:
    """Stems of the common names for those who take part in a conflict."""
    return frozenset(map(stem, _sides()))
