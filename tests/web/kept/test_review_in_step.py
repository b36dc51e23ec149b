"""The queue of what is worth a decision is kept: after any change it is that of a whole working out."""

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
from reportedly.casebook import Casebook, Incoming, picture_schema
from reportedly.model.reading import Reading
from reportedly.web.kept import review_pairs
from reportedly.web.kept.agreeing import picture_breaks
from reportedly.web.kept.explaining import explain_some
from reportedly.web.kept.in_steps import bring_on
from reportedly.web.kept.keeping import keep_picture, renew_picture
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.review_around import Surroundings
from reportedly.web.kept.review_doubting import Doubting
from reportedly.web.kept.review_in_step import queue_progress, queue_some
from reportedly.web.kept.review_queue import counts, page
from reportedly.web.kept.review_sought import Sought
from reportedly.web.kept.review_waiting import waiting_for
from reportedly.web.kept.settling import PAIRS
from reportedly.weigh.nearly import FULLEST
from reportedly.weigh.question import ReviewQuestion
from reportedly.work.reviewing import decided_in
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.link.read import read_all
from tests.web.kept import asked_in_memory
from tests.web.kept.known import known_in
from tests.web.kept.test_in_step import Growing
from tests.web.kept.test_in_step import made as made

CHANGES = 16


class Reviewed(Growing):
    """A casebook whose reviewers decide too what changes nothing but what is asked."""

    def judge(self) -> None:
        claim, source = self.dice.choice(self.claims), self.dice.choice(self.sources())
        told: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("accept", f"claim {claim}", {}),
            ("grade", f"source {source}", {"reliability": self.dice.choice("AF")}),
        )
        if self.dice.random() < 0.6:
            super().judge()
            return
        verb, subject, value = self.dice.choice(told)
        self.decided.append(self.book.judge(verb, subject, value, BY, why="seen").id)  # type: ignore[arg-type]

    def sources(self) -> list[str]:
        with self.book.looking() as connection:
            return sorted(connection.execute(select(picture_schema.sources.c.id)).scalars())


@pytest.fixture
def growing(tmp_path: Path, made: list[Made]) -> Iterator[Reviewed]:
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Reviewed(book, made, random.Random(5))


def brought(book: Casebook) -> list[ReviewQuestion]:
    bring_on(book, [queue_some])
    return page(book, limit=100_000)[0]


def in_memory(book: Casebook) -> list[ReviewQuestion]:
    known = known_in(book)
    return asked_in_memory.asked_in_memory(known.linked, known.picture, decided_in(book))


def kinds_of(questions: list[ReviewQuestion]) -> set[str]:
    return {question.kind for question in questions}


@pytest.mark.parametrize("fullest", [12, 3])
def test_after_any_change_the_queue_is_that_of_a_whole_working_out(
    growing: Reviewed, monkeypatch: pytest.MonkeyPatch, fullest: int
) -> None:
    """Also where keys that few events share come to be shared by more, and by few again."""
    monkeypatch.setattr(asked_in_memory, "FULLEST", fullest)
    monkeypatch.setattr(review_pairs, "FULLEST", fullest)
    kinds: set[str] = set()
    for _ in range(CHANGES):
        now = brought(growing.book)
        assert now == in_memory(growing.book)
        kinds |= kinds_of(now)
        growing.change()
        if growing.dice.random() < 0.5:
            keep_picture(growing.book)
            growing.change()
    assert kinds >= {"claim", "events"}
    assert list(picture_breaks(growing.book)) == []


TOLD = (
    ("Hill Radio", "The Kenyan defence ministry said the Kenyan army shelled the market at Garissa on Monday."),
    ("Lake Post", "The Kenyan army said that its forces shelled the market at Garissa on Monday."),
    ("Coast News", "Rapid Support Forces shelled the bridge at Qarabulaa, a resident said."),
    ("Lake Post", "The Sudanese Armed Forces said that the Rapid Support Forces shelled the bridge at Qarabulaa."),
    ("Hill Radio", "The Somali National Army said that the Somali Navy attacked the port of Xamrutlo on Tuesday."),
    ("Coast News", "The Ministry of Defence of Kenya said that nobody shelled the market at Garissa."),
    ("Lake Post", "The Somali Army denied that it attacked the port of Xamrutlo on Tuesday."),
)


def alike(reading: Reading) -> Reading:
    """A report as if its actors had names that look alike."""
    named = (replace(a, name=f"Great Lake {a.kind} {a.id[-4:]}", country=None) for a in reading.actors)
    return replace(reading, actors=tuple(named))


def test_sources_places_and_actors_are_asked_about_as_in_memory(tmp_path: Path) -> None:
    told = [(publisher, f"2031-05-0{n}", text) for n, (publisher, text) in enumerate(TOLD, start=1)]
    readings = [alike(reading) for reading in read_all(told)]
    kinds: set[str] = set()
    with Casebook.create(tmp_path / "told.reportedly", BY) as book:
        for reading in readings:
            with book.at_once():
                book.add_reports([Incoming(report=reading.report)], BY)
                book.add_readings([reading], BY, stages={"read": 1})
            now = brought(book)
            assert now == in_memory(book)
            kinds |= kinds_of(now)
        actors = [question for question in now if question.kind == "actors"]
        for question in actors[:1]:
            one, other = question.subject
            differ = book.judge("differ", f"actors {one} {other}", {}, BY, why="two")
            assert question.id not in {asked.id for asked in brought(book)}
            book.undo(differ.id, BY, why="mistaken")
            assert brought(book) == now
            book.judge("merge", f"actor {one}", {"into": other}, BY, why="one")
            assert brought(book) == in_memory(book)
        assert list(picture_breaks(book)) == []
    assert kinds >= {"claim", "place", "source", "actors"}, kinds


def test_where_too_many_met_and_few_do_now_all_of_these_are_looked_at(growing: Reviewed) -> None:
    brought(growing.book)
    with growing.book.at_once() as writing:
        kind, connection = writing.kind, writing.connection
        events = sorted(connection.execute(select(picture_schema.events.c.n)).scalars())[: FULLEST + 1]
        kind.insert(connection, picture_schema.met, [(7, event) for event in events])
        around = Surroundings.of(connection)
        pairing = review_pairs.Pairing(connection=connection, kind=kind, around=around)
        assert {two for two in pairing.meeting({*events}) if {*two} <= {*events[:2]}} == set()
        pairing.meet({events[-1]: None}, set())
        assert waiting_for(connection, PAIRS, 100).keys() == {*events[:-1]}
        assert tuple(events[:2]) in pairing.meeting({events[0]})
        raise_no_more = connection.execute(picture_schema.met.delete().where(picture_schema.met.c.key == 7))
        assert raise_no_more.rowcount == FULLEST


def test_it_is_so_on_a_server(server: str, made: list[Made]) -> None:
    with Casebook.create(schema_on(server), BY) as book:
        growing = Reviewed(book, made[:30], random.Random(2))
        for _ in range(4):
            assert brought(book) == in_memory(book)
            growing.change()


def test_what_is_accepted_has_only_its_own_event_gone_through(
    growing: Reviewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = next(question for question in brought(growing.book) if question.kind == "claim")
    doubted: list[int] = []
    doubt = Doubting.doubt

    def noted(self: Doubting, events: set[int], anew: set[int]) -> Any:
        doubted.extend(events)
        assert not anew
        return doubt(self, events, anew)

    monkeypatch.setattr(Doubting, "doubt", noted)
    growing.book.judge("accept", f"claim {asked.subject[0]}", {}, BY, why="read")
    left = brought(growing.book)
    assert len(doubted) == 1
    assert asked.id not in {question.id for question in left}


def test_pages_and_counts_are_those_of_the_queue(growing: Reviewed) -> None:
    whole = brought(growing.book)
    for kind in ("", "claim", "events"):
        paged: list[ReviewQuestion] = []
        after: str | None = None
        while True:
            some, after = page(growing.book, Sought(kind=kind), after=after, limit=7)
            paged += some
            if after is None:
                break
        assert paged == [question for question in whole if kind in ("", question.kind)]
    assert sum(counts(growing.book).values()) == len(whole)


ROWS = (
    "UPDATE picture_asked SET rank = rank || '0' WHERE kind = 'claim'",
    "DELETE FROM picture_asked WHERE kind = 'events'",
    "DELETE FROM picture_doubts",
    "UPDATE picture_doubts SET body = x'00'",
    "DELETE FROM picture_pairs",
    "UPDATE picture_stakes SET better = better + 1",
    "INSERT INTO picture_asked SELECT 'x', kind, rank, NULL, NULL, subject, body FROM picture_asked LIMIT 1",
)


def test_a_queue_that_does_not_agree_is_named_and_made_anew(growing: Reviewed) -> None:
    whole = brought(growing.book)
    for damage in ROWS:
        with growing.book.at_once() as writing:
            writing.connection.exec_driver_sql(damage)
        assert [one for one in picture_breaks(growing.book) if "--renew-picture" in one.what], damage
        renew_picture(growing.book)
        assert brought(growing.book) == whole
        assert list(picture_breaks(growing.book)) == []


def kept_of(book: Casebook) -> dict[str, Any]:
    """All that is kept of the queue, but by what it was made."""
    tables = [table for table in picture_schema.REVIEW if table is not picture_schema.review]
    with book.looking() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table)))) for table in tables}


def renewed(book: Casebook) -> dict[str, Any]:
    """The same made anew in one go."""
    with book.at_once() as writing:
        writing.connection.execute(picture_schema.review.delete())
    before = progress(book)
    assert (before.done, before.whole) == (0, False)
    while not queue_some(book, many=10**6).whole:
        pass
    return kept_of(book)


def progress(book: Casebook) -> Progress:
    with book.looking() as connection:
        return queue_progress(connection)


def cut_off(book: Casebook, many: int) -> Iterator[Progress]:
    """Steps of so many events, each by somebody who just opened the casebook."""
    while True:
        with Casebook.open(book.where) as again:
            yield (told := queue_some(again, many))
        if told.whole:
            return


def test_cut_off_after_any_step_and_gone_on_with_it_is_the_same(growing: Reviewed) -> None:
    steps = list(cut_off(growing.book, 3))
    assert len(steps) > 20
    assert [one.done for one in steps] == sorted(one.done for one in steps)
    assert len({one.done for one in steps}) > 10
    assert [one.whole for one in steps] == [False] * (len(steps) - 1) + [True]
    stepwise = kept_of(growing.book)
    assert stepwise["picture_asked"]
    assert not stepwise["picture_waiting"]
    assert stepwise == renewed(growing.book)
    assert page(growing.book, limit=100_000)[0] == in_memory(growing.book)


@pytest.mark.parametrize("fullest", [12, 3])
def test_what_is_linked_and_decided_between_steps_counts_as_if_it_had_been_there(
    growing: Reviewed, monkeypatch: pytest.MonkeyPatch, fullest: int
) -> None:
    monkeypatch.setattr(asked_in_memory, "FULLEST", fullest)
    monkeypatch.setattr(review_pairs, "FULLEST", fullest)
    changes = 0
    for n, _ in enumerate(cut_off(growing.book, 4)):
        if n % 3 == 0 and changes < CHANGES:
            growing.change()
            changes += 1
    assert changes > CHANGES / 2
    assert page(growing.book, limit=100_000)[0] == in_memory(growing.book)
    assert list(picture_breaks(growing.book)) == []


def test_a_step_that_fails_leaves_what_was_there(growing: Reviewed, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_picture(growing.book)
    queue_some(growing.book, 5)
    before = kept_of(growing.book)

    def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(review_pairs.Pairing, "meet", stopped)
        with pytest.raises(KeyboardInterrupt):
            queue_some(growing.book, 5)
    assert kept_of(growing.book) == before
    assert brought(growing.book) == in_memory(growing.book)


def test_questions_about_explanations_follow_when_these_are_there(tmp_path: Path) -> None:
    told = list(situation(32, claims_each=3, seed=5, towns=9, persons=8, name="world"))
    with Casebook.create(tmp_path / "why.reportedly", BY) as book:
        Growing(book, told, random.Random(7))
        bring_on(book, [queue_some])
        assert counts(book)["rating"] == 0
        bring_on(book, [explain_some])
        assert not progress(book).whole
        assert queue_some(book, 1).done < len(kept_of(book)["picture_doubts"])
        bring_on(book, [queue_some])
        first = kept_of(book)
        assert counts(book)["rating"] > 0
        assert first == renewed(book)
