"""What was nearly put together and was not: events that look like one, and actors with names that look like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.link.event_blocks import event_keys
from reportedly.link.event_evidence import Setting, bits, excluded
from reportedly.link.event_facts import EventFacts, facts_of
from reportedly.link.linking import Linked
from reportedly.link.report_words import Weights, likeness, weigh_words
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent

FULLEST = 12
"""What more events than this share tells too little by itself."""
LEAST_BITS = -4.0
"""Below this, two events are not nearly one."""
LEAST_ALIKE = 0.5
"""Below this share of common words, two names are not nearly one."""
SMALL = frozenset(("the", "of", "for", "and", "in", "al", "el"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NearlyOne:
    """Two things that may be one, with how probable that looks, 0 to 1."""

    first: str
    second: str
    probability: float
    why: str


def nearly_one_event(events: Sequence[SituationEvent], linked: Linked) -> Iterator[NearlyOne]:
    """Pairs of events of which linking held it for less probable that they are one, by what their first claims tell."""
    readings = {reading.report.id: reading for reading in linked.readings}
    firsts = dict(_firsts(events, readings))
    words: dict[str, Weights] = {}
    for one, other in sorted(_meeting(firsts)):
        a, b = firsts[one], firsts[other]
        if excluded(a, b):
            continue
        for id in {a.report_id, b.report_id} - words.keys():
            words[id] = weigh_words(readings[id].report)
        same_report = a.report_id == b.report_id
        weight = bits(a, b, Setting(likeness=None if same_report else likeness(words[a.report_id], words[b.report_id])))
        if weight > LEAST_BITS:
            why = f"what speaks for one event and what speaks against come to {weight:+.1f} bits"
            yield NearlyOne(first=one, second=other, probability=1 / (1 + 2**-weight), why=why)


def _firsts(events: Sequence[SituationEvent], readings: Mapping[str, Reading]) -> Iterator[tuple[str, EventFacts]]:
    """What the first claim of each event tells, by the event."""
    event_of = {event.claims[0]: event.id for event in events}
    for reading in readings.values():
        if any(claim.id in event_of for claim in reading.claims):
            yield from ((event_of[facts.id], facts) for facts in facts_of(reading) if facts.id in event_of)


def _meeting(firsts: Mapping[str, EventFacts]) -> set[tuple[str, str]]:
    """Events that share what happens with where, who or a rare word beside it."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for event, facts in firsts.items():
        for key in event_keys(facts):
            blocks[key].add(event)
    few = (sorted(block) for block in blocks.values() if len(block) <= FULLEST)
    return {pair for block in few for pair in combinations(block, 2)}


def nearly_one_actor(actors: Iterable[Actor]) -> Iterator[NearlyOne]:
    """Pairs of actors of one kind and country, or of none that is told, whose names share most of their words."""
    known = {actor.id: actor for actor in actors}
    words = {id: _name_words(actor.name) for id, actor in known.items()}
    with_word: dict[str, set[str]] = defaultdict(set)
    for id, told in words.items():
        for word in told:
            with_word[word].add(id)
    pairs = {pair for ids in with_word.values() if len(ids) <= FULLEST for pair in combinations(sorted(ids), 2)}
    for one, other in sorted(pairs):
        a, b = known[one], known[other]
        alike = len(words[one] & words[other]) / len(words[one] | words[other])
        if a.kind == b.kind and alike >= LEAST_ALIKE and (a.country == b.country or None in (a.country, b.country)):
            why = f"{a.name!r} and {b.name!r} share {alike:.0%} of their words"
            yield NearlyOne(first=one, second=other, probability=alike / 2, why=why)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(name)) - SMALL
