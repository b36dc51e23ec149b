"""What a loss was part of: "killed in an attack", "the blast tore through the shed", "it crashed, killing five".

What such a claim tells first is what it cost; what happened is the attack. So it can be held against claims that tell
of the attack by another word, or of another loss in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import either, words_in
from reportedly.link.content_words import stem


def occurrences_in(words: str, trigger: str) -> frozenset[str]:
    """Stems of nouns for what the words of a claim say happened, beside those that name its event."""
    return frozenset(_found(words)) - frozenset(stem(word) for word in trigger.split())


def _found(words: str) -> Iterator[str]:
    if (opening := _opening().match(words)) is not None:
        yield stem(opening["noun"])
    if (behind := _behind().search(words)) is not None:
        yield stem(behind["noun"])
    if (verb := _verb().search(words)) is not None:
        yield stem(_verbs()[verb[0].lower()])


@cache
def _opening() -> re.Pattern[str]:
    """A claim that begins with what happened: "The blast tore through", "Monday's explosion"."""
    return re.compile(rf"\W*(?:(?:the|a|an|this|that)\s+)?(?:[\w’'-]+\s+){{0,2}}?(?P<noun>{_any()})\b", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    """What something is said to be part or outcome of: "killed in an attack", "died of the explosion"."""
    return re.compile(rf"\b(?:in|of|from|by|during)\s+(?:[\w’'-]+\s+){{0,4}}?(?P<noun>{_any()})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _VerbRow:
    noun: str
    words: tuple[str, ...]
    source: str


@cache
def _verbs() -> dict[str, str]:
    """By verb, as written: the noun for what it tells."""
    return {word: row.noun for row in load_table("occurrence_verbs", _VerbRow) for word in row.words}


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(_verbs())})\b(?! (?:to|from|with)\b)", re.IGNORECASE)


@cache
def _any() -> str:
    return either(words_in("occurrence_nouns", "words"))
