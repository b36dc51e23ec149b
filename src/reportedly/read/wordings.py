"""Attributions by a phrase that says whose words or account it is: "in the words of X", "as told to Y by X"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.cues import Found, cue_row
from reportedly.read.grammar import CLAUSES, OBJECTS, agent, clause, governing, subject
from reportedly.read.sources import source_of
from reportedly.read.token import Token

WORDS = frozenset({"words", "view", "opinion", "account", "telling", "version", "reckoning", "judgment", "judgement"})

REFERRING = frozenset({"referring", "reference"})
TELLING = frozenset({"tell", "report", "state", "announce", "relate", "recount", "describe", "narrate", "explain"})


def by_wording(text: str, token: Token) -> Iterator[Found]:
    """The attribution of the clause around to whose words it is in, or to who is said to have told it."""
    if token.lower_ in WORDS and token.dep_ == "pobj" and token.head.lower_ in ("in", "by"):
        yield from _in_the_words_of(text, token)
    elif token.lower_ in REFERRING and (token.lower_ == "referring" or token.head.lower_ == "with"):
        yield from _referring(text, token)
    elif token.dep_ == "advcl" and token.tag_ in ("VBN", "VBD") and token.lemma_ in TELLING:
        yield from _as_told_by(text, token)


def _in_the_words_of(text: str, words: Token) -> Iterator[Found]:
    of = next((c for c in words.children if c.lower_ == "of"), None)
    who = next((c for c in (of.children if of is not None else ()) if c.dep_ == "pobj"), None)
    told = governing(words)
    if of is not None and who is not None and told.head == told and words.head.head == told:
        cue = [t for t in words.head.subtree if t.i <= of.i]
        yield Found(tuple(cue), tuple(clause(told, [words.head])), source_of(text, who), None)


def _referring(text: str, token: Token) -> Iterator[Found]:
    """ "The agency reports, with reference to a source in X, that": as newsrooms put it that cite others."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    whom = next((c for c in (to.children if to is not None else ()) if c.dep_ == "pobj"), None)
    opening = token.head if token.lower_ == "reference" else token
    told = governing(opening)
    row, teller = cue_row(told), agent(told) or subject(told)
    newsroom = source_of(text, teller) if teller is not None else None
    if to is None or whom is None or row is None or not row.claim:
        return
    if token.lower_ == "referring" and (newsroom is None or newsroom.kind in ("official", "person", "anonymous")):
        return
    torn = (c for c in whom.children if c.dep_ in ("relcl", "ccomp", "acl") and c.left_edge.lower_ == "that")
    says = next((c for c in told.children if c.dep_ in (*CLAUSES, *OBJECTS, "nsubjpass")), next(torn, None))
    if says is not None:
        yield Found(
            (*([opening] if opening != token else []), token, to),
            tuple(clause(says)),
            source_of(text, whom, [says]),
            None,
        )


def _as_told_by(text: str, told: Token) -> Iterator[Found]:
    opening = next((c for c in told.children if c.lower_ == "as" and c.i < told.i), None)
    who = agent(told)
    if opening is not None and who is not None:
        cue = [t for t in told.subtree if t.i <= told.i]
        yield Found(tuple(cue), tuple(clause(told.head, [told])), source_of(text, who), None)
