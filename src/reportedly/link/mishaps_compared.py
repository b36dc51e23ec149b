"""Whether something was done by somebody or befell of itself: a missile or a gas leak, a bomb or a mishap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.link.occurrences import occurrences_in
from reportedly.link.once import once_each
from reportedly.link.told import Told
from reportedly.model.reason import Reason

NOBODYS_DEED = "done by nobody"
NOBODYS_DEED_BITS = -3.0
WEAPONS = ("airstrike", "explosives", "firearms", "heavy-weapons", "suicide-attack")
"""Modes of attack that no mishap can be taken for."""
DENIED = re.compile(
    r" (?:not|no|never|nobody|neither|nor|denied|ruled out|unlikely|whether|or|than"
    r"|put forward|theory|theories|speculation|may|might|could|possible|possibly|perhaps) "
)
OF_ITSELF = re.compile(
    r" (?:explosion|blast) .*(?:set fire to|blew up) | blew up (?:in|at|on|near|outside|as|after|and|when) "
)
"""What blew up, or set fire to what stood beside, was not therefore attacked."""
CAUSED = re.compile(
    r" (?:caused by|due to|because of|as a result of|came of|triggered by|set off by|put down to) "
    r"(?P<what>(?:\S+ ){1,6})"
)
BY = re.compile(r" (?:by|with) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    words: tuple[str, ...]
    source: str


def compare_mishaps(older: Told, newer: Told) -> Reason | None:
    """The reason that an attack and a mishap give; None where not one claim tells each."""
    for kinds in ((attack_in, mishap_in), (mishap_in, attack_in)):
        ours, theirs = (kind(told) for kind, told in zip(kinds, (older, newer), strict=True))
        if ours and theirs:
            return Reason(feature=NOBODYS_DEED, bits=NOBODYS_DEED_BITS, older=ours, newer=theirs)
    return None


@once_each
def mishap_in(told: Told) -> str:
    """The words for what befell of itself: "a gas leak"; empty where there are none, or an attack is told too."""
    found = _find("mishaps", told) or _caused_by(told)
    return "" if _find("attacks", told) else found


@once_each
def attack_in(told: Told) -> str:
    """The words by which somebody did it: "shot down"; empty where there are none, or a mishap is told too."""
    found = _find("attacks", told) or _by_force(told)
    return "" if _find("mishaps", told) or OF_ITSELF.search(told.phrase) else found


def _by_force(told: Told) -> str:
    """The words for what was attacked, where a claim tells that it was with a weapon."""
    events = (claim.event for claim in told.claims if claim.factuality.polarity == "positive")
    attacks = (event for event in events if event and event.type == "ASSAULT" and event.mode in WEAPONS)
    done = (event for event in attacks if event.actors or BY.search(told.phrase))
    found = next((words.quote.text for event in done for words in event.recipients), "")
    return "" if DENIED.search(told.phrase) else found


def _caused_by(told: Told) -> str:
    """What a claim says that something came of, where that is no attack: "was caused by a stove"."""
    found = CAUSED.search(told.phrase)
    if found is None or DENIED.search(told.phrase) or not _holds(told) or not occurrences_in(told.text, ""):
        return ""
    return "" if any(word in _of_attacks() for word in found["what"].split()) else found["what"].strip()


def _holds(told: Told) -> bool:
    """Whether anything is told to be so: who denies an engine failure gives no account of what befell."""
    return any(claim.factuality.polarity == "positive" for claim in told.claims)


@cache
def _of_attacks() -> frozenset[str]:
    """Single words for attacks and for those who make them."""
    words = words_in("occurrence_nouns", "words") | words_in("sides", "words") | words_in("attacks", "words")
    return words - {"accident", "fire", "a", "by", "it", "down"}


def _find(table: str, told: Told) -> str:
    if DENIED.search(told.phrase) or not _holds(told):
        return ""
    return next((words for words in _phrases(table) if f" {words} " in told.phrase), "")


@cache
def _phrases(table: str) -> tuple[str, ...]:
    return tuple(words for row in load_table(table, _Row) for words in row.words)
