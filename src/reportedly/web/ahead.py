"""A process beside the one that serves, which makes what takes long before anybody asks for it.

It has a lower priority, so that answers do not wait for it, and ends with the process that started it, however that
ends: it goes on only as long as a pipe from there is open. The step that it was at is begun anew by whoever goes on.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from reportedly.errors import SetupError

if TYPE_CHECKING:
    from reportedly.casebook import Casebook
    from reportedly.web.kept.in_steps import Some

PROGRAM = "from reportedly.web.ahead import main; main()"
NICER = 5
"""No more: where the computer is busy, whoever waits to write would wait for who hardly gets on and may."""
LOOKED_EVERY = 2.0
"""Seconds between two looks whether anything came."""
FAILURES, AFTER_FAILURE = 3, 10.0
"""After so many failures one after the other, with so many seconds between, it gives up: it may not write, say."""
GRACE = 5.0


class Ahead:
    """That process, as long as a block goes on."""

    def __init__(self, where: str) -> None:
        """`where` is the casebook, a file or URL; it is told through the pipe, as a URL may hold a password."""
        self.where = where
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Ahead:
        """Start it; Ctrl-C at the terminal is not for it."""
        self._process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, start_new_session=True)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{self.where}\n".encode())
        self._process.stdin.flush()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        if self._process is None or self._process.stdin is None:
            return
        self._process.stdin.close()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def going_on(self) -> bool:
        """Whether it is there and has not given up."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """Its number; None where it was not started."""
        return None if self._process is None else self._process.pid


def main() -> None:
    """What the process does."""
    os.nice(NICER)
    where = sys.stdin.buffer.readline().decode().strip()
    threading.Thread(target=_end_with_the_pipe, daemon=True).start()

    from reportedly.casebook import Casebook
    from reportedly.web.kept.in_steps import MADE_IN_STEPS

    try:
        with Casebook.open(where) as book:
            work_ahead(book, MADE_IN_STEPS)
    except SetupError as error:
        logging.getLogger(__name__).warning("what Review asks is made while one waits, and not ahead: %s", error)


def work_ahead(book: Casebook, steps: Sequence[Some], sleep: Callable[[float], None] = time.sleep) -> None:
    """Make what there is to make, and look again and again whether there is more.

    Raises SetupError where that fails and fails again.
    """
    from reportedly.web.kept.in_steps import bring_on

    failed = 0
    while True:
        try:
            bring_on(book, steps)
            failed = 0
            sleep(LOOKED_EVERY)
        except SetupError:
            failed += 1
            if failed == FAILURES:
                raise
            sleep(AFTER_FAILURE)


def _end_with_the_pipe() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)
