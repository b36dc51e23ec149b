from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import Any

import httpcore
import pytest

from reportedly.collect.connection import CheckedBackend, TimedStream
from reportedly.collect.fetch import Fetcher
from reportedly.collect.fetched import Fetched, Validators
from reportedly.collect.gathering import gather
from reportedly.collect.manners import Manners
from tests.collect.awkward_server import PUBLIC, Asked, FastClock, Net, Server, reply, served
from tests.collect.awkward_sites import sites
from tests.collect.made import page


def paced(asked: Asked) -> list[bytes]:
    if asked.path == "/robots.txt":
        return reply("User-agent: *\nCrawl-delay: 7\nSitemap: http://paced.test/map.xml", content_type="text/plain")
    return reply(page(), etag='"v1"', last_modified="Mon, 11 Mar 2024 08:00:00 GMT")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served({**sites(), "paced.test": paced, "127.0.0.1": paced}) as running:
        yield running


def fetcher(server: Server, clock: FastClock | None = None, **options: Any) -> Fetcher:
    net = Net(port=server.server_address[1])
    return Fetcher(clock=(clock or FastClock()).clock, resolve=net.resolve, connect=net, **options)


def test_a_server_error_passes(server: Server) -> None:
    asking = fetcher(server)
    server.times.clear()
    outcomes = [asking.fetch("http://broken.test/").outcome for _ in range(2)]
    assert outcomes == ["failed", "ok"]


def test_the_validators_of_a_reply_ask_only_for_what_has_changed(server: Server) -> None:
    asking = fetcher(server)
    first = asking.fetch("http://paced.test/")
    assert first.validators == Validators(etag='"v1"', last_modified="Mon, 11 Mar 2024 08:00:00 GMT")
    again = asking.fetch("http://paced.test/", first.validators)
    sent = dict(again.exchanges[0].request_headers)
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', "Mon, 11 Mar 2024 08:00:00 GMT")


def test_a_host_is_asked_after_its_delay_and_other_hosts_at_once(server: Server) -> None:
    clock = FastClock()
    asking = fetcher(server, clock)
    for url in ("http://paced.test/1", "http://plain.test/", "http://paced.test/2", "http://plain.test/2"):
        asking.fetch(url)
    assert [round(wait) for wait in clock.waited] == [7]


def test_a_busy_host_is_not_asked_before_the_time_it_names(server: Server) -> None:
    clock = FastClock()
    asking = fetcher(server, clock)
    server.asked.clear()
    first, second = asking.fetch("http://busy.test/1"), asking.fetch("http://busy.test/2")
    assert (first.status, second.status) == (429, None)
    assert second.retry_at in ("2024-03-12T08:31:59Z", "2024-03-12T08:32:00Z")
    assert server.asked == ["busy.test/robots.txt", "busy.test/1"]
    clock.waited.append(121)
    assert asking.fetch("http://busy.test/3").status == 429


def test_the_robots_file_is_asked_for_once_a_day(server: Server) -> None:
    clock = FastClock()
    asking = fetcher(server, clock)
    server.asked.clear()
    for _ in range(3):
        asking.fetch("http://paced.test/")
    assert server.asked.count("paced.test/robots.txt") == 1
    clock.waited.append(24 * 3600)
    asking.fetch("http://paced.test/")
    assert server.asked.count("paced.test/robots.txt") == 2


def test_robots_are_heeded_unless_told_otherwise(server: Server) -> None:
    asked = fetcher(server, manners=Manners(heed_robots=False)).fetch("http://forbidding.test/desk/1")
    assert asked.outcome == "ok"


def test_sitemaps_named_by_robots_are_told(server: Server) -> None:
    assert fetcher(server).sitemaps("http://paced.test/any") == ("http://paced.test/map.xml",)


def test_the_user_agent_is_as_set(server: Server) -> None:
    asked = fetcher(server, manners=Manners(user_agent="desk@lantern.test")).fetch("http://plain.test/")
    assert dict(asked.exchanges[0].request_headers)["User-Agent"] == "desk@lantern.test"
    assert asked.exchanges[0].address == PUBLIC


def test_this_machine_is_asked_where_it_is_allowed_by_name_and_port(server: Server) -> None:
    name = f"127.0.0.1:{server.server_address[1]}"
    assert Fetcher(allowed=[name]).fetch(f"http://{name}/").outcome == "ok"
    refused = Fetcher().fetch(f"http://{name}/")
    assert (refused.outcome, refused.exchanges) == ("failed", ())
    assert "allow" in (refused.why or "")


def test_proxies_that_the_environment_names_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher(server).fetch("http://plain.test/").outcome == "ok"


def test_a_page_that_a_feed_lists_and_that_is_not_wanted_is_not_asked_for(server: Server) -> None:
    found = gather(["http://feed.test/"], fetcher(server), wanted=lambda listed: listed.link.endswith("/2"))
    assert [one.asked for one in found if isinstance(one, Fetched)] == ["http://feed.test/", "http://feed.test/2"]


class _Recorder(httpcore.NetworkBackend, httpcore.NetworkStream):
    """A connection that only remembers for which name it was to be made secure."""

    def __init__(self) -> None:
        self.connected: list[str] = []
        self.names: list[str | None] = []

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        self.connected.append(host)
        return self

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, *_: Any) -> Any:
        assert ssl_context.verify_mode is ssl.CERT_REQUIRED
        assert ssl_context.check_hostname
        self.names.append(server_hostname)
        raise httpcore.ConnectError("far enough")


def test_a_certificate_must_be_that_of_the_name_although_the_address_is_connected_to() -> None:
    recorder = _Recorder()
    asking = Fetcher(clock=FastClock().clock, resolve=lambda host, port: [PUBLIC], connect=recorder)
    assert asking.fetch("https://lantern.test/").outcome == "failed"
    assert set(recorder.connected) == {PUBLIC}
    assert set(recorder.names) == {"lantern.test"}


def test_an_address_that_does_not_answer_gives_way_to_the_next() -> None:
    class Half(_Recorder):
        def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
            if host == "8.8.8.8":
                raise httpcore.ConnectError("refused")
            return super().connect_tcp(host, port)

    half = Half()
    addresses = ["127.0.0.1", "8.8.8.8", "9.9.9.9"]
    backend = CheckedBackend(resolve=lambda h, p: addresses, allowed=frozenset(), left=lambda: 5.0, connect=half)
    assert isinstance(backend.connect_tcp("lantern.test", 80), TimedStream)
    assert (half.connected, backend.address) == (["9.9.9.9"], "9.9.9.9")


def test_a_connection_made_secure_keeps_its_deadline() -> None:
    class Secured(_Recorder):
        def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, *_: Any) -> Any:
            return self

    secured = TimedStream(Secured(), lambda: 0.01).start_tls(ssl.create_default_context(), "lantern.test")
    assert isinstance(secured, TimedStream)


def test_nothing_is_read_once_the_time_is_up() -> None:
    with pytest.raises(httpcore.ReadTimeout):
        TimedStream(_Recorder(), lambda: 0.0).read(10)
