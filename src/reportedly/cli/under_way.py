"""What the user sees on standard error while long work goes through its steps: at which it is, and how far."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from reportedly.web.kept.progress import Progress


class UnderWay:
    """Keeps a bar for the step that is worked at, where there is a terminal for it."""

    def __init__(self) -> None:
        self._bar: tuple[Bar, TaskID] | None = None

    def __enter__(self) -> UnderWay:
        """Start; the bar comes with the first step."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        if self._bar is not None:
            self._bar[0].stop()

    def say(self, step: str, done: float | None) -> None:
        """Show a step, and how much of it is done, 0 to 1; None where that cannot be told."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = _raise_bar()
        progress, task = self._bar
        progress.update(task, description=step, total=None if done is None else 1.0, completed=done or 0.0)


def explaining(under_way: UnderWay) -> Callable[[Progress], None]:
    """Shows how far it is while explanations are laid out."""
    return lambda so_far: under_way.say("laying out explanations", so_far.done / so_far.of)


def _raise_bar() -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns: list[Any] = [TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn()]
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("", total=None)
