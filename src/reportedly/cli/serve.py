"""`reportedly serve`: the casebook in the browser."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.casebook import DEFAULT, VARIABLE, config_option, opened_casebook, reviewer_named, withholding_of

if TYPE_CHECKING:
    from reportedly.people import People

PORT = 8470


@click.command(
    epilog="On this computer alone nobody logs in; on any other address, and behind a proxy, people do whom "
    "`reportedly user add` has added. What each saves, and up to where they saw the casebook, is kept with the people, "
    "in FILE.people or on its server. A second process, of lower priority, makes ahead what Review asks. "
    "Stop it with Ctrl-C. "
    "Exit codes: 0 stopped; 2 wrong usage or set-up; 130 stopped by Ctrl-C."
)
@click.argument("casebook", metavar="[CASEBOOK]", envvar=VARIABLE, default=DEFAULT)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port to serve on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on; 0.0.0.0 is every one.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name by which others ask for it; repeatable.")
@click.option("--certificate", metavar="FILE", help="Serve it encrypted: the certificate and its chain, in PEM.")
@click.option("--key", metavar="FILE", help="The certificate's key, in PEM.")
@click.option("--proxy", metavar="ADDRESS", help="The address of a reverse proxy in front, which encrypts.")
@click.option("--unencrypted", is_flag=True, help="Let passwords cross the network as they are: only within a VPN.")
@click.option(
    "--reviewer",
    metavar="NAME",
    help="Who decides at this computer.  [default: `analyst` of the settings, else your user name]",
)
@config_option
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
def serve(casebook: str, reviewer: str | None, config: str | None, open_: bool, **asked: Any) -> None:
    """Serve the workbench: map, timeline, events, evidence, sources and changes in the browser, and /api/v1."""
    from reportedly.web.ahead import Ahead
    from reportedly.web.serving import Serving, Way, refuse_unsafe

    way = Way(**asked)
    refuse_unsafe(way)
    local = reviewer_named(reviewer, casebook, config)
    with ExitStack() as open_until_stopped:
        book = open_until_stopped.enter_context(opened_casebook(casebook))
        people = _people(casebook, open_until_stopped, needed=way.asks_who)
        serving = Serving(
            book,
            way,
            local=local,
            people=people if way.asks_who else None,
            shelf=people.shelf if people else None,
            withholding=withholding_of(casebook, config),
            ahead=Ahead(casebook),
        )
        click.echo(f"{casebook} is served at {serving.address} (Ctrl-C stops it)", err=True)
        if open_:
            click.launch(serving.address)
        serving.run()


def _people(casebook: str, until: ExitStack, *, needed: bool) -> People | None:
    """Who may log in, with what they keep; where nobody logs in, looking goes on without a place to keep things in."""
    from reportedly.errors import SetupError
    from reportedly.people import People

    try:
        return until.enter_context(People.of(casebook))
    except (OSError, SetupError) as error:
        if needed:
            raise
        click.echo(f"saved filters and visits are not kept: {error}", err=True)
        return None
