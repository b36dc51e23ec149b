"""Answers worked out once and handed to everybody who asks the same until the casebook has changed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

Answer = TypeVar("Answer")
MOST = 512


class Answers:
    """The last so many answers; safe to be asked by threads, of which one works while others wait."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._turn = most, threading.Lock()
        self._known: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question; `make` works it out where nobody has yet."""
        with self._turn:
            known = self._known.get(key)
            if known is None:
                mine: Future[Answer] = Future()
                self._known[key] = mine
                while len(self._known) > self._most:
                    self._known.popitem(last=False)
            else:
                self._known.move_to_end(key)
        if known is not None:
            found: Answer = known.result()
            return found
        try:
            mine.set_result(make())
        except BaseException as error:
            with self._turn:
                self._known.pop(key, None)
            mine.set_exception(error)
        return mine.result()
