"""Whom a report means by a short form: "the minister", "the officials" and "one of them" are those it told of before.

A report brings in a source in full once ("Interior Minister Karim Odeh") and goes on with the noun alone. The noun
stands for the one source of the report whose words have it; where several have, it is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.lexicon.words import words_in
from reportedly.link.state_speakers import is_person_noun
from reportedly.link.wording import WORD, fold
from reportedly.model.claim import Claim
from reportedly.model.origin import Informant
from reportedly.model.reading import Reading

DEFINITE = re.compile(r"^(?:the|this|that|these|those) ((?:[^\W\d_]+[ -]){0,2}[^\W\d_]+)$", re.IGNORECASE)
ONE_OF_THEM = re.compile(
    r"^(?:one|another|two|some|most|several) of (?:them|those|the men|the women|these)$", re.IGNORECASE
)
A_BODY = re.compile(r"^the (?:[^\W\d_]+[ -]){0,3}([^\W\d_]*[^\W\d_s])$", re.IGNORECASE)
OF_NO_OTHER = re.compile(r"^(?:its |the |a )?([^\W\d_]+),? [^\W\d_a-z]")
"""A spokesman with a name who is told to speak for nobody, and so for the body that was told of last."""
PLAIN = re.compile(r"^(?:the )?([^\W\d_]+)$", re.IGNORECASE)


def in_full(reading: Reading, told: Mapping[str, Informant]) -> dict[str, Informant]:
    """Claims whose source is a short form, by their ids, with the informant whom the form stands for.

    `told` says who is said to know each claim, by the words of its source alone.
    """
    claims = sorted((c for c in reading.claims if c.id in told and _words(c)), key=lambda c: c.content.start)
    found: dict[str, Informant] = {}
    for at, claim in enumerate(claims):
        if told[claim.id].kind == "unnamed" and (meant := _meant(claim, claims, at, {**told, **found})) is not None:
            found[claim.id] = meant
    return found


def _meant(claim: Claim, claims: Sequence[Claim], at: int, told: Mapping[str, Informant]) -> Informant | None:
    words = told[claim.id].name
    before = [other for other in claims[:at] if told[other.id].id not in (None, told[claim.id].id)]
    if ONE_OF_THEM.match(words):
        return told[before[-1].id] if before else None
    if (speaker := _speaker_of(claim, claims[at + 1 :], told)) is not None:
        return speaker
    if definite := DEFINITE.match(words):
        return _only(fold(definite[1].split()[-1].split("-")[-1]), before, told)
    if plain := PLAIN.match(words):
        noun = fold(plain[1])
        spokesmen = [c for c in claims if words_in("spokesmen", "word") & _folded(c) and c is not claim]
        return _only(noun, spokesmen, told)
    return None


def _speaker_of(claim: Claim, behind: Sequence[Claim], told: Mapping[str, Informant]) -> Informant | None:
    """Who speaks for a body in what the report tells next: "the general staff said. … said its spokesman, X"."""
    body = A_BODY.match(_words(claim))
    next_ = next((other for other in behind if told[other.id].id != told[claim.id].id), None)
    if body is None or next_ is None or is_person_noun(body[1]):
        return None
    speaks = OF_NO_OTHER.match(_words(next_))
    return told[next_.id] if speaks and fold(speaks[1]) in words_in("spokesmen", "word") else None


def _only(noun: str, among: Sequence[Claim], told: Mapping[str, Informant]) -> Informant | None:
    """The one source among them whose words have the noun, under the longest words that it has."""
    having = [claim for claim in among if noun in _folded(claim)]
    if len({told[claim.id].id for claim in having}) != 1:
        return None
    return told[max(having, key=lambda claim: len(_words(claim))).id]


def _folded(claim: Claim) -> frozenset[str]:
    return frozenset(map(fold, WORD.findall(_words(claim))))


def _words(claim: Claim) -> str:
    """The words of the innermost source that a claim has."""
    sources = [link.source.quote.text for link in claim.attribution if link.source is not None]
    return sources[-1] if sources else ""
