"""Attributions by ruling out, suspecting and pointing to: "police ruled out sabotage", "some point to arson".

What somebody rules out is denied; what is not ruled out, or cannot be, is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.read.clauses import names_event
from reportedly.read.cues import Found, cue_tokens
from reportedly.read.grammar import agent, clause, is_passive, subject
from reportedly.read.sources import can_speak, source_of
from reportedly.read.token import Token

SUSPECTING, POINTING = "suspect", "point"
RULING, EXCLUDING = "rule", frozenset({"exclude", "discount"})
OTHERS = frozenset({"some", "others", "many", "several"})
NEGATED = frozenset({"not", "n't", "never", "neither", "nor", "no"})

LEFT_OPEN = re.compile(
    r"\b(?:can|could)(?:not| not|n['’]t) (?:yet |so far )?be (?:ruled out|excluded|discounted)", re.IGNORECASE
)
"""Words of a clause by which its subject stays possible."""


def rules_out(verb: Token) -> bool:
    """Tell whether a verb rules something out."""
    if verb.pos_ != "VERB":
        return False
    return verb.lemma_ in EXCLUDING or (verb.lemma_ == RULING and any(c.lower_ == "out" for c in verb.children))


def suspects_or_rules_out(verb: Token) -> bool:
    """Tell whether a verb names an answer to "why" as its object."""
    return verb.lemma_ == SUSPECTING or rules_out(verb) or pointed_at(verb) is not None


def pointed_at(verb: Token) -> Token | None:
    """The event that somebody points to as an answer: "observers point to a dispute over grazing"."""
    who = subject(verb) if verb.lemma_ == POINTING and verb.pos_ == "VERB" else None
    if who is None or not (can_speak(who) or who.lower_ in OTHERS):
        return None
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to")
    return next((o for link in links for o in link.children if o.dep_ == "pobj" and names_event(o)), None)


def _is_cause(verb: Token, noun: Token) -> bool:
    """Whether one word may be what was ruled out as a cause: "overloading", and nobody who was left out."""
    return verb.lemma_ == RULING and noun.pos_ == "NOUN" and not can_speak(noun)


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
        about = pointed_at(verb) or next((c for c in verb.children if c.dep_ == "dobj" and names_event(c)), None)
        who = subject(verb)
    if about is None or about.pos_ not in ("NOUN", "PROPN", "VERB", "AUX"):
        return
    short = about.left_edge == about.right_edge and not _is_cause(verb, about)
    if (verb.lemma_ == SUSPECTING or short) and not names_event(about):
        return
    source = source_of(text, who) if who is not None else None
    as_what = [
        c
        for c in (*verb.children, *about.children)
        if c.lower_ == "as" and c.dep_ == "prep" and c.i > about.i and c.i > verb.i
    ]
    content = sorted({*clause(about), *(t for c in as_what for t in c.subtree)}, key=lambda t: t.i)
    yield Found(tuple(cue_tokens(verb)), tuple(content), source, None)
