"""`reportedly link`: how the reports and claims of the casebook hang together, found and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.bar import Bar
from reportedly.cli.casebook import by_option, casebook_option, config_option, opened_casebook, person_by, settings_of

if TYPE_CHECKING:
    from reportedly.casebook.links import AddedLinks
    from reportedly.work.linking import LinkedAnew


@click.command(
    epilog="Only what reports that came, went or were read anew meet is looked up; where many did, and in a small "
    "casebook, all is gone through. What was done is said. Linking again with nothing new adds nothing; what was found "
    "before and is found no longer ends, and stays in the ledger. Exit codes: 0 linked; 2 wrong usage or set-up."
)
@casebook_option
@click.option("--undo", is_flag=True, help="End all links instead, by one entry; linking again finds them again.")
@click.option("--whole", is_flag=True, help="Go through all reports, also where only few are new.")
@click.option(
    "-w",
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Processes that go through all reports.  [default: `workers` of the casebook's settings, else 1]",
)
@by_option
@config_option
def link(casebook: str, undo: bool, whole: bool, workers: int | None, person: str | None, config: str | None) -> None:
    """Find which reports copy, which claims tell of one event, and how they stand to each other."""
    from reportedly.web.kept.after_linking import keep_after_linking
    from reportedly.work.linking import link_casebook, unlink_casebook

    with opened_casebook(casebook) as book:
        if undo:
            _say(unlink_casebook(book, person_by(person, casebook, config)))
        else:
            workers = workers or settings_of(casebook, config).workers
            with Bar() as bar:
                found = link_casebook(book, whole=whole, workers=workers, say=bar.show, also=keep_after_linking)
            _say(found)
            click.echo(_how(found))


def _say(found: AddedLinks) -> None:
    entry = f"ledger entry {found.entry}" if found.entry is not None else "nothing new, so no entry"
    click.echo(f"{found.new} new links, {found.same} as before, {found.ended} ended ({entry})")


def _how(found: LinkedAnew) -> str:
    """Whether all reports were gone through, and why."""
    if found.whole is not None:
        return f"went through all {found.reports} reports: {found.whole}"
    return f"looked up what {found.reports} changed reports meet; --whole goes through all"
