"""What the user sees on standard error while a casebook grows: how far, what was not taken and why, and the sum."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

import click

from reportedly.cli.bar import Bar
from reportedly.tell.wording import counted, plain
from reportedly.work.outcome import NOT_TAKEN, Outcome, Tally

SUMMED = {"gone": "not there", "same": "the same"}
"""How a summary words what is not worded as in the records."""


class Meter:
    """Counts outcomes, names those that were not taken, and keeps a progress bar where there is a terminal for it."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self.tally = Tally()
        self._bar = Bar()

    def __enter__(self) -> Meter:
        """Start, with the bar there before the first report."""
        self._advance()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        self._bar.lower()

    def count(self, outcomes: Iterable[Outcome]) -> None:
        """Go through outcomes as they come."""
        for outcome in outcomes:
            self.tally.count(outcome)
            if outcome.became in (*NOT_TAKEN, "withdrawn", "left whole"):
                self._bar.say(f"{outcome.became:<10} {plain(outcome.where)}: {plain(outcome.why or '')}")
            self._advance()

    def sum_up(self) -> None:
        """Say how it went, in one line."""
        counts = self.tally.counted
        words = [f"{counted(counts['read'], 'report')} read ({counted(self.tally.claims, 'claim')})"]
        if self._doing != "reading":
            words = [
                f"{counts['new']} new",
                f"{counted(counts['new version'], 'new version')}",
                f"{counts['same']} same",
            ]
            words += [f"{counts['read']} read"] if counts["read"] else []
        rest = ("withdrawn", "left whole", *NOT_TAKEN)
        words += [f"{counts[became]} {SUMMED.get(became, became)}" for became in rest if counts[became]]
        click.echo(f"reportedly: {', '.join(words)}", err=True)

    @property
    def exit_code(self) -> int:
        """0 where all was taken, 1 where something was not."""
        return 1 if self.tally.left_out else 0

    def _advance(self) -> None:
        counts = self.tally.counted
        self._bar.show(
            self._doing, words=", ".join(f"{counts[became]} {became}" for became in counts if counts[became])
        )
