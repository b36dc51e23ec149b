"""Watching: each feed is asked at its interval, later while it fails, and never sooner than its server says.

What comes next is told by the fetches in the casebook, so a watch that was stopped or died goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reportedly.casebook import Casebook, Fetch
from reportedly.collect.clock import from_rfc3339
from reportedly.collect.collected import Given
from reportedly.collect.fetch import NO_VALIDATORS, Fetcher
from reportedly.collect.fetched import Fetched, Validators
from reportedly.collect.fetched import Outcome as FetchedOutcome
from reportedly.collect.intake import NOT_GIVEN
from reportedly.collect.received import Listed
from reportedly.collect.retry import retry_at
from reportedly.collect.schedule import Scheduled, after, is_due, seconds_until
from reportedly.model.digest import sha256_hex
from reportedly.work.attempts import due_again, last_attempts
from reportedly.work.outcome import Outcome
from reportedly.work.pages import Round, collect_pages
from reportedly.work.settings import FeedSetting, Settings
from reportedly.work.stopping import Stop, StopAskedError

ATTEMPTS = 12
"""So many fetches tell how it stands with a feed: after more failures in a row it is asked once a day anyway."""
LONGEST_SLEEP_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is watched, and how."""

    book: Casebook
    settings: Settings
    fetcher: Fetcher
    stop: Stop
    afterwards: Callable[[], Iterator[Outcome]] = lambda: iter(())
    """What follows a round, such as reading what is new."""


def watch(given: Watch) -> Iterator[Outcome]:
    """Ask the feeds of the settings whenever they are due, until somebody asks to stop or no feed is left to ask.

    Raises SetupError where the casebook cannot be written to.
    """
    try:
        while not given.stop.asked and (waits := _waits(given)):
            if waits[0] > 0:
                with given.stop.at_any_moment():
                    given.fetcher.clock.sleep(min(waits[0], LONGEST_SLEEP_S))
            yield from _round(given)
    except StopAskedError:
        return


def _waits(given: Watch) -> Sequence[float]:
    now = given.fetcher.clock.now()
    waits = (seconds_until(scheduled(given.book, feed), now) for feed in given.settings.feeds)
    return sorted(wait for wait in waits if wait is not None)


def _round(given: Watch) -> Iterator[Outcome]:
    """Ask every feed that is due, then known pages whose time has come, and do what follows."""
    now = given.fetcher.clock.now()
    due = [feed for feed in given.settings.feeds if is_due(scheduled(given.book, feed), now)]
    if not due:
        return
    for feed in due:
        yield from collect_pages([feed.url], _pages_of(feed, given))
    known = due_again(given.book, now, recheck=given.settings.recheck, follow=given.settings.follow)
    yield from collect_pages(known, _pages_of(FeedSetting(url=""), given))
    for outcome in given.afterwards():
        yield outcome
        if given.stop.asked:
            return


def _pages_of(feed: FeedSetting, given: Watch) -> Round:
    said = replace(NOT_GIVEN, publisher=feed.publisher)

    def wanted(listed: Listed) -> bool:
        return not given.stop.asked and is_stale(given.book, listed.link, given.settings.recheck, given.fetcher)

    def told(url: str) -> Given:
        return given.settings.given_at(url, said)

    return Round(book=given.book, fetcher=_Stoppable(given.fetcher, given.stop), given=told, wanted=wanted)


class _Stoppable(Fetcher):
    """A fetcher whose requests end at once when somebody asks to stop; nothing of them is entered then."""

    def __init__(self, fetcher: Fetcher, stop: Stop) -> None:
        self._fetcher, self._stop = fetcher, stop
        self.clock = fetcher.clock

    def fetch(self, url: str, earlier: Validators = NO_VALIDATORS) -> Fetched:
        with self._stop.at_any_moment():
            return self._fetcher.fetch(url, earlier)


def is_stale(book: Casebook, url: str, recheck: int, fetcher: Fetcher) -> bool:
    """Whether a page that a feed lists is to be asked for: never had, failed, or had so long ago that it may differ."""
    before = last_attempts(book, url, 1)
    if not before:
        return True
    failed = before[0].outcome == "failed"
    age = (fetcher.clock.now() - from_rfc3339(before[0].at)).total_seconds()
    return failed or age >= recheck


def scheduled(book: Casebook, feed: FeedSetting) -> Scheduled:
    """How it stands with a feed, by what came of asking for it before."""
    state = Scheduled(url=feed.url, interval_s=feed.every)
    for attempt in last_attempts(book, feed.url, ATTEMPTS):
        at = from_rfc3339(attempt.at)
        state = after(state, _fetched(attempt, at), at, jitter=_jitter(attempt))
        state = replace(state, stopped=attempt.status == 410)
    return state


def _fetched(attempt: Fetch, at: datetime) -> Fetched:
    well = attempt.outcome in ("new", "new version", "same", "not modified")
    outcome: FetchedOutcome = "ok" if well else ("gone" if attempt.outcome == "gone" else "failed")
    again = retry_at(attempt.headers.get("retry-after"), at) if not well else None
    return Fetched(asked=attempt.url, outcome=outcome, at=attempt.at, why=attempt.reason, retry_at=again)


def _jitter(attempt: Fetch) -> float:
    """A number from 0 to 1 that is another one for each feed and moment, and the same whenever it is asked."""
    return int(sha256_hex(f"{attempt.url} {attempt.at}".encode())[:8], 16) / 0xFFFFFFFF
