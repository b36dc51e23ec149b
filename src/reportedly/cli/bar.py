"""A bar on standard error that shows how far long work is, where there is a terminal for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Shown
    from rich.progress import TaskID

    from reportedly.web.kept.progress import Progress

LAYING_OUT = "laying out explanations"


class Bar:
    """Stands below what is printed and makes way for it; comes with what it first shows, and goes when it is left."""

    def __init__(self) -> None:
        self._raised: tuple[Shown, TaskID] | None = None

    def __enter__(self) -> Bar:
        """Start; nothing is shown yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        self.lower()

    def show(self, doing: str, done: float | None = None, words: str = "") -> None:
        """Show what is done, how much of it, 0 to 1 (None where that cannot be told), and some words beside it."""
        if not sys.stderr.isatty():
            return
        if self._raised is None:
            self._raised = _raise_bar()
        progress, task = self._raised
        known = None if done is None else 1.0
        progress.update(task, description=doing, total=known, completed=done or 0.0, words=words)

    def follow(self, doing: str) -> Callable[[Progress], None]:
        """What shows how far something done in steps has come, whenever it is told."""
        return lambda so_far: self.show(doing, so_far.done / so_far.of)

    def say(self, line: str) -> None:
        """Print a line on standard error; the bar makes way for it."""
        self.lower()
        click.echo(line, err=True)

    def lower(self) -> None:
        """Take the bar away until something is shown again."""
        if self._raised is not None:
            self._raised[0].stop()
            self._raised = None


def _raise_bar() -> tuple[Shown, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns: list[Any] = [
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[words]}"),
        TimeElapsedColumn(),
    ]
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("", total=None, words="")
