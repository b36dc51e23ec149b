"""`reportedly watch`: the feeds of the settings, again and again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportedly.cli.casebook import casebook_option, config_option, opened_casebook, settings_of

if TYPE_CHECKING:
    from reportedly.casebook import Casebook
    from reportedly.work.outcome import Outcome
    from reportedly.work.settings import Settings

EVERY = "15m"


@click.command(
    epilog="Each feed is asked at its interval (`every` in the settings), later and later while it fails, and never "
    "sooner than its server says. Ctrl-C or SIGTERM stops it in good order; started again, it goes on where it was. "
    "Exit codes: 0 stopped, or no feed is left to ask; 2 wrong usage or set-up."
)
@click.argument("urls", metavar="[URL]...", nargs=-1)
@casebook_option
@config_option
@click.option("--every", metavar="INTERVAL", default=EVERY, show_default=True, help="How often each URL is asked.")
@click.option("--read/--no-read", "reads", default=True, show_default=True, help="Read what is new after each round.")
@click.option(
    "--alerts/--no-alerts",
    "alerts",
    default=True,
    show_default=True,
    help="Link what is new and send the alerts of the settings after each round.",
)
def watch(urls: tuple[str, ...], casebook: str, config: str | None, every: str, reads: bool, alerts: bool) -> None:
    """Ask pages and feeds again and again: those of the settings, or the URLs given here."""
    from reportedly.cli.meter import Meter
    from reportedly.work.stopping import Stop
    from reportedly.work.watching import Watch
    from reportedly.work.watching import watch as watched

    settings = _with_urls(settings_of(casebook, config), urls, every)
    if alerts and settings.alerts:
        _require_secrets(settings)
    stop = Stop()
    with stop.on_signals(), opened_casebook(casebook) as book, Meter("watching") as meter:

        def read_new() -> Iterator[Outcome]:
            from reportedly.work.reading import model_for, read_unread, reader_of

            return read_unread(book, reader_of(model_for(None, settings), workers=settings.workers))

        def afterwards() -> Iterator[Outcome]:
            if reads:
                yield from read_new()
            if alerts and settings.alerts and not stop.asked:
                _alert(book, casebook, settings)

        meter.count(
            watched(Watch(book=book, settings=settings, fetcher=settings.fetcher(), stop=stop, afterwards=afterwards))
        )
    meter.sum_up()


def _require_secrets(settings: Settings) -> None:
    """Stop before the first round where a channel's secret is missing."""
    import os

    from reportedly.alerts.running import require_secrets

    require_secrets(settings, os.environ)


def _alert(book: Casebook, where: str, settings: Settings) -> None:
    """Link what is new, since only linking finds what contradicts what, and send the alerts."""
    import os

    from reportedly.alerts.outbox import Outbox, outbox_beside
    from reportedly.alerts.running import Running, run_alerts
    from reportedly.alerts.saved import with_saved
    from reportedly.cli.alerts import told
    from reportedly.web.kept.after_linking import keep_after_linking
    from reportedly.work.linking import link_casebook

    link_casebook(book, also=keep_after_linking)
    with Outbox(outbox_beside(where)) as outbox:
        asking = with_saved(settings, where)
        told(run_alerts(Running(book=book, settings=asking, outbox=outbox, secrets=os.environ)))


def _with_urls(settings: Settings, urls: tuple[str, ...], every: str) -> Settings:
    """The settings with the feeds named here in the place of theirs."""
    from dataclasses import replace

    from reportedly.errors import SetupError
    from reportedly.work.setting_values import interval
    from reportedly.work.settings import FeedSetting

    try:
        seconds = interval(every)
    except ValueError:
        raise SetupError(f'--every {every!r} is no interval; write it as "90s", "15m", "2h" or "1d"') from None
    if urls:
        return replace(settings, feeds=tuple(FeedSetting(url=url, every=seconds) for url in urls))
    if not settings.feeds:
        raise SetupError("there is no feed to watch; name its URL, or write [[feeds]] into the file of settings")
    return settings
