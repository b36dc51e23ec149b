"""Explanations made in steps come to what one go makes, whatever cuts in, and no step takes more than its share."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bench.generated_situation import Made
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook, picture_schema
from reportedly.web.kept import explaining, laying_out
from reportedly.web.kept.agreeing import picture_breaks
from reportedly.web.kept.bundling import Plan, note, planned
from reportedly.web.kept.explaining import explain_some
from reportedly.web.kept.keeping import keep_picture
from reportedly.web.kept.laying_out import Laying, explained_so_far
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.questions import hypotheses
from tests.web.kept.test_explanations_kept import SMALL, Argued, kept, whole
from tests.web.kept.test_explanations_kept import made as made

NOTED, LAID_OUT, TOGETHER = 5, 6, 3
"""In these tests a step is as little as this."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, many in (("NOTED", NOTED), ("LAID_OUT", LAID_OUT), ("TOGETHER", TOGETHER)):
        monkeypatch.setattr(laying_out, name, many)
    monkeypatch.setattr("reportedly.weigh.bundles.MOST", SMALL)
    return tmp_path / "growing.reportedly"


@pytest.fixture
def growing(place: Path, made: list[Made]) -> Iterator[Argued]:
    with Casebook.create(place, BY) as book:
        yield Argued(book, made, random.Random(3))


def numbers(connection: Connection) -> list[int | None]:
    """How many rows there are of all that explanations follow from."""
    tables = picture_schema.EXPLAINING
    return [connection.execute(select(func.count()).select_from(table)).scalar() for table in tables]


def steps(book: Casebook) -> Iterator[Progress]:
    """Until everything is there."""
    while not (progress := explain_some(book)).whole:
        yield progress
    yield progress


def test_cut_off_after_any_step_it_goes_on_to_the_same(growing: Argued, place: Path) -> None:
    reached, told = set[int](), list[Progress]()
    for progress in steps(growing.book):
        with Casebook.open(place) as another, another.looking() as connection:  # what a fresh start finds
            assert explained_so_far(connection) == progress
        told.append(progress)
        reached.add(progress.done)
    assert len(told) > 7
    assert len(reached) > 3
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1] == Progress(done=len(growing.there), of=len(growing.there))
    assert explain_some(growing.book) == told[-1]
    assert kept(growing.book) == whole(growing.book)
    assert list(picture_breaks(growing.book)) == []


def test_what_is_cut_off_within_a_step_is_as_before_it(growing: Argued, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    keep_picture(growing.book)
    cut = 0
    for name in ("note", "rebundle", "are_laid_out", "settle_bodies"):
        while True:
            with growing.book.looking() as connection:
                before = explained_so_far(connection)
                rows = numbers(connection)
            with monkeypatch.context() as patched:
                patched.setattr(laying_out, name, dies)
                try:
                    went_on = explain_some(growing.book)
                except KeyboardInterrupt:
                    cut += 1
                    break
            assert not went_on.whole, f"{name} is never come to"
        with growing.book.looking() as connection:
            assert explained_so_far(connection) == before
            assert numbers(connection) == rows
    assert cut == 4
    assert kept(growing.book) == whole(growing.book)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_between_steps_it_comes_to_the_same(place: Path, made: list[Made], seed: int) -> None:
    with Casebook.create(place, BY) as book:
        growing = Argued(book, made, random.Random(seed))
        for change in (growing.take_in, growing.change, lambda: growing.link(0.8), growing.change, growing.withdraw):
            for _ in range(growing.dice.randrange(1, 5)):
                explain_some(book)
            change()
        for _ in range(12):
            explain_some(book)
        growing.change()
        growing.withdraw()
        assert kept(book) == whole(book)
        assert list(picture_breaks(book)) == []


def test_what_comes_while_bundles_are_planned_has_them_planned_anew(
    growing: Argued, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list[bool]()

    def planning(connection: Connection) -> Plan | None:
        plan = planned(connection)
        if plan is not None and len(made) < 2:
            made.append(True)
            growing.take_in(2)
        return plan

    monkeypatch.setattr(explaining, "planned", planning)
    assert kept(growing.book) == whole(growing.book)
    assert len(made) == 2
    assert list(picture_breaks(growing.book)) == []


def test_a_step_takes_no_more_than_its_share(growing: Argued, monkeypatch: pytest.MonkeyPatch) -> None:
    read, laid = list[int](), list[frozenset[str]]()
    laid_out = Laying.laid_out

    def noting(connection: Any, kind: Any, keys: Any, *rest: Any) -> None:
        read.append(len(keys))
        note(connection, kind, keys, *rest)

    def laying(self: Laying, reports: frozenset[str]) -> Any:
        laid.append(reports)
        return laid_out(self, reports)

    monkeypatch.setattr(laying_out, "note", noting)
    monkeypatch.setattr(Laying, "laid_out", laying)
    for _ in steps(growing.book):
        assert sum(read) <= NOTED
        assert len(laid) == 1 or sum(map(len, laid)) <= LAID_OUT
        assert not (read and laid)
        read.clear()
        laid.clear()


def test_what_is_outdated_is_not_shown_meanwhile(growing: Argued) -> None:
    """Nothing that is shown names a claim that is gone, from the moment at which the picture is in step."""
    assert kept(growing.book)
    before = named(growing.book)
    naming = [one for one in growing.there if before & {claim.id for claim in one.reading.claims}]
    withdrawn, read_anew, *_ = naming
    growing.there = [one for one in growing.there if one is not withdrawn]
    version = growing.book.report(withdrawn.reading.report.id)
    assert version is not None
    growing.book.withdraw(version.series, BY, why="gone")
    empty = replace(read_anew.reading, claims=())
    growing.there = [replace(one, reading=empty, events={}) if one is read_anew else one for one in growing.there]
    growing.book.add_readings([empty], BY, stages={"read": 2})
    keep_picture(growing.book)
    there = {claim.id for one in growing.there for claim in one.reading.claims}
    assert not before <= there
    assert named(growing.book) <= there
    for _ in steps(growing.book):
        assert named(growing.book) <= there
    assert kept(growing.book) == whole(growing.book)


def named(book: Casebook) -> set[str]:
    """The claims that explanations name as far as they are laid out."""
    found, _ = hypotheses(book, alone=True, limit=10_000)
    return {claim for one in found for claim in (*one.wordings, *(piece.claim for piece in one.evidence))}
