"""Places of the gazetteer as a table for the terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.gazetteer.entry import Entry
from reportedly.tell.table import RULED
from reportedly.tell.wording import plain


def entries_text(entries: Iterable[Entry], *, width: int = 80) -> str:
    """Tell places one a line: name, kind, country, where, how wide, how many people, and the id to cite."""
    table = Table(box=RULED, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for heading in ("name", "kind", "country", "lat", "lon", "within km", "people", "id"):
        table.add_column(heading, justify="right" if heading in ("lat", "lon", "within km", "people") else "left")
    for entry in entries:
        table.add_row(*map(Text, _cells(entry)))
    out = io.StringIO()
    Console(file=out, width=max(width, 60), color_system=None, highlight=False, legacy_windows=False).print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _cells(entry: Entry) -> tuple[str, ...]:
    people = f"{entry.population:,}" if entry.population else ""
    where = (f"{entry.lat:.4f}", f"{entry.lon:.4f}", f"{entry.radius_km:,.0f}")
    return plain(entry.name), entry.feature, entry.country or "", *where, people, plain(entry.id)
