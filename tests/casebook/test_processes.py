"""Several processes at one casebook: nothing is lost, nothing twice, nobody waits for ever."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

from reportedly.casebook import Casebook, Query
from tests.casebook.conftest import Where
from tests.casebook.made import stage

WRITER = """
import sys
from reportedly.casebook import Casebook, Query
from tests.casebook.made import STAGES, reading, report, stage
where, own, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Casebook.open(where) as book:
    for number in range(count):
        for name in (f"{own}-{number}", f"shared-{number}"):
            with book.at_once():
                made = report(f"The army said {name} fell.", name)
                book.add_snapshot(made.text.encode(), stage(1))
                book.add_report(made, stage(1))
                book.add_reading(reading(made, f"The army | {name} fell"), stage(1), stages=STAGES)
        book.search(Query(text="army"))
"""


def started(where: str, own: str, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-W", "error", "-c", WRITER, where, own, str(count)], env=os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    })  # fmt: skip


def test_writers_take_turns(new_place: Where) -> None:
    where, count, writers = new_place(), 10, ("a", "b", "c")
    Casebook.create(where, stage(0)).close()
    running = [started(where, own, count) for own in writers]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    with Casebook.open(where) as book:
        stock = book.stock()
        assert (stock.reports, stock.readings, stock.claims, stock.snapshots) == (40, 40, 40, 40)
        assert book.count(Query(text="fell")) == 40
        assert book.verify().whole


def test_a_writer_that_is_killed_leaves_whole_steps(new_place: Where) -> None:
    where = new_place()
    Casebook.create(where, stage(0)).close()
    chance = random.Random(3)
    for _ in range(4):
        process = started(where, "a", 400)
        time.sleep(1 + chance.random() * 2)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Casebook.open(where) as book:
            stock = book.stock()
            assert stock.reports == stock.readings == stock.claims == stock.snapshots
            assert book.verify().whole
