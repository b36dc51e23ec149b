"""`reportedly show`: one report, claim, judgement, reading or snapshot, whole."""

from __future__ import annotations

import click

from reportedly.cli.casebook import casebook_option, opened_casebook

FORMATS = ("table", "json", "jsonl")


@click.command(
    epilog="ID is a report's (rpt_…), a claim's (clm_…), a reading's (rdg_…) or the SHA-256 of bytes as received. "
    "Exit codes: 0 shown; 1 there is no such thing in the casebook; 2 wrong usage or set-up."
)
@click.argument("id_", metavar="ID")
@casebook_option
@click.option(
    "-f", "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to tell it."
)
@click.option("--text", "as_text", is_flag=True, help="Print the text of the report as it was read.")
def show(id_: str, casebook: str, format_: str, as_text: bool) -> None:
    """Show a report with its claims, one claim, or the bytes that were received."""
    from reportedly.cli.output import opened
    from reportedly.cli.read import chunks
    from reportedly.work.looking_up import reading_with, snapshot_bytes, text_of

    with opened_casebook(casebook) as book:
        content = snapshot_bytes(book, id_)
        if content is not None:
            click.echo(content, nl=False)
            return
        if as_text:
            click.echo(text_of(book, id_), nl=False)
            return
        reading = reading_with(book, id_)
        with opened("-", text=format_ == "table") as out:
            for chunk in chunks(format_, [reading], to_terminal=out.isatty()):
                out.write(chunk)
