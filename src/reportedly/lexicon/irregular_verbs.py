"""The past forms of irregular verbs: `irregular_verbs.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class _VerbRow:
    lemma: str
    forms: tuple[str, ...]
    source: str


@cache
def irregular_verbs() -> Mapping[str, tuple[str, ...]]:
    """By lemma its past forms, the first the past tense, the last the participle."""
    return {row.lemma: row.forms for row in load_table("irregular_verbs", _VerbRow)}
