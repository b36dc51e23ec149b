"""Kept explanations are those of a whole working out after any change, and only what changed is worked out anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bench.generated_situation import Made, situation
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook, schema
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.kept.keeping import keep_explanations
from reportedly.web.kept.questions import hypotheses
from reportedly.work.linking import link_casebook, picture_in
from tests.web.kept.test_in_step import Growing

CHANGES, SMALL = 8, 6
"""So many changes; and so few reports in a bundle, so that there are several."""


@pytest.fixture(scope="module")
def made() -> list[Made]:
    """Reports of which few sources tell of few happenings, so that they answer the same questions."""
    return list(situation(32, claims_each=3, seed=5, towns=9, persons=8, name="world"))


@pytest.fixture
def growing(tmp_path: Path, made: list[Made]) -> Iterator[Growing]:
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Growing(book, made, random.Random(7))


def kept(book: Casebook) -> dict[str, Hypothesis]:
    keep_explanations(book)
    found, more = hypotheses(book, alone=True, limit=10_000)
    assert not more
    return {one.id: one for one in found}


def whole(book: Casebook) -> dict[str, Hypothesis]:
    return {one.id: one for one in picture_in(book)[1].hypotheses}


@pytest.mark.parametrize("most", [SMALL, 200])
def test_after_any_change_explanations_are_those_of_a_whole_working_out(
    growing: Growing, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.weigh.bundles.MOST", most)
    assert kept(growing.book) == whole(growing.book)
    with growing.book.looking() as connection:
        sizes = len(set(connection.execute(select(schema.picture_bundled.c.bundle)).scalars()))
    assert (sizes > 3) is (most == SMALL)
    for _ in range(CHANGES):
        done = growing.change()
        assert kept(growing.book) == whole(growing.book), done


def test_of_the_sample_too(book: Casebook, tmp_path: Path) -> None:
    book.back_up(tmp_path / "copy.reportedly")
    with Casebook.open(tmp_path / "copy.reportedly") as copy:
        link_casebook(copy)
        told = kept(copy)
        assert len(told) > 5
        assert told == whole(copy)
