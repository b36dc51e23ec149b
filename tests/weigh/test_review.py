"""What is worth a decision: the promise of each question is what weighing gives when it is decided so."""

from __future__ import annotations

import pytest

from reportedly.link.linking import Linking
from reportedly.weigh.history import history_of
from reportedly.weigh.matrix import CANNOT_BE_JUDGED
from reportedly.weigh.otherwise import Outcome, part_of, telling
from reportedly.weigh.picture import Picture, picture_of
from reportedly.weigh.reliability import reliabilities
from reportedly.weigh.review import Decided, Review, review_of
from tests.work.ferry import ferry_readings

LINKED = Linking(ferry_readings()).linked()


@pytest.fixture(scope="module")
def picture() -> Picture:
    return picture_of(LINKED)


@pytest.fixture(scope="module")
def review(picture: Picture) -> Review:
    return review_of(LINKED, picture, Decided())


def outcome(status: str, then: str | None, credibility: int, credibility_then: int | None) -> Outcome:
    return Outcome(
        event="evt",
        claim="clm",
        summary="",
        status=status,  # type: ignore[arg-type]
        status_then=then,  # type: ignore[arg-type]
        credibility=credibility,
        credibility_then=credibility_then,
    )


@pytest.mark.parametrize(
    ("one", "effect"),
    [
        (outcome("disputed", "corroborated", 4, 4), 1.0),
        (outcome("disputed", "disputed", 4, 3), 0.25),
        (outcome("disputed", "corroborated", 4, 1), 1.75),
        (outcome("uncorroborated", "uncorroborated", CANNOT_BE_JUDGED, 2), 0.25),
        (outcome("uncorroborated", None, 3, None), 0.5),
    ],
)
def test_another_status_counts_most_and_each_step_of_credibility_a_quarter(one: Outcome, effect: float) -> None:
    assert one.effect == effect


def test_what_more_origins_speak_of_counts_more(picture: Picture) -> None:
    most = max(picture.events, key=lambda event: event.independent_origins + len(event.origins_against))
    least = min(picture.events, key=lambda event: event.independent_origins + len(event.origins_against))
    assert telling(most) > telling(least) == 1.0


def test_doubt_comes_from_the_score_and_the_link_and_is_said(review: Review, picture: Picture) -> None:
    claims = [question for question in review.questions if question.kind == "claim"]
    assert claims
    for question in claims:
        score = picture.situation.claims[question.subject[0]].score
        assert 1 - score - 1e-9 <= question.doubt <= 1
        assert f"{score:.0%}" in question.why[0]
        if len(question.why) == 1:
            assert question.doubt == pytest.approx(1 - score)


def test_what_is_decided_is_not_asked_again(review: Review, picture: Picture) -> None:
    first = next(question for question in review.questions if question.kind == "claim")
    pairs = [question for question in review.questions if question.kind == "events"]
    decided = Decided(
        claims={first.subject[0]},
        apart=[(frozenset(q.claims[:1]), frozenset((q.subject[1],))) for q in pairs],
    )
    left = {question.id for question in review_of(LINKED, picture, decided).questions}
    assert left == {question.id for question in review.questions} - {first.id} - {q.id for q in pairs}


def test_nothing_is_asked_that_would_change_nothing(review: Review) -> None:
    for question in review.questions:
        assert question.worth > 0
        assert all(one.effect > 0 for one in question.outcomes)


def test_the_history_of_an_event_ends_as_it_stands(picture: Picture) -> None:
    reliability = reliabilities(picture.sources)
    for event in picture.events:
        told = list(history_of(event, picture.situation, reliability))
        assert (told[-1].status, told[-1].credibility) == (event.status, event.credibility)
        assert told[-1].origins_for == event.independent_origins
        assert [id for stood in told for id in stood.claims] == list(event.claims)
        assert told[0].changed


def test_a_part_of_a_situation_knows_of_nothing_outside(picture: Picture) -> None:
    event = max(picture.events, key=lambda event: len(event.claims))
    part = part_of(picture.situation, event.claims[:2])
    assert set(part.claims) == set(event.claims[:2])
    assert all({one.older, one.newer} <= set(part.claims) for one in part.relations)
