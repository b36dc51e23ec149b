"""`reportedly backup`, `restore` and `import`: the whole casebook, out and in again; out is `export` too."""

from __future__ import annotations

import click

from reportedly.cli.casebook import casebook_option, opened_casebook

IN = "Exit codes: 0 made and verified; 1 what was named is not whole; 2 there is a casebook already, wrong usage."


@click.command(epilog="Exit codes: 0 copied; 2 there is something already, wrong usage or set-up.")
@click.argument("to", metavar="FILE")
@casebook_option
def backup(to: str, casebook: str) -> None:
    """Copy the casebook while it is in use: its file, or from a server an export."""
    with opened_casebook(casebook) as book:
        book.back_up(to)
    click.echo(f"backed up to {to}")


@click.command(epilog=IN)
@click.argument("source", metavar="FILE")
@casebook_option
def restore(source: str, casebook: str) -> None:
    """Make the casebook anew from a backup; there must be none in its place."""
    from reportedly.casebook import Casebook
    from reportedly.errors import masked

    Casebook.restore(source, casebook).close()
    click.echo(f"restored to {masked(casebook)}")


@click.command("import", epilog=IN)
@click.argument("source", metavar="FOLDER|FILE")
@casebook_option
def import_(source: str, casebook: str) -> None:
    """Make the casebook anew from an export, ledger and all; there must be none in its place."""
    from reportedly.casebook import Casebook
    from reportedly.errors import masked

    Casebook.import_from(source, casebook).close()
    click.echo(f"imported to {masked(casebook)}")
