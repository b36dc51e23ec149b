"""What the user sees on standard error while reports are read: how far, what was refused, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TextIO

import click

from reportedly.cli.bar import Bar
from reportedly.collect import Refused
from reportedly.journey import Failure
from reportedly.model.reading import Reading
from reportedly.tell.wording import counted, plain


class Watch:
    """Counts what comes by, names what was not read, and keeps a progress bar where there is a terminal for it."""

    def __init__(self) -> None:
        self.read = self.refused = self.failed = self.claims = 0
        self._bar = Bar()

    def __enter__(self) -> Watch:
        """Start; loading takes a few seconds, so the bar is there before the first report."""
        self._advance()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        self._bar.lower()

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
                self._bar.say(f"refused  {plain(str(one))}")
            else:
                self.failed += 1
                where = one.where or one.report.id
                self._bar.say(f"failed   {plain(where)}: could not be read, in {one.stage} ({plain(one.why)})")

    def write(self, out: TextIO, chunk: str) -> None:
        """Write a piece of the output; on a terminal, the bar makes way for it."""
        if out.isatty():
            self._bar.lower()
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

    def _advance(self) -> None:
        self._bar.show("reading", words=f"{self.read} read, {self.refused + self.failed} not")
