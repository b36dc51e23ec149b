"""`reportedly mcp`: the casebook for language-model agents, by the Model Context Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.casebook import (
    DEFAULT,
    VARIABLE,
    as_reader_option,
    config_option,
    opened_casebook,
    settings_of,
    withholding_of,
)

if TYPE_CHECKING:
    from pathlib import Path

PORT = 8471


@click.command(
    "mcp",
    epilog="It is read-only. Over stdio, standard output belongs to the protocol; over HTTP, it answers only to this "
    "computer, at /mcp. Exit codes: 0 stopped; 2 wrong usage or set-up; 130 stopped by Ctrl-C.",
)
@click.argument("casebook", metavar="[CASEBOOK]", envvar=VARIABLE, default=DEFAULT)
@click.option("--http", is_flag=True, help="Serve streamable HTTP instead of standard input and output.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port for --http.")
@click.option("--host", default="127.0.0.1", show_default=True, help="An address of this computer alone.")
@click.option("--model", metavar="FOLDER", help="Read claims that are to be checked with this reader model.")
@as_reader_option
@config_option
def mcp(
    casebook: str, http: bool, port: int, host: str, model: str | None, as_reader: bool, config: str | None
) -> None:
    """Answer language-model agents: search, events, sources, evidence word for word, changes, explanations, checks."""
    from reportedly.agents.server import agents_server
    from reportedly.tell.withheld import NOTHING

    def chosen() -> Path | None:
        from reportedly.work.reading import model_for

        return model_for(model, settings_of(casebook, config)).folder

    if http:
        from reportedly.agents.http import Answering, refuse_beyond_this_computer

        refuse_beyond_this_computer(host)
    with opened_casebook(casebook) as book:
        withholding = withholding_of(casebook, config) if as_reader else NOTHING.withholding
        server = agents_server(book, chosen, withholding)
        if not http:
            server.run("stdio")
            return
        answering = Answering(server, host=host, port=port)
        click.echo(f"agents are answered at {answering.address} (Ctrl-C stops it)", err=True)
        answering.run()
