"""`reportedly export`: the whole casebook, to be imported again, or what a filter selects in a format of the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from reportedly.cli.casebook import Command, casebook_option, opened_casebook

CASEBOOK = "casebook"
FORMATS = (
    *("geojson", "gpkg", "kml", "acled", "acled-xlsx", "ucdp", "hxl", "stix", "ftm", "timemap", "annotations"),
    *("claimreview", "jsonl", "csv", "parquet", "claims-geojson"),
)
"""As `reportedly.tell.formats` has them, without loading it; a test holds the two together."""

FILTERS: tuple[Callable[[Command], Command], ...] = (
    click.option("--words", "q", metavar="WORDS", help="Events whose claims hold all these words."),
    click.option("--place", metavar="NAME", help="With a place of this name, or words for it that hold this."),
    click.option("--source", metavar="NAME", help="That such a source is said to know, or such a publisher published."),
    click.option("--type", "type", metavar="TYPE", help="Of a PLOVER type, such as ASSAULT."),
    click.option("--from", "from", metavar="DAY", help="First reported on this day or later."),
    click.option("--to", "to", metavar="DAY", help="First reported on this day or earlier."),
    click.option("--status", metavar="STATUS", multiple=True, help="disputed, denied, withdrawn …; may be repeated."),
    click.option("--since", metavar="MOMENT", help="With a report that came in after a day, moment or ledger entry."),
)


def filters(command: Command) -> Command:
    """Give a command the fields of the workbench's filter bar."""
    for option in reversed(FILTERS):
        command = option(command)
    return command


@click.command(
    epilog="With `--as casebook` everything is written as JSON lines and snapshots, which `reportedly import` takes "
    "back; TO is a folder, .zip or .tar file that is not there yet. The other formats are not taken back, and replace "
    "the file TO; - is standard output. The filter is that of the workbench; an empty one selects everything. The same "
    "casebook gives the same bytes. Exit codes: 0 written; 1 a filter that cannot be; 2 there is something already, "
    "wrong usage or set-up."
)
@click.argument("target", metavar="TO")
@casebook_option
@click.option(
    "--as",
    "form",
    type=click.Choice((CASEBOOK, *FORMATS)),
    default=CASEBOOK,
    show_default=True,
    help="What it is to be; docs/reference/exports.md tells what each holds and loses.",
)
@filters
def export(target: str, casebook: str, form: str, **asked: Any) -> None:
    """Export the whole casebook, or what a filter selects: as GeoJSON, CSV, STIX, FollowTheMoney and others."""
    if form == CASEBOOK:
        _whole(target, casebook, asked)
    else:
        _selected(target, casebook, form, asked)


def _whole(target: str, casebook: str, asked: dict[str, Any]) -> None:
    given = [f"--{'words' if name == 'q' else name}" for name, value in asked.items() if value]
    if given:
        raise click.UsageError(f"a casebook is exported whole; leave out {', '.join(given)}, or name a format by --as")
    with opened_casebook(casebook) as book:
        book.export(target)
    click.echo(f"exported to {target}")


def _selected(target: str, casebook: str, form: str, asked: dict[str, Any]) -> None:
    from starlette.datastructures import QueryParams

    from reportedly.cli.output import opened_bytes
    from reportedly.tell.formats import format_named
    from reportedly.web.exports import export_from
    from reportedly.web.filter import filter_of

    wanted = format_named(form)
    pairs = [(name, one) for name, value in asked.items() for one in _values(value)]
    with opened_casebook(casebook) as book:
        chunks = export_from(book, wanted, filter_of(QueryParams(pairs), book))
        with opened_bytes(target) as out:
            for chunk in chunks:
                out.write(chunk)
    if target != "-":
        click.echo(f"exported to {target}", err=True)


def _values(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
