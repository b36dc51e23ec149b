"""Which languages beside English are read, by a gloss: those of the columns of `glosses.tsv`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table

Kind = Literal["word", "name", "noun", "verb", "occurrence", "adjective", "phrase"]
"""An occurrence is a verb whose subject these languages often put behind it: "exploded a bomb"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossRow:
    """An English word, and the words for it; "–" for such as English leaves out."""

    english: str
    kind: Kind
    pt: tuple[str, ...]
    es: tuple[str, ...]
    fr: tuple[str, ...]
    source: str


GLOSSED = frozenset(field.name for field in fields(GlossRow)) - {"english", "kind", "source"}
"""Their BCP 47 codes."""


@cache
def gloss_rows() -> tuple[GlossRow, ...]:
    """Every row of the table."""
    return load_table("glosses", GlossRow)
