"""`reportedly serve`: the casebook in the browser."""

from __future__ import annotations

import click

from reportedly.cli.casebook import DEFAULT, VARIABLE, config_option, opened_casebook, reviewer_named

PORT = 8470


@click.command(
    epilog="It answers only to this computer: there is no log-in. Stop it with Ctrl-C. "
    "Exit codes: 0 stopped; 2 wrong usage or set-up; 130 stopped by Ctrl-C."
)
@click.argument("casebook", metavar="[CASEBOOK]", envvar=VARIABLE, default=DEFAULT)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port to serve on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="An address of this computer alone.")
@click.option(
    "--reviewer", metavar="NAME", help="Who decides.  [default: `analyst` of the settings, else your user name]"
)
@config_option
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
def serve(casebook: str, port: int, host: str, reviewer: str | None, config: str | None, open_: bool) -> None:
    """Serve the workbench: map, timeline, events, evidence, sources and changes in the browser, and /api/v1."""
    from reportedly.web.serving import Serving, refuse_beyond_loopback

    refuse_beyond_loopback(host)
    local = reviewer_named(reviewer, casebook, config)
    with opened_casebook(casebook) as book:
        serving = Serving(book, host=host, port=port, local=local)
        click.echo(f"{casebook} is served at {serving.address} (Ctrl-C stops it)", err=True)
        if open_:
            click.launch(serving.address)
        serving.run()
