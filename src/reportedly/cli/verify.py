"""`reportedly verify`: proof that nothing in the casebook was changed."""

from __future__ import annotations

import click

from reportedly.cli.casebook import casebook_option, format_option, opened_casebook


@click.command(epilog="Exit codes: 0 whole; 1 broken, the first break first; 2 wrong usage or set-up.")
@casebook_option
@format_option
@click.pass_context
def verify(ctx: click.Context, casebook: str, format_: str) -> None:
    """Prove the chain of the ledger, and every record and snapshot against it."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.holdings import verification_listing

    with opened_casebook(casebook) as book:
        found = book.verify()
    show_listing(verification_listing(found), format_)
    ctx.exit(0 if found.whole else 1)
