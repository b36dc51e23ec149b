"""Linking what changed comes to the same as if it had always been there, and looks up what it needs in the casebook."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bench.generated_situation import situation
from reportedly.casebook import By, Casebook, Incoming
from reportedly.link import kept_shelf, spread_relations
from reportedly.link.linking import Linking
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.work import linking
from reportedly.work.linking import LinkedAnew, link_casebook, linked_in, unlink_casebook
from tests.casebook.conftest import Where
from tests.link.read import read_all
from tests.work.ferry import WIRE, ferry_readings
from tests.work.small_world import new_casebook

ANN = By.person("Ann", datetime(2021, 7, 1, tzinfo=UTC))
REPORTS, LATER = 40, 6
KILLS = 6
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.work.test_linking_kept", "reportedly.casebook.postgresql", "psycopg"])
SECOND_HALF = (
    "Harbour master Anne Nsimba said the sinking of the ferry killed nine people off Matadi on Monday. She had written "
    "to the owners twice about rotten planks, and once about the missing life jackets. The quay was closed "
    "while schoolgirls threw lilies."
)
HALVES = [
    ("Boma Post", "2021-06-16", WIRE),
    ("Delta Mirror", "2021-06-16", SECOND_HALF),
    ("Estuary Wire", "2021-06-15", f"{WIRE} {SECOND_HALF}"),
]
SAW = "Our reporters counted nine bodies on the quay at Matadi on Monday."
REST = (
    "The quay was closed while schoolgirls threw lilies. Porters carried the coffins to the old customs house by night."
)
AGAIN = (
    "Fishing resumes tomorrow, the mayor of Boma told the radio station there, and the nets are mended. By Monday "
    "evening we had counted nine bodies at Matadi. Old sailors blame the currents; a council will look into permits "
    "and lamps."
)
SEEN = [
    ("Boma Post", "2021-06-16", f"{SAW} {REST}"),
    ("Estuary Wire", "2021-06-18", AGAIN),
    ("Estuary Wire", "2021-06-15", f"{SAW} {REST}"),
]
"""A newsroom's report that turns out to be copied; what the newsroom that it copied tells later; and the original."""
Told = frozenset[tuple[object, ...]]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """A situation made by rule, and the ferry."""
    return [*ferry_readings(), *(made.reading for made in situation(REPORTS, claims_each=4, seed=3))]


@pytest.fixture
def later(readings: list[Reading]) -> list[Reading]:
    return random.Random(5).sample(readings, LATER)


@pytest.fixture
def book(new_place: Where, readings: list[Reading], later: list[Reading]) -> Iterator[Casebook]:
    """All but the later reports, linked as a whole."""
    with new_casebook(new_place()) as made:
        take_in(made, [reading for reading in readings if reading not in later])
        assert step(made).whole == "nothing is linked yet"
        yield made


def take_in(book: Casebook, readings: Sequence[Reading]) -> None:
    with book.at_once():
        book.add_reports([Incoming(report=reading.report) for reading in readings], ANN)
        book.add_readings(readings, ANN, stages={"read": 1})


def step(book: Casebook) -> LinkedAnew:
    return link_casebook(book, few=0, share=1.0)


def links(book: Casebook) -> frozenset[str]:
    assert book.verify().whole
    return frozenset(link.id for link in book.links())


def told(book: Casebook) -> Told:
    """What is linked, without how much speaks for it."""
    return frozenset((link.kind, link.between, link.older, link.newer, link.attribute) for link in book.links())


def test_what_comes_later_is_looked_up_and_comes_to_what_a_whole_linking_finds(
    book: Casebook, later: list[Reading]
) -> None:
    take_in(book, later)
    added = step(book)
    assert (added.whole, added.reports) == (None, LATER)
    assert added.new
    kept = told(book)
    assert link_casebook(book, whole=True).whole == "as asked"
    assert kept == told(book)


def test_in_whichever_steps_and_order_reports_come_the_links_are_the_same(
    new_place: Where, readings: list[Reading], later: list[Reading]
) -> None:
    found = []
    for steps in ([later], [[one] for one in later], [[one] for one in reversed(later)], [later[3:], later[:3]]):
        with new_casebook(new_place()) as book:
            take_in(book, [reading for reading in readings if reading not in later])
            step(book)
            for some in steps:
                take_in(book, some)
                assert step(book).whole is None
            found.append(links(book))
    assert len(set(found)) == 1


def test_several_processes_find_the_same_in_the_same_order_and_tell_how_far_they_are(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [link.id for link in book.links()]
    unlink_casebook(book, ANN)
    monkeypatch.setattr(linking, "WORTH_SPREADING", 1)
    monkeypatch.setattr(spread_relations, "PAIRS", 100)
    said: list[tuple[str, float | None]] = []
    link_casebook(book, workers=2, say=lambda step, done: said.append((step, done)))
    assert [link.id for link in book.links()] == alone
    assert {"taking up readings", "comparing reports", "putting claims into events", "writing links"} <= {
        step for step, _ in said
    }
    held = [done or 0.0 for step, done in said if step == "holding claims against each other"]
    assert held == sorted(held)
    assert len(held) > 2


def test_where_a_block_comes_to_count_whose_claims_are_not_listed_all_is_gone_through(
    book: Casebook, later: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_shelf, "CROWDED", 3)
    link_casebook(book, whole=True)
    take_in(book, later)
    assert step(book).whole == "words that many claims had are rare now"
    found = links(book)
    monkeypatch.undo()
    link_casebook(book, whole=True)
    assert links(book) == found


def test_with_nothing_new_nothing_is_done(book: Casebook) -> None:
    before = book.stock()
    again = step(book)
    assert (again.new, again.ended, again.entry, again.reports, again.whole) == (0, 0, None, 0, None)
    assert again.same == before.links
    assert book.stock() == before


def test_rejected_claims_take_with_them_what_rested_on_them_and_bring_it_back(
    book: Casebook, readings: list[Reading], later: list[Reading]
) -> None:
    before = links(book)
    for reading in (one for one in readings if one not in later and one.report.id in _linked(book)):
        judged = [book.judge("reject", f"claim {c.id}", {}, ANN, why="misread") for c in reading.claims[:2]]
        gone = {claim.id for claim in reading.claims[:2]}
        assert step(book).whole is None
        assert not [link for link in book.links() if {link.newer, link.older} & gone]
        assert _read_out(book) == _told_of(
            replace(r, claims=tuple(c for c in r.claims if c.id not in gone)) for r in readings if r not in later
        )
        for one in judged:
            book.undo(one.id, ANN, why="read rightly")
        assert step(book).whole is None
        assert links(book) == before


def _linked(book: Casebook) -> set[str]:
    """Every eighth report that is linked to another."""
    return set(sorted({link.newer for link in book.links() if link.between == "reports"})[::8])


def _read_out(book: Casebook) -> Told:
    """What the kept links come to, once it is known who is one voice."""
    apart = (link for link in told(book) if link[1] == "reports" or link[0] == "same_event")
    relations = linked_in(book).relations
    return frozenset((*apart, *((r.relation, "claims", r.older, r.newer, r.attribute) for r in relations)))


def _told_of(readings: Iterable[Reading]) -> Told:
    """What the library finds when it goes through all of these."""
    found = Linking(readings).linked()
    ties = (
        ("same_statement" if one.how == "same_statement" else "copies", "reports", one.copy_of, one.report_id, one.how)
        for one in found.reports
        if one.copy_of is not None
    )
    same = (("same_event", "claims", one.older, one.newer, None) for one in found.same)
    return frozenset((*ties, *same, *((r.relation, "claims", r.older, r.newer, r.attribute) for r in found.relations)))


def test_a_report_read_anew_is_linked_anew(book: Casebook, readings: list[Reading], later: list[Reading]) -> None:
    one = next(reading for reading in readings if reading not in later and len(reading.claims) > 2)
    book.add_reading(replace(one, claims=one.claims[:1]), ANN, stages={"read": 2})
    assert step(book).whole is None
    lost = {claim.id for claim in one.claims[1:]}
    assert not [link for link in book.links() if {link.newer, link.older} & lost]
    kept = told(book)
    link_casebook(book, whole=True)
    assert kept == told(book)


def test_a_report_that_its_publisher_replaced_leaves_nothing_behind(
    book: Casebook, readings: list[Reading], later: list[Reading]
) -> None:
    one = next(r for r in readings if r not in later and r.report.id in _copied(book))
    old = one.report
    new = Report.from_text(
        "The story that stood here was withdrawn.",
        external_id=old.external_id,
        publisher=old.publisher,
        title=old.title,
        published=old.published,
        published_from=old.published_from,
    )
    series = next(version.series for version in [book.report(old.id)] if version is not None)
    assert book.add_report(new, ANN, series=series).outcome == "new version"
    assert step(book).whole is None
    gone = {old.id, *(claim.id for claim in one.claims)}
    assert not [link for link in book.links() if {link.newer, link.older} & gone]
    kept = told(book)
    link_casebook(book, whole=True)
    assert kept == told(book)


def _copied(book: Casebook) -> set[str]:
    """Reports that another report copies."""
    return {link.older for link in book.links() if link.kind == "copies"}


def test_after_undoing_all_is_gone_through_again(book: Casebook) -> None:
    before = links(book)
    unlink_casebook(book, ANN)
    assert links(book) == frozenset()
    assert step(book).whole == "nothing is linked yet"
    assert links(book) == before


def test_when_much_has_come_all_is_gone_through(book: Casebook, later: list[Reading]) -> None:
    take_in(book, later)
    why = link_casebook(book, few=0, share=0.05).whole
    assert why is not None
    assert why.startswith(f"{LATER} reports changed")


def test_a_small_casebook_is_always_gone_through(book: Casebook, later: list[Reading]) -> None:
    take_in(book, later)
    assert link_casebook(book).whole == "few reports"


def test_links_that_something_else_changed_are_all_found_anew(book: Casebook) -> None:
    before = links(book)
    book.settle_links([], ANN, stage="link")
    assert step(book).whole == "links were changed otherwise"
    assert links(book) == before


def test_a_wire_that_comes_late_makes_copies_of_reports_that_bore_each_other_out(new_place: Where) -> None:
    first, second, wire = read_all(HALVES)
    ends = {claim.id: reading.report.id for reading in (first, second) for claim in reading.claims}
    with new_casebook(new_place()) as book:
        take_in(book, [first, second])
        step(book)
        assert "corroborates" in _between(book, ends)
        take_in(book, [wire])
        assert step(book).whole is None
        assert _between(book, ends) == {"repeats"}
        assert {link.newer for link in book.links() if link.kind == "copies"} == {first.report.id, second.report.id}
        for claim in wire.claims:
            book.judge("reject", f"claim {claim.id}", {}, ANN, why="misread")
        step(book)
        kept = told(book)
        link_casebook(book, whole=True)
        assert kept == told(book)


def test_what_a_newsroom_saw_becomes_the_saying_of_the_one_that_it_copied(new_place: Where) -> None:
    carried, again, original = read_all(SEEN)
    ends = {claim.id: reading.report.id for reading in (carried, again) for claim in reading.claims}
    with new_casebook(new_place()) as book:
        take_in(book, [carried, again])
        step(book)
        assert _between(book, ends) == {"corroborates"}
        take_in(book, [original])
        assert step(book).whole is None
        assert _between(book, ends) == {"repeats"}


def _between(book: Casebook, ends: Mapping[str, str]) -> set[str]:
    """The kinds of relations between claims of two of these reports."""
    return {
        link.kind
        for link in book.links()
        if link.between == "claims" and link.kind != "same_event" and {link.older, link.newer} <= ends.keys()
    }


def link_once(where: str) -> None:
    """One linking, in a process of its own."""
    with Casebook.open(where) as opened:
        step(opened)


def test_killed_at_any_moment_and_begun_again_it_comes_to_the_same_links(
    new_place: Where, readings: list[Reading], later: list[Reading]
) -> None:
    killed, calm = new_place(), new_place()
    hit = 0
    for where in (killed, calm):
        with new_casebook(where) as made:
            take_in(made, [reading for reading in readings if reading not in later])
            step(made)
            take_in(made, later)
    for number in range(KILLS):
        process = CONTEXT.Process(target=link_once, args=(killed,))
        process.start()
        time.sleep(0.02 + number * 0.06)
        hit += process.is_alive()
        process.kill()
        process.join()
    link_once(calm)
    link_once(killed)
    assert hit > 0, "the kills must come while there is work"
    with Casebook.open(killed) as one, Casebook.open(calm) as other:
        assert links(one) == links(other)
