"""A value that the words it cites do not bear."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unborne:
    """A value that the words it cites do not bear, and why."""

    value: str
    """The field, such as "quantities[0].best"; of a restatement its kind: "number", "negation", "hedge", "direction",
    "time", "name" or "role"."""
    says: str
    """The value itself, in words."""
    words: str
    """The words that it cites."""
    why: str
    """Why they do not bear it, in words a reader of the report understands."""
