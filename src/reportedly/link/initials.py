"""Initials and other short forms in capitals: which names spell them, and which bodies are known by them."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.link.wording import fold
from reportedly.resolve.actor_names import NamedRow

INITIALS = re.compile(r"[A-Z]{2,6}")
NAME_WORD = re.compile(r"[^\W\d_]+")


def spells(short: str, name: str) -> bool:
    """Whether each capitalised word of a name gives its first letters, in order, and nothing is left over.

    "SPA" is spelled by Sahel Press Agency, "KUNA" by Kuwait News Agency.
    """
    words = [word.upper() for word in NAME_WORD.findall(name) if word[0].isupper()]
    return bool(INITIALS.fullmatch(short)) and len(words) > 1 and _given_by(short, words)


def _given_by(letters: str, words: list[str]) -> bool:
    if not words or len(letters) < len(words):
        return not words and not letters
    first, *rest = words
    return any(
        _given_by(letters[count:], rest)
        for count in range(1, len(letters) - len(rest) + 1)
        if first.startswith(letters[:count])
    )


def is_agency(name: str) -> bool:
    """Whether a name says that it is an agency's, whose initials newsrooms put where they credit it."""
    return any(fold(word) in words_in("agency_words", "word") for word in NAME_WORD.findall(name))


def is_other_body(short: str) -> bool:
    """Whether letters are a state's, an organisation's or a force's that everybody knows by them."""
    return short in _others()


@cache
def _others() -> frozenset[str]:
    bodies = (
        name for row in load_table("actors", NamedRow) if row.kind != "media" for name in (row.name, *row.aliases)
    )
    lands = (name for row in states().values() for name in (row.name, *row.aliases))
    return frozenset(name.replace(".", "") for name in (*bodies, *lands) if name.replace(".", "").isupper())
