"""`reportedly hypotheses`: which explanations compete, and on what evidence."""

from __future__ import annotations

import click

from reportedly.cli.casebook import (
    as_reader_option,
    casebook_option,
    format_option,
    opened_casebook,
    output_option,
    withheld_in,
)


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@click.option("--all", "all_", is_flag=True, help="Explanations without a rival too, which were held against nothing.")
@as_reader_option
@format_option
@output_option
def hypotheses(casebook: str, all_: bool, as_reader: bool, format_: str, output: str) -> None:
    """List competing explanations, question by question, the one that least speaks against first."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import hypotheses_listing
    from reportedly.weigh.hypotheses import competing

    with opened_casebook(casebook) as book:
        picture = withheld_in(book, casebook, as_reader=as_reader).picture(book)[1]
    told = picture.hypotheses if all_ else competing(picture.hypotheses)
    show_listing(hypotheses_listing(told, picture), format_, output)
