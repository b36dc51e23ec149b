"""Objects that hold each other, and when Python looks for them.

Python looks for them whenever a few hundred objects more are there, and again when it ends. Most of what a command
makes first, modules and tables, stays to the end: looking through that was a quarter of the time that a short one took.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

MORE = 500_000
"""They are looked for when so many objects more are there: some fifty megabytes."""


@contextmanager
def cycles_left() -> Iterator[None]:
    """In the block, nobody looks for objects that hold each other: for work that makes many, none of them dead so soon.

    Over the millions of objects of a large casebook, looking takes up to a third of the time.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@contextmanager
def cycles_seldom_sought() -> Iterator[None]:
    """In the block, look for objects that hold each other when many more are there; as the process ends, never."""
    _end_without_looking()
    before = gc.get_threshold()
    gc.set_threshold(MORE, *before[1:])
    try:
        yield
    finally:
        _take_all_for_old()
        gc.set_threshold(*before)


def _take_all_for_old() -> None:
    """Count nothing as new any more, or all of it would be looked through as soon as few may be there."""
    gc.freeze()
    gc.unfreeze()


@cache
def _end_without_looking() -> None:
    """What is there at the end of the process goes with it."""
    atexit.register(gc.freeze)
