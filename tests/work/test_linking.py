"""Laws of linking and weighing from end to end, from readings to the picture and to what a casebook keeps of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.casebook import By, Casebook
from reportedly.link.linking import Linked, Linking
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.weigh.picture import Picture, picture_of
from reportedly.work.linking import link_casebook, linked_in, picture_in, unlink_casebook
from tests.link.read import read
from tests.work.ferry import ferry_readings
from tests.work.small_world import new_casebook

ANN = By.person("Ann", datetime(2021, 7, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return ferry_readings()


def linked(readings: Sequence[Reading]) -> Linked:
    return Linking(readings).linked()


def sinking(picture: Picture) -> SituationEvent:
    """The event that most claims tell of."""
    return max(picture.events, key=lambda event: len(event.claims))


def test_the_copy_is_a_copy_and_the_tolls_contradict(readings: list[Reading]) -> None:
    found = linked(readings)
    wire, copy, *others = [one for reading in readings for one in found.reports if one.report_id == reading.report.id]
    assert (copy.copy_of, copy.origin_group) == (wire.report_id, wire.origin_group)
    assert len({one.origin_group for one in (wire, *others)}) == len(others) + 1
    assert "contradicts" in {relation.relation for relation in found.relations if relation.attribute == "value"}


def test_the_order_of_arrival_changes_nothing(readings: list[Reading]) -> None:
    wanted = linked(readings)
    for seed in range(4):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert linked(shuffled) == wanted
        assert picture_of(linked(shuffled)) == picture_of(wanted)


def test_a_report_added_twice_changes_nothing(readings: list[Reading]) -> None:
    assert linked([*readings, *readings]) == linked(readings)


def test_removing_a_report_leaves_what_would_be_there_had_it_never_come(readings: list[Reading]) -> None:
    for gone in readings:
        linking = Linking(readings)
        linking.remove(gone.report.id)
        assert linking.linked() == linked([reading for reading in readings if reading is not gone])


def test_a_copy_never_raises_the_count_of_origins(readings: list[Reading]) -> None:
    with_copy, without = (sinking(picture_of(linked(told))) for told in (readings, [readings[0], *readings[2:]]))
    assert with_copy.independent_origins == without.independent_origins > 1
    assert len(with_copy.claims) > len(without.claims)


def test_unknown_lineage_never_raises_the_count_of_origins(readings: list[Reading]) -> None:
    with_hearsay, without = (sinking(picture_of(linked(told))) for told in (readings, readings[:4]))
    assert with_hearsay.independent_origins == without.independent_origins
    assert with_hearsay.lineage_unknown > without.lineage_unknown


def test_a_person_is_one_with_and_without_the_body_named_behind() -> None:
    texts = (
        "Commander Joseph Mbala said the ferry sank.",
        "Commander Joseph Mbala of the river police said the ferry sank.",
    )
    found = linked(
        [read(text, publisher) for text, publisher in zip(texts, ("Boma Post", "Delta Mirror"), strict=True)]
    )
    assert len({origin.id for held in found.origins.values() for origin in held}) == 1


@pytest.fixture
def book(tmp_path: Path, readings: list[Reading]) -> Casebook:
    made = new_casebook(tmp_path / "ferry.reportedly")
    for reading in readings:
        made.add_report(reading.report, ANN)
        made.add_reading(reading, ANN, stages={"read": 1})
    return made


def test_what_is_kept_is_what_was_found(book: Casebook, readings: list[Reading]) -> None:
    link_casebook(book)
    assert _rounded(linked_in(book)) == _rounded(linked(readings))
    assert book.verify().whole


def test_linking_again_with_nothing_new_adds_nothing(book: Casebook) -> None:
    first = link_casebook(book)
    assert first.new
    assert first.entry is not None
    before = book.stock()
    again = link_casebook(book)
    assert (again.new, again.ended, again.entry) == (0, 0, None)
    assert book.stock() == before


def test_linking_is_undone_by_an_entry_and_can_be_done_again(book: Casebook) -> None:
    new = link_casebook(book).new
    undone = unlink_casebook(book, ANN)
    assert (undone.new, undone.ended) == (0, new)
    assert book.links() == []
    assert book.links(as_of=undone.entry and undone.entry - 1) != []
    assert link_casebook(book).new == new
    assert book.verify().whole


def test_links_that_are_found_no_longer_end(book: Casebook, readings: list[Reading]) -> None:
    link_casebook(book)
    claims = {claim.id for claim in readings[3].claims}
    for claim in sorted(claims):
        book.judge("reject", f"claim {claim}", {}, ANN, why="misread")
    assert link_casebook(book).ended > 0
    assert not [link for link in book.links() if {link.newer, link.older} & claims]
    assert book.verify().whole


def test_a_persons_grade_counts_and_stands_beside_the_learned_one(book: Casebook) -> None:
    link_casebook(book)
    name = next(o.informant for held in linked_in(book).origins.values() for o in held if "Nsimba" in o.informant)
    book.judge("grade", f"source {name}", {"reliability": "A"}, ANN, why="has never been wrong")
    _, picture = picture_in(book)
    graded = [grade for grade in picture.sources.values() if grade.person is not None]
    assert [(grade.grade, grade.learned) for grade in graded] == [("A", "F")]


def _rounded(found: Linked) -> tuple[object, ...]:
    """What was found without the last digits of bits, which the casebook does not keep apart."""
    return (
        found.reports,
        found.origins,
        [(s.older, s.newer) for s in found.same],
        [(r.older, r.newer, r.relation, r.attribute, r.independent, r.reasons) for r in found.relations],
    )
