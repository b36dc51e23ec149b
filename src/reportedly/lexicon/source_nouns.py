"""Nouns for those who are said to say something, with the kind of source that each names: one table for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.model.attribution import SourceKind

BODIES = frozenset(
    """
    army police military navy ministry government cabinet authority authorities administration department command
    headquarters parliament council embassy consulate state court force forces troops presidency junta office service
    directorate secretariat prefecture bureau inspectorate regulator municipality governorate taskforce tribunal
    regiment
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
"""Official sources that are no person, so that "he" and "she" cannot stand for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNounRow:
    """A head noun and the kind of source it names."""

    noun: str
    kind: SourceKind
    source: str


@cache
def source_nouns() -> Mapping[str, SourceKind]:
    """The kind of source by its noun."""
    return {row.noun: row.kind for row in load_table("source_nouns", SourceNounRow)}
