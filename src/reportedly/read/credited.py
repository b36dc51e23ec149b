"""Attributions by a credit in brackets: "nine people were killed (source: civil society, unconfirmed)", "(police)"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.model.attribution import Source
from reportedly.read.cues import Found
from reportedly.read.hedges import effect
from reportedly.read.sources import source_kind
from reportedly.read.stretch import quote_of
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence

OPENING, CLOSING = frozenset("(["), frozenset(")]")
CREDITING = frozenset({"source", "sources", "via", "per", "credit"})
MOST_WORDS = 4
"""Words of a teller in brackets."""
LONGEST = 12
"""Words of a credit; longer brackets tell something."""


def by_credit(text: str, sentence: Sentence) -> Iterator[Found]:
    """The attribution of all that stands before a credit, in the sentence or since the credit before it."""
    tokens = [t for t in sentence if not t.is_space]
    start = 0
    for at, token in enumerate(tokens[:-2]):
        end = next((n for n in range(at + 2, min(at + LONGEST, len(tokens))) if tokens[n].text in CLOSING), None)
        if token.text not in OPENING or end is None:
            continue
        label, credit, told = token, tokens[at + 1 : end], tokens[start:at]
        if credit[0].lower_ in CREDITING:
            label, credit = credit[0], credit[1:]
        elif not _names_teller(credit, tokens[end + 1 :]):
            continue
        flags = [t for t in credit if effect(t) == "unverified"]
        source = _source(text, credit, flags)
        if source is not None and len(told) > 2:
            yield Found((label, *flags), tuple(told), source, None)
        start = end + 1


def _names_teller(credit: list[Token], after: list[Token]) -> bool:
    """Whether brackets at the end of a sentence hold nothing but who tells: "(port official)", not "(the mayor's)"."""
    plain = all(t.pos_ in ("NOUN", "PROPN", "ADJ", "DET") for t in credit) and len(credit) <= MOST_WORDS
    last = all(t.is_punct for t in after)
    return plain and last and credit[-1].pos_ == "NOUN" and credit[-1].lemma_.lower() in source_nouns()


def _source(text: str, credit: list[Token], flags: list[Token]) -> Source | None:
    """Who is credited, without "unconfirmed" and the commas around it."""
    named = [t for t in credit if t not in flags]
    while named and named[0].is_punct:
        named = named[1:]
    while named and named[-1].is_punct:
        named = named[:-1]
    quote = quote_of(text, named)
    return Source(quote=quote, kind=source_kind(named[-1], quote)) if quote else None
