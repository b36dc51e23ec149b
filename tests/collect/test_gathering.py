from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.collect import Collected, Given, Refused, Snapshots
from reportedly.collect.fetch import Fetcher
from reportedly.collect.fetched import Fetched
from reportedly.collect.gathering import gather
from reportedly.collect.versions import difference
from tests.collect.awkward_server import Asked, FastClock, Net, Server, reply, served
from tests.collect.awkward_sites import item, rss, whole
from tests.collect.made import PARAGRAPHS, page

DATED = (
    '<meta property="article:published_time" content="2019-01-12T10:00:00Z">'
    '<meta property="og:site_name" content="Nile Wire">'
)
CANONICAL = '<link rel="canonical" href="http://other.test/1">'


def lantern(asked: Asked) -> list[bytes]:
    pub = "<pubDate>Fri, 11 Jan 2019 09:30:00 GMT</pubDate>"
    match asked.path:
        case "/robots.txt":
            return reply(status=404)
        case "/feed":
            items = item(1, more=pub) + item(2, more=pub) + item(3, more=f"{pub}{whole()}") + item(4)
            return reply(rss(items.replace("/4<", "/feed<")), content_type="application/rss+xml")
        case "/moved":
            return reply(status=301, location="/2")
        case "/1":
            return reply(page(head=DATED + CANONICAL))
        case "/edited":
            text = PARAGRAPHS if asked.times == 0 else (PARAGRAPHS[0].replace("Two", "Three"), *PARAGRAPHS[1:])
            return reply(page(paragraphs=text), etag=f'"{asked.times}"')
        case "/jsonl":
            return reply('{"text": "a"}\n{"text": "b"}\n', content_type="application/x-ndjson")
    return reply(page())


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served({"lantern.test": lantern}) as running:
        yield running


def gathered(server: Server, *paths: str, **options: Any) -> list[Fetched | Collected | Refused]:
    net = Net(port=server.server_address[1])
    fetcher = Fetcher(clock=FastClock().clock, resolve=net.resolve, connect=net)
    return list(gather([f"http://lantern.test{path}" for path in paths], fetcher, **options))


def test_what_a_page_says_goes_before_what_its_feed_says(server: Server) -> None:
    reports = {one.report.url: one.report for one in gathered(server, "/feed") if isinstance(one, Collected)}
    told = {url: (report.publisher, report.published) for url, report in reports.items()}
    assert told == {
        "http://lantern.test/1": ("Nile Wire", "2019-01-12T10:00:00Z"),
        "http://lantern.test/2": ("Daily Lantern", "2019-01-11T09:30:00Z"),
        "http://lantern.test/3": ("Daily Lantern", "2019-01-11T09:30:00Z"),
    }
    assert {report.external_id for report in reports.values()} == {"g1", "g2", "g3"}
    assert all((report.fetched or "").startswith("2024-03-12T08:30") for report in reports.values())


def test_every_address_is_asked_for_once_and_told_before_its_reports(server: Server) -> None:
    found = gathered(server, "/feed", "/2", "/2#end", "/feed")
    told = [one.asked.rpartition("/")[2] if isinstance(one, Fetched) else "report" for one in found]
    assert told == ["feed", "report", "1", "report", "2", "report"]


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (("/moved", "/moved", "/2"), ["moved", "report"]),
        (("/2", "/moved"), ["2", "report", "moved"]),
    ],
)
def test_a_page_that_moved_gives_its_report_once(server: Server, paths: tuple[str, ...], told: list[str]) -> None:
    found = gathered(server, *paths)
    assert [one.asked.rpartition("/")[2] if isinstance(one, Fetched) else "report" for one in found] == told


def test_what_the_user_says_goes_before_everything(server: Server) -> None:
    found = gathered(server, "/1", given=Given(publisher="Desk", published="2020-01-01"))
    reports = [one.report for one in found if isinstance(one, Collected)]
    assert [(report.publisher, report.published) for report in reports] == [("Desk", "2020-01-01")]


def test_the_bytes_as_received_are_kept(server: Server, tmp_path: Path) -> None:
    snapshots = Snapshots(folder=tmp_path)
    [fetched, taken] = gathered(server, "/2", snapshots=snapshots)
    assert isinstance(fetched, Fetched)
    assert isinstance(taken, Collected)
    assert snapshots.read(taken.report.sha256) == fetched.content
    assert taken.report.sha256 == fetched.sha256


def test_a_page_edited_in_silence_shows_what_was_changed(server: Server) -> None:
    server.times.clear()
    [_, before] = gathered(server, "/edited")
    [_, after] = gathered(server, "/edited")
    assert isinstance(before, Collected)
    assert isinstance(after, Collected)
    [changed] = difference(before.report.text, after.report.text).changed
    assert [(word.before, word.after, word.is_figure) for word in changed.words] == [("Two", "Three", True)]
    assert before.report.url == after.report.url


def test_what_holds_many_reports_is_to_be_saved_as_a_file(server: Server) -> None:
    [_, refused] = gathered(server, "/jsonl")
    assert isinstance(refused, Refused)
    assert refused.what == "holds many reports"
