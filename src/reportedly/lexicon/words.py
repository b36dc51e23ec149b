"""The words of the lexicon's tables, whatever the tables say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from reportedly.errors import SetupError


def either(words: Iterable[str]) -> str:
    """Any of some words as part of a regular expression, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def words_in(table: str, column: str) -> frozenset[str]:
    """Every single word in one column of `table`.tsv, in lower case; cells are split at "|" and at blanks.

    Raises SetupError where the table has no such column; its rows are checked by those who read it as a table.
    """
    text = (resources.files("reportedly.lexicon") / f"{table}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line.strip() and not line.startswith("#")]
    if column not in rows[0]:
        raise SetupError(f"lexicon/{table}.tsv has no column {column}")
    at = rows[0].index(column)
    cells = (row[at] for row in rows[1:] if len(row) > at)
    return frozenset(word for cell in cells for word in cell.lower().replace("|", " ").split())
