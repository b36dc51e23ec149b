"""How many are said to be aboard a ship or an aircraft: "a crew of 21", "23 people on the ship", "22 of them aboard".

What is counted so is all of them; "seven crew members have landed" counts some. Passengers are counted apart from crew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.lexicon.words import either
from reportedly.link.crafts import craft_nouns
from reportedly.link.figures_compared import range_left
from reportedly.link.once import once_each
from reportedly.link.told import Told, Word, cut
from reportedly.model.reason import Reason
from reportedly.read.numbers import read_number, starts_number

OTHER_COUNT = "another count of those aboard"
BITS = -3.5
BE = r"(?:is|are|was|were|had been|have been)"
CREW = r"(?:crew|crewmen|crew members|members of (?:its|her|his|the) crew|sailors|seamen|seafarers|mariners|hands)"
PASSENGERS = r"(?:passengers|travellers|travelers|tourists|pilgrims)"
ALL = r"(?:people|persons|souls|men|heads|lives)"
CRAFT = rf"(?:{either(craft_nouns())})"
ABOARD = rf"(?:aboard|on board|on her|on the (?:\w+ )?{CRAFT}|in the {CRAFT})"
NUMBER = r"(?P<number>(?:(?:at least|more than|over|about|around|some|up to|nearly|almost) )?[\w,-]+)"
WHO = rf"(?:\w+ )?(?P<who>{CREW}|{PASSENGERS}|{ALL})"
OF_A_CRAFT = "aboard|on board|crew|cadet|deckhand|skipper"
ASHORE = "(?:in|at|near|outside|on the shore)"
COUNTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf" there {BE} {NUMBER} {WHO} {ABOARD} ",
        rf" there {BE} {NUMBER} (?P<who>of (?:them|us)) (?!{ASHORE} )(?=.*\b(?:{CRAFT}|{OF_A_CRAFT})\b)",
        rf" (?:the|its|her|all) {NUMBER} (?:\w+ )?(?P<who>{CREW}) ",
        rf" (?:the|its|her|all) {NUMBER} {WHO} {ABOARD} ",
        rf" (?P<who>crew) of {NUMBER} ",
        rf" (?:^|with|carrying|carried|counts|had|has) {NUMBER} {WHO} {ABOARD} ",
        rf"(?:^| that ) {NUMBER} {WHO} {BE} {ABOARD} ",
        rf"^ {NUMBER} {WHO} {ABOARD} ",
    )
)
SOME = re.compile(r" (?:among|injured|wounded|killed|dead|missing|rescued|freed|released|flown) ")
"""With these a count may be of some of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aboard:
    """How many there are, of whom, and the words."""

    low: float
    high: float
    who: str
    """"crew", "passengers", or "all"."""
    words: str


def compare_aboard(older: Told, newer: Told) -> Reason | None:
    """The reason that two counts of those aboard give where they differ; None where both can be so."""
    ours, theirs = aboard(older), aboard(newer)
    if ours is None or theirs is None or not _count_the_same(ours, theirs, older, newer):
        return None
    if ours.low <= theirs.high and theirs.low <= ours.high:
        return None
    return Reason(feature=OTHER_COUNT, bits=BITS, older=ours.words, newer=theirs.words)


def _count_the_same(one: Aboard, other: Aboard, *told: Told) -> bool:
    """Whether two count the same people: where there are no passengers, the crew is all that are aboard."""
    if one.who == other.who:
        return True
    carries = any(re.search(rf"\b{PASSENGERS}\b|\b(?:ferry|liner|airliner|cruise)\b", each.phrase) for each in told)
    return {one.who, other.who} == {"crew", "all"} and not carries


@once_each
def aboard(told: Told) -> Aboard | None:
    """How many a claim says to be aboard; None where it does not say, or counts some of them."""
    return next(_counted(told), None) if not SOME.search(told.phrase) else None


def _counted(told: Told) -> Iterator[Aboard]:
    for pattern in COUNTS:
        for found in pattern.finditer(told.phrase):
            number = _number(cut(found["number"].replace("-", " - ")))
            if number is not None:
                yield Aboard(low=number[0], high=number[1], who=_sort(found["who"]), words=found[0].strip())


def _number(words: Sequence[Word]) -> tuple[float, float] | None:
    """The range that number words leave; None where they tell no number."""
    at = next((n for n, word in enumerate(words) if starts_number(word.lower_)), None)
    number = None if at is None else read_number(words, at, 0, len(words))
    return None if number is None else range_left(number.low, number.best, number.high)


def _sort(who: str) -> str:
    if re.fullmatch(CREW, who):
        return "crew"
    return "passengers" if re.fullmatch(PASSENGERS, who) else "all"
