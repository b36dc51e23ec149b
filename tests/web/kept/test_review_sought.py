"""What of the queue is gone through under a filter: here pairs of actors; the other kinds, in the workbench's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.workbench_casebook import BY
from reportedly.casebook import Casebook, Incoming
from reportedly.web.filter import Filter
from reportedly.web.kept.review_queue import before, counts, number_of, page, place_of
from reportedly.web.kept.review_sought import WHOLE, Sought
from reportedly.work.linking import picture_in
from tests.link.read import read_all
from tests.web.kept.test_review_in_step import TOLD, alike, brought


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    told = [(publisher, f"2031-05-0{n}", text) for n, (publisher, text) in enumerate(TOLD, start=1)]
    path: Path = tmp_path_factory.mktemp("sought") / "told.reportedly"
    with Casebook.create(path, BY) as made:
        for reading in map(alike, read_all(told)):
            with made.at_once():
                made.add_reports([Incoming(report=reading.report)], BY)
                made.add_readings([reading], BY, stages={"read": 1})
        brought(made)
        yield made


def asked(book: Casebook, sought: Sought) -> list[str]:
    return [question.id for question in page(book, sought, limit=1000)[0]]


def acting_where(book: Casebook, words: str) -> set[str]:
    """Those who act in events of which a claim holds some words, or speak of them."""
    situation = picture_in(book)[1].situation
    told = [e for e in picture_in(book)[1].events if any(words in situation.claims[id].content.text for id in e.claims)]
    claims = [situation.claims[id] for event in told for id in event.claims]
    parts = {one.actor for c in claims if c.event for one in (*c.event.actors, *c.event.recipients) if one.actor}
    return parts | {one.actor for c in claims for one in situation.origins.get(c.id, ()) if one.actor}


@pytest.mark.parametrize("words", ["Garissa", "Xamrutlo"])
def test_two_actors_are_asked_about_where_either_acts_in_an_event_asked_for(book: Casebook, words: str) -> None:
    every, _ = page(book, Sought(kind="actors"), limit=1000)
    acting = acting_where(book, words)
    wanted = [question.id for question in every if not acting.isdisjoint(question.subject)]
    assert 0 < len(wanted) < len(every)
    assert asked(book, Sought(kind="actors", asked=Filter(text=words))) == wanted


def test_under_a_filter_one_goes_forth_and_back_over_the_same_questions(book: Casebook) -> None:
    sought = Sought(asked=Filter(text="Garissa"))
    ids = asked(book, sought)
    places = [place_of(book, id, sought) for id in ids]
    assert 1 < len(ids) == sum(counts(book, sought).values()) < len(asked(book, WHOLE))
    for number, place in enumerate(places, start=1):
        assert place is not None
        assert number_of(book, place, sought) == number
        assert before(book, place, sought) == (ids[number - 2] if number > 1 else None)
    left_out = next(id for id in asked(book, WHOLE) if id not in ids)
    assert place_of(book, left_out, sought) == places[0]
    assert place_of(book, ids[0], Sought(asked=Filter(text="nowhere"))) is None
