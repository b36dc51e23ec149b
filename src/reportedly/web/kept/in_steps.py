"""What is made in steps, each a transaction of its own, so that whoever else writes need not wait for the whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from reportedly.casebook import Casebook
from reportedly.web.kept.explaining import explain_some
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.review_in_step import queue_some

Some = Callable[[Casebook], Progress]
"""Brings something one step on, and says how far it is then."""
MADE_IN_STEPS: tuple[Some, ...] = (queue_some, explain_some)
"""What is brought on ahead of who asks for it; what comes first is made first."""
BETWEEN = 0.15
"""Seconds between two steps: who waits to write to a file looks every tenth of a second whether it may."""


def bring_on(
    book: Casebook, steps: Sequence[Some] = MADE_IN_STEPS, told: Callable[[Progress], None] = lambda _: None
) -> None:
    """Make all of it, step by step; `told` is told after each how far the thing is that it was a step of."""
    while (progress := first_left(book, steps)) is not None:
        told(progress)
        time.sleep(BETWEEN)


def first_left(book: Casebook, steps: Sequence[Some]) -> Progress | None:
    """Do one step of the first thing that was not whole, and say how far it is; None where all are."""
    for some in steps:
        progress = some(book)
        if not progress.whole:
            return progress
    return None
