"""Rows as a table, JSON, JSON lines or CSV: one way for everything that is listed from a casebook."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportedly.tell.wording import plain

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the start of a formula."""

Cell = str | int | float | None


ID = re.compile(r"\b[a-z]{3}_[0-9a-f]+\b,?")
"""What a reader copies whole: it is broken nowhere, however narrow the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that is listed."""

    cells: Sequence[Cell]
    """For CSV and tables, in the order of the columns."""
    record: Any
    """For JSON: all of it."""
    shown: Sequence[str] | None = None
    """For tables where the listing names columns of their own; lines are kept."""
    heading: str = ""
    """For tables: what stands above this row and those after it that have the same."""
    repeats: bool = False
    """Whether the record was told by the row before; JSON tells it once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a command lists."""

    columns: Sequence[str]
    rows: Iterable[Row]
    shown_columns: Sequence[str] | None = None
    """For tables, which have less room than CSV; None where they are the same."""
    wide: Sequence[str] = ()
    """Columns that take what width is left."""
    nothing: str = "Nothing found."
    """What a table says that has no rows."""


def listing_chunks(listing: Listing, form: str, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """Yield the text of a listing in one of the formats "table", "json", "jsonl" and "csv"."""
    if form == "jsonl":
        yield from (_json(row) + "\n" for row in listing.rows if not row.repeats)
    elif form == "json":
        yield from _json_array(row for row in listing.rows if not row.repeats)
    elif form == "csv":
        yield from _csv(listing)
    else:
        yield from _table(listing, width, colour=colour)


def _json(row: Row) -> str:
    return json.dumps(row.record, ensure_ascii=False, allow_nan=False)


def _json_array(rows: Iterable[Row]) -> Iterator[str]:
    between = "["
    for row in rows:
        yield f"{between}\n{_json(row)}"
        between = ","
    yield "[]\n" if between == "[" else "\n]\n"


def _csv(listing: Listing) -> Iterator[str]:
    for cells in (listing.columns, *(row.cells for row in listing.rows)):
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerow([inert(cell) for cell in cells])
        yield out.getvalue()


def inert(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before words that begin like one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _table(listing: Listing, width: int, *, colour: bool) -> Iterator[str]:
    none = True
    for heading, rows in groupby(listing.rows, key=lambda row: row.heading):
        yield f"{'' if none else chr(10)}{plain(heading)}\n\n" if heading else ""
        yield _ruled(listing, rows, width, colour=colour)
        none = False
    if none:
        yield f"{listing.nothing}\n"


def _ruled(listing: Listing, rows: Iterable[Row], width: int, *, colour: bool) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from reportedly.tell.table import NARROWEST, RULED

    table = Table(box=RULED, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    told = [["" if cell is None else str(cell) for cell in (row.shown or row.cells)] for row in rows]
    for at, name in enumerate(listing.shown_columns or listing.columns):
        longest = max((len(found) for cells in told for found in ID.findall(cells[at])), default=0)
        if name in listing.wide and longest * (len(listing.wide) + 1) > width:
            table.add_column(name, overflow="fold", width=longest)  # its share would be less
        else:
            table.add_column(name, overflow="fold", ratio=1 if name in listing.wide else None, min_width=longest)
    for cells in told:
        table.add_row(*(Text(_lines(cell)) for cell in cells))
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    )
    console.print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _lines(cell: str) -> str:
    return "\n".join(plain(line) for line in cell.split("\n"))
