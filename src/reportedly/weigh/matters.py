"""What explanations are about: happenings told in many reports, gathered wider than one event's tellings.

An event joins claims that tell the same thing. A question is asked about more than that: the blast, the bridge that
fell and the fire on it are one matter, of which one asks who or what brought it about. So events are put together here
that do not exclude each other, by what they tell, where and when, as a sum of reasons in bits.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from reportedly.link.content_words import content_stems, hundredths
from reportedly.link.matter import LONG_AGO_DAYS
from reportedly.model.claim import Claim
from reportedly.model.reason import Reason
from reportedly.resolve.geometry import distance_km
from reportedly.weigh.deeds import deeds_in, does_harm, is_outcome
from reportedly.weigh.situation import Situation
from reportedly.weigh.unworded import Unworded, bits_in, worded

SAME_DEED, SAME_OUTCOME, OTHER_DEED, NO_HARM = 2.5, 0.5, -1.0, -6.0
NO_WORDS, ALL_WORDS = -3.0, 5.0
"""Bits where none of the telling words is shared, and where all are."""
ON_PURPOSE = frozenset({"murder", "shooting"})
"""Two words for one deed: who is murdered may have been shot."""
SAME_PLACE, OTHER_PLACE, MOVED = 1.0, -10.0, -1.5
"""Harm is done in one place; troops and talks may be in several and still be one matter within a report."""
SAME_DAYS, OTHER_DAYS, LONG_BEFORE = 0.5, -4.0, -12.0
SAME_REPORT = 1.0
LONG_AFTER = -3.0
LEAST_SHARED = 400
"""So much must be shared before a share of words counts, in hundredths of a bit."""
TOWN_KM = 30.0
FEW_DAYS = 8
IN_TOO_MANY = 200
"""A word that so many matters have tells none of them from the others."""
WEEKS = 21
"""Reports that lie further apart, in days, seldom tell of one matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspects:
    """What is compared of claims, to tell whether they are about one matter."""

    deeds: frozenset[str]
    words: frozenset[str]
    towns: tuple[tuple[str, float, float], ...]
    """Places no wider than a town, as name and point."""
    days: tuple[int, int] | None
    published: int | None
    reports: frozenset[str]
    long_ago: bool = False
    """Whether it is told as what was long before the report: "in May 2019, a derailment …"."""

    @property
    def harm(self) -> bool:
        """Whether a deed among them does harm."""
        return any(map(does_harm, self.deeds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A happening that can be asked about."""

    claims: tuple[str, ...]
    """Those that tell of it, in the order of publication."""
    aspects: Aspects
    harm: bool


CORE = 0.15
"""What this share of a matter's tellings has, or the first and largest of its events, is what the matter is about."""


@dataclass(slots=True)
class _Growing:
    """A matter while events are being put into it."""

    leader: Aspects
    claims: set[str] = field(default_factory=set)
    told: int = 0
    """How often its events are told: once for each report of each."""
    seen: Counter[object] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    known: Aspects | None = None
    """Its core, while nothing is added."""

    def add(self, event: frozenset[str], aspects: Aspects) -> None:
        """Take in an event."""
        self.known = None
        self.claims |= event
        self.told += len(aspects.reports)
        self.reports |= aspects.reports
        for aspect in (*aspects.words, *aspects.towns, *((deed,) for deed in aspects.deeds)):
            self.seen[aspect] += len(aspects.reports)

    def core(self) -> Aspects:
        """What is told in many of its events: one odd event makes the matter no wider."""
        if self.known is None:
            self.known = self._core()
        return self.known

    def _core(self) -> Aspects:
        least = max(2.0, CORE * self.told)
        common = [told for told, times in self.seen.items() if times >= least]
        return Aspects(
            deeds=self.leader.deeds | {told[0] for told in common if isinstance(told, tuple) and len(told) == 1},
            words=self.leader.words | {told for told in common if isinstance(told, str)},
            towns=tuple(
                dict.fromkeys((*self.leader.towns, *sorted(t for t in common if isinstance(t, tuple) and len(t) == 3)))
            ),
            days=self.leader.days,
            published=self.leader.published,
            reports=frozenset(self.reports),
            long_ago=self.leader.long_ago,
        )


def matters_of(
    situation: Situation, explained: Iterable[str], *, apart_from: Collection[str] = frozenset()
) -> tuple[Matter, ...]:
    """The matters of a situation: events in which harm is done, and those that somebody gives a reason for.

    `explained` are claims that tell of the latter. Claims in `apart_from` make no matter. The same in whatever order
    reports arrived.
    """
    wanted = set(explained).difference(apart_from)
    left = (frozenset(event.difference(apart_from)) for event in situation.events)
    events = [e for e in left if e & wanted or any(_harms(situation.claims[id]) for id in e)]
    lonely = [frozenset({id}) for id in sorted(wanted - situation.event_of.keys())]
    ordered = sorted([*events, *lonely], key=lambda e: (-len(e), min(map(situation.when, e))))
    return tuple(_finished(g, situation) for g in _grown(ordered, situation))


def aspects_of(claims: Iterable[Claim], situation: Situation, *, words: str | None = None) -> Aspects:
    """What is compared of some claims; `words` stand in for their own where only a part is about the matter."""
    listed = list(claims)
    texts = [words] if words is not None else [claim.content.text for claim in listed]
    days = [d for claim in listed if (d := _days(claim))]
    published = [p for claim in listed if (p := _day(situation.published.get(claim.report_id)))]
    return Aspects(
        deeds=frozenset(deed.kind for text in texts for deed in deeds_in(text)),
        words=frozenset[str]().union(*map(content_stems, texts)),
        towns=tuple(dict.fromkeys(town for claim in listed for town in towns_of(claim))),
        days=(min(d[0] for d in days), max(d[1] for d in days)) if days else None,
        published=min(published, default=None),
        reports=frozenset(claim.report_id for claim in listed),
        long_ago=any(_is_long_ago(claim, situation) for claim in listed),
    )


def compared(one: Aspects, other: Aspects) -> tuple[Reason, ...]:
    """What speaks for and against their being about one matter; above 0 together where they are."""
    return tuple(map(worded, comparing(one, other)))


def comparing(one: Aspects, other: Aspects) -> Iterator[Unworded]:
    """The same, not yet put into words."""
    if one.deeds and other.deeds:
        yield _told("deed", _deed_bits(one, other), one.deeds, other.deeds)
    both = one.words & other.words
    yield _told("words", NO_WORDS + shared_words(one.words, other.words) * (ALL_WORDS - NO_WORDS), both, both)
    if one.towns and other.towns:
        near = any(distance_km((a[1], a[2]), (b[1], b[2])) <= TOWN_KM for a in one.towns for b in other.towns)
        apart = OTHER_PLACE if one.harm or other.harm else MOVED
        yield _told("place", SAME_PLACE if near else apart, (t[0] for t in one.towns), (t[0] for t in other.towns))
    if one.days and other.days:
        yield _told("days", _days_bits(one.days, other.days), _dates(one.days), _dates(other.days))
    if one.long_ago != other.long_ago:
        yield "one was long ago", LONG_BEFORE, (str(one.long_ago),), (str(other.long_ago),)
    if not one.reports.isdisjoint(other.reports):
        yield "told in one report", SAME_REPORT, (), ()
    if one.published and other.published and abs(one.published - other.published) > WEEKS:
        yield _told("published weeks apart", LONG_AFTER, _dates([one.published]), _dates([other.published]))


def _days_bits(one: tuple[int, int], other: tuple[int, int]) -> float:
    apart = max(one[0], other[0]) - min(one[1], other[1])
    return SAME_DAYS if apart <= 1 else OTHER_DAYS if apart <= WEEKS else LONG_BEFORE


def _deed_bits(one: Aspects, other: Aspects) -> float:
    shared = one.deeds & other.deeds
    if one.deeds & ON_PURPOSE and other.deeds & ON_PURPOSE:
        return SAME_DEED
    if shared:
        return SAME_OUTCOME if all(map(is_outcome, shared)) else SAME_DEED
    return OTHER_DEED if one.harm == other.harm else NO_HARM


def shared_words(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the telling words of the one with fewer that the other has too, rare words counting more."""
    both = weight_of_words(one & other)
    least = min(_weight_of(one), _weight_of(other))
    return both / least if least and both >= min(LEAST_SHARED, least) else 0.0


def weight_of_words(words: Iterable[str]) -> int:
    """What words tell together, in hundredths of a bit."""
    return sum(map(hundredths, words))


@lru_cache(maxsize=1 << 14)
def _weight_of(words: frozenset[str]) -> int:
    """The same of words that are compared with many others."""
    return weight_of_words(words)


def _grown(events: Iterable[frozenset[str]], situation: Situation) -> Iterator[_Growing]:
    """Matters, each begun by the largest of its events; every further event goes to the one that it fits best."""
    matters: list[_Growing] = []
    having = Having()
    for event in events:
        aspects = aspects_of((situation.claims[id] for id in sorted(event, key=situation.when)), situation)
        near = having.nearest(aspects.words, aspects.reports)
        best = max(((bits_in(comparing(matters[n].core(), aspects)), -n) for n in near), default=(0.0, 0))
        at = -best[1] if best[0] > 0 else len(matters)
        if at == len(matters):
            matters.append(_Growing(leader=aspects))
        matters[at].add(event, aspects)
        having.add(at, aspects.words, aspects.reports)
    yield from matters


class Having:
    """Which matters have which words, to be asked which are worth comparing: far from all with all."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_report: dict[str, set[int]] = defaultdict(set)

    def add(self, matter: int, words: Iterable[str], reports: Iterable[str]) -> None:
        """Note what a matter has."""
        for word in words:
            self._by_word[word].add(matter)
        for report in reports:
            self._by_report[report].add(matter)

    def nearest(self, words: Iterable[str], reports: Iterable[str] = (), most: int = 12) -> list[int]:
        """The matters that share most with these words; first among them those told of in the same reports."""
        weights: dict[int, int] = {}
        for word in words:
            having = self._by_word.get(word)
            if having and len(having) <= IN_TOO_MANY:
                weight = hundredths(word)
                for n in having:
                    weights[n] = weights.get(n, 0) + weight
        for n in {n for report in reports for n in self._by_report.get(report, ())}:
            weights[n] = weights.get(n, 0) + LEAST_SHARED
        return [n for _, n in heapq.nsmallest(most, ((-weight, n) for n, weight in weights.items()))]


def _finished(matter: _Growing, situation: Situation) -> Matter:
    aspects = matter.core()
    return Matter(claims=tuple(sorted(matter.claims, key=situation.when)), aspects=aspects, harm=aspects.harm)


def _harms(claim: Claim) -> bool:
    if claim.kind != "event" or claim.factuality.polarity != "positive":
        return False
    return any(does_harm(deed.kind) for deed in deeds_in(claim.content.text))


def towns_of(claim: Claim) -> Iterator[tuple[str, float, float]]:
    """The places no wider than a town that a claim is about, as name and point."""
    for found in claim.places:
        place = found.place
        narrow = place.radius_km is None or place.radius_km <= TOWN_KM
        if found.role in ("at", "near") and narrow and place.lat is not None and place.lon is not None:
            yield place.name or place.toponym.text, place.lat, place.lon


def _is_long_ago(claim: Claim, situation: Situation) -> bool:
    latest = _day(claim.time.latest) if claim.time else None
    published = _day(situation.published.get(claim.report_id))
    return latest is not None and published is not None and published - latest > LONG_AGO_DAYS


def _days(claim: Claim) -> tuple[int, int] | None:
    if claim.time is None:
        return None
    first, last = _day(claim.time.earliest), _day(claim.time.latest)
    return (first, last) if first and last and 0 <= last - first < FEW_DAYS else None


def _day(edtf: str | None) -> int | None:
    try:
        return date.fromisoformat((edtf or "")[:10]).toordinal()
    except ValueError:
        return None


def _dates(days: Iterable[int]) -> Iterator[str]:
    return (date.fromordinal(day).isoformat() for day in days)


def _told(feature: str, weight: float, older: Iterable[str], newer: Iterable[str]) -> Unworded:
    return feature, math.floor(weight * 100 + 0.5) / 100, older, newer
