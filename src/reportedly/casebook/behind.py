"""Writing behind the work: while an engine takes in the last rows, the next ones are made ready."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal


class Behind:
    """One piece of work at a time, in a thread of its own; nothing else may touch what it works on before `wait`."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None

    def start(self, work: Callable[[], None]) -> None:
        """Begin a piece of work; raises what the one before it raised."""
        self.wait()
        self._thread = threading.Thread(target=self._do, args=(work,), name="casebook writes", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until nothing is in work; raises what the work raised."""
        self._settle()
        if self._error is not None:
            error, self._error = self._error, None
            raise error

    def _settle(self) -> None:
        thread, self._thread = self._thread, None
        while thread is not None and thread.is_alive():
            self._thread = thread  # an interrupt of this waiting must not lose the thread
            thread.join()
            self._thread = None

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # it is raised where the work is waited for
            self._error = error

    def __enter__(self) -> Behind:
        return self

    def __exit__(self, kind: object, *_: object) -> Literal[False]:
        """Leave nothing in work; an error that is already on its way is not hidden by the work's own."""
        self._settle()
        if kind is None:
            self.wait()
        return False
