"""Whether one claim says that there was none of something at all, and another tells of it: wounds, shots, a swap.

"Not one shot was fired" denies whatever shots anybody tells of, however he words it: "they opened fire on the
bridge". So the two need not share a word, but must be of one ship, or of one happening.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.link.denials import NEGATOR, is_denying_word, stand_of
from reportedly.link.once import once_each
from reportedly.link.told import Told, carries_meaning, cut, matter_of
from reportedly.model.reason import Reason

NONE_AT_ALL = "denies that there was any at all"
DENIED = -3.0
CALLED = re.compile(
    r" (?:an?|pure|mere) (?:\w+ )?(?:fabrication|invention|fiction|fairy tale|fable|hoax|lie|nonsense)\b"
    r"| (?:lies|inventions|fabrications|fairy tales|nonsense) $"
)
"""What is called so is denied, however it is read."""
NO_SWAP = r"|\bexchanges? of (?:\w+ )?(?:fire|views|words|letters|ideas|messages)\b|\bexchange rates?\b"
"""What is exchanged so is no swap."""
IN_PART = re.compile(
    r" (?:seriously|badly|gravely|critically|severely|slightly|further|more(?! than)|again|life-threatening|only|yet) "
    r"| (?:possible|possibly|perhaps) "
    rf"|\bdown\b{NO_SWAP}"
    r"|\b(?:intend|meant?|want|mean|feel|feelings|ordered|order|would|will|should|may|might|could|can) "
)
"""With these it is not said that there was none, or that there was any."""
HANDS = re.compile(r" in the hands of (?:(?!and |but |or )[\w'-]+ )+")
"""Whoever is said to hold nobody has other names where others tell of it."""
OF_NOBODY = frozenset(
    [
        "nobody", "anybody", "anyone", "everyone", "everybody", "person", "people", "single", "report", "claim",
        "story", "account", "rumour", "rumor", "allegation", "news", "talk", "fire", "fired", "firing", "shot",
        "bullet", "round", "warning", "hit", "blood", "came", "harm", "unharmed", "leg", "arm",
        "thigh", "shoulder", "country", "republic", "nation", "armed", "group",
        "kind", "sort", "whatsoever", "border", "used", "live", "head", "foot",
    ]
)  # fmt: skip
"""Words beside a wound or a shot that say of nobody in particular that it hit him."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    thing: str
    words: tuple[str, ...]
    source: str


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.thing, _pattern(row.words)) for row in load_table("denied_altogether", _Row))


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    told = (re.escape(phrase).replace(r"\ …\ ", r" (?:\S+ ){1,3}").replace("…", "") for phrase in phrases)
    return re.compile(rf" (?:{'|'.join(sorted(told, key=len, reverse=True))}) ")


@once_each
def things_told(told: Told) -> frozenset[str]:
    """What a claim tells that there was."""
    return frozenset() if _is_denied(told) or _is_open(told) or IN_PART.search(told.phrase) else _spoken_of(told)


@once_each
def things_denied(told: Told) -> frozenset[str]:
    """That of which a claim says that there was none."""
    return _spoken_of(told) if _is_denied(told) and not IN_PART.search(told.phrase) else frozenset()


def _spoken_of(told: Told) -> frozenset[str]:
    found = frozenset(thing for thing, pattern in _patterns() if pattern.search(told.phrase))
    return found | {"shots"} if re.search(r" shots? (?:\S+ ){0,2}fired ", told.phrase) else found


def _is_denied(told: Told) -> bool:
    negative = any(claim.factuality.polarity == "negative" for claim in told.claims)
    return (negative and stand_of(told).denies) or CALLED.search(told.phrase) is not None


def _is_open(told: Told) -> bool:
    unsure = any(claim.factuality.certainty == "uncommitted" for claim in told.claims)
    return unsure or any(claim.factuality.polarity != "positive" for claim in told.claims)


@once_each
def of_whom(told: Told) -> frozenset[str]:
    """Stems of the words that say of whom or of what it is denied: "captain" of "an injured captain"."""
    rest = HANDS.sub(" ", told.phrase)
    for _, pattern in _patterns():
        rest = pattern.sub(" ", rest)
    where = {w.stem for place in told.places for w in cut(place.place.toponym.text)}
    when = {w.stem for time in told.times if time.timex for w in cut(time.timex.text)}
    words = (w for w in cut(CALLED.sub(" ", rest)) if carries_meaning(w.lower_) and not is_denying_word(w.lower_))
    of_some = (w for w in words if w.lower_ not in OF_NOBODY and w.stem not in OF_NOBODY | where | when)
    return frozenset(map(matter_of, of_some))


def compare_denied_altogether(older: Told, newer: Told) -> Reason | None:
    """The reason that one claim gives by denying altogether what the other tells."""
    if things_denied(newer) & things_told(older):
        return Reason(feature=NONE_AT_ALL, bits=DENIED, older=older.text, newer=_none(newer))
    if things_denied(older) & things_told(newer):
        return Reason(feature=NONE_AT_ALL, bits=DENIED, older=_none(older), newer=newer.text)
    return None


def is_of_no_place(older: Told, newer: Told) -> bool:
    """Whether what one denies altogether is nowhere: a swap is offered from one place to another."""
    return (things_denied(older) or things_denied(newer)) == frozenset(("swap",))


def _none(told: Told) -> str:
    found = NEGATOR.search(told.phrase)
    return f"{found[0]}: {told.text}" if found else told.text
