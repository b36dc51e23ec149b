"""Outlines as they are kept: their parts in order, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from reportedly.link.outlines import Outline

PARTS = tuple(field.name for field in fields(Outline))


def outline_kept(outline: Outline) -> list[Any]:
    """An outline as plain values, field by field."""
    return [getattr(outline, part) for part in PARTS]


def outline_from(kept: Iterable[Any]) -> Outline:
    """The outline that was kept."""
    return Outline(**{part: _told(value) for part, value in zip(PARTS, kept, strict=True)})


def _told(value: Any) -> Any:
    """A part as it was: of plain values, or of tuples of such."""
    if not isinstance(value, list):
        return value
    return tuple(map(tuple, value)) if value and isinstance(value[0], list) else tuple(value)
