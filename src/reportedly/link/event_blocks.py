"""By what claims are found that may be of one event: keys that few claims share.

A key joins two things that are the same in both: what happens with where, who, what it is done to, or a rare word
beside it. Each comes twice, coarse and with a day; where the coarse block is too full to count, claims about the same
days still meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from reportedly.link.content_words import rarity
from reportedly.link.event_facts import EventFacts

RAREST_WORDS = 3
"""How many of a claim's rarest words it is found by."""
TARGET_WORDS = 2
"""By how many of the rarest words for what force was used on."""
LONGEST_DAYS = 3
"""A claim with an interval of more days is found by the day of its report."""
COARSE, WITH_DAY, WITH_PLACE_AND_DAY = 16, 48, 200
"""How many claims a key may hold and still count."""


def event_keys(facts: EventFacts) -> dict[str, int]:
    """What a claim is found by, and how many claims each key may hold; claims that share none are not compared."""
    coarse = {f"{what}\t{thing}" for what, thing in _pairs(facts)}
    keys = dict.fromkeys(coarse, COARSE)
    for day in _days(facts):
        keys |= {f"{key}\t{day}": WITH_PLACE_AND_DAY if "\tplace " in key else WITH_DAY for key in coarse}
    return keys


def _pairs(facts: EventFacts) -> Iterator[tuple[str, str]]:
    beside = list(_beside(facts))
    happening = list(_happening(facts))
    if facts.uses_force:
        yield from (("force", thing) for thing in beside if thing.startswith(("place ", "target ")))
    for what in happening:
        for thing in beside:
            yield what, thing
    if not happening:
        words = [thing for thing in beside if thing.startswith("word ")]
        yield from combinations(sorted(words), 2)


def _happening(facts: EventFacts) -> Iterator[str]:
    """What is said to happen: by word, by words for one thing, by type."""
    for word in {facts.head, *facts.occurrences} - {""}:
        yield f"trigger {word}"
    for row in facts.kin:
        yield f"kin {row}"
    if facts.type is not None:
        yield f"type {facts.type}"


def _beside(facts: EventFacts) -> Iterator[str]:
    for place in facts.places:
        yield f"place {place.name}"
    for actor in facts.known_actors:
        yield f"actor {actor}"
    for word in _rarest(facts.words):
        yield f"word {word}"
    for word in _rarest(facts.target.words)[:TARGET_WORDS] if facts.uses_force or facts.takes_hold else ():
        yield f"target {word}"
    for figure in facts.figures:
        yield f"figure {figure.unit} {figure.low:g} {figure.high:g}"


def _rarest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-rarity(word), word))[:RAREST_WORDS]


def _days(facts: EventFacts) -> Iterable[int]:
    """The days a claim is about; without any, the day of its report and the day before."""
    if facts.days is not None and facts.days.last - facts.days.first < LONGEST_DAYS:
        return range(facts.days.first, facts.days.last + 1)
    return () if facts.published is None else (facts.published - 1, facts.published)
