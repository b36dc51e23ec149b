"""`reportedly origins`: whose reporting each report carries."""

from __future__ import annotations

from itertools import islice

import click

from reportedly.cli.casebook import casebook_option, format_option, limit_option, opened_casebook, output_option


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@limit_option
@format_option
@output_option
def origins(casebook: str, limit: int | None, format_: str, output: str) -> None:
    """Tell whose reporting each report carries: copies beside what they were made from, and what was altered."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import origins_listing
    from reportedly.web.lineages import carryings

    with opened_casebook(casebook) as book:
        show_listing(origins_listing(islice(carryings(book), limit)), format_, output)
