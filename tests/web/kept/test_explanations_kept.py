"""Kept explanations are those of a whole working out after any change, and only what changed is worked out anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bench.generated_situation import Made, situation
from bench.workbench_casebook import BY
from reportedly.casebook import By, Casebook, picture_schema
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.kept import laying_out
from reportedly.web.kept.agreeing import picture_breaks
from reportedly.web.kept.explaining import explain_some
from reportedly.web.kept.in_steps import bring_on
from reportedly.web.kept.keeping import renew_picture
from reportedly.web.kept.laying_out import Laying
from reportedly.web.kept.questions import hypotheses
from reportedly.weigh.hypotheses import weighed_up
from reportedly.work.linking import link_casebook, picture_in
from tests.web.kept.test_in_step import Growing

CHANGES, SMALL = 8, 6
"""So many changes; and so few reports in a bundle, so that there are several."""


@pytest.fixture(scope="module")
def made() -> list[Made]:
    """Reports of which few sources tell of few happenings, so that they answer the same questions."""
    return list(situation(32, claims_each=3, seed=5, towns=9, persons=8, name="world"))


class Argued(Growing):
    """A casebook of which the explanations are rated too."""

    def judge(self) -> None:
        told = sorted(kept(self.book).values(), key=lambda one: one.id)
        if told and self.dice.random() < 0.4:
            self.assess(self.dice.choice(told))
        else:
            super().judge()

    def assess(self, one: Hypothesis, rating: str = "inconsistent") -> None:
        """Rate the weightiest piece of evidence against an explanation; what nothing bears on, by its own wording."""
        claim = one.evidence[0].claim if one.evidence else one.wordings[0]
        subject, by = f"evidence {one.id} {claim}", By.person("Ann", BY.at)
        self.decided.append(self.book.judge("assess", subject, {"rating": rating}, by, why="seen").id)


@pytest.fixture
def growing(tmp_path: Path, made: list[Made]) -> Iterator[Argued]:
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Argued(book, made, random.Random(7))


def kept(book: Casebook) -> dict[str, Hypothesis]:
    bring_on(book, [explain_some])
    found, more = hypotheses(book, alone=True, limit=10_000)
    assert not more
    return {one.id: one for one in found}


def whole(book: Casebook) -> dict[str, Hypothesis]:
    return {one.id: one for one in picture_in(book)[1].hypotheses}


@pytest.mark.parametrize("most", [SMALL, 200])
def test_after_any_change_explanations_are_those_of_a_whole_working_out(
    growing: Argued, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.weigh.bundles.MOST", most)
    assert kept(growing.book) == whole(growing.book)
    with growing.book.looking() as connection:
        sizes = len(set(connection.execute(select(picture_schema.bundled.c.bundle)).scalars()))
    assert (sizes > 3) is (most == SMALL)
    for _ in range(CHANGES):
        done = growing.change()
        assert kept(growing.book) == whole(growing.book), done
    assert list(picture_breaks(growing.book)) == []


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """What is laid out, and what is weighed, from now on."""
    found: dict[str, list[Any]] = {"laid out": [], "weighed": []}
    laid_out, weighed = Laying.laid_out, weighed_up

    def laid(self: Laying, reports: frozenset[str]) -> Any:
        found["laid out"].append(reports)
        return laid_out(self, reports)

    def up(question: Any, *rest: Any) -> Any:
        found["weighed"].append(question.id)
        return weighed(question, *rest)

    monkeypatch.setattr(Laying, "laid_out", laid)
    monkeypatch.setattr(laying_out, "weighed_up", up)
    return found


def test_a_rating_has_its_question_weighed_alone(growing: Argued, noted: dict[str, list[Any]]) -> None:
    told = kept(growing.book)
    one = next(one for one in told.values() if one.evidence)
    before = set(noted["weighed"])
    noted["laid out"].clear()
    noted["weighed"].clear()
    growing.assess(one, "inconsistent" if one.evidence[0].counted != "inconsistent" else "consistent")
    now = kept(growing.book)
    assert now[one.id] != one
    assert noted["laid out"] == []
    assert one.question_id in noted["weighed"]
    assert len(noted["weighed"]) < len(before)


def test_a_grade_has_the_questions_weighed_on_which_the_source_bears(
    book: Casebook, tmp_path: Path, noted: dict[str, list[Any]]
) -> None:
    book.back_up(tmp_path / "copy.reportedly")
    with Casebook.open(tmp_path / "copy.reportedly") as copy:
        before = kept(copy)
        noted["laid out"].clear()
        origins = picture_in(copy)[1].situation.origins
        graded = next(e for one in before.values() for e in one.evidence if "of reliability F" in e.weighed)
        source = min(origin.id for id in graded.claims for origin in origins[id])
        copy.judge("grade", f"source {source}", {"reliability": "A"}, BY, why="seen")
        now = kept(copy)
        assert now == whole(copy)
        assert now != before
        assert noted["laid out"] == []


def test_one_more_report_has_its_own_bundle_laid_out(
    growing: Argued, noted: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.weigh.bundles.MOST", SMALL)
    others = situation(10, claims_each=3, seed=6, towns=4, persons=4, name="elsewhere")
    growing.waiting = [replace(one, events={id: -1 - n for id, n in one.events.items()}) for one in others]
    elsewhere = {one.reading.report.id for one in growing.waiting}
    growing.take_in(9)
    kept(growing.book)
    noted["laid out"].clear()
    growing.take_in()
    kept(growing.book)
    laid_out = frozenset[str]().union(*noted["laid out"])
    assert growing.there[-1].reading.report.id in laid_out
    assert laid_out <= elsewhere


ROWS = (
    ("UPDATE picture_questions SET evidence = evidence + 1 WHERE id = '{question}'", "question {question}"),
    ("UPDATE picture_questions SET body = x'00' WHERE id = '{question}'", "question {question}"),
    ("DELETE FROM picture_questions WHERE id = '{question}'", "question {question}"),
    ("DELETE FROM picture_laid WHERE id = '{question}'", "question {question}"),
    ("DELETE FROM picture_leans WHERE question = '{question}'", "question {question}"),
    ("DELETE FROM picture_bundled WHERE id = '{report}'", "report {report}"),
)
"""What somebody changes behind the program's back, and what is named then."""


def test_verify_names_what_does_not_follow(growing: Argued) -> None:
    book, told = growing.book, kept(growing.book)
    question = next(one.question_id for one in told.values() if one.evidence)
    named = {"question": question, "report": growing.there[0].reading.report.id}
    assert list(picture_breaks(book)) == []
    for damage, where in ROWS:
        with book.at_once() as writing:
            writing.connection.exec_driver_sql(damage.format(**named))
        assert [one for one in picture_breaks(book) if one.where == f"picture: {where.format(**named)}"], damage
        renew_picture(book)
        assert kept(book) == told


def test_of_the_sample_too(book: Casebook, tmp_path: Path) -> None:
    book.back_up(tmp_path / "copy.reportedly")
    with Casebook.open(tmp_path / "copy.reportedly") as copy:
        link_casebook(copy)
        told = kept(copy)
        assert len(told) > 5
        assert told == whole(copy)
