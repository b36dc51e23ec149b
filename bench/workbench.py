"""How fast the workbench answers on a casebook of many claims: first bytes, requests a second, the map, memory.

The casebook is made by rule (`workbench_casebook`) and served by `reportedly serve`, a process of its own; what asks is
this one. "First" is the first time that something is asked for after a start, "again" what the server remembers.
The queue of Review is thrown away, and made by the process beside a server while somebody asks for pages and writes.
What may have to go through everything there is (the brief, exports of all) is asked of a server of its own each, and
given up after `WORKBENCH_GIVEN_UP` seconds without an answer. Standard error tells figures as they come.
`~` marks the named alternative: everything worked out in memory, on a smaller casebook, which is asked both ways.
The views are measured on 50,000 claims; `WORKBENCH_CLAIMS=1000000` sets another number, of which the documentation
tells, `WORKBENCH_CASEBOOK` keeps the casebook under a path and takes it from there the next time.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote_plus

import httpx
from sqlalchemy import select

from bench.workbench_casebook import fill, take_in, world
from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.web.filter import Filter
from reportedly.web.kept.keeping import keep_picture
from reportedly.web.situation_view import situation
from reportedly.web.standing import Standing
from reportedly.work.linking import picture_in

CLAIMS = int(os.environ.get("WORKBENCH_CLAIMS", 50_000))
KEPT = os.environ.get("WORKBENCH_CASEBOOK")
IN_MEMORY = 4_000
"""Claims of the casebook on which everything is worked out in memory too."""
READERS, SECONDS = 50, 20
KEPT_OPEN = 2.0
"""Seconds for which a reader keeps an idle connection: fewer than the server, which closes it after five."""
ROUNDS = 3
BETWEEN = 0.5
"""Seconds between two times that somebody writes and asks while the queue is made."""
HEADERS = {"Accept": "*/*", "Accept-Encoding": "gzip"}
WHOLE = {
    "brief": "/brief",
    "export of everything as GeoJSON": "/api/v1/export?as=geojson",
    "export of everything as claim JSONL": "/api/v1/export?as=jsonl",
}
"""By what they are, addresses behind which everything in the casebook may have to be gone through."""
GIVEN_UP = float(os.environ.get("WORKBENCH_GIVEN_UP", 120))
"""After so many seconds of silence such an answer is waited for no longer."""
SERVE = "from reportedly.cli.main import main; main()"
FILTERS = (
    "",
    "q=market",
    "q=market+fuel",
    "place=PLACE",
    "source=SOURCE",
    "type=ASSAULT",
    "certainty=certain",
    "grade=3",
    "status=disputed",
    "from=2031-04-01&to=2031-05-01",
    "order=latest",
    "q=convoy&status=uncorroborated&from=2031-06-01",
)
WEST, SOUTH, EAST, NORTH = 40, 30, 50, 38
"""Where the towns of the casebook lie."""


def score() -> dict[str, float]:
    """The figures, and those of the alternative."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(KEPT) if KEPT else Path(folder) / "large.reportedly"
        if not path.exists():
            fill(path, CLAIMS, say)
        found: dict[str, float] = {}
        for some in (*_served(path), *_queue(path), *_whole(path), _alternative(Path(folder) / "small.reportedly")):
            found |= some
        return found


def say(line: str) -> None:
    """Tell how far it is, as a million claims take long."""
    print(line, file=sys.stderr, flush=True)


def told(figures: dict[str, float]) -> dict[str, float]:
    """Figures, told as they come."""
    for name, value in figures.items():
        say(f"{name}: {value:,.3g}")
    return figures


def _served(path: Path) -> Iterator[dict[str, float]]:
    ids = _ids(path)
    with served(path) as (port, process, began):
        yield told({"seconds from `serve` to its first answer": began})
        for name, addresses in views(ids).items():
            before = cpu(process.pid)
            first = [first_byte(port, address) for address in addresses]
            spent = (cpu(process.pid) - before) * 1000 / len(addresses)
            again = [first_byte(port, address) for _ in range(ROUNDS) for address in addresses]
            yield told(_spread(f"{name}: ms to the first byte, first", first))
            yield told({f"{name}: ms of the server's CPU time an answer, first (mean)": spent})
            yield told(_spread(f"{name}: ms to the first byte, again", again))
        yield told(_the_map(port))
        before = cpu(process.pid)
        found = asyncio.run(readers(port, [one for some in views(ids).values() for one in some]))
        asked = found[f"requests a second, {READERS} readers at once"] * SECONDS
        found["requests a second of the server's CPU time"] = asked / (cpu(process.pid) - before)
        found["memory of the server in GiB"] = memory(process.pid)
        yield told(found)


def _whole(path: Path) -> Iterator[dict[str, float]]:
    """What goes through everything there is, each asked of a server of its own; given up after a while."""
    for name, address in WHOLE.items():
        with served(path) as (port, process, _):
            before, began = cpu(process.pid), time.perf_counter()
            try:
                first_byte(port, address, most=GIVEN_UP)
                spent = {f"{name}: seconds to the last byte, first": time.perf_counter() - began}
            except TimeoutError:
                spent = {f"{name}: given up after seconds": time.perf_counter() - began}
            spent[f"{name}: seconds of the server's CPU time"] = cpu(process.pid) - before
            spent[f"{name}: memory of the server in GiB"] = memory(process.pid)
            yield told(spent)


def _queue(path: Path) -> Iterator[dict[str, float]]:
    """Review from a start without its queue until that is whole, and what others notice of it meanwhile."""
    with Casebook.open(path) as book, book.at_once() as writing:
        writing.connection.execute(picture_schema.review.delete())
    name, waits, pages, began = "Review, its queue to be made", [(0.0, 0.0)], list[float](), time.perf_counter()
    with served(path) as (port, process, _), Casebook.open(path) as book:
        yield told({f"{name}: ms to the first byte, at once after the start": first_byte(port, "/review")})
        while not (so_far := httpx.get(f"http://127.0.0.1:{port}/review/queue", timeout=600).json())["whole"]:
            waits.append(_wait_to_write(book, process.pid))
            pages.append(first_byte(port, f"/?q=market+{len(pages)}"))
            time.sleep(BETWEEN)
        say(f"{so_far['of']:,} events, {so_far['there']:,} questions")
        yield told({
            f"{name}: seconds until it is whole": time.perf_counter() - began,
            f"{name}: seconds of CPU time of the process that makes it": sum(map(cpu, _children(process.pid))),
            f"{name}: memory of that process in GiB": max(map(memory, _children(process.pid)), default=0.0),
            f"{name}: seconds that a writer waited meanwhile, longest": max(waits)[0],
            f"{name}: seconds of its CPU time that a writer waited, longest": max(spent for _, spent in waits),
            **_spread("Situation meanwhile: ms to the first byte", pages or [0.0]),
        })  # fmt: skip
        yield told({"Review, its queue made: ms to the first byte": first_byte(port, "/review?kind=claim")})


def _wait_to_write(book: Casebook, server: int) -> tuple[float, float]:
    """Seconds until this process may write to the casebook, and of CPU time that the server's own had meanwhile."""
    began, before = time.perf_counter(), sum(map(cpu, _children(server)))
    with book.at_once():
        return time.perf_counter() - began, sum(map(cpu, _children(server))) - before


def _children(process: int) -> list[int]:
    """The processes that a process started."""
    return [int(id) for id in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _ids(path: Path) -> dict[str, list[str]]:
    """Some events, reports and sources: of each kind the first, and others by chance."""
    draw = random.Random(1)
    found = {}
    with Casebook.open(path) as book, book.looking() as connection:
        for table in (picture_schema.events, schema.reports, picture_schema.sources):
            ids = list(connection.execute(select(table.c.id).limit(20_000)).scalars())
            found[table.name] = draw.sample(ids, 12)
        for kind in ("place", "source"):
            name = select(picture_schema.names.c.name).where(picture_schema.names.c.kind == kind)
            found[kind] = draw.sample(list(connection.execute(name.limit(2_000)).scalars()), 1)
        most = select(picture_schema.events.c.id).order_by(picture_schema.events.c.told).limit(4)
        found["picture_events"] += list(connection.execute(most).scalars())
    return found


def views(ids: dict[str, list[str]]) -> dict[str, list[str]]:
    """The addresses of every view and of what the API lists."""
    place, source = ids["place"][0], ids["source"][0]
    told = [query.replace("PLACE", quote_plus(place)).replace("SOURCE", quote_plus(source)) for query in FILTERS]
    queried = [f"?{query}" if query else "" for query in told]
    return {
        "situation": [f"/{query}" for query in queried],
        "its map": [f"/map/places.json{query}" for query in queried],
        "event": [f"/events/{id}" for id in ids["picture_events"]],
        "evidence": [f"/reports/{id}" for id in ids["reports"]],
        "sources": [f"/sources{query}" for query in queried],
        "source": [f"/sources/{id}" for id in ids["picture_sources"]],
        "explanations": ["/explanations"],
        "changes": ["/changes?since=2031-01-02"],
        "API events": [f"/api/v1/events{query}" for query in queried],
        "API others": [
            "/api/v1/claims",
            "/api/v1/claims?text=market",
            "/api/v1/search?q=fuel+station",
            "/api/v1/reports",
            "/api/v1/relations",
            "/api/v1/sources",
            "/api/v1/hypotheses",
            *(f"/api/v1/events/{id}" for id in ids["picture_events"]),
        ],
    }


@contextmanager
def served(path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes], float]]:
    """The workbench in a process of its own: its port, the process, and how long it took to its first answer."""
    port = _free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", str(path), "--port", str(port)], stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                first_byte(port, "/api/v1/sources?limit=1")
                break
            except ConnectionError:
                if process.poll() is not None:
                    raise RuntimeError("`reportedly serve` ended before it answered") from None
                time.sleep(0.05)
        yield port, process, time.perf_counter() - began
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:  # it is still at work on what was given up
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def first_byte(port: int, address: str, *, most: float = 600) -> float:
    """Milliseconds until the first byte of an answer that is then had whole.

    Raises RuntimeError where it is no success, and TimeoutError after so many seconds of silence.
    """
    connection = HTTPConnection("127.0.0.1", port, timeout=most)
    try:
        connection.connect()
        began = time.perf_counter()
        connection.request("GET", address, headers=HEADERS)
        answer = connection.getresponse()
        answer.read(1)
        spent = time.perf_counter() - began
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        return spent * 1000
    finally:
        connection.close()


def _spread(name: str, values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    last = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return {f"{name}, median": statistics.median(ordered), f"{name}, 95th percentile": last}


def _the_map(port: int) -> dict[str, float]:
    """Bytes over the wire: all places at once, and near."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=600) as client:
        whole = client.get("/map/places.json").content
        near = client.get(f"/map/places.json?box={WEST + 2},{SOUTH + 2},{WEST + 3},{SOUTH + 3}").content
    return {
        "kB of the map with all places over the wire": len(gzip.compress(whole, 6)) / 1e3,
        "kB of the map with all places": len(whole) / 1e3,
        "kB of the map of a square degree over the wire": len(gzip.compress(near, 6)) / 1e3,
    }


async def readers(port: int, addresses: list[str]) -> dict[str, float]:
    """Readers at once, each of whom asks for one thing after the other, for some seconds."""
    spent: list[float] = []
    until = time.perf_counter() + SECONDS
    draw = random.Random(2)

    async def reader(client: httpx.AsyncClient) -> None:
        while time.perf_counter() < until:
            began = time.perf_counter()
            answer = await client.get(draw.choice(addresses))
            if answer.status_code != 200:
                raise RuntimeError(f"{answer.url}: {answer.status_code}")
            spent.append((time.perf_counter() - began) * 1000)

    limits = httpx.Limits(max_connections=READERS, max_keepalive_connections=READERS, keepalive_expiry=KEPT_OPEN)
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", timeout=600, limits=limits, headers=HEADERS
    ) as client:
        await asyncio.gather(*(reader(client) for _ in range(READERS)))
    return {
        f"requests a second, {READERS} readers at once": len(spent) / SECONDS,
        **_spread(f"{READERS} readers at once: ms for an answer", spent),
    }


def cpu(process: int) -> float:
    """Seconds of CPU time that a process has spent."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """The most that a process has held, in GiB."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024**2
    return 0.0


def _alternative(path: Path) -> dict[str, float]:
    """The Situation of a smaller casebook out of its rows, and ~ worked out in memory, without rival explanations.

    And how long it takes to bring the rows in step after more came.
    """
    fill(path, IN_MEMORY)
    with Casebook.open(path) as book:
        rows = _spent(lambda: situation(Standing(book).now(), Filter()))
        memory = _spent(lambda: picture_in(book, explained=False))
        with book.at_once() as writing:
            take_in(book, writing, world(IN_MEMORY))
        kept = _spent(lambda: keep_picture(book))
    return {
        f"seconds of CPU time before the Situation of {IN_MEMORY:,} claims is shown": rows,
        f"seconds of CPU time before the Situation of {IN_MEMORY:,} claims is shown ~ worked out in memory": memory,
        "times as fast as ~ worked out in memory": memory / rows,
        f"seconds of CPU time to bring {IN_MEMORY:,} claims in step after a link run": kept,
    }


def _spent(work: Callable[[], object]) -> float:
    """Seconds of CPU time."""
    began = time.process_time()
    work()
    return time.process_time() - began
