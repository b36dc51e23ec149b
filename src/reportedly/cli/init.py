"""`reportedly init`: an empty casebook."""

from __future__ import annotations

import click

from reportedly.cli.casebook import by_option, casebook_option, config_option, person_by


@click.command(
    epilog="The settings of sudan.reportedly stand in sudan.toml beside it. Exit codes: 0 made; 2 there is one "
    "already, or it cannot be made."
)
@casebook_option
@config_option
@click.option("--title", metavar="WORDS", help="What the casebook is about.")
@by_option
def init(casebook: str, config: str | None, title: str | None, person: str | None) -> None:
    """Make an empty casebook: one file, or a schema of a PostgreSQL database."""
    from reportedly.casebook import Casebook
    from reportedly.errors import masked

    by = person_by(person, casebook, config)
    with Casebook.create(casebook, by, title=title):
        click.echo(f"made {masked(casebook)}; put reports into it with `reportedly collect`")
