"""`reportedly gazetteer`: a user's own places beside the built-in ones."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def gazetteer() -> None:
    """Look places up, and add places of your own.

    Your places are kept in $REPORTEDLY_HOME, else in $XDG_DATA_HOME/reportedly or ~/.local/share/reportedly, and are
    found before the built-in ones.
    """


@gazetteer.command()
@click.argument("file", type=FILE)
def add(file: Path) -> None:
    """Add the places of a CSV file.

    Columns name, lat and lon are needed; aliases (split at "|"), kind, country (two letters), admin1, admin2,
    population, radius_km and id may be there. A row with the id of an older one replaces it.
    """
    from reportedly.gazetteer.own import add_rows

    _tell_added(add_rows(file))


@gazetteer.command()
@click.argument("file", type=FILE)
def load(file: Path) -> None:
    """Load a GeoNames dump: allCountries.zip, or one country's such as IQ.zip, or the text file in it."""
    from reportedly.gazetteer.own import load_geonames

    _tell_added(load_geonames(file))


def _tell_added(count: int) -> None:
    from reportedly.gazetteer.where import own_path

    click.echo(f"{count:,} {'place' if count == 1 else 'places'} added to {own_path()}")


@gazetteer.command()
@click.argument("name", nargs=-1, required=True)
def show(name: tuple[str, ...]) -> None:
    """Show every place that goes by NAME, the likeliest without other evidence first."""
    from reportedly.cli.output import width
    from reportedly.errors import InputError
    from reportedly.gazetteer.store import open_gazetteer
    from reportedly.tell.entries import entries_text

    words = " ".join(name)
    entries = open_gazetteer().lookup(words)
    if not entries:
        raise InputError(words, "no place goes by this name", "add it with `reportedly gazetteer add`")
    click.echo(entries_text(entries, width=width()), nl=False)
