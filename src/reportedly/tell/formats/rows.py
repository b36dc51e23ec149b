"""Tables as CSV that streams: RFC 4180, UTF-8, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.tell.listing import Cell, inert
from reportedly.tell.wording import plain

BETWEEN = " | "
"""Stands between several values in one cell; sources of a chain have their own arrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with a name."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def csv_chunks(sheet: Sheet) -> Iterator[bytes]:
    """Yield one line after the other, the names of the columns first."""
    yield csv_line(sheet.columns)
    for row in sheet.rows:
        yield csv_line(row)


def csv_line(cells: Iterable[Cell]) -> bytes:
    """One line; words stand on it without line breaks and without characters that hide or turn others."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([inert(safe(cell)) for cell in cells])
    return out.getvalue().encode("utf-8")


def safe(cell: Cell) -> Cell:
    """A cell whose words are fit to be shown; numbers are as they are.

    Most words are fit already, which is told in a tenth of the time that making them fit would take.
    """
    return plain(cell) if isinstance(cell, str) and not _is_fit(cell) else cell


def _is_fit(words: str) -> bool:
    """Nothing but what prints, and single spaces between: other spaces, breaks and controls do not count as printing."""
    return words.isprintable() and "  " not in words and words.strip() == words


def several(values: Iterable[str | None]) -> str:
    """Different values in one cell, in their order."""
    return BETWEEN.join(dict.fromkeys(filter(None, values)))


def number(value: float | None) -> int | float | None:
    """A whole number without a point."""
    return int(value) if value is not None and float(value).is_integer() else value
