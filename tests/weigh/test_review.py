"""What is worth a decision: the promise of each question is what weighing gives when it is decided so."""

from __future__ import annotations

import pytest

from reportedly.link.linking import Linking
from reportedly.weigh.doubts import doubts_of, link_bits
from reportedly.weigh.events import weigh_event
from reportedly.weigh.history import history_of
from reportedly.weigh.matrix import CANNOT_BE_JUDGED
from reportedly.weigh.otherwise import Outcome, part_of, telling
from reportedly.weigh.picture import Picture, picture_of
from reportedly.weigh.question import QuestionKind, ReviewQuestion, rank_of
from reportedly.weigh.rated import BY_A_PERSON
from reportedly.weigh.reliability import reliabilities
from reportedly.weigh.review import Decided, of_claim
from tests.work.ferry import ferry_readings

LINKED = Linking(ferry_readings()).linked()


@pytest.fixture(scope="module")
def picture() -> Picture:
    return picture_of(LINKED)


def asked(picture: Picture, decided: frozenset[str] = frozenset()) -> list[ReviewQuestion]:
    """What is asked about the claims of every event."""
    letters, links = reliabilities(picture.sources), link_bits(LINKED)
    found = (
        of_claim(doubted, event, letters)
        for event in picture.events
        for doubted in doubts_of(event, picture.situation, links, decided).claims
    )
    return [question for question in found if question is not None]


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


def test_doubt_comes_from_the_score_and_the_link_and_is_said(picture: Picture) -> None:
    claims = asked(picture)
    assert claims
    for question in claims:
        score = picture.situation.claims[question.subject[0]].score
        assert 1 - score - 1e-9 <= question.doubt <= 1
        assert f"{score:.0%}" in question.why[0]
        if len(question.why) == 1:
            assert question.doubt == pytest.approx(1 - score)


def test_what_is_decided_is_not_asked_again(picture: Picture) -> None:
    whole = asked(picture)
    left = asked(picture, frozenset(whole[0].subject))
    assert [question.id for question in left] == [question.id for question in whole[1:]]


def test_what_was_held_apart_is_known_whichever_way_it_is_named(picture: Picture) -> None:
    one, other, third = picture.events[:3]
    decided = Decided(apart=[(frozenset(one.claims[:1]), frozenset(other.claims[:1]))])
    assert decided.held_apart(one, other)
    assert decided.held_apart(other, one)
    assert not decided.held_apart(one, third)


def test_nothing_is_asked_that_would_change_nothing(picture: Picture) -> None:
    for question in asked(picture):
        assert question.worth > 0
        assert all(one.effect > 0 for one in question.outcomes)


def test_what_a_claim_would_change_is_what_weighing_its_event_without_it_gives(picture: Picture) -> None:
    reliability, events = reliabilities(picture.sources), {event.id: event for event in picture.events}
    for question in asked(picture):
        [told] = question.outcomes
        left = frozenset(events[told.event].claims) - {question.subject[0]}
        if told.status_then is None:
            assert not left
        elif events[told.event].credibility_rule != BY_A_PERSON:
            then = weigh_event(left, part_of(picture.situation, left), reliability)
            assert (then.status, then.credibility) == (told.status_then, told.credibility_then)


def test_ranks_order_by_worth_then_kind_then_id() -> None:
    told: list[tuple[float, QuestionKind, str]] = [
        (0.5, "claim", "ask_2"), (1.75, "source", "ask_1"), (0.5, "actors", "ask_9"), (1e-9, "claim", "ask_0"),
        (0.5, "claim", "ask_1"), (12.0, "place", "ask_3"),
    ]  # fmt: skip
    by_rank = sorted(told, key=lambda one: rank_of(*one))
    assert by_rank == sorted(told, key=lambda one: (-one[0], one[1], one[2]))


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
