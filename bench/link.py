"""How long it takes to put the claims of a large casebook into events, on situations made by rule.

`~` marks the named alternative: comparing every claim with every other, by the same evidence, its time reckoned from a
sample of pairs. Seconds are those of one processor, so that other work on the machine does not count. Growth is the
time for ten times the claims as a multiple; memory is the most the process has held.
"""

from __future__ import annotations

import random
import resource
import time
from itertools import islice

from bench.generated_situation import Made, situation
from bench.shared import scorer
from reportedly.link.event_clusters import EventClusters
from reportedly.link.event_evidence import Setting, bits
from reportedly.link.event_facts import facts_of
from reportedly.link.stories import Stories

SMALL, LARGE, CLAIMS_EACH, ADDED = 1_000, 10_000, 10, 20
SAMPLE = 20_000


def score() -> dict[str, float]:
    """Seconds, growth, memory, and how well the events are told apart; the last needs `../shared`."""
    small = list(situation(SMALL, claims_each=CLAIMS_EACH))
    large = list(situation(LARGE + ADDED, claims_each=CLAIMS_EACH))
    _, few = grouped(small)
    events, many = grouped(large[:LARGE])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    each = [_timed_add(events, made) for made in large[LARGE:]]
    claims = LARGE * CLAIMS_EACH
    figures = {
        "seconds for 100,000 claims": many,
        "seconds for 100,000 claims ~ every pair": _every_pair(large) * claims * (claims - 1) / 2,
        "growth from 10,000 to 100,000 claims": many / few,
        "seconds for one report more (slowest of 20)": max(each),
        "memory in GiB": memory,
        "stories: seconds for 10,000 reports": _stories(large[:LARGE]),
    }
    return figures | {f"events: BCubed {name}": value for name, value in _quality(events, large).items()}


def grouped(made: list[Made]) -> tuple[EventClusters, float]:
    """The events of a situation, and how many seconds they took."""
    before = time.process_time()
    events = EventClusters()
    for one in made:
        events.add(one.reading)
    events.events()
    return events, time.process_time() - before


def _timed_add(events: EventClusters, made: Made) -> float:
    before = time.process_time()
    events.add(made.reading)
    events.events_of_report(made.reading.report.id)
    return time.process_time() - before


def _every_pair(made: list[Made]) -> float:
    """Seconds for one pair."""
    facts = [f for one in islice(made, 500) for f in facts_of(one.reading)]
    draw = random.Random(1)
    pairs = [draw.sample(facts, 2) for _ in range(SAMPLE)]
    before = time.process_time()
    for one, other in pairs:
        bits(one, other, Setting(likeness=0.1))
    return (time.process_time() - before) / SAMPLE


def _stories(made: list[Made]) -> float:
    before = time.process_time()
    stories = Stories()
    for one in made:
        stories.add(one.reading.report)
    stories.stories()
    return time.process_time() - before


def _quality(events: EventClusters, made: list[Made]) -> dict[str, float]:
    gold: dict[int, set[str]] = {}
    for one in made:
        for claim, number in one.events.items():
            gold.setdefault(number, set()).add(claim)
    measured = scorer("metrics").b_cubed(list(gold.values()), [set(claims) for claims in events.events().values()])
    return dict(zip(("precision", "recall", "F1"), measured, strict=True))


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
