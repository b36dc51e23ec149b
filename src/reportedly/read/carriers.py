"""Whoever passes on somebody else's words by a participle: "a memo seen by X", "citing Y", "residents quoted in Z"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.model.span import Quote
from reportedly.read.cues import CARRYING, HOLDING, Found, cue_row, cue_tokens
from reportedly.read.grammar import OBJECTS, agent, clause, governing, subject
from reportedly.read.sources import source_of
from reportedly.read.token import Token

TOLD_IN = frozenset({"interview", "article", "story", "speech", "remark", "recording", "clip"})
"""Besides documents, what somebody can be said to say something in."""


def by_carrier(text: str, verb: Token) -> Iterator[Found]:
    """The attribution of a whole clause to who passes it on: "an order obtained by the paper says that …"."""
    held = verb.lemma_ in HOLDING and _kind(verb.head) == "document"
    if not _is_aside(verb) or verb.tag_ not in ("VBN", "VBD") or not (held or verb.lemma_ in CARRYING):
        return
    who, by = _carrier(verb)
    told = _telling(verb)
    if who is not None and by is not None and (cue_row(told) or told.dep_ == "ROOT") and told != verb:
        content = [t for t in clause(told, [verb]) if not t.is_punct or told.i > verb.i]
        row = cue_row(verb) if verb.lemma_ in CARRYING else None
        yield Found((verb, by), tuple(content), source_of(text, who), row)


def _is_aside(verb: Token) -> bool:
    """Whether a participle stands beside a noun: "quoted by the daily", also where the parser ties it loosely."""
    if verb.dep_ == "acl":
        return True
    set_off = verb.i > 0 and verb.nbor(-1).text == ","
    bare = not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return bare and verb.dep_ in ("dep", "advcl") and (agent(verb) is not None or set_off)


def _telling(verb: Token) -> Token:
    """The verb of the clause that is passed on: of what stands in a document, else of the sentence around."""
    inside = _told_in(verb.head)
    if inside is not None:
        return inside
    told = governing(verb)
    return governing(told) if told.lower_ == "according" else told


def _told_in(document: Token) -> Token | None:
    """ "Warns" of "a letter in which X warns that"; None for anything else."""
    if _kind(document) != "document" and document.lemma_.lower() not in TOLD_IN:
        return None
    clauses = (c for c in document.children if c.dep_ == "relcl" and c.left_edge.lower_ in ("in", "where"))
    return next((c for c in clauses if (row := cue_row(c)) and row.claim), None)


def by_holder(text: str, verb: Token) -> Iterator[Found]:
    """Who has in hand or publishes what somebody says: "the paper has seen a letter in which X warns that"."""
    if verb.lemma_ not in HOLDING and verb.lemma_ not in CARRYING:
        return
    held = next((c for c in verb.children if c.dep_ in OBJECTS), None)
    told, who = _told_in(held) if held is not None else None, subject(verb)
    if told is not None and who is not None:
        opening = {t.i for t in told.left_edge.subtree} if told.left_edge.lower_ == "in" else {told.left_edge.i}
        content = [t for t in clause(told) if t.i not in opening]
        yield Found(tuple(cue_tokens(verb)), tuple(content), source_of(text, who), None)


def _carrier(verb: Token) -> tuple[Token | None, Token | None]:
    """Who passes it on, and the word that names them: "by" anybody, "in" or "on" a medium or document."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    if by is not None:
        return agent(verb), by
    for link in verb.children:
        if link.dep_ == "prep" and link.lower_ in ("in", "on") and verb.lemma_ in CARRYING:
            who = next((c for c in link.children if c.dep_ == "pobj" and _can_carry(c)), None)
            if who is not None:
                return who, link
    return None, None


def _can_carry(noun: Token) -> bool:
    """Whether words can stand in it: a medium or document, or a name that is none of a place or day."""
    named = noun.pos_ == "PROPN" and noun.ent_type_ in ("", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART")
    return named or _kind(noun) in ("media", "document")


def carrier_in(source: Sequence[Token], cue: Quote | None) -> tuple[Sequence[Token], ...] | None:
    """A document, "seen by", and who has seen it, where a source's words hold all of them or the last; else None."""
    for at in range(1, len(source) - 2):
        if _hands_on(source[at]) and any(_kind(t) == "document" for t in source[:at]):
            return source[:at], source[at : at + 2], source[at + 2 :]
    first = source[0]
    if first.i - first.sent.start < 3 or not _hands_on(held := first.nbor(-2)) or held.dep_ != "acl":
        return None
    if cue is None or cue.start < first.idx or _kind(held.head) != "document" or held.head.i > held.i:
        return None
    return [t for t in held.head.subtree if t.i < held.i], [held, first.nbor(-1)], source


def _hands_on(verb: Token) -> bool:
    """ "Seen by", "quoted by"."""
    return verb.tag_ in ("VBN", "VBD") and verb.lemma_ in CARRYING | HOLDING and verb.nbor(1).lower_ == "by"


def _kind(noun: Token) -> str | None:
    return source_nouns().get(noun.lower_) or source_nouns().get(noun.lemma_.lower())
