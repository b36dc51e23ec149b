"""Attributions by ruling out and suspecting: "police ruled out sabotage", "investigators suspect arson".

What somebody rules out is denied; what is not ruled out, or cannot be, is possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from reportedly.read.clauses import names_event
from reportedly.read.cues import Found, cue_tokens
from reportedly.read.grammar import agent, clause, is_passive, subject
from reportedly.read.sources import source_of

SUSPECTING = "suspect"
RULING, EXCLUDING = "rule", frozenset({"exclude", "discount"})
NEGATED = frozenset({"not", "n't", "never", "neither", "nor", "no"})


def rules_out(verb: Token) -> bool:
    """Tell whether a verb rules something out."""
    if verb.pos_ != "VERB":
        return False
    return verb.lemma_ in EXCLUDING or (verb.lemma_ == RULING and any(c.lower_ == "out" for c in verb.children))


def suspects_or_rules_out(verb: Token) -> bool:
    """Tell whether a verb names an answer to "why" as its object."""
    return verb.lemma_ == SUSPECTING or rules_out(verb)


def leaves_possible(cue: Iterable[Token]) -> bool:
    """Tell whether the words of a cue say that something was not ruled out."""
    cue = list(cue)
    return any(map(rules_out, cue)) and any(t.lower_ in NEGATED for t in cue)


def by_exclusion(text: str, verb: Token) -> Iterator[Found]:
    """What is suspected, ruled out or not, as the content; a clause that is suspected is found as others are."""
    if not suspects_or_rules_out(verb) or verb.pos_ != "VERB":
        return
    if is_passive(verb):
        about, who = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")), None), agent(verb)
    else:
        about = next((c for c in verb.children if c.dep_ == "dobj" and names_event(c)), None)
        who = subject(verb)
    if about is None or about.pos_ not in ("NOUN", "PROPN", "VERB", "AUX"):
        return
    short = verb.lemma_ == SUSPECTING or about.left_edge == about.right_edge
    if short and not names_event(about):
        return
    source = source_of(text, who) if who is not None else None
    as_what = [
        c
        for c in (*verb.children, *about.children)
        if c.lower_ == "as" and c.dep_ == "prep" and c.i > about.i and c.i > verb.i
    ]
    content = sorted({*clause(about), *(t for c in as_what for t in c.subtree)}, key=lambda t: t.i)
    yield Found(tuple(cue_tokens(verb)), tuple(content), source, None)
