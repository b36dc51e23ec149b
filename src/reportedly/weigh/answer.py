"""An answer that a claim gives: the words that answer, what they answer, and by which words they were taken for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.model.claim import Claim
from reportedly.read.bearing.vocabulary import class_of
from reportedly.weigh.deeds import deeds_in, means_in

Asks = Literal["cause", "reason"]
Way = Literal["explains", "phrase", "blames", "owns up", "points out", "lists", "did it", "aims", "prompts"]
IN_PASSING: tuple[Way, ...] = ("did it", "aims", "prompts")
"""Ways in which a claim answers without setting out to: only beside others is it taken for an explanation."""
NOT_THEM = re.compile(r",?\s+(?:and |but )?(?:not|rather than|instead of)\b.*$", re.I)
"""Who or what is said not to be it, behind who or what is."""
BACKERS = re.compile(
    r",? (?:who(?:m|se)? [^,]+|which [^,]+|(?:is|are )?(?:backed|supported|armed|sponsored) (?:by|of) \w+)"
    r"|\b\w+-(?:backed|aligned|led|supported)\b"
)
"""Words for who stands behind a doer, which name another."""
NOBODY = frozenset(
    """
    i we they he she it you who what which this that these those nobody none
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
TO_DO = re.compile(r"^to (?:not only )?[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a claim gives as an answer."""

    claim: str
    words: str
    """The words that answer: the culprit, the cause, the reason; or the whole claim."""
    rest: str
    """The words for what is explained; empty where the claim leaves that to what stands around it."""
    asks: Asks
    way: Way
    by: str
    """The words by which it was taken for an answer."""
    listed: bool = False
    """Whether it stands in a list of explanations."""


def answered(claim: Claim, words: str, rest: str, asks: Asks, way: Way, by: str) -> Answer:
    """The answer that a claim gives by some words; who backs a culprit, and who did not do it, are left out."""
    words = NOT_THEM.sub("", BACKERS.sub("", words)).strip() or words
    return Answer(claim=claim.id, words=words, rest=rest, asks=asks, way=way, by=by)


def actors_of(claim: Claim) -> str:
    """Those whom the reader found to act, apart from pronouns."""
    actors = [p.quote.text for p in (claim.event.actors if claim.event else ())]
    return ", ".join(a for a in actors if a.lower() not in NOBODY)


def head_of(words: Sequence[str]) -> str:
    """The word that a phrase turns on: the last one before a preposition."""
    return words[end_of_phrase(words) - 1] if words else ""


def end_of_phrase(words: Sequence[str]) -> int:
    """How many words the phrase has before its first preposition."""
    return next((n for n, word in enumerate(words) if n and word.lower() in class_of("preposition")), len(words))


def is_a_deed(word: str) -> bool:
    """Whether a doer is only what happened: "a fire destroyed the mill" says nothing of who or what lit it."""
    return bool(deeds_in(word)) and not means_in(word)
