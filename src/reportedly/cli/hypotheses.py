"""`reportedly hypotheses`: which explanations compete, and on what evidence."""

from __future__ import annotations

import click

from reportedly.cli.casebook import (
    as_reader_option,
    casebook_at_hand,
    casebook_option,
    format_option,
    output_option,
)


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@click.option("--all", "all_", is_flag=True, help="Explanations without a rival too, which were held against nothing.")
@as_reader_option
@format_option
@output_option
def hypotheses(casebook: str, all_: bool, as_reader: bool, format_: str, output: str) -> None:
    """List competing explanations, question by question, the one that least speaks against first."""
    from reportedly.cli.bar import LAYING_OUT, Bar
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import hypotheses_listing
    from reportedly.web.explanations_told import explanations_told

    with Bar() as bar:
        following = bar.follow(LAYING_OUT)
        with casebook_at_hand(casebook, as_reader=as_reader, explained=True, told=following) as hand:
            told, claims = explanations_told(hand, alone=all_)
    show_listing(hypotheses_listing(told, claims), format_, output)
