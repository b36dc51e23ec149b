"""What could not be settled, and why."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that the text or the program's knowledge leaves open; no error."""

    stage: str
    """The stage that met it, such as "resolve.places"."""
    what: str
    """What could not be settled."""
    why: str
    """Why, in words a reader of the report understands."""
    spans: Spans
    """The words concerned; empty where the gap is about the whole report."""
