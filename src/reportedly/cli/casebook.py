"""Which casebook a command works on, and who works on it: the options that all such commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportedly.casebook import By, Casebook
    from reportedly.tell.withheld import Withheld, Withholding
    from reportedly.web.at_hand import AtHand
    from reportedly.web.kept.progress import Progress
    from reportedly.work.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

VARIABLE = "REPORTEDLY_CASEBOOK"
DEFAULT = "casebook.reportedly"
FORMATS = ("table", "json", "jsonl", "csv")

casebook_option = click.option(
    "-c",
    "--casebook",
    metavar="PATH|URL",
    envvar=VARIABLE,
    default=DEFAULT,
    help=f"The casebook: a file, or a postgresql:// URL.  [default: ${VARIABLE}, else {DEFAULT}]",
)
config_option = click.option(
    "--config",
    metavar="FILE",
    help="The file of settings.  [default: the casebook's name with .toml, else reportedly.toml beside it]",
)
format_option = click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to tell it.",
)
output_option = click.option(
    "-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to write; - is standard output."
)
limit_option = click.option(
    "-n", "--limit", type=click.IntRange(1), help="The most told, the first of them.  [default: all]"
)
by_option = click.option(
    "--by", "person", metavar="NAME", help="Who judges.  [default: `analyst` of the settings, else your user name]"
)
as_reader_option = click.option("--as-reader", is_flag=True, help="Leave out what the settings withhold from readers.")
why_option = click.option("--why", metavar="WORDS", required=True, help="The reason, which is kept with it.")


def opened_casebook(where: str) -> Casebook:
    """The casebook; one of an older version is migrated.

    Raises SetupError where there is none.
    """
    from reportedly import __version__
    from reportedly.casebook import By, Casebook

    return Casebook.open(where, By.stage("migrate", __version__, now()))


@contextmanager
def casebook_at_hand(
    where: str,
    *,
    as_reader: bool = False,
    explained: bool = False,
    told: Callable[[Progress], None] = lambda _: None,
) -> Iterator[AtHand]:
    """The casebook with its picture, as its owner or a reader sees it.

    Where `explained`, with rival explanations; `told` is told how far these are while they are made.
    """
    from reportedly.web.at_hand import at_hand

    with opened_casebook(where) as book:
        withheld = withheld_in(book, where, as_reader=as_reader)
        with at_hand(book, withheld, explained=explained, told=told) as hand:
            yield hand


def settings_of(where: str, config: str | None) -> Settings:
    """The settings of a casebook, with the environment over them."""
    from reportedly.work.settings import settings_beside

    return settings_beside(where, named=config, environment=os.environ)


def withholding_of(where: str, config: str | None = None) -> Withholding:
    """What the settings withhold from readers."""
    from reportedly.tell.withheld import Withholding

    settings = settings_of(where, config)
    return Withholding(floor=settings.place_floor, delay_s=settings.publication_delay)


def withheld_in(book: Casebook, where: str, *, as_reader: bool) -> Withheld:
    """What is withheld from a reader where one looks as one; else nothing."""
    from reportedly.tell.withheld import NOTHING, Withheld

    return Withheld.of(book, withholding_of(where), now()) if as_reader else NOTHING


def person_by(person: str | None, where: str, config: str | None = None) -> By:
    """The hand of the person who judges."""
    from reportedly.casebook import By

    return By.person(reviewer_named(person, where, config), now())


def reviewer_named(person: str | None, where: str, config: str | None = None) -> str:
    """The name by which a person at this computer signs."""
    from getpass import getuser

    return person or settings_of(where, config).analyst or getuser()


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)
