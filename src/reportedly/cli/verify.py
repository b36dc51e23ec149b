"""`reportedly verify`: proof that nothing in the casebook was changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import click

from reportedly.cli.casebook import casebook_option, format_option, opened_casebook


@click.command(epilog="Exit codes: 0 whole; 1 broken, the first break first; 2 wrong usage or set-up.")
@casebook_option
@format_option
@click.option("--renew-picture", is_flag=True, help="Before, throw the workbench's picture away and work it out anew.")
@click.pass_context
def verify(ctx: click.Context, casebook: str, format_: str, renew_picture: bool) -> None:
    """Prove the ledger's chain, every record and snapshot against it, and the workbench's picture against these."""
    from reportedly.casebook.verification import MANY_BREAKS
    from reportedly.cli.shown import show_listing
    from reportedly.tell.holdings import verification_listing
    from reportedly.web.kept.agreeing import picture_breaks
    from reportedly.web.kept.keeping import renew_picture as renewed

    with opened_casebook(casebook) as book:
        if renew_picture:
            renewed(book)
        found = book.verify()
        if found.whole:
            found = replace(found, breaks=tuple(islice(picture_breaks(book), MANY_BREAKS)))
    show_listing(verification_listing(found, whole_record=format_ in ("json", "jsonl")), format_)
    ctx.exit(0 if found.whole else 1)
