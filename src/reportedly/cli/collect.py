"""`reportedly collect`: pages, feeds and files into the casebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.casebook import casebook_option, config_option, opened_casebook, settings_of

if TYPE_CHECKING:
    from reportedly.casebook import Casebook
    from reportedly.collect import Given
    from reportedly.collect.fetched import Fetched
    from reportedly.work.outcome import Outcome
    from reportedly.work.pages import Round
    from reportedly.work.settings import Settings


@click.command(
    epilog="INPUT is an http or https address of a page, feed or sitemap; or a file that `reportedly read` takes, an "
    "e-mail, mailbox, WARC or WACZ file, a folder of these, or - for standard input. The same again adds nothing. What "
    "cannot be taken is named on standard error, and kept with its reason. Exit codes: 0 all taken; 1 some refused, "
    "failed or not there; 2 wrong usage or set-up."
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@casebook_option
@config_option
@click.option("--published", metavar="EDTF", help="When the reports were published, such as 2019-01-11.")
@click.option("--publisher", metavar="NAME", help="Who published the reports.")
@click.option("--url", metavar="URL", help="Where the report in a file was published.")
@click.option("--warc", metavar="FILE", help="Keep every request and reply at the end of this web archive as well.")
@click.pass_context
def collect(
    ctx: click.Context,
    inputs: tuple[str, ...],
    casebook: str,
    config: str | None,
    published: str | None,
    publisher: str | None,
    url: str | None,
    warc: str | None,
) -> None:
    """Collect reports into the casebook: what is new, and new versions of what is there."""
    from reportedly.cli.meter import Meter
    from reportedly.collect import Given

    given = Given(published=published, publisher=publisher, url=url)
    settings = settings_of(casebook, config)
    with opened_casebook(casebook) as book, Meter("collecting") as meter:
        meter.count(_outcomes(book, inputs, given, settings, warc))
    meter.sum_up()
    ctx.exit(meter.exit_code)


def _outcomes(
    book: Casebook, inputs: tuple[str, ...], given: Given, settings: Settings, warc: str | None
) -> Iterator[Outcome]:
    """Addresses are asked in one round, so that none is asked twice."""
    from reportedly.work.files import collect_files
    from reportedly.work.pages import collect_pages

    paths = [one for one in inputs if not is_address(one)]
    yield from collect_files(book, paths, given=given)
    addresses = [one for one in inputs if is_address(one)]
    if addresses:
        yield from collect_pages(addresses, _round(book, settings, given, warc))


def is_address(one: str) -> bool:
    """Whether an input is asked for in the web."""
    return one.lower().startswith(("http://", "https://"))


def _round(book: Casebook, settings: Settings, given: Given, warc: str | None) -> Round:
    from reportedly.collect import keep_warc
    from reportedly.work.pages import Round

    def keep(fetched: Fetched) -> None:
        if warc is not None:
            with Path(warc).open("ab") as archive:
                keep_warc(archive, fetched)

    return Round(
        book=book,
        fetcher=settings.fetcher(),
        given=lambda url: settings.given_at(url, given),
        fetched=keep,
    )
