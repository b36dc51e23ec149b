"""A question in words: "Who or what caused the fire (Gedaref, 2031-03-01)?", "Why was it that the convoy left?"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from reportedly.read.bearing.vocabulary import class_of
from reportedly.weigh.answer import Asks
from reportedly.weigh.deeds import deeds_in, does_harm, is_outcome
from reportedly.weigh.matters import Matter
from reportedly.weigh.situation import Situation

BY_SOMEBODY = frozenset({"attack", "shelling", "murder", "shooting"})
"""Harm that does not come about by itself."""
DONE_TO = ("ASSAULT", "COERCE")
"""Types of event whose recipients suffer harm."""
PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
TOO_WIDE = (5, 6, 7)
"""Precisions of places that say too little of where something was: landscapes, countries, seas."""
SHORTEST = 4
"""A claim of fewer words tells too little to be asked about."""


def question_words(matter: Matter, asks: Asks, situation: Situation) -> str:
    """What is asked of a matter: who or what caused harm, or why something was done."""
    if not matter.harm:
        return _why(_told_plainly(matter, situation))
    deed = _deed(matter, situation)
    what = f"the {deed}{_to_whom(matter, situation)}{_where_and_when(matter, situation)}"
    if asks == "reason":
        return f"What was the motive behind {what}?"
    return f"Who is behind {what}?" if asks_who(matter.aspects.deeds) else f"Who or what caused {what}?"


def asks_who(deeds: Collection[str]) -> bool:
    """Whether it is plain that somebody did it, and only who is asked: an attack, and no fire or crash."""
    acts = {deed for deed in deeds if does_harm(deed) and not is_outcome(deed)}
    return bool(acts) and acts <= BY_SOMEBODY


def _told_plainly(matter: Matter, situation: Situation) -> str:
    """The first claim that tells of it in a clause; a headline where there is none."""
    texts = [situation.claims[id].content.text for id in sorted(matter.claims, key=situation.when)]
    clauses = [text for text in texts if len(text.split()) >= SHORTEST and _opens_a_clause(text)]
    return next(iter(clauses), texts[0])


def _opens_a_clause(text: str) -> bool:
    return text.split()[0].lower() in class_of("determiner") | PRONOUNS


def _why(told: str) -> str:
    """Whole clauses are asked about in a sentence; headlines are quoted."""
    first, *others = told.split()
    if _opens_a_clause(told):
        was = "is" if {"is", "are", "has", "have"} & {*others} else "was"
        return f"Why {was} it that {first.lower()} {' '.join(others)}?"
    return f"What explains this: {told}?"


def _deed(matter: Matter, situation: Situation) -> str:
    """The noun for the harm that most of its claims tell of; what comes of harm only where nothing else is told."""
    told = Counter(
        d.kind for id in matter.claims for d in deeds_in(situation.claims[id].content.text) if does_harm(d.kind)
    )
    return min(told, key=lambda deed: (is_outcome(deed), -told[deed], deed))


def _to_whom(matter: Matter, situation: Situation) -> str:
    """To what it was done, in the words of several claims; empty where they do not say."""
    done = [e for id in matter.claims if (e := situation.claims[id].event) is not None and e.type in DONE_TO]
    told = Counter(
        p.quote.text for e in done for p in e.recipients if p.quote.text[:4].lower() in ("the ", "a ", "an ")
    )
    often = [words for words, times in told.most_common(1) if times > 1]
    return f" on {often[0]}" if often else ""


def _where_and_when(matter: Matter, situation: Situation) -> str:
    told = (place for id in matter.claims for place in situation.claims[id].places if place.role in ("at", "near"))
    named = Counter(p.place.toponym.text for p in told if p.place.lat is not None and p.place.precision not in TOO_WIDE)
    where = [named.most_common(1)[0][0]] if named else []
    when = [date.fromordinal(matter.aspects.days[0]).isoformat()] if matter.aspects.days else []
    both = ", ".join([*where, *when])
    return f" ({both})" if both else ""
