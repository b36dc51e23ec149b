"""A scripted client asks the sample situation over stdio: exact words, offsets, digests, and cuts that are declared."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, StdioServerParameters

from reportedly.casebook import Casebook
from tests.web.conftest import HOSTILE

Record = dict[str, Any]
TOOLS = {
    *("search", "get_event", "list_events", "get_sources", "get_evidence", "get_changes", "get_hypotheses"),
    "check_claim",
}


def ask(casebook: Path, script: Callable[[Client], Awaitable[Any]]) -> Any:
    """Run a script against the server as a client starts it."""
    arguments = ["-m", "reportedly", "mcp", str(casebook)]

    async def run() -> Any:
        async with Client(
            StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))
        ) as client:
            return await script(client)

    return asyncio.run(run())


async def call(client: Client, tool: str, **arguments: Any) -> Record:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    told: Record = result.structured_content
    return told


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    [content] = result.content
    return str(getattr(content, "text", ""))


def quotations(told: Any) -> Iterator[Record]:
    """Everything that is marked as quoted, however deep."""
    if isinstance(told, dict):
        if told.get("quoted_from_report"):
            yield told
        for value in told.values():
            yield from quotations(value)
    elif isinstance(told, list):
        for value in told:
            yield from quotations(value)


def holds(told: Any, text: str) -> int:
    """Hold every quotation against the text of its report; tells how many there were."""
    count = 0
    for quotation in quotations(told):
        spans = quotation["spans"]
        assert quotation["exact"] == " ".join(text[start:end] for start, end in spans)
        if "prefix" in quotation:
            assert text[: spans[0][0]].endswith(quotation["prefix"])
            assert text[spans[-1][1] :].startswith(quotation["suffix"])
        count += 1
    return count


def text_of(book: Casebook, report: str) -> str:
    version = book.report(report)
    assert version is not None
    return version.report.text


def test_a_scripted_client_gets_exact_words(casebook: Path, book: Casebook) -> None:
    async def script(client: Client) -> dict[str, Any]:
        tools = await client.list_tools()
        found = await call(client, "search", words="dugout", limit=3)
        porter = await call(client, "search", words='"seven bodies"')
        [claim] = [one["claim"] for one in porter["results"] if one["chain"] == ["The porter"]]
        events = await call(client, "list_events", place="Liwonde", status=["corroborated"])
        return {
            "tools": tools.tools,
            "found": found,
            "rest": await call(client, "search", words="dugout", limit=100, cursor=found["next_cursor"]),
            "evidence": await call(client, "get_evidence", id=claim),
            "events": events,
            "event": await call(client, "get_event", id=events["results"][0]["id"], limit=2),
            "sources": await call(client, "get_sources", limit=5),
            "source": await call(client, "get_sources", name="Dr Patience Mtawali"),
            "changes": await call(client, "get_changes", since="0", limit=4),
            "hypotheses": await call(client, "get_hypotheses", limit=1),
            "check": await call(client, "check_claim", claim="Seven people were killed at Liwonde.", limit=3),
            "no event": await refused(client, "get_event", id="evt_0"),
            "no day": await refused(client, "get_changes", since="tomorrow"),
            "no cursor": await refused(client, "list_events", cursor="7.0"),
        }

    told = ask(casebook, script)
    assert {tool.name for tool in told["tools"]} == TOOLS
    assert all(tool.annotations.read_only_hint for tool in told["tools"])

    found, rest = told["found"], told["rest"]
    assert found["cut"]
    assert found["returned"] == 3 < found["matched"] == 3 + rest["returned"]
    assert rest["cut"] is False
    assert rest["next_cursor"] is None
    for one in (*found["results"], *rest["results"]):
        assert "dugout" in one["content"]["exact"].lower()
        assert holds(one, text_of(book, one["report"]["id"])) == 1

    evidence = told["evidence"]
    version = book.report(evidence["report"]["id"])
    assert version is not None
    assert evidence["report"]["sha256"] == version.report.sha256
    assert holds(evidence, version.report.text) >= 4
    assert evidence["chain"][0]["source"]["exact"] == "The porter"
    assert evidence["figures"][0]["words"]["exact"].startswith("seven")

    assert all(one["status"] == "corroborated" for one in told["events"]["results"])
    event = told["event"]
    assert event["cut"]
    assert event["matched"] == event["event"]["claims"] > event["returned"] == 2
    assert sum(holds(one, text_of(book, one["report"]["id"])) for one in event["results"]) == 2
    assert event["event"]["credibility_words"]

    assert told["sources"]["cut"]
    assert told["sources"]["returned"] == 5
    [source] = told["source"]["results"]
    assert source["informant"] == "Dr Patience Mtawali"
    assert [one["kind"] for one in told["changes"]["results"]] == ["new"] * 4
    [hypothesis] = told["hypotheses"]["results"]
    assert hypothesis["wordings"]
    for one in (*hypothesis["wordings"], *(piece["words"] for piece in hypothesis["evidence"])):
        assert holds(one, text_of(book, one["report"]["id"])) == 1
    assert told["check"]["sum"]["independent_origins_for"] >= 1
    assert all("instructions" in told[name]["notice"] for name in ("found", "evidence", "event", "check"))

    assert "is no event of this casebook" in told["no event"]
    assert "is no moment" in told["no day"]
    assert "ask anew without a cursor" in told["no cursor"]


def test_a_report_is_given_in_parts_that_join_to_the_whole(casebook: Path, book: Casebook) -> None:
    longest = max((v.report for v in book.reports(_all()).found), key=lambda report: len(report.text))

    async def script(client: Client) -> list[Record]:
        parts = [await call(client, "get_evidence", id=longest.id)]
        while parts[-1]["cut"]:
            parts.append(await call(client, "get_evidence", id=longest.id, cursor=parts[-1]["next_cursor"]))
        return parts

    parts = ask(casebook, script)
    assert "".join(part["text"]["exact"] for part in parts) == longest.text
    assert [part["cut"] for part in parts] == [True] * (len(parts) - 1) + [False]
    assert all(holds(part, longest.text) == 1 for part in parts)


def test_words_of_a_hostile_report_are_marked_as_quoted(casebook: Path, book: Casebook) -> None:
    async def script(client: Client) -> Record:
        return await call(client, "search", words="boats burned")

    [found] = ask(casebook, script)["results"]
    assert found["content"]["quoted_from_report"] is True
    assert found["report"]["title"].startswith('"><script>')
    assert holds(found, text_of(book, found["report"]["id"])) == 1
    assert found["content"]["exact"] in HOSTILE.replace("\u0000", "\ufffd") or "boats" in found["content"]["exact"]


def test_over_http_it_answers_to_this_computer_only(casebook: Path) -> None:
    port = _free_port()
    command = [sys.executable, "-m", "reportedly", "mcp", str(casebook), "--http", "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}/mcp"
    try:
        _wait(port, process)

        async def run() -> Record:
            async with Client(address) as client:
                return await call(client, "search", words="dugout", limit=1)

        assert asyncio.run(run())["returned"] == 1
        evil = httpx.post(address, json={}, headers={"host": "evil.example", "accept": "application/json"})
        assert evil.status_code == 421
        foreign = httpx.post(address, json={}, headers={"origin": "https://evil.example", "accept": "application/json"})
        assert foreign.status_code == 403
    finally:
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)[1]
    assert "Traceback" not in told


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7"])
def test_an_address_that_others_reach_is_refused(casebook: Path, host: str) -> None:
    command = [sys.executable, "-m", "reportedly", "mcp", str(casebook), "--http", "--host", host]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 2
    assert "no log-in" in told.stderr


def _all() -> Any:
    from reportedly.casebook import ReportQuery

    return ReportQuery(limit=100)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(600):
        assert process.poll() is None, process.communicate()[1]
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nobody listens")
