"""`reportedly events` and `reportedly event ID`: what is said to have happened, by whom, and who disputes it."""

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

IN_DISPUTE = ("disputed", "denied", "withdrawn")
"""How an event stands that is in dispute as a whole."""


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@click.option("--disputed", is_flag=True, help="Only events that are disputed, denied or withdrawn, or in part.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="The fewest claims of an event.")
@limit_option
@as_reader_option
@format_option
@output_option
def events(
    casebook: str, disputed: bool, least: int, limit: int | None, as_reader: bool, format_: str, output: str
) -> None:
    """List events: independent origins for and against each, its status, its credibility, and what is disputed."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import events_listing
    from reportedly.web.kept.in_order import events_in_order

    with casebook_at_hand(casebook, as_reader=as_reader) as hand:
        found = events_in_order(hand.rows, least=least)
        if disputed:
            found = (event for event in found if event.disputed or event.status in IN_DISPUTE)
        show_listing(events_listing(islice(found, limit)), format_, output)


@click.command(epilog="Exit codes: 0 told; 1 the casebook has no such event; 2 wrong usage or set-up.")
@click.argument("id_", metavar="ID")
@casebook_option
@as_reader_option
@format_option
@output_option
def event(id_: str, casebook: str, as_reader: bool, format_: str, output: str) -> None:
    """Tell one event, by its id or that of a claim of it, with every claim and why each belongs to it."""
    from reportedly.cli.shown import show_one
    from reportedly.tell.situation_listing import events_listing
    from reportedly.web.kept.showing import event_kept, with_reports
    from reportedly.web.why_told import event_told

    with casebook_at_hand(casebook, as_reader=as_reader) as hand:
        found = event_kept(hand.rows, id_)
        show_one(lambda: events_listing(with_reports(hand.rows, [found])), event_told(hand, found), format_, output)
