""" "The attack began at nine": which attack is meant, by the words with which its report told of it before.

Only a noun for what happens that stands by itself behind "the" is looked up: "the attack on the mill" says which it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.lexicon.words import either, words_in
from reportedly.model.claim import Claim

WHICH = r"(?:on|in|at|of|near|against|between|from|over|off)"
REACH = 8
"""So many claims back it was told of."""
DESCRIBED = 60
"""So many letters behind the noun say which one is meant."""


def told_before(claim: Claim, before: Sequence[Claim]) -> tuple[Claim, str] | None:
    """The claim that told of what this one calls "the attack", with the words behind its noun that say which it was.

    None where the claim says itself where or which it was.
    """
    noun = None if claim.places else _bare().match(claim.content.text)
    if noun is None:
        return None
    described = re.compile(rf"\b{re.escape(noun['noun'])}\b (?P<which>{WHICH} .{{1,{DESCRIBED}}})", re.IGNORECASE)
    for other in reversed(before[-REACH:]):
        if (found := described.search(other.content.text)) is not None:
            return other, found["which"]
    return None


@cache
def _bare() -> re.Pattern[str]:
    nouns = either(words_in("occurrence_nouns", "words"))
    return re.compile(rf"\W*(?:the|this|that) (?P<noun>{nouns})\b(?! {WHICH}\b)", re.IGNORECASE)
