"""Work spread over processes, its results in the order of what came in.

Scale is the business of this file alone: the work itself is a plain function of a batch and knows nothing of it.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Batch = tuple[Item, ...]

BATCHES_AHEAD = 2
"""Batches handed out for each worker before the first result is waited for: enough to keep all busy, few in memory."""


def spread(
    work: Callable[[Batch[Item]], list[Result]],
    batches: Iterable[Batch[Item]],
    *,
    workers: int,
    lost: Callable[[Item], Result],
) -> Iterator[list[Result]]:
    """Yield `work(batch)` for each batch, in their order, done by `workers` processes.

    `work` must be importable by name, or be a `partial` of such a function. Where a process dies, its batch is done
    again item by item, and `lost` says what stands for the item that kills it.
    """
    crew = Crew(work, workers, lost)
    try:
        for batch in batches:
            crew.hand_out(batch)
            if len(crew.pending) > BATCHES_AHEAD * workers:
                yield crew.take_back()
        while crew.pending:
            yield crew.take_back()
    except BaseException:
        crew.stop()
        raise
    crew.dismiss()


@contextmanager
def beside(work: Callable[[Item], Result], item: Item) -> Iterator[Callable[[], Result]]:
    """Have another process do `work(item)` while this one goes on; what is yielded waits for it, and lets it go.

    `work` must be importable by name, or be a `partial` of such a function. Where the process dies, this one does it.
    """
    crew = Crew(partial(_each, work), 1, work)

    def done() -> Result:
        (result,) = crew.take_back()
        crew.dismiss()
        return result

    try:
        crew.hand_out((item,))
        yield done
    except BaseException:
        crew.stop()
        raise
    crew.dismiss()


def _each(work: Callable[[Item], Result], batch: Batch[Item]) -> list[Result]:
    return list(map(work, batch))


class Crew(Generic[Item, Result]):
    """The processes at work, and the batches they have in hand."""

    def __init__(
        self, work: Callable[[Batch[Item]], list[Result]], workers: int, lost: Callable[[Item], Result]
    ) -> None:
        self._work, self._workers, self._lost = work, workers, lost
        self.pending: deque[tuple[Batch[Item], Future[list[Result]]]] = deque()
        self._pool = self._hire()

    def _hire(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=_context(_module_of(self._work)), initializer=_leave_interrupts_to_the_caller
        )

    def hand_out(self, batch: Batch[Item]) -> None:
        """Give a batch to the processes."""
        self.pending.append((batch, self._submit(batch)))

    def _submit(self, batch: Batch[Item]) -> Future[list[Result]]:
        try:
            return self._pool.submit(self._work, batch)
        except BrokenProcessPool as error:
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            return broken

    def take_back(self) -> list[Result]:
        """Wait for the batch that was handed out first."""
        batch, done = self.pending.popleft()
        try:
            return done.result()
        except BrokenProcessPool:
            self._rehire()
            results = [self._alone(item) for item in batch]
            self.pending = deque((waiting, self._submit(waiting)) for waiting, _ in self.pending)
            return results

    def _alone(self, item: Item) -> Result:
        try:
            return self._pool.submit(self._work, (item,)).result()[0]
        except BrokenProcessPool:
            self._rehire()
            return self._lost(item)

    def _rehire(self) -> None:
        self.dismiss()
        self._pool = self._hire()

    def dismiss(self) -> None:
        """Let the processes go; what they have not begun is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def stop(self) -> None:
        """End the processes where they stand: nobody waits for what they have in hand."""
        for process in list((self._pool._processes or {}).values()):  # `terminate_workers` from Python 3.14 on
            process.terminate()
        self.dismiss()


def _module_of(work: Callable[..., object]) -> str:
    """The module in which a function is, also where some of its arguments are given already."""
    if isinstance(work, partial):
        return _module_of(work.args[0] if work.func is _each else work.func)
    return work.__module__


def _context(module: str) -> BaseContext:
    """Fork from a clean server that has `module` loaded: no thread of the caller's is forked half-way."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _leave_interrupts_to_the_caller() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
