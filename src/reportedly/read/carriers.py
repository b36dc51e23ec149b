"""Whoever passes on somebody else's words by a participle: "a memo seen by X", "citing Y", "residents quoted in Z"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.read.cues import CARRYING, HOLDING, Found, cue_row
from reportedly.read.grammar import agent, clause, governing
from reportedly.read.sources import source_nouns, source_of


def by_carrier(text: str, verb: Token) -> Iterator[Found]:
    """The attribution of a whole clause to who passes it on: "an order obtained by the paper says that …"."""
    held = verb.lemma_ in HOLDING and _kind(verb.head) == "document"
    beside = verb.dep_ == "acl" or (verb.dep_ == "dep" and agent(verb) is not None)
    if not beside or verb.tag_ not in ("VBN", "VBD") or not (held or verb.lemma_ in CARRYING):
        return
    who, by = _carrier(verb)
    told = governing(verb)
    if who is not None and by is not None and (cue_row(told) or told.dep_ == "ROOT") and told != verb:
        content = [t for t in clause(told, [verb]) if not t.is_punct or told.i > verb.i]
        row = cue_row(verb) if verb.lemma_ in CARRYING else None
        yield Found((verb, by), tuple(content), source_of(text, who), row)


def _carrier(verb: Token) -> tuple[Token | None, Token | None]:
    """Who passes it on, and the word that names them: "by" anybody, "in" or "on" a medium or document."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    if by is not None:
        return agent(verb), by
    for link in verb.children:
        if link.dep_ == "prep" and link.lower_ in ("in", "on") and verb.lemma_ in CARRYING:
            who = next((c for c in link.children if c.dep_ == "pobj" and _kind(c) in ("media", "document")), None)
            if who is not None:
                return who, link
    return None, None


def _kind(noun: Token) -> str | None:
    return source_nouns().get(noun.lower_) or source_nouns().get(noun.lemma_.lower())
