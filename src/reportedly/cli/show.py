"""`reportedly show`: reports of the casebook whole, one claim, one reading, or bytes as received."""

from __future__ import annotations

import click

from reportedly.cli.casebook import as_reader_option, casebook_option, opened_casebook, output_option, withheld_in
from reportedly.cli.read import ENDINGS, FORMATS


@click.command(
    epilog="ID is a report's (rpt_…), a claim's (clm_…), a reading's (rdg_…) or the SHA-256 of bytes as received, "
    "which are written as they are. Exit codes: 0 shown; 1 the casebook has no such thing; 2 wrong usage or set-up."
)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@casebook_option
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to tell it.  [default: by the ending of --output, else table]",
)
@click.option("--text", "as_text", is_flag=True, help="Print the text of the report as it was read.")
@as_reader_option
@output_option
def show(ids: tuple[str, ...], casebook: str, format_: str | None, as_text: bool, as_reader: bool, output: str) -> None:
    """Show reports with their claims as `reportedly read` tells them: those named, or all."""
    from pathlib import Path

    from reportedly.cli.output import opened
    from reportedly.cli.read import chunks
    from reportedly.work.looking_up import all_readings, reading_with, snapshot_bytes

    form = format_ or ENDINGS.get(Path(output).suffix.lower(), "table")
    with opened_casebook(casebook) as book:
        withheld = withheld_in(book, casebook, as_reader=as_reader)
        content = snapshot_bytes(book, ids[0]) if len(ids) == 1 and not as_reader else None
        if content is not None:
            click.echo(content, nl=False)
            return
        named = (reading_with(book, id_) for id_ in ids) if ids else all_readings(book)
        readings = withheld.readings(named, wanted=bool(ids))
        with opened(output, text=form == "table") as out:
            told = (
                (reading.report.text for reading in readings)
                if as_text
                else chunks(form, readings, to_terminal=out.isatty())
            )
            for chunk in told:
                out.write(chunk)
