"""Each awkward case becomes what the table of docs/collecting.md says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportedly.collect import Collected, Refused
from reportedly.collect.fetch import Fetcher
from reportedly.collect.fetched import Fetched
from reportedly.collect.gathering import Found, gather
from tests.collect.awkward_server import PUBLIC, FastClock, Net, Server, served
from tests.collect.awkward_sites import CASES, sites

PAGE = Path(__file__).parents[2] / "docs" / "collecting.md"
ROW = re.compile(r"^\| (?P<case>[^|]+?) \| (?P<becomes>[^|]+?) \|(?P<says>[^|]*?) ?\|$", re.M)


def documented() -> dict[str, tuple[str, str]]:
    """Case, what becomes of it, and words that are told."""
    table = PAGE.read_text(encoding="utf-8").partition("## Awkward cases")[2].partition("\n## ")[0]
    rows = [(m["case"], m["becomes"], m["says"].strip()) for m in ROW.finditer(table)]
    return {case: (becomes, says) for case, becomes, says in rows if case not in ("case", "---")}


DOCUMENTED = documented()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(sites()) as running:
        yield running


def net_of(server: Server) -> Net:
    inner: list[Sequence[str]] = [["192.168.7.7", "fd00::7"]]
    rebinding: list[Sequence[str]] = [[PUBLIC], ["127.0.0.1"]]
    return Net(
        port=server.server_address[1], names={"inner.test": inner, "rebinding.test": rebinding, "nobody.test": [[]]}
    )


def gathered(server: Server, name: str) -> tuple[list[Found], Net, FastClock]:
    case, net, clock = CASES[name], net_of(server), FastClock()
    server.times.clear()
    fetcher = Fetcher(manners=case.manners, clock=clock.clock, resolve=net.resolve, connect=net)
    return list(gather([case.url], fetcher, earlier=lambda _: case.earlier)), net, clock


def summary(found: Sequence[Found]) -> str:
    """What became of a case, in the words of the documentation."""
    reports = sum(isinstance(one, Collected) for one in found)
    if reports:
        return "a report" if reports == 1 else f"{reports} reports"
    if any(isinstance(one, Refused) for one in found):
        return "refused"
    last = found[-1]
    assert isinstance(last, Fetched)
    return f"{last.outcome}, ask again" if last.again else last.outcome


def told(found: Sequence[Found]) -> str:
    """All reasons that were given."""
    return "\n".join(
        "\n".join(gap.why for gap in one.gaps)
        if isinstance(one, Collected)
        else str(one)
        if isinstance(one, Refused)
        else f"{one.why or ''} {one.retry_at or ''}"
        for one in found
    )


def test_every_case_is_documented_and_every_documented_case_is_tried() -> None:
    assert list(DOCUMENTED) == list(CASES)
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_what_becomes_of_it_is_what_the_documentation_says(server: Server, name: str) -> None:
    found, net, _ = gathered(server, name)
    becomes, says = DOCUMENTED[name]
    assert summary(found) == becomes, told(found)
    assert says in told(found)
    assert set(net.connected) <= {PUBLIC}
    texts = [one.report.text for one in found if isinstance(one, Collected)]
    assert not any("root:" in text or "hahaha" in text for text in texts)


def test_sitemaps_are_followed_three_deep(server: Server) -> None:
    found, _, _ = gathered(server, "sitemaps without end")
    assert [one.asked.count("x") for one in found if isinstance(one, Fetched)] == [0, 1, 2, 3]
