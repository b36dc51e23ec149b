"""What the web gives comes into the casebook whole, changes and withdrawals among it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportedly.casebook import Casebook
from reportedly.collect.fetch import Fetcher
from reportedly.work.attempts import last_attempts
from reportedly.work.outcome import Outcome
from reportedly.work.pages import Round, collect_pages
from tests.collect.awkward_server import Asked, FastClock, Net, reply, served
from tests.work.small_world import new_casebook

FEED = "http://lantern.test/feed.xml"
FERRY = "http://lantern.test/ferry"
BRIDGE = "http://lantern.test/bridge"
FERRY_SAYS = "The ferry at Kosti sank on Monday. Nine people drowned, the harbour office said. Divers are at work."
BRIDGE_SAYS = "The bridge at Rabak was closed on Tuesday. An engineer said it would stay closed for two weeks."


def page(title: str, text: str) -> str:
    return (
        f"<html lang='en'><head><title>{title}</title><meta property='og:site_name' content='Lantern'>"
        f"<meta property='article:published_time' content='2024-03-12T08:00:00Z'></head>"
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def feed(*links: str) -> str:
    items = "".join(f"<item><title>{link[-6:]}</title><link>{link}</link><guid>{link}</guid></item>" for link in links)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Lantern</title>{items}</channel></rss>"


@dataclass
class Lantern:
    """A small site whose pages a test may change, each with an ETag of its content."""

    pages: dict[str, str | int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Iterable[bytes]:
        self.asked.append(asked.path)
        content = self.pages.get(asked.path, 404)
        if isinstance(content, int):
            return reply(status=content)
        tag = f'"{hash(content)}"'
        if asked.headers.get("if-none-match") == tag:
            return reply(status=304, etag=tag)
        kind = "application/rss+xml" if "rss" in content else "text/html"
        return reply(content, etag=tag, content_type=kind)


@dataclass
class World:
    """The site, a casebook, and a way to collect from the one into the other."""

    site: Lantern
    book: Casebook
    fetcher: Callable[[], Fetcher]

    def collect(self, *urls: str) -> list[Outcome]:
        return list(collect_pages(urls, Round(book=self.book, fetcher=self.fetcher())))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    site = Lantern(
        pages={"/feed.xml": feed(FERRY, BRIDGE), "/ferry": page("Ferry sinks", FERRY_SAYS),
               "/bridge": page("Bridge closed", BRIDGE_SAYS)}
    )  # fmt: skip
    with served({"lantern.test": site}) as server, new_casebook(tmp_path / "lantern.reportedly") as book:
        net = Net(port=server.server_address[1])
        clock = FastClock().clock
        yield World(site, book, lambda: Fetcher(clock=clock, resolve=net.resolve, connect=net))
        assert book.verify().whole


def became(outcomes: Iterable[Outcome]) -> list[str]:
    return [outcome.became for outcome in outcomes]


def test_a_feed_brings_its_pages_and_again_brings_nothing(world: World) -> None:
    assert became(world.collect(FEED)) == ["listed", "new", "new"]
    stock = world.book.stock()
    assert (stock.reports, stock.snapshots, stock.fetches) == (2, 3, {"new": 3})
    assert became(world.collect(FEED)) == ["listed", "same", "same"]
    again = world.book.stock()
    assert (again.reports, again.versions, again.snapshots) == (2, 2, 3)
    assert again.fetches == {"new": 3, "not modified": 3}


def test_pages_of_a_feed_that_were_not_had_are_asked_for_although_the_feed_is_as_before(world: World) -> None:
    cut_off = collect_pages([FEED], Round(book=world.book, fetcher=world.fetcher()))
    assert next(cut_off).became == "listed"
    del cut_off
    assert world.book.stock().reports == 0
    assert became(world.collect(FEED)) == ["listed", "new", "new"]


def test_a_silent_edit_is_a_new_version_with_its_words(world: World) -> None:
    world.collect(FERRY)
    since = world.book.stock().entries
    world.site.pages["/ferry"] = page("Ferry sinks", FERRY_SAYS.replace("Nine", "Eleven"))
    assert became(world.collect(FERRY)) == ["new version"]
    (change,) = [change for change in world.book.changes(since) if change.kind == "new version"]
    assert [(edit.before, edit.after) for edit in change.edits] == [
        ("Nine people drowned, the harbour office said.", "Eleven people drowned, the harbour office said.")
    ]
    world.site.pages["/ferry"] = page("Ferry sinks", FERRY_SAYS)
    assert became(world.collect(FERRY)) == ["new version"], "going back to older words is a change too"


@pytest.mark.parametrize("status", [404, 410])
def test_what_was_there_and_is_gone_is_withdrawn_and_may_return(world: World, status: int) -> None:
    world.collect(FERRY)
    there = world.site.pages["/ferry"]
    world.site.pages["/ferry"] = status
    assert became(world.collect(FERRY)) == ["withdrawn"]
    assert became(world.collect(FERRY)) == ["gone"], "it is withdrawn once"
    assert world.book.stock().withdrawn == 1
    world.site.pages["/ferry"] = there
    assert became(world.collect(FERRY)) == ["same"]
    assert world.book.stock().withdrawn == 0


def test_what_never_was_there_is_not_withdrawn(world: World) -> None:
    (outcome,) = world.collect("http://lantern.test/nowhere")
    assert (outcome.became, outcome.why) == ("gone", "is not there (404)")
    assert world.book.stock().withdrawn == 0


def test_failures_are_kept_with_their_reasons(world: World) -> None:
    world.site.pages["/ferry"] = 503
    (outcome,) = world.collect(FERRY)
    assert outcome.became == "failed"
    (kept,) = last_attempts(world.book, FERRY, 5)
    assert (kept.outcome, kept.status, kept.reason) == ("failed", 503, outcome.why)
    world.site.pages["/ferry"] = page("Ferry sinks", FERRY_SAYS)
    assert became(world.collect(FERRY)) == ["new"]


def test_a_password_in_an_address_is_written_nowhere(world: World) -> None:
    (outcome,) = world.collect("http://jane:s3cret@lantern.test/ferry")
    assert outcome.became == "failed"
    assert "jane:***@" in outcome.where
    told = "".join(str(entry) for entry in world.book.ledger())
    assert "s3cret" not in told + str(last_attempts(world.book, outcome.where, 1)) + str(outcome)
