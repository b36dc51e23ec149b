"""`reportedly user`: who may see and judge a casebook that is served to others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reportedly.cli.casebook import casebook_option, format_option, output_option

if TYPE_CHECKING:
    from reportedly.people import People, Role, Scope

EPILOG = "Exit codes: 0 done; 1 refused, with the reason; 2 wrong usage or set-up."
ROLES = ("reader", "reviewer", "admin")
ROLE_HELP = "reader: sees what is not withheld; reviewer: sees all and decides; admin: looks after people too."

role_argument = click.argument("role", type=click.Choice(ROLES))
name_argument = click.argument("name")


@click.group(
    epilog="They are kept beside the casebook, in FILE.people or on its server, and in no copy of it. " + EPILOG
)
def user() -> None:
    """Say who may log in when the casebook is served to others."""


@user.command(epilog="The password is asked for, or read from standard input; it has at least 12 characters. " + EPILOG)
@name_argument
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help=ROLE_HELP)
@casebook_option
def add(name: str, role: Role, casebook: str) -> None:
    """Add a person."""
    with _people(casebook) as people:
        people.add(name, role, _password())
    click.echo(f"{name} may log in as {role}", err=True)


@user.command("list", epilog=EPILOG)
@casebook_option
@format_option
@output_option
def list_(casebook: str, format_: str, output: str) -> None:
    """List everybody, with their role and API tokens."""
    from dataclasses import asdict

    from reportedly.cli.shown import show_listing
    from reportedly.tell.listing import Listing, Row

    with _people(casebook) as people:
        listed = people.listed()
    tokens = ["\n".join(f"{t.id}: {t.scope}, until {t.expires}" for t in one.tokens) for one in listed]
    rows = [
        Row(
            cells=(one.name, one.role, one.added, told or None),
            record=asdict(one),
            shown=(one.name, one.role, one.added, told),
        )
        for one, told in zip(listed, tokens, strict=True)
    ]
    nothing = "Nobody may log in yet; see `reportedly user add`."
    show_listing(Listing(columns=("name", "role", "added", "tokens"), rows=rows, nothing=nothing), format_, output)


@user.command(epilog="It holds from the person's next request on. " + EPILOG)
@name_argument
@role_argument
@casebook_option
def role(name: str, role: Role, casebook: str) -> None:
    """Give a person another role."""
    with _people(casebook) as people:
        people.set_role(name, role)
    click.echo(f"{name} has the role {role}", err=True)


@user.command(epilog="What the person decided stays in the ledger, signed by their name. " + EPILOG)
@name_argument
@casebook_option
def remove(name: str, casebook: str) -> None:
    """Remove a person, and end their sessions and tokens."""
    with _people(casebook) as people:
        people.remove(name)
    click.echo(f"{name} may not log in any more", err=True)


@user.command(epilog="It is asked for, or read from standard input. Every session of the person ends. " + EPILOG)
@name_argument
@casebook_option
def password(name: str, casebook: str) -> None:
    """Give a person another password."""
    with _people(casebook) as people:
        people.set_password(name, _password())
    click.echo(f"{name} has another password", err=True)


@user.command(epilog="It is written to standard output this once, and kept as a digest alone. " + EPILOG)
@name_argument
@click.option(
    "--scope",
    type=click.Choice(("read", "review")),
    default="read",
    show_default=True,
    help="read: sees what the person sees; review: decides in their name too.",
)
@click.option("--days", type=click.IntRange(1, 3660), default=90, show_default=True, help="How long it holds.")
@casebook_option
def token(name: str, scope: Scope, days: int, casebook: str) -> None:
    """Make an API token, by which a program acts for a person."""
    with _people(casebook) as people:
        click.echo(people.token(name, scope, days=days))


@user.command(epilog=EPILOG)
@click.argument("id_", metavar="ID")
@casebook_option
def revoke(id_: str, casebook: str) -> None:
    """Take an API token back, by its id in `reportedly user list`."""
    with _people(casebook) as people:
        people.revoke(id_)
    click.echo(f"{id_} holds no more", err=True)


def _people(casebook: str) -> People:
    """The people of a casebook that is there; SetupError where it is not."""
    from reportedly.cli.casebook import opened_casebook
    from reportedly.people import People

    with opened_casebook(casebook):
        return People.of(casebook)


def _password() -> str:
    if sys.stdin.isatty():
        given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return given
    read: str = sys.stdin.readline()
    return read.rstrip("\r\n")
