"""`reportedly export`: the whole casebook, to be imported again, or what a filter selects in a format of the field."""

from __future__ import annotations

from typing import Any

import click

from reportedly.cli.casebook import as_reader_option, casebook_option, opened_casebook, withheld_in
from reportedly.cli.filtering import filter_from, filter_options

CASEBOOK = "casebook"
FORMATS = (
    *("geojson", "gpkg", "kml", "acled", "acled-xlsx", "ucdp", "hxl", "stix", "ftm", "timemap", "annotations"),
    *("claimreview", "jsonl", "csv", "parquet", "claims-geojson"),
)
"""As `reportedly.tell.formats` has them, without loading it; a test holds the two together."""


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
@filter_options
@as_reader_option
def export(target: str, casebook: str, form: str, as_reader: bool, **asked: Any) -> None:
    """Export the whole casebook, or what a filter selects: as GeoJSON, CSV, STIX, FollowTheMoney and others."""
    if form == CASEBOOK:
        _whole(target, casebook, {**asked, "as-reader": as_reader})
    else:
        _selected(target, casebook, form, asked, as_reader=as_reader)


def _whole(target: str, casebook: str, asked: dict[str, Any]) -> None:
    given = [f"--{'words' if name == 'q' else name}" for name, value in asked.items() if value]
    if given:
        raise click.UsageError(f"a casebook is exported whole; leave out {', '.join(given)}, or name a format by --as")
    with opened_casebook(casebook) as book:
        book.export(target)
    click.echo(f"exported to {target}")


def _selected(target: str, casebook: str, form: str, asked: dict[str, Any], *, as_reader: bool) -> None:
    from reportedly.cli.output import opened_bytes
    from reportedly.tell.formats import format_named
    from reportedly.web.exports import export_from

    wanted = format_named(form)
    with opened_casebook(casebook) as book:
        withheld = withheld_in(book, casebook, as_reader=as_reader)
        chunks = export_from(book, wanted, filter_from(asked, book), withheld)
        with opened_bytes(target) as out:
            for chunk in chunks:
                out.write(chunk)
    if target != "-":
        click.echo(f"exported to {target}", err=True)
