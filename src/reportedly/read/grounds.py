"""Answers to "why" that no phrase marks: one thing connected with another, a ground cited, an alternative put."""

from __future__ import annotations

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.read.clauses import names_event
from reportedly.read.cues import cue_row
from reportedly.read.draft import Draft, Passage
from reportedly.read.grammar import OBJECTS
from reportedly.read.token import Token

CONNECTING = frozenset({"connect", "link", "tie", "relate", "trace"})
WITH = frozenset({"with", "to"})
MOTIVES = frozenset({"want", "seek", "hope", "fear"})
"""What a verb says of somebody's mind, and of the ground of an act where others have given theirs before."""
TAKEN_UP = frozenset({"it", "this", "that", "these", "those", "them"})
FEELINGS = frozenset({"concern", "fear", "worry", "suspicion", "doubt", "threat"})
"""Nouns that may speak, but are grounds where they are cited."""
NAMES = frozenset({"PERSON", "ORG", "NORP", "LAW"})


def connects(head: Token) -> bool:
    """ "Police connect the fire with a feud"; not "a road links the harbour to the mill", which joins no events."""
    if head.lemma_ not in CONNECTING:
        return False
    joined = [c for c in head.children if c.dep_ in OBJECTS and c.i > head.i]
    behind = (p for holder in (head, *joined) for p in holder.children if p.lower_ in WITH)
    others = [c for p in behind for c in p.children if c.dep_ == "pobj"]
    event = any(names_event(o) or o.lower_ in TAKEN_UP or o.tag_ == "VBG" for o in (*joined, *others))
    return event and bool(joined) and bool(others)


def cites_ground(draft: Draft, passage: Passage) -> bool:
    """ "The council cited cracks", "…, citing security concerns": a thing, and neither a document nor a voice."""
    head = draft.syntax.doc[passage.head]
    if head.lemma_ == "cite":
        return any(map(_is_thing, (c for c in head.children if c.dep_ in OBJECTS)))
    link = passage.chain[-1] if passage.chain else None
    cue = list(draft.syntax.tokens_in(*link.cue.hull)) if link and link.cue else []
    return any(t.lemma_ == "cite" for t in cue) and _is_thing(head)


def _is_thing(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    told = (cue_row(noun) is not None and lemma not in FEELINGS) or lemma in source_nouns() or noun.ent_type_ in NAMES
    return noun.pos_ == "NOUN" and not told


def tells_motive(head: Token) -> bool:
    """ "The army wanted a new pier"; not "will want", which is no ground of what has happened."""
    return head.lemma_ in MOTIVES and head.pos_ == "VERB" and not any(c.tag_ == "MD" for c in head.children)


def is_put_as_alternative(passage: Passage) -> bool:
    """Tell whether a passage opens by putting another possibility beside the one before: "alternatively, …"."""
    return passage.content.text.lower().startswith("alternatively")
