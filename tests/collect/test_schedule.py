from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reportedly.collect.clock import from_rfc3339
from reportedly.collect.fetched import Exchange, Fetched, Outcome
from reportedly.collect.schedule import Scheduled, after, is_due, seconds_until

NOW = datetime(2024, 3, 12, 8, 30, tzinfo=UTC)
FEED = Scheduled(url="http://lantern.test/feed", interval_s=600)


def fetched(outcome: Outcome, status: int = 200, retry_at: str | None = None) -> Fetched:
    exchange = Exchange(
        url=FEED.url,
        address=None,
        at="2024-03-12T08:30:00Z",
        method="GET",
        request_headers=(),
        status=status,
        reason="",
        headers=(),
        body=b"",
    )
    why = None if outcome == "ok" else outcome
    return Fetched(asked=FEED.url, outcome=outcome, at=exchange.at, exchanges=(exchange,), why=why, retry_at=retry_at)


def wait(scheduled: Scheduled) -> float:
    assert scheduled.next_at is not None
    return (from_rfc3339(scheduled.next_at) - NOW).total_seconds()


def test_a_feed_never_asked_is_due() -> None:
    assert is_due(FEED, NOW)
    assert seconds_until(FEED, NOW) == 0


@pytest.mark.parametrize("outcome", ["ok", "not modified"])
def test_a_feed_that_answers_is_asked_at_its_interval(outcome: Outcome) -> None:
    next_state = after(replace(FEED, failures=3, why="x"), fetched(outcome), NOW)
    assert (wait(next_state), next_state.failures, next_state.why) == (600, 0, None)
    assert not is_due(next_state, NOW + timedelta(seconds=599))
    assert is_due(next_state, NOW + timedelta(seconds=600))
    assert seconds_until(next_state, NOW + timedelta(seconds=500)) == 100


def test_a_feed_that_fails_is_asked_later_and_later_but_once_a_day() -> None:
    waits, state = [], FEED
    for _ in range(12):
        state = after(state, fetched("failed", 500), NOW)
        waits.append(wait(state))
    assert waits[:4] == [1200, 2400, 4800, 9600]
    assert waits[-1] == 24 * 3600
    assert state.failures == 12
    assert wait(after(state, fetched("ok"), NOW)) == 600


def test_a_feed_of_a_long_interval_is_not_asked_sooner_for_failing() -> None:
    assert wait(after(replace(FEED, interval_s=7 * 86400), fetched("failed", 500), NOW)) == 7 * 86400


def test_a_server_is_not_asked_before_the_time_it_names() -> None:
    assert wait(after(FEED, fetched("failed", 429, "2024-03-12T12:30:00Z"), NOW)) == 4 * 3600
    assert wait(after(FEED, fetched("failed", 429, "2024-03-12T08:31:00Z"), NOW)) == 1200


def test_no_feed_is_asked_more_than_once_a_minute() -> None:
    assert wait(after(replace(FEED, interval_s=1), fetched("ok"), NOW)) == 60


def test_jitter_adds_a_tenth_at_most() -> None:
    assert [wait(after(FEED, fetched("ok"), NOW, jitter=part)) for part in (0.0, 0.5, 1.0, 9.0)] == [600, 630, 660, 660]


def test_a_feed_that_is_gone_for_good_is_not_asked_again_but_one_not_found_is() -> None:
    gone = after(FEED, fetched("gone", 410), NOW)
    assert (gone.stopped, is_due(gone, NOW + timedelta(days=99)), seconds_until(gone, NOW)) == (True, False, None)
    assert not after(FEED, fetched("gone", 404), NOW).stopped
