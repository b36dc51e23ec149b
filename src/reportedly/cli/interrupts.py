"""Ctrl-C counts, wherever Python happens to be when it is pressed.

Within a callback or a finaliser Python drops the interrupt and prints a line about it. It is sent once more then.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

SOON = 0.05
"""Seconds until the interrupt comes again: by then the callback is over."""


@contextmanager
def interrupts_heeded(again: Callable[[], None] | None = None) -> Iterator[None]:
    """In the block, send an interrupt that was dropped once more; `again` does so."""
    before = sys.unraisablehook

    def hook(dropped: UnraisableHookArgs) -> None:
        if not issubclass(dropped.exc_type, KeyboardInterrupt):
            before(dropped)
            return
        timer = threading.Timer(SOON, again or _interrupt)
        timer.daemon = True
        timer.start()

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = before


def _interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)
