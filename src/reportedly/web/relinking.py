"""Linking what decisions changed, in a thread of its own: who decides does not wait, and is told that it goes on."""

from __future__ import annotations

import logging
import threading

from reportedly.casebook import Casebook
from reportedly.work.linking import link_casebook


class Relinking:
    """Links when asked, one run after the other; several askings while it runs are one more run."""

    def __init__(self, book: Casebook) -> None:
        self._book = book
        self._turn = threading.Condition()
        self._asked = self._running = False
        self._runs = 0
        self.failed = ""
        """Why the last run failed, in words; empty where it did not."""

    @property
    def going_on(self) -> bool:
        """Whether something is still to be linked."""
        return self._running

    @property
    def state(self) -> str:
        """Other whenever what pages say of linking is."""
        return f"{self._runs} {self._running} {self.failed}"

    def ask(self) -> None:
        """Link, now or after the run that is going on."""
        with self._turn:
            self._asked = True
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="relinking", daemon=True).start()

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait until nothing is to be linked; False where that takes longer."""
        with self._turn:
            return self._turn.wait_for(lambda: not self._running, seconds)

    def _run(self) -> None:
        while self._wanted():
            try:
                link_casebook(self._book)
                self.failed = ""
            except Exception as error:
                logging.getLogger(__name__).exception("linking after a decision failed")
                self.failed = str(error) or type(error).__name__

    def _wanted(self) -> bool:
        with self._turn:
            self._runs += 1
            self._running, self._asked = self._asked, False
            self._turn.notify_all()
            return self._running
