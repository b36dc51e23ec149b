"""`reportedly events` and `reportedly event ID`: what is said to have happened, by whom, and who disputes it."""

from __future__ import annotations

import click

from reportedly.cli.casebook import casebook_option, format_option, opened_casebook, output_option


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@click.option("--disputed", is_flag=True, help="Only events that are disputed, denied or withdrawn, or in part.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="The fewest claims of an event.")
@format_option
@output_option
def events(casebook: str, disputed: bool, least: int, format_: str, output: str) -> None:
    """List events: independent origins for and against each, its status, its credibility, and what is disputed."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import events_listing
    from reportedly.work.linking import picture_in

    with opened_casebook(casebook) as book:
        found = [event for event in picture_in(book)[1].events if len(event.claims) >= least]
        if disputed:
            found = [event for event in found if event.disputed or event.status in ("disputed", "denied", "withdrawn")]
        show_listing(events_listing(found), format_, output)


@click.command(epilog="Exit codes: 0 told; 1 the casebook has no such event; 2 wrong usage or set-up.")
@click.argument("id_", metavar="ID")
@casebook_option
@format_option
@output_option
def event(id_: str, casebook: str, format_: str, output: str) -> None:
    """Tell one event, by its id or that of a claim of it, with every claim and why each belongs to it."""
    from reportedly.cli.output import opened
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import events_listing
    from reportedly.tell.why import why_event
    from reportedly.work.linking import picture_in
    from reportedly.work.named import event_named

    with opened_casebook(casebook) as book:
        linked, picture = picture_in(book)
    found = event_named(picture, id_)
    if format_ != "table":
        show_listing(events_listing([found]), format_, output)
        return
    with opened(output, text=True) as out:
        out.writelines(f"{line}\n" for line in why_event(found, linked, picture))
