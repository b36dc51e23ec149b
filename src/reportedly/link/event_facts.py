"""What is compared of two claims to tell whether they speak of the same event.

An empty set, or None, means that the claim does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from reportedly.lexicon.table import load_table
from reportedly.link.bare_occurrences import told_before
from reportedly.link.content import number_words
from reportedly.link.content_words import content_words, stem
from reportedly.link.event_targets import UNTOLD, Target, Targets
from reportedly.link.occurrences import occurrences_in
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.event import Event, Participant
from reportedly.model.place import ClaimPlace
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.read.glossed_readings import told_in_english

PLACES_OF_EVENTS = ("at", "near", "destination", "area")
"""Parts that a place can play and be where the event happens."""
HOLDING = ("arrest", "abduct", "confiscate", "restrict")
"""Modes of force without harm: a ship that is stopped, boarded, seized, detained."""
BEFORE, BEHIND = re.compile(r"(\w+) \Z"), re.compile(r" (\w+)\b")
LONGEST_WORD = 20
"""So many characters beside a trigger are looked at."""
NOWHERE_ELSE_KM = 25.0
"""How far from its point something in a place without a known size may be."""


class Whereabouts(NamedTuple):
    """Where an event is: somewhere within a distance of a point."""

    name: str
    lat: float
    lon: float
    radius_km: float


class Days(NamedTuple):
    """When an event was: not before the first day, not after the last (days of the proleptic Gregorian calendar)."""

    first: int
    last: int


class Figure(NamedTuple):
    """A counted figure as a range; infinities where it is open."""

    unit: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _KinRow:
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """One mention of an event, as far as it can be compared with others."""

    id: str
    report_id: str
    trigger: str
    """The words that name the event, as written; empty where nothing is said to happen."""
    head: str
    """The stem that the trigger turns on; empty without a trigger."""
    stems: frozenset[str]
    """Of all words of the trigger."""
    kin: frozenset[int]
    """Numbers of the rows of `event_kin` that the trigger is in."""
    type: str | None
    mode: str | None
    words: frozenset[str]
    """Stems of the content words around, without the trigger's."""
    known_actors: frozenset[str]
    """Ids of those who act, where the words resolve to bodies that are known."""
    actors: frozenset[str]
    """Stems of the words for others who act."""
    recipients: frozenset[str]
    """Stems of the words for others who are acted on."""
    places: tuple[Whereabouts, ...]
    days: Days | None
    published: int | None
    figures: tuple[Figure, ...]
    target: Target = UNTOLD
    """What it is done to, in the words that the whole report has for it."""
    occurrences: frozenset[str] = frozenset()
    """Stems of nouns for what it was part or outcome of: "killed in an attack"."""

    @property
    def uses_force(self) -> bool:
        """Whether it tells of an attack, or of something that is destroyed."""
        return self.type == "ASSAULT" or (self.type == "COERCE" and self.mode == "destroy")

    @property
    def takes_hold(self) -> bool:
        """Whether it tells that somebody or something is stopped, seized or held."""
        return self.type == "COERCE" and self.mode in HOLDING


def wording_id(facts: EventFacts) -> str:
    """The id of all mentions that tell the same in everything compared, whichever report they stand in."""
    return digest_id(
        "wrd",
        facts.head,
        *(sorted(part) for part in _sets(facts)),
        facts.type,
        facts.mode,
        [list(place) for place in facts.places],
        list(facts.days) if facts.days else facts.published,
        [[f.unit, f.low, None if f.high == inf else f.high] for f in facts.figures],
    )


def _sets(facts: EventFacts) -> tuple[frozenset[str], ...]:
    return (
        facts.stems,
        facts.words,
        facts.known_actors,
        facts.actors,
        facts.recipients,
        facts.target.words,
        facts.occurrences,
    )


def facts_of(reading: Reading) -> Iterator[EventFacts]:
    """What is compared of each claim of a report; questions ask and tell of no event."""
    reading = told_in_english(reading)
    text, targets, before = reading.report.text, Targets(reading), list[Claim]()
    for claim in sorted(reading.claims, key=lambda claim: (claim.content.start, claim.id)):
        if claim.kind != "question":
            found = _facts(claim, text, targets.of(claim), published=day(reading.report.published))
            described = told_before(claim, before)
            yield _as_told_before(found, *described) if described else found
        before.append(claim)


def _as_told_before(facts: EventFacts, other: Claim, which: str) -> EventFacts:
    """What "the attack" tells, with where and on what it was as an earlier claim told it."""
    words = frozenset(w.stem for w in content_words(which) if not counts(w.stem)) - facts.stems
    return replace(facts, words=facts.words | words, places=tuple(whereabouts_of(other.places)))


def _facts(claim: Claim, text: str, target: Target, *, published: int | None) -> EventFacts:
    event = claim.event
    trigger = " ".join(text[s.start : s.end] for s in event.trigger) if event else ""
    stems = [stem(word) for word in trigger.split()]
    occurrences = occurrences_in(claim.content.text, trigger) if event and _costs(event) else frozenset()
    around = [w for w in content_words(claim.content.text) if w.stem not in stems and not counts(w.stem)]
    return EventFacts(
        id=claim.id,
        report_id=claim.report_id,
        trigger=trigger,
        head=stems[0] if stems else "",
        stems=frozenset(stems),
        kin=kin_in(text, event.trigger if event else (), frozenset(stems)) | kin_of(occurrences),
        type=event.type if event else None,
        mode=event.mode if event else None,
        words=frozenset(w.stem for w in around),
        known_actors=frozenset(p.actor for p in (event.actors if event else ()) if p.actor is not None),
        actors=_who(event.actors if event else ()),
        recipients=_who(event.recipients if event else ()),
        places=tuple(whereabouts_of(claim.places)),
        days=days_of(claim),
        published=published,
        figures=tuple(
            Figure(q.unit, q.low if q.low is not None else 0.0, q.high if q.high is not None else inf)
            for q in claim.quantities
        ),
        target=target,
        occurrences=occurrences,
    )


def _costs(event: Event) -> bool:
    """Whether an event is violence, destruction, or of no known type, as accidents are."""
    return event.type in ("ASSAULT", None) or (event.type == "COERCE" and event.mode == "destroy")


@lru_cache(maxsize=1 << 14)
def counts(stemmed: str) -> bool:
    """Whether a stem is that of a number, which is compared as a figure and names nobody."""
    return stemmed[:1].isdigit() or stemmed in _number_stems()


@cache
def _number_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in number_words())


def kin_in(text: str, trigger: Sequence[Span], stems: frozenset[str]) -> frozenset[int]:
    """The rows of `event_kin` for a trigger, with the words before and behind it: "came down", "hostile fire"."""
    if not trigger:
        return kin_of(stems)
    before = BEFORE.search(text[max(0, trigger[0].start - LONGEST_WORD) : trigger[0].start])
    behind = BEHIND.match(text[trigger[-1].end : trigger[-1].end + LONGEST_WORD])
    return kin_of(stems, frozenset(stem(found[1]) for found in (before, behind) if found))


@lru_cache(maxsize=1 << 14)
def kin_of(stems: frozenset[str], beside: frozenset[str] = frozenset()) -> frozenset[int]:
    """The rows of the table `event_kin` that hold the words of a trigger, given by their stems.

    Of two words that stand in the table together, one may be among those beside the trigger.
    """
    return frozenset(row for word in stems for row, wanted in _kin().get(word, ()) if wanted <= stems | beside)


@cache
def _kin() -> dict[str, list[tuple[int, frozenset[str]]]]:
    """By stem: the rows it may belong to, and every stem that must be there for it."""
    rows: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for number, row in enumerate(load_table("event_kin", _KinRow)):
        for words in row.words:
            stems = frozenset(stem(word) for word in words.split())
            for one in stems:
                rows.setdefault(one, []).append((number, stems))
    return rows


def _who(participants: Iterable[Participant]) -> frozenset[str]:
    """The stems of the words for participants that are no known actors."""
    unknown = (p.quote.text for p in participants if p.actor is None)
    return frozenset(w.stem for words in unknown for w in content_words(words) if not counts(w.stem))


def whereabouts_of(places: Iterable[ClaimPlace]) -> Iterator[Whereabouts]:
    """Where something is said to have happened, as far as it is on the map."""
    for found in places:
        place = found.place
        if found.role in PLACES_OF_EVENTS and place.lat is not None and place.lon is not None:
            radius = NOWHERE_ELSE_KM if place.radius_km is None else place.radius_km
            yield Whereabouts(place.name or place.toponym.text, place.lat, place.lon, radius)


def days_of(claim: Claim) -> Days | None:
    """The days a claim's event lies in; None where either end is open."""
    if claim.time is None:
        return None
    first, last = day(claim.time.earliest), day(claim.time.latest)
    return Days(first, last) if first is not None and last is not None and first <= last else None


def day(edtf: str | None) -> int | None:
    """The number of the day that a time begins with; None where it tells no day."""
    try:
        return date.fromisoformat((edtf or "")[:10]).toordinal()
    except ValueError:
        return None
