"""`reportedly link`: how the reports and claims of the casebook hang together, found and kept."""

from __future__ import annotations

import click

from reportedly.cli.casebook import by_option, casebook_option, config_option, opened_casebook, person_by


@click.command(
    epilog="Linking again with nothing new adds nothing; what was found before and is found no longer ends, and stays "
    "in the ledger. Exit codes: 0 linked; 2 wrong usage or set-up."
)
@casebook_option
@click.option("--undo", is_flag=True, help="End all links instead, by one entry; linking again finds them again.")
@by_option
@config_option
def link(casebook: str, undo: bool, person: str | None, config: str | None) -> None:
    """Find which reports copy, which claims tell of one event, and how they stand to each other."""
    from reportedly.work.linking import link_casebook, unlink_casebook

    with opened_casebook(casebook) as book:
        found = unlink_casebook(book, person_by(person, casebook, config)) if undo else link_casebook(book)
    entry = f"ledger entry {found.entry}" if found.entry is not None else "nothing new, so no entry"
    click.echo(f"{found.new} new links, {found.same} as before, {found.ended} ended ({entry})")
