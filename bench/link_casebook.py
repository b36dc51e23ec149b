"""How long `reportedly link` takes on a casebook of 10,000 generated reports, and after one report more.

The command is run as people run it, a process for each linking, with two workers, its modules compiled as where it is
installed: the first run compiles them. Seconds of CPU time, of all processes
together, stand beside those of the clock, as other work on the machine changes them less. Growth is the CPU time for
ten times the reports as a multiple. `~` marks the named alternative: the whole casebook gone through again for one
report more, which is what a linking without kept work does. `LINK_REPORTS` sets another number of reports.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

from bench.generated_situation import situation
from reportedly.casebook import By, Casebook, Incoming
from reportedly.model.reading import Reading

REPORTS = int(os.environ.get("LINK_REPORTS", 10_000))
ADDED = 5
WORKERS = 2
PR_SET_CHILD_SUBREAPER = 36
AT_ONCE = 1_000
LOOKED_EVERY = 0.1
COMMAND = (sys.executable, "-c", "from reportedly.cli.main import main; main()")
BY = By.stage("bench", 1, "2031-01-01T00:00:00Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one run of the command took."""

    clock: float
    cpu: float
    memory: float
    """The most that the command and its workers held at once, in GiB, of what is looked at ten times a second."""
    told: str


def score() -> dict[str, float]:
    """Seconds, growth, memory, and what is in the casebook afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        small, _ = _filled(Path(folder) / "small.reportedly", REPORTS // 10)
        few = linked(small)
        large, more = _filled(Path(folder) / "large.reportedly", REPORTS)
        many = linked(large)
        each = [_one_more(large, reading) for reading in more]
        with Casebook.open(large) as book:
            links = book.stock().links
        size = large.stat().st_size / 1e9
    return {
        f"seconds for {REPORTS:,} reports": many.clock,
        f"seconds of CPU time for {REPORTS:,} reports": many.cpu,
        "memory in GiB": many.memory,
        f"growth from {REPORTS // 10:,} to {REPORTS:,} reports": many.cpu / few.cpu,
        f"seconds for one report more (slowest of {ADDED})": max(one.clock for one in each),
        "seconds of CPU time for one report more (median)": statistics.median(one.cpu for one in each),
        "seconds of CPU time for one report more ~ all gone through again": many.cpu,
        "links": links,
        "GB of the file": size,
    }


def _filled(path: Path, reports: int) -> tuple[Path, list[Reading]]:
    """A casebook of so many reports, and those that come later."""
    made = (one.reading for one in situation(reports + ADDED))
    with Casebook.create(path, BY) as book:
        for batch in _batches(islice(made, reports)):
            _take_in(book, batch)
    return path, list(made)


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while batch := list(islice(readings, AT_ONCE)):
        yield batch


def _take_in(book: Casebook, readings: Sequence[Reading]) -> None:
    with book.at_once():
        book.add_reports([Incoming(report=reading.report) for reading in readings], BY)
        book.add_readings(readings, BY, stages={"read": 1})


def _one_more(path: Path, reading: Reading) -> Spent:
    with Casebook.open(path) as book:
        _take_in(book, [reading])
    return linked(path)


def linked(path: Path) -> Spent:
    """Run `reportedly link` on a casebook."""
    _inherit_processes()
    began = time.perf_counter()
    command = [*COMMAND, "link", "--casebook", str(path), "--workers", str(WORKERS)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_installed(path.parent / "compiled"))
    with started as process, _Looking(process.pid) as looking:
        assert process.stdout is not None
        told = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"`reportedly link` failed: {told}")
    clock, left = time.perf_counter() - began, list(_left_behind())
    cpu = sum(one.ru_utime + one.ru_stime for one in (usage, *left))
    return Spent(clock=clock, cpu=cpu, memory=max(looking.most, usage.ru_maxrss) / 2**20, told=told)


def _installed(compiled: Path) -> dict[str, str]:
    """The environment of a command that may keep its modules compiled in a folder, whatever this process may."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "PYTHONPYCACHEPREFIX": str(compiled)}


class _Looking(threading.Thread):
    """Looks again and again how much memory a process and all below it hold, where Linux tells."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._over = pid, threading.Event()
        self.most = 0
        """In KiB."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        """Look until it is over."""
        while not self._over.wait(LOOKED_EVERY):
            self.most = max(self.most, sum(_held(pid) for pid in _family(self._pid)))


def _family(pid: int) -> Iterator[int]:
    """A process and those that it started, and so on."""
    yield pid
    with contextlib.suppress(OSError):
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in listed.read_text().split():
                yield from _family(int(child))


def _held(pid: int) -> int:
    """KiB of memory that are a process's own, shared ones by its share; 0 where it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _inherit_processes() -> None:
    """Have what the command's own processes took told to this one, where Linux does that: they outlive the command."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _left_behind() -> Iterator[resource.struct_rusage]:
    """What each process took that the command left behind, with those that it had started itself."""
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:80s} {value:,.2f}")
