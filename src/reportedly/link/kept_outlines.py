"""The outline of a claim as plain values, as it is kept beside what the claim is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from reportedly.link.outlines import Outline


def outline_kept(outline: Outline) -> list[Any]:
    """An outline as plain values, field by field."""
    return [getattr(outline, field.name) for field in fields(Outline)]


def outline_from(kept: Iterable[Any]) -> Outline:
    """The outline that was kept."""
    return Outline(**{field.name: _told(value) for field, value in zip(fields(Outline), kept, strict=True)})


def _told(value: Any) -> Any:
    return tuple(map(_told, value)) if isinstance(value, list) else value
