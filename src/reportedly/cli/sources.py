"""`reportedly sources` and `reportedly source NAME`: who is said to know things, and how reliable each was found."""

from __future__ import annotations

from itertools import islice

import click

from reportedly.cli.casebook import (
    as_reader_option,
    casebook_at_hand,
    casebook_option,
    format_option,
    limit_option,
    output_option,
)


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@limit_option
@as_reader_option
@format_option
@output_option
def sources(casebook: str, limit: int | None, as_reader: bool, format_: str, output: str) -> None:
    """List sources with their reliability, A to F, learned from what others settled later, or given by a person."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import sources_listing
    from reportedly.web.kept.in_order import sources_in_order

    with casebook_at_hand(casebook, as_reader=as_reader) as hand:
        told = ((kept.origin, kept.grade) for kept in sources_in_order(hand.rows))
        show_listing(sources_listing(islice(told, limit)), format_, output)


@click.command(epilog="Exit codes: 0 told; 1 the casebook has no such source; 2 wrong usage or set-up.")
@click.argument("name")
@casebook_option
@as_reader_option
@format_option
@output_option
def source(name: str, casebook: str, as_reader: bool, format_: str, output: str) -> None:
    """Tell one source, by its name or id: its grade and record, what it was first with, whom it copies, its claims."""
    from reportedly.cli.shown import show_one
    from reportedly.tell.situation_listing import sources_listing
    from reportedly.web.kept.source_pages import source_kept
    from reportedly.web.why_told import source_told

    with casebook_at_hand(casebook, as_reader=as_reader) as hand:
        found = source_kept(hand.rows, name)
        show_one(lambda: sources_listing([(found.origin, found.grade)]), source_told(hand, found), format_, output)
