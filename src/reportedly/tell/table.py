"""Claims as a table for the terminal, grouped by report."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.model.claim import Claim
from reportedly.model.factuality import Factuality
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.tell.wording import (
    NOT_RESOLVED,
    OWN_VOICE,
    about_words,
    certainty_words,
    count_words,
    event_words,
    in_telling_order,
    plain,
    quantity_words,
    source_words,
    title_words,
    when_words,
    where_words,
)

NARROWEST = 60
WIDE = 120
"""From this width on an interval stands on one line."""
RULED = box.Box("    \n    \n────\n" + "    \n" * 5)
"""One line under the names of the columns, and no other."""
CERTAINTY_STYLE = {"certain": "", "probable": "cyan", "possible": "yellow", "uncommitted": "magenta"}
KIND_MARK = {"explanation": "why: ", "forecast": "to come: ", "question": "open: "}
"""What stands before a claim that is neither an event nor a state, so that it can be told without colour."""


def table_chunks(readings: Iterable[Reading], *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Yield the table of each report as text, `width` columns wide; escape codes only with `colour`."""
    for reading in readings:
        out = io.StringIO()
        console = Console(
            file=out,
            width=max(width, NARROWEST),
            force_terminal=colour,
            color_system="standard" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        console.print(_report(reading, console.width), soft_wrap=False)
        yield "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _report(reading: Reading, width: int) -> RenderableType:
    parts: list[RenderableType] = [
        Text(title_words(reading), style="bold"),
        Text(" · ".join(about_words(reading)), style="dim"),
        Text(""),
        _claims(reading, width) if reading.claims else Text("No claims found.", style="italic"),
    ]
    if reading.gaps:
        parts += [Text("\nLeft open", style="bold"), *map(_gap, reading.gaps)]
    return Group(*parts, Text(f"\n{_footer(reading)}\n", style="dim"))


def _footer(reading: Reading) -> str:
    counts = count_words(reading)
    return f"{counts} ({NOT_RESOLVED})" if counts.endswith("not resolved") else counts


def _claims(reading: Reading, width: int) -> Table:
    table = Table(box=RULED, padding=(0, 1, 0, 0), pad_edge=False, expand=True, show_edge=False)
    table.add_column("", justify="right", style="dim", no_wrap=True)
    table.add_column("who says", ratio=10)
    table.add_column("what", ratio=16)
    table.add_column("how surely", width=11 if width < WIDE else 17)
    table.add_column("where", ratio=9)
    table.add_column("when", width=10 if width < WIDE else 23)
    for number, (claim, depth) in enumerate(in_telling_order(reading.claims), start=1):
        if number > 1 and depth == 0:
            table.add_row()
        table.add_row(
            str(number),
            _who(claim),
            Padding(_what(claim, depth), (0, 0, 0, 2 * min(depth, 3))),
            _how_surely(claim.factuality),
            Text("\n".join(where_words(claim.places))),
            Text(when_words(claim.time)),
        )
    return table


def _who(claim: Claim) -> Text:
    """The chain, outermost first; the last one, whose words these are, stands out."""
    if not claim.attribution:
        return Text(OWN_VOICE, style="dim italic")
    *outer, inner = map(source_words, claim.attribution)
    who = Text()
    for source in outer:
        who.append(f"{source} ←\n")
    return who.append(inner, style="bold")


def _what(claim: Claim, depth: int) -> Text:
    what = Text("└ " if depth else "", style="")
    what.append(KIND_MARK.get(claim.kind, ""), style="italic cyan")
    what.append(plain(claim.content.text))
    figures = [quantity_words(quantity) for quantity in claim.quantities]
    details = " · ".join(filter(None, [event_words(claim), *figures]))
    return what.append(f"\n{details}", style="dim") if details else what


def _how_surely(factuality: Factuality) -> Text:
    words = Text(certainty_words(factuality), style=CERTAINTY_STYLE[factuality.certainty])
    if factuality.unverified:
        words.append("\nunverified", style="bold red")
    return words


def _gap(gap: Gap) -> Text:
    return Text.assemble("  · ", plain(gap.what), (f": {plain(gap.why)}", "dim"))
