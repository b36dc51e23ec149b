"""The story that a claim stands in: what its report is about, and when and where that is said to have happened.

"Eight soldiers were killed" says neither in what nor where; its report has told that before. What a report is about are
its weightiest words (`link/story_words.py`); when and where it was says the claim itself, or else the first of its
report that tells of force, loss or harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.link.event_facts import days_of, kin_in, kin_of, whereabouts_of
from reportedly.link.laid_out import DONE_TO_OTHERS, LaidOut, Weights
from reportedly.link.mishaps_compared import attack_in, mishap_in
from reportedly.link.report_words import heaviest
from reportedly.link.story_words import story_words
from reportedly.link.tolls import UNITS, occurrences_told, rows_of_occurrences
from reportedly.model.claim import Claim
from reportedly.model.report import Report

WORDS = 24
"""So many of a report's weightiest words say what it is about."""
PARTS = 1000
"""Weights are whole thousandths, so that no sum depends on its order."""
BEFELL = UNITS | {"captured", "abducted", "casualties"}
"""Units of what befell people, of which one happening has one count."""


Circle = tuple[str, float, float, float]
"""A place as plain values: name, latitude, longitude, radius in kilometres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the report of a claim is about."""

    words: Weights
    """The weightiest words, in thousandths; empty for a claim that tells neither force nor what befell people."""
    days: tuple[int, int] | None
    """The first and the last day that it may have been on (days of the proleptic Gregorian calendar)."""
    places: tuple[Circle, ...]
    """Where it may have been."""
    kin: frozenset[int]
    """Rows of `event_kin` for all that the claim tells to have happened: "died when it came down"."""


NO_STORY = Story(words={}, days=None, places=(), kin=frozenset())


def stories_of(report: Report, laid_out: Sequence[LaidOut], long_ago: Iterable[bool]) -> Iterator[Story]:
    """The story of each claim of a report; `long_ago` says which of them tell of a time long before it came out."""
    told = [_is_told(here.claim, here) and not past for here, past in zip(laid_out, long_ago, strict=True)]
    words = {word: round(PARTS * weight) for word, weight in heaviest(story_words(report), WORDS)}
    of_story = [here.claim for here, is_told in zip(laid_out, told, strict=True) if is_told]
    first_days = next((days for claim in of_story if (days := _days(claim))), None)
    first_places = next((places for claim in of_story if (places := _places(claim))), ())
    for here, past in zip(laid_out, long_ago, strict=True):
        days, places = _days(here.claim) or first_days, _places(here.claim) or first_places
        kin = _kin(here, report.text)
        yield (
            NO_STORY
            if past or here.claim.kind in ("forecast", "question")
            else Story(words=words, days=days, places=places, kin=kin)
        )


def _kin(here: LaidOut, text: str) -> frozenset[int]:
    named = kin_in(text, here.claim.event.trigger if here.claim.event else (), here.deeds)
    return named | (kin_of(occurrences_told(here.told)) & rows_of_occurrences())


def _days(claim: Claim) -> tuple[int, int] | None:
    days = days_of(claim)
    return None if days is None else (days.first, days.last)


def _places(claim: Claim) -> tuple[Circle, ...]:
    return tuple((where.name, where.lat, where.lon, where.radius_km) for where in whereabouts_of(claim.places))


def _is_told(claim: Claim, here: LaidOut) -> bool:
    """Whether a claim tells of force, loss or harm, of what befell people, or of a mishap."""
    if claim.kind in ("forecast", "question"):
        return False
    if any(quantity.unit in BEFELL for quantity in claim.quantities) or mishap_in(here.told) or attack_in(here.told):
        return True
    return bool(here.deeds) and claim.event is not None and claim.event.type in (None, *DONE_TO_OTHERS)
