"""Attributions made by giving a count: "the army put its losses at nine", "officials give a lower figure of 18".

Whoever corrects a count gives one: "the ministry raised the toll from 28 to 31". So does who "spoke of 30 vehicles".
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.cues import Found, cue_tokens
from reportedly.read.grammar import OBJECTS, is_passive, subject
from reportedly.read.numbers import starts_number
from reportedly.read.sources import source_of
from reportedly.read.token import Token

PUTTING = frozenset({"put", "place"})
GIVING = frozenset({"give", "offer", "cite", "quote"})
SPEAKING = frozenset({"speak", "talk"})
REVISING = frozenset(
    {"raise", "lower", "revise", "cut", "reduce", "increase", "update", "correct", "amend", "adjust", "upgrade"}
)
COUNTED = frozenset(
    {
        "dead",
        "wounded",
        "injured",
        "missing",
        "displaced",
        "toll",
        "number",
        "figure",
        "loss",
        "casualty",
        "death",
        "count",
    }
)
BEFALLING = frozenset({"kill", "injure", "wound", "displace", "victim", "fatality", "refugee", "detain", "arrest"})
FIGURES = frozenset({"figure", "toll", "number", "count", "tally"})


def by_tally(text: str, verb: Token) -> Iterator[Found]:
    """The count that somebody gives, as the content; its cue is the verb alone."""
    if verb.pos_ != "VERB" or is_passive(verb) or verb.lemma_ not in PUTTING | GIVING | REVISING | SPEAKING:
        return
    who, counted = subject(verb), next((c for c in verb.children if c.dep_ in OBJECTS), None)
    if who is None:
        return
    if told := _told(verb, counted):
        yield Found(tuple(cue_tokens(verb)), tuple(told), source_of(text, who), None)


def _told(verb: Token, counted: Token | None) -> list[Token]:
    if verb.lemma_ in SPEAKING:
        return _spoken_of(verb)
    if counted is None:
        return []
    return _given(counted) if verb.lemma_ in GIVING else _put_at(verb, counted)


def _spoken_of(verb: Token) -> list[Token]:
    """ "30 vehicles" of "spoke of 30 vehicles"."""
    about = (o for c in verb.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
    counted = next((o for o in about if any(c.dep_ == "nummod" for c in o.children)), None)
    return list(counted.subtree) if counted is not None else []


def _put_at(verb: Token, counted: Token) -> list[Token]:
    """ "The dead at up to seven", "the toll to 31": whom or what, and how many, without how many it was before."""
    named = counted.lemma_.lower() in COUNTED or (counted.lower_ == "it" and verb.lemma_ in PUTTING)
    if not named or (verb.lemma_ in REVISING and not _counts_people(counted)):
        return []
    link = "to" if verb.lemma_ in REVISING else "at"
    below = [t for child in verb.children for t in child.subtree]
    many = next((m for c in below if c.lower_ == link and c.i > counted.i and (m := _number_behind(c))), None)
    if many is None:
        return []
    before = {t for c in below if c.lower_ in ("from", "against") and _holds_number(c) for t in c.subtree}
    return sorted(({*counted.subtree} - before) | {*many}, key=lambda t: t.i)


def _number_behind(link: Token) -> list[Token]:
    """ "To 28", by the parse or by the very next word; nothing where no number follows."""
    if _holds_number(link):
        return list(link.subtree)
    after = link.doc[link.i + 1 : link.i + 2]
    return [link, *after] if any(starts_number(t.lower_) for t in after) else []


def _counts_people(counted: Token) -> bool:
    """ "The toll", "its figure", "the number of people injured"; not "the number of checkpoints", which may be cut."""
    if counted.lemma_.lower() not in ("number", "figure", "count") or any(c.dep_ == "poss" for c in counted.children):
        return True
    return any(t.lemma_.lower() in COUNTED or t.lemma_.lower() in BEFALLING for t in counted.subtree if t != counted)


def _given(counted: Token) -> list[Token]:
    """ "A lower figure of 18"."""
    of = next((c for c in counted.children if c.lower_ == "of"), None)
    return list(counted.subtree) if of is not None and counted.lemma_ in FIGURES and _holds_number(of) else []


def _holds_number(preposition: Token) -> bool:
    return any(starts_number(t.lower_) for t in preposition.subtree)
