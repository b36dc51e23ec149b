"""`reportedly alerts`: saved filters that tell of what is new, contradicted, withdrawn or regraded."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from reportedly.cli.casebook import casebook_option, config_option, opened_casebook, settings_of

if TYPE_CHECKING:
    from reportedly.alerts.running import Went
    from reportedly.casebook import Casebook
    from reportedly.work.settings import Settings

NOT_SENT = 1


@click.group()
def alerts() -> None:
    """Tell by mail, webhook or feed what is new, contradicted, withdrawn or regraded, by the settings' [[alerts]]."""


@alerts.command(
    epilog="An alert that never ran begins now: what is there already is not told. Nothing is told twice, also after a "
    "crash; what does not go out is tried again by later runs, later and later. Exit codes: 0 all is told; 1 something "
    "did not go out; 2 wrong usage or set-up."
)
@casebook_option
@config_option
@click.option("--since", metavar="DAY|ENTRY", help="Let alerts that never ran begin after this day or ledger entry.")
@click.pass_context
def run(context: click.Context, casebook: str, config: str | None, since: str | None) -> None:
    """Notice what became otherwise since the last run, and send it."""
    from reportedly.alerts.outbox import Outbox, outbox_beside
    from reportedly.alerts.running import Running, run_alerts

    settings = _with_alerts(casebook, config)
    with opened_casebook(casebook) as book, Outbox(outbox_beside(casebook)) as outbox:
        running = Running(book=book, settings=settings, outbox=outbox, secrets=os.environ)
        if not told(run_alerts(running, since=_entry(book, since))):
            context.exit(NOT_SENT)


@alerts.command(epilog="Exit codes: 0 all went out; 1 something did not; 2 wrong usage or set-up.")
@casebook_option
@config_option
@click.pass_context
def test(context: click.Context, casebook: str, config: str | None) -> None:
    """Send a message that says that it is a test over every channel that an alert names."""
    from reportedly.alerts.outbox import Outbox, outbox_beside
    from reportedly.alerts.running import Running

    settings = _with_alerts(casebook, config)
    with opened_casebook(casebook) as book, Outbox(outbox_beside(casebook)) as outbox:
        running = Running(book=book, settings=settings, outbox=outbox, secrets=os.environ)
        if not told(running.test()):
            context.exit(NOT_SENT)


@alerts.command("list", epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@config_option
def list_(casebook: str, config: str | None) -> None:
    """List the alerts: what each asks for, whom it tells, how far it has come, and what waits."""
    from reportedly.alerts.outbox import Outbox, outbox_beside

    settings = _with_alerts(casebook, config)
    with opened_casebook(casebook), Outbox(outbox_beside(casebook)) as outbox:
        for alert in settings.alerts:
            asked = ", ".join(f"{name} {value}" for name, value in alert.pairs()) or "everything"
            asked = f"the saved filter {alert.filter!r}, {asked}" if alert.filter else asked
            position = outbox.position(alert.name)
            ran = "never ran" if position is None else f"up to ledger entry {position}"
            click.echo(f"{alert.name}: {asked}; on {', '.join(alert.on)}; {ran}")
            counts = outbox.counts(alert.name)
            for channel in alert.to:
                states = [f"{n} {state}" for (one, state), n in sorted(counts.items()) if one == channel]
                click.echo(f"    to {channel}: {', '.join(states) or 'nothing yet'}")


def told(went: Iterable[Went]) -> bool:
    """Say on standard error what became of each notice; tell whether all went out."""
    from reportedly.tell.wording import counted, plain

    sent = failed = 0
    for one in went:
        if one.why is None:
            sent += 1
            continue
        failed += 1
        later = "given up" if one.given_up else "will be tried again"
        click.echo(f"not sent to {one.channel}: {plain(one.notice.heading)}: {plain(one.why)} ({later})", err=True)
    click.echo(f"{counted(sent, 'alert')} sent" + (f", {failed} not" if failed else ""), err=True)
    return not failed


def _with_alerts(casebook: str, config: str | None) -> Settings:
    from reportedly.alerts.saved import with_saved
    from reportedly.errors import SetupError

    settings = settings_of(casebook, config)
    if not settings.alerts:
        raise SetupError("there is no alert; write [[alerts]] and [[channels]] into the file of settings")
    with opened_casebook(casebook):
        return with_saved(settings, casebook)


def _entry(book: Casebook, since: str | None) -> int | None:
    """The ledger entry that a day or entry comes to."""
    if since is None or since.isdecimal():
        return None if since is None else int(since)
    from reportedly.casebook.as_of import entry_before

    with book.looking() as connection:
        return entry_before(connection, since)
