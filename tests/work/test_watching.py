"""Watching keeps to its times, and stops and goes on in good order."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest

from reportedly.casebook import By, Fetch
from reportedly.collect.clock import Clock, from_rfc3339, to_rfc3339
from reportedly.collect.fetch import Fetcher
from reportedly.collect.schedule import JITTER
from reportedly.work.attempts import last_attempts
from reportedly.work.settings import FeedSetting, Settings
from reportedly.work.stopping import Stop
from reportedly.work.watching import Watch, scheduled, watch
from tests.collect.awkward_server import NOW, Asked, FastClock, Net, reply, served
from tests.work.small_world import new_casebook
from tests.work.test_pages import BRIDGE, FEED, FERRY, Lantern, World, became, feed, page

EVERY = 900


@pytest.fixture
def waits() -> FastClock:
    return FastClock()


@pytest.fixture
def world(tmp_path: Path, waits: FastClock) -> Iterator[World]:
    site = Lantern(pages={"/feed.xml": feed(FERRY), "/ferry": page("Ferry sinks", "The ferry at Kosti sank. " * 3)})
    with served({"lantern.test": site, "slow.test": slow}) as server, new_casebook(tmp_path / "w.reportedly") as book:
        net = Net(port=server.server_address[1])
        yield World(site, book, lambda: Fetcher(clock=waits.clock, resolve=net.resolve, connect=net))
        assert book.verify().whole


def slow(asked: Asked) -> Iterable[bytes]:
    """A page that never ends; the client is told to stop once it has begun."""
    yield reply("x", content_length="1000")[0]
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(5)


def watching(world: World, *urls: str, stop: Stop | None = None) -> Watch:
    feeds = tuple(FeedSetting(url=url, every=EVERY) for url in urls)
    return Watch(book=world.book, settings=Settings(feeds=feeds), fetcher=world.fetcher(), stop=stop or Stop())


def test_a_feed_is_asked_at_its_interval_and_its_known_pages_are_left_alone(world: World, waits: FastClock) -> None:
    outcomes = watch(watching(world, FEED))
    assert became(islice(outcomes, 2)) == ["listed", "new"]
    world.site.pages["/feed.xml"] = feed(FERRY, BRIDGE)
    world.site.pages["/bridge"] = page("Bridge closed", "The bridge at Rabak was closed. " * 3)
    assert became(islice(outcomes, 2)) == ["listed", "new"]
    assert [path for path in world.site.asked if path != "/robots.txt"] == [
        "/feed.xml", "/ferry", "/feed.xml", "/bridge",
    ]  # fmt: skip
    (between,) = [wait for wait in waits.waited if wait > 60]
    assert EVERY - 10 <= between <= EVERY * 1.1


def test_the_page_is_asked_again_after_a_while(world: World) -> None:
    outcomes = watch(replace(watching(world, FEED), settings=Settings(
        feeds=(FeedSetting(url=FEED, every=EVERY),), recheck=EVERY // 2)))  # fmt: skip
    assert became(islice(outcomes, 4)) == ["listed", "new", "listed", "same"]


def test_a_page_is_followed_although_no_feed_lists_it_any_more(world: World) -> None:
    day = 24 * 3600
    settings = Settings(feeds=(FeedSetting(url=FEED, every=day),), recheck=day, follow=3 * day)
    outcomes = watch(replace(watching(world, FEED), settings=settings))
    assert became(islice(outcomes, 2)) == ["listed", "new"]
    world.site.pages["/feed.xml"] = feed(BRIDGE)
    world.site.pages["/bridge"] = page("Bridge closed", "The bridge at Rabak was closed. " * 3)
    assert became(islice(outcomes, 3)) == ["listed", "new", "same"]
    assert became(islice(outcomes, 3)) == ["listed", "same", "same"]
    assert became(islice(outcomes, 4)) == ["listed", "same", "listed", "same"], "the ferry's three days are over"


def test_a_page_that_is_gone_for_good_is_not_asked_again(world: World) -> None:
    outcomes = watch(replace(watching(world, FERRY), settings=Settings(feeds=(
        FeedSetting(url=FEED, every=EVERY),), recheck=EVERY)))  # fmt: skip
    assert became(islice(outcomes, 2)) == ["listed", "new"]
    world.site.pages["/feed.xml"] = feed(BRIDGE)
    world.site.pages["/ferry"] = 410
    assert became(islice(outcomes, 3)) == ["listed", "gone", "withdrawn"]
    assert became(islice(outcomes, 4)) == ["listed", "gone", "listed", "gone"], "only the bridge, which never was there"


def test_what_fails_is_asked_later_and_later_and_a_restart_keeps_to_it(world: World) -> None:
    world.site.pages["/feed.xml"] = 503
    assert became(islice(watch(watching(world, FEED)), 3)) == ["failed"] * 3
    feed_setting = FeedSetting(url=FEED, every=EVERY)
    assert scheduled(world.book, feed_setting).failures == 3
    assert became(islice(watch(watching(world, FEED)), 1)) == ["failed"]
    at = [from_rfc3339(attempt.at) for attempt in last_attempts(world.book, FEED, 9)]
    waited = [(later - earlier).total_seconds() / EVERY for earlier, later in pairwise(at)]
    assert [round(wait - JITTER / 2 * wait) for wait in waited] == [2, 4, 8]


def test_retry_after_goes_before_the_interval(world: World, waits: FastClock) -> None:
    by = By.stage("collect", "1", NOW)
    headers = {"retry-after": "7200"}
    world.book.add_fetch(Fetch(url=FEED, at=to_rfc3339(NOW), outcome="failed", status=503, headers=headers), by)
    assert scheduled(world.book, FeedSetting(url=FEED, every=60)).next_at == to_rfc3339(NOW + timedelta(hours=2))


def test_a_feed_that_is_gone_for_good_is_not_asked_again(world: World) -> None:
    world.site.pages["/feed.xml"] = 410
    assert became(watch(watching(world, FEED))) == ["gone"]
    assert became(watch(watching(world, FEED))) == []


def test_a_signal_in_the_middle_of_a_page_stops_at_once_and_leaves_nothing_half(world: World) -> None:
    stop = Stop()
    with stop.on_signals():
        assert became(watch(watching(world, FEED, "http://slow.test/", stop=stop))) == ["listed", "new"]
    assert stop.asked
    assert last_attempts(world.book, "http://slow.test/", 1) == []
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_signal_while_waiting_stops(world: World) -> None:
    stop = Stop()
    given = watching(world, FEED, stop=stop)

    def sleep(seconds: float) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        threading.Event().wait(0.2)

    given.fetcher.clock = Clock(now=given.fetcher.clock.now, tick=given.fetcher.clock.tick, sleep=sleep)
    given.fetcher.manners = replace(given.fetcher.manners, delay_s=0)
    with stop.on_signals():
        assert became(watch(given)) == ["listed", "new"]


def test_a_signal_while_writing_waits_for_the_end_of_it(world: World) -> None:
    stop = Stop()
    given = watching(world, FEED, stop=stop)
    with stop.on_signals():
        outcomes = watch(given)
        next(outcomes)
        os.kill(os.getpid(), signal.SIGTERM)
        assert became(outcomes) == []
    assert became(islice(watch(watching(world, FERRY)), 1)) == ["new"]
