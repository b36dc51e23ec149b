"""Who makes a change, and when: a person, or a stage of the program with its version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportedly.casebook.moments import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """The hand behind a ledger entry; the time is handed in, never read from a clock in here."""

    name: str
    """A person's name, or a stage's, such as "read"."""
    version: str | None
    """The stage's version; None for a person."""
    at: str
    """RFC 3339 in UTC with microseconds, so that times sort as text."""

    @classmethod
    def person(cls, name: str, at: datetime | str) -> By:
        """Somebody who judges."""
        return cls(name=name, version=None, at=moment(at))

    @classmethod
    def stage(cls, name: str, version: int | str, at: datetime | str) -> By:
        """A part of the program."""
        return cls(name=name, version=str(version), at=moment(at))

    def __str__(self) -> str:
        return self.name if self.version is None else f"{self.name} {self.version}"
