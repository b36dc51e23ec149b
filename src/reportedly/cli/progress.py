"""What the user sees on standard error while reports are read: how far, what was refused, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

import click

from reportedly.collect import Refused
from reportedly.journey import Failure
from reportedly.model.reading import Reading
from reportedly.tell.wording import counted, plain

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Watch:
    """Counts what comes by, names what was not read, and keeps a progress bar where there is a terminal for it."""

    def __init__(self) -> None:
        self.read = self.refused = self.failed = self.claims = 0
        self._bar: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Watch:
        """Start; loading takes a few seconds, so the bar is there before the first report."""
        self._advance()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        self._lower()

    def pass_readings(self, told: Iterable[Reading | Failure | Refused]) -> Iterator[Reading]:
        """Let readings through; name the rest on standard error."""
        for one in told:
            if isinstance(one, Reading):
                self.read += 1
                self.claims += len(one.claims)
                self._advance()
                yield one
            elif isinstance(one, Refused):
                self.refused += 1
                self._say(f"refused  {plain(str(one))}")
            else:
                self.failed += 1
                where = one.where or one.report.id
                self._say(f"failed   {plain(where)}: could not be read, in {one.stage} ({plain(one.why)})")

    def write(self, out: TextIO, chunk: str) -> None:
        """Write a piece of the output; on a terminal, the bar makes way for it."""
        if out.isatty():
            self._lower()
        out.write(chunk)

    def sum_up(self) -> None:
        """Say how it went, unless it was a single report that went well."""
        if self.read + self.refused + self.failed == 1 and self.read:
            return
        parts = [f"{counted(self.read, 'report')} read ({counted(self.claims, 'claim')})"]
        parts += [f"{n} {what}" for n, what in ((self.refused, "refused"), (self.failed, "failed")) if n]
        click.echo(f"reportedly: {', '.join(parts)}", err=True)

    @property
    def exit_code(self) -> int:
        """0 where all was read, 1 where something was not."""
        return 1 if self.refused or self.failed else 0

    def _say(self, line: str) -> None:
        self._lower()
        click.echo(line, err=True)

    def _advance(self) -> None:
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = _raise_bar()
        progress, task = self._bar
        progress.update(task, completed=self.read, refused=self.refused + self.failed)

    def _lower(self) -> None:
        if self._bar is not None:
            self._bar[0].stop()
            self._bar = None


def _raise_bar() -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns: list[Any] = [
        TextColumn("reading"),
        BarColumn(bar_width=24),
        TextColumn("{task.completed:.0f} read, {task.fields[refused]} not"),
        TimeElapsedColumn(),
    ]
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("reading", total=None, refused=0)
