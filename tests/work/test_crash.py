"""Killed at any moment and begun again, collecting and reading come to what an undisturbed run comes to."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path
from typing import Any

from sqlalchemy import text as sql

from reportedly.casebook import Casebook
from reportedly.work.files import collect_files
from reportedly.work.reading import read_unread
from tests.casebook.conftest import Where
from tests.work.small_world import STAND_IN, new_casebook, write_reports

REPORTS = 200
KILLS = 30
SEED = 4
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.work.test_crash", "reportedly.casebook.postgresql", "psycopg"])


def work_through(where: str, path: Path) -> None:
    """All that is to be done, in a process of its own."""
    with Casebook.open(where) as book:
        for _ in collect_files(book, [path]):
            pass
        for _ in read_unread(book, STAND_IN):
            pass


def records(where: str) -> dict[str, Any]:
    """All that a casebook knows, without when and in which run it came to know it."""
    with Casebook.open(where) as book:
        assert book.verify().whole
        stock = book.stock()
        with book.looking() as connection:

            def rows(asked: str) -> list[tuple[Any, ...]]:
                return sorted(map(tuple, connection.execute(sql(asked))))

            return {
                "reports": rows("SELECT id, series, version, title, published_earliest, snapshot FROM reports"),
                "snapshots": rows("SELECT digest, size FROM snapshots"),
                "fetches": rows("SELECT url, outcome, snapshot FROM fetches"),
                "readings": rows(
                    "SELECT p.id, r.stages, r.outcome, r.claims, r.until_entry IS NULL, r.id FROM readings r "
                    "JOIN reports p ON p.n = r.report"
                ),
                "claims": rows(
                    "SELECT c.id, c.kind, c.certainty, r.id FROM claims c JOIN readings r ON r.n = c.reading"
                ),
                "gaps": rows("SELECT stage, what, why FROM gaps"),
                "counts": [(stock.reports, stock.readings, stock.failed, stock.claims, stock.judgements)],
            }


def kill_often(where: str, path: Path, draws: random.Random, longest: float) -> int:
    """Start the work and kill it, again and again; returns how often it was killed in the middle."""
    hit = 0
    for _ in range(KILLS):
        process = CONTEXT.Process(target=work_through, args=(where, path))
        process.start()
        time.sleep(draws.uniform(0.02, longest))
        hit += process.is_alive()
        process.kill()
        process.join()
    return hit


def test_thirty_kills_lose_nothing_and_double_nothing(new_place: Where, tmp_path: Path) -> None:
    killed, calm = new_place(), new_place()
    path = write_reports(tmp_path / "reports.jsonl", REPORTS)
    for where in (killed, calm):
        new_casebook(where).close()
    began = time.monotonic()
    work_through(calm, path)
    hit = kill_often(killed, path, random.Random(SEED), longest=min(1.0, (time.monotonic() - began) * 0.6))
    work_through(killed, path)
    assert hit >= KILLS // 3, "the kills must come while there is work"
    assert records(killed) == records(calm)
