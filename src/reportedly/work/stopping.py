"""Stopping in good order: a signal ends waiting and fetching at once, and writing when it is done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopAskedError(Exception):
    """Somebody asked to stop while nothing was being written."""


class Stop:
    """Whether somebody has asked to stop."""

    def __init__(self) -> None:
        self.asked = False
        self._waiting = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Take note of a signal; where nothing is being written, stop right here, and on a second Ctrl-C anywhere."""
        if self.asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        self.asked = True
        if self._waiting:
            self._waiting = False  # one is enough: what cleans up is not to be stopped by the next
            raise StopAskedError

    @contextmanager
    def at_any_moment(self) -> Iterator[None]:
        """A stretch that may be left anywhere; raises StopAskedError."""
        self._waiting = True
        try:
            if self.asked:
                raise StopAskedError
            yield
        finally:
            self._waiting = False

    @contextmanager
    def on_signals(self) -> Iterator[None]:
        """Heed SIGINT and SIGTERM in the block."""
        before = {number: signal.signal(number, self) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
