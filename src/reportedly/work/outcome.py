"""What became of one input, and the sum of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Became = Literal[
    "new",
    "new version",
    "same",
    "listed",
    "not modified",
    "withdrawn",
    "gone",
    "refused",
    "failed",
    "read",
    "left whole",
]
"""`listed` is a feed or sitemap itself; `left whole` a report in a language that the reader does not know."""

NOT_TAKEN = ("refused", "failed", "gone")
TOLD = ("new", "new version", "same", "withdrawn", "read", "left whole", "refused", "failed", "gone")
"""What a summary tells, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input; it is in the casebook by now."""

    where: str
    """Where it was found, or the report's id."""
    became: Became
    report: str | None = None
    """The report's id; None where there is none."""
    why: str | None = None
    """In words, where it was not taken or not read; None where it was."""
    claims: int = 0
    """Of a report that was read."""


@dataclass(slots=True)
class Tally:
    """How many became what."""

    counted: Counter[str] = field(default_factory=Counter)
    claims: int = 0

    def count(self, outcome: Outcome) -> None:
        """Count one more."""
        self.counted[outcome.became] += 1
        self.claims += outcome.claims

    @property
    def counts(self) -> Mapping[str, int]:
        """What a run enters at its end."""
        return {became: self.counted[became] for became in TOLD if self.counted[became]}

    @property
    def left_out(self) -> int:
        """How many were not taken or not read."""
        return sum(self.counted[became] for became in NOT_TAKEN)
