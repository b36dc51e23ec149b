"""`reportedly stats`: what is in the casebook, counted."""

from __future__ import annotations

import click

from reportedly.cli.casebook import casebook_option, format_option, opened_casebook


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@click.option("--judgements", is_flag=True, help="List the corrections that stand instead.")
@format_option
def stats(casebook: str, judgements: bool, format_: str) -> None:
    """Count reports, versions, claims, fetches and corrections, and tell the ledger's last entry and digest."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.holdings import judgements_listing, stock_listing

    with opened_casebook(casebook) as book:
        show_listing(judgements_listing(book.judgements()) if judgements else stock_listing(book.stock()), format_)
