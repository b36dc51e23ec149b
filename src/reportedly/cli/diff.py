"""`reportedly diff`: what changed in the casebook since a day or an entry."""

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

BUSY = ("read", "linked")
"""What changes whenever the program works, and is told only where everything is asked for."""


@click.command(
    epilog="A day is taken from its first moment; an entry is a number of the ledger, as `reportedly stats` prints it. "
    "Exit codes: 0 told, also where nothing changed; 2 wrong usage or set-up."
)
@casebook_option
@click.option("--since", metavar="DAY|ENTRY", required=True, help="From when on.")
@click.option("--until", metavar="DAY|ENTRY", help="Until when.  [default: now]")
@format_option
@click.option("--all", "everything", is_flag=True, help="Also tell what was only read or linked.")
@as_reader_option
@output_option
def diff(
    casebook: str, since: str, until: str | None, format_: str, everything: bool, as_reader: bool, output: str
) -> None:
    """Tell what is new, changed in words, withdrawn, corrected and regraded."""
    from functools import partial

    from reportedly.cli.shown import show_listing
    from reportedly.tell.changes import changes_listing
    from reportedly.work.looking_up import words_for

    with opened_casebook(casebook) as book:
        withheld = withheld_in(book, casebook, as_reader=as_reader)
        changes = (
            change
            for change in withheld.changes(book, book.changes(_moment(since), until and _moment(until)))
            if everything or change.kind not in BUSY
        )
        show_listing(changes_listing(changes, partial(words_for, book)), format_, output)


def _moment(written: str) -> str | int:
    return int(written) if written.isdigit() else written
