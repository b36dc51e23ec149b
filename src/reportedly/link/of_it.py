"""Claims that only say where or when something was: "it was here", "I was woken at five".

What it was stands beside them. "It" of "it was here" is what the report told of last that happens. What woke somebody
is what he, or whoever tells of him, says beside it that he heard or saw; when he was woken is when that was. By their
own words such claims say next to nothing, and are held against others by what stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.link.content_words import stem
from reportedly.link.laid_out import SENTENCES_BACK, LaidOut, Weights

Only = Literal["", "place", "time"]
"""The one thing that a claim tells of what stands beside it; empty for most."""

WHERE = re.compile(
    r"(?:\W*|.+[,;:–—] (?:(?:but|and|no|yes),? )?)"
    r"(?:it|this|that) (?:all )?(?:was|is|happened|took place|occurred)(?: (?:all|right|just|only|really))?"
    r" (?:here|there|in|at|near|on|off|outside|by|behind|between|close to)\b",
    re.IGNORECASE,
)
WAKING = r"(?:woke|awoke|wakened|roused|startled|jolted)"
WOKEN = re.compile(
    r"\W*(?:[\w’'-]+ ){1,12}?"
    r"(?:(?:was|were|had been|got) (?:woken|awoken|awakened|wakened|roused|startled|jolted|shaken)\b"
    r"|(?:had )?(?:woke|awoke|woken|awoken)\b"
    r"|(?:jumped|fell|leapt|(?:was|were) (?:thrown|blown|shaken|knocked)) (?:out of|from) (?:\w+ )?beds?\b)"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
WOKE_THEM = re.compile(
    rf"(?P<rest>.+? {WAKING}) (?:me|us|him|her|them|everybody|everyone|(?:the|my|our|his|her|their|his) \w+)\b",
    re.IGNORECASE,
)
"""What comes before it woke them: "shots woke us"."""
HEARD = re.compile(r"\W*(?:[\w’'-]+ ){1,12}?(?:had )?heard (?P<rest>.*)", re.IGNORECASE | re.DOTALL)
BY = re.compile(r"\b(?:by|to|with|when|as)\b(?! (?:first|dawn|noon|night|midnight|then|now)\b)", re.IGNORECASE)
"""What brings in what woke somebody; "by dawn" says when."""
NEWS = re.compile(r"\b(?:told|informed|asked|news|call|phone|telephone|rumou?rs?|that)\b", re.IGNORECASE)
"""Who was woken to be told, and heard that something had happened, heard no noise of it."""
BESIDE = 2
"""So many sentences behind it tell what woke somebody; one before."""

HAPPENING = frozenset(map(stem, ("happened", "took", "place", "occurred")))
"""Words for happening at all, which say nothing of what it was."""
HEADLINES = 1
"""Sentences up to which a claim stands in the headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeardRow:
    noise: tuple[str, ...]
    of: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfIt:
    """What a claim only tells the place or the time of."""

    only: Only
    own: Weights
    """The words by which that is told."""
    deeds: frozenset[str]
    """Stems of the words for what is said to have happened."""


NOTHING = OfIt(only="", own={}, deeds=frozenset())


def of_it(number: int, laid_out: Sequence[LaidOut]) -> OfIt:
    """What a claim only tells the place or the time of; `NOTHING` for most claims."""
    here = laid_out[number]
    if here.told.places and not here.deeds - HAPPENING and WHERE.match(here.told.text):
        return _told_before(number, laid_out)
    if here.told.times and (found := _witnessing(here.told.text)):
        return _woken(number, laid_out, found["rest"], by_itself=found.re is not WOKEN)
    return NOTHING


def _witnessing(text: str) -> re.Match[str] | None:
    """Where a text says that somebody was woken or heard something, with the words for what that was."""
    return WOKE_THEM.match(text) or WOKEN.match(text) or HEARD.match(text)


def _told_before(number: int, laid_out: Sequence[LaidOut]) -> OfIt:
    """What was told of last that happens, with what was told of it since; in a headline, however far up."""
    here = laid_out[number]
    what = next((other for other in reversed(laid_out[:number]) if other.deeds), None)
    if what is None or (here.at - what.at > SENTENCES_BACK and what.at > HEADLINES):
        return NOTHING
    since = (o for o in laid_out[:number] if o is what or (o.at >= what.at and here.at - o.at <= SENTENCES_BACK))
    return OfIt(only="place", own=_words(since), deeds=what.deeds)


def _woken(number: int, laid_out: Sequence[LaidOut], rest: str, *, by_itself: bool) -> OfIt:
    """What woke somebody or was heard: what he was woken by, or else what is told beside it."""
    here = laid_out[number]
    named = _made_by(rest.lower().split())
    if NEWS.search(rest) or (not named and (by_itself or BY.search(rest))):
        return NOTHING
    beside = [o for o in laid_out if o is not here and -1 <= o.at - here.at <= BESIDE]
    deeds = named | frozenset(stem for o in beside for stem in (*o.deeds, *_made_by(o.told.phrase.split())))
    if not named and not any(_made_by(o.told.phrase.split()) or o.is_done_to_others for o in beside):
        return NOTHING
    return OfIt(only="time", own=_words(beside), deeds=deeds)


def _words(told: Iterable[LaidOut]) -> Weights:
    return {stem: weight for other in told for stem, weight in other.own.items()}


def _made_by(words: Iterable[str]) -> frozenset[str]:
    """Stems of the words for what makes the noises that some words name, and of those that say it outright."""
    return frozenset(_makers(words))


def _makers(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        bare = word.strip(".,;:!?“”\"'’")
        yield from _noises().get(bare, ())
        if bare in words_in("occurrence_nouns", "words"):
            yield stem(bare)


@cache
def _noises() -> dict[str, frozenset[str]]:
    """By a word for a noise: stems of the words for what makes it, its own among them."""
    found: dict[str, frozenset[str]] = {}
    for row in load_table("heard", _HeardRow):
        of = frozenset(map(stem, row.of))
        found |= {noise: found.get(noise, frozenset()) | of | {stem(noise)} for noise in row.noise}
    return found
