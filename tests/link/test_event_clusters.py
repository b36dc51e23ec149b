"""Claims into events: the same in any order, nothing twice, nothing left behind."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from bench.generated_situation import situation
from reportedly.link.event_clusters import EventClusters, mentions_in
from reportedly.link.shelf import Shelf
from reportedly.model.reading import Reading
from tests.link.told import reading

SHELLED = reading("Post", "Sefid | 2031-03-04 | Guard | shelled | the apricot market", published="2031-03-04")
AGAIN = reading(
    "Herald", "Sefid | 2031-03-04 | - | bombarded | the apricot market", "Malat | - | Guard | raided | a mill"
)
NEXT_WEEK = reading("Echo", "Sefid | 2031-03-11 | Guard | shelled | the apricot market", published="2031-03-11")
ELSEWHERE = reading("Star", "Malat | 2031-03-04 | Guard | shelled | the apricot market")
COPY = reading("Courier", "Sefid | 2031-03-04 | Guard | shelled | the apricot market", published="2031-03-06")
REPORTS = [SHELLED, AGAIN, NEXT_WEEK, ELSEWHERE, COPY]

Events = dict[str, tuple[str, ...]]


class _AsTheyCome(EventClusters):
    """A planted bug: evidence is weighed by how much has come so far, as statistics kept on the way would."""

    def _bits(self, one: str, other: str) -> float:
        return super()._bits(one, other) - 0.1 * len(self._speaker)


def events(readings: list[Reading], kind: type[EventClusters] = EventClusters) -> Events:
    clusters = kind()
    for one in readings:
        clusters.add(one)
        clusters.events()
    return clusters.events()


def claim(of: Reading, number: int = 0) -> str:
    return of.claims[number].id


def test_one_day_and_town_is_one_event_and_others_are_not() -> None:
    found = {frozenset(claims) for claims in events(REPORTS).values()}
    assert found == {
        frozenset({claim(SHELLED), claim(AGAIN), claim(COPY)}),
        frozenset({claim(AGAIN, 1)}),
        frozenset({claim(NEXT_WEEK)}),
        frozenset({claim(ELSEWHERE)}),
    }


def test_the_order_of_arrival_does_not_matter() -> None:
    assert len({tuple(sorted(events(list(order)).items())) for order in permutations(REPORTS)}) == 1


MADE = [made.reading for made in situation(40, claims_each=4, copies=0.2, seed=5)]


def once_all_are_in(readings: list[Reading], kind: type[EventClusters]) -> Events:
    clusters = kind()
    for one in readings:
        clusters.add(one)
    return clusters.events()


def order_matters(kind: type[EventClusters]) -> bool:
    draw = random.Random(2)
    first = once_all_are_in(MADE, kind)
    return any(once_all_are_in(draw.sample(MADE, len(MADE)), kind) != first for _ in range(3))


def test_the_order_of_arrival_does_not_matter_in_a_made_situation() -> None:
    assert not order_matters(EventClusters)


def test_the_law_of_order_catches_a_planted_bug() -> None:
    assert order_matters(_AsTheyCome)


def shelves_of(readings: list[Reading], *, at_once: bool) -> dict[str, Shelf]:
    """Everything that is known of events, once they are settled."""
    shelves: dict[str, Shelf] = {}
    clusters = EventClusters(lambda name: shelves.setdefault(name, {}))
    if at_once:
        clusters.fill(map(mentions_in, readings))
    else:
        for one in readings:
            clusters.add(one)
    clusters.settle()
    return shelves


def test_what_comes_at_once_is_the_same_as_what_comes_one_by_one() -> None:
    late_first = sorted(MADE, key=lambda one: one.report.published or "", reverse=True)
    assert shelves_of(late_first, at_once=True) == shelves_of(late_first, at_once=False)


def test_a_report_added_twice_changes_nothing() -> None:
    assert events([*REPORTS, *REPORTS]) == events(REPORTS)


@pytest.mark.parametrize("seed", range(4))
def test_removing_reports_leaves_what_would_be_without_them(seed: int) -> None:
    clusters = EventClusters()
    for one in MADE:
        clusters.add(one)
    clusters.events()
    gone = random.Random(seed).sample(MADE, 16)
    for one in gone:
        clusters.remove(one.report.id)
    clusters.remove("rpt_never_there")
    assert clusters.events() == events([one for one in MADE if one not in gone])


def test_reasons_name_both_values_with_the_older_first() -> None:
    clusters = EventClusters()
    for one in REPORTS:
        clusters.add(one)
    told = {r.feature: r for r in clusters.reasons(claim(NEXT_WEEK), claim(SHELLED))}
    day = told["day: another"]
    assert (day.older, day.newer) == ("2031-03-04", "2031-03-11")
    assert day.bits < -10


def test_the_events_of_a_report_hold_the_claims_of_others() -> None:
    clusters = EventClusters()
    for one in REPORTS:
        clusters.add(one)
    assert set(clusters.events_of_report(AGAIN.report.id)) == {
        clusters.event_of(claim(AGAIN)),
        clusters.event_of(claim(AGAIN, 1)),
    }
    assert claim(COPY) in clusters.events_of_report(AGAIN.report.id)[clusters.event_of(claim(SHELLED))]
