"""What goes to another process by file and comes back so is what one process comes to that adds report by report."""

from __future__ import annotations

import pytest

from bench.generated_situation import situation
from reportedly.link.event_clusters import EventClusters
from reportedly.link.kept_linking import KEPT
from reportedly.link.kept_shelf import PackedShelf, codec_of
from reportedly.link.linking import SameEvent, ages, same_events
from reportedly.link.report_words import weigh_words
from reportedly.link.shelf import Reworked, Shelf
from reportedly.link.spread_events import clustering
from reportedly.model.reading import Reading
from tests.work.ferry import ferry_readings

READINGS = [*ferry_readings(), *(made.reading for made in situation(30, claims_each=4, seed=3))]


def ends(same: SameEvent) -> tuple[str, str]:
    return same.older, same.newer


def added(readings: list[Reading]) -> tuple[dict[str, Shelf], set[tuple[str, str]]]:
    """What is kept, and which claims are put together, when one report is added after the other."""
    shelves: dict[str, Shelf] = {}
    events = EventClusters(lambda name: shelves.setdefault(name, {}))
    for reading in readings:
        events.add(reading)
    groups = [claims for claims in events.events().values() if len(claims) > 1]
    return shelves, set(map(ends, same_events(groups, ages(readings), events)))


@pytest.mark.parametrize("workers", [1, 2])
def test_it_is_what_adding_comes_to(workers: int) -> None:
    shelves, wanted = added(READINGS)
    with clustering(READINGS, ends, workers) as (done, events):
        done()
        made, kept = list(events.made()), {(name, key): value for name, key, value in events.kept()}
    assert len(made) == len(wanted) > 20
    assert set(made) == wanted
    for name in KEPT:
        found = {key: codec_of(name).decode(value) for (shelf, key), value in kept.items() if shelf == name}
        told = {key: value.id if name == "speaker" else value for key, value in shelves[name].items()}
        if name == "claims_of":
            found, told = ({key: sorted(claims) for key, claims in one.items()} for one in (found, told))
        assert found == told, name


def test_a_packed_shelf_gives_what_was_put_into_it() -> None:
    shelf = PackedShelf("words")
    for reading in READINGS:
        shelf[reading.report.id] = weigh_words(reading.report)
    for reading in READINGS:
        assert shelf[reading.report.id] == weigh_words(reading.report)
    assert all(isinstance(value, bytes) for _, value in shelf.packed())
    assert len(dict(shelf.packed())) == len(READINGS)


def test_what_is_worked_out_anew_holds_nothing() -> None:
    shelf: Reworked[str, int] = Reworked(len)
    shelf["three"] = 7
    assert (shelf["three"], shelf["eleven"], len(shelf)) == (5, 6, 0)
