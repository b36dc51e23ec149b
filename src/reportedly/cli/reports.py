"""`reportedly reports`: the reports of the casebook."""

from __future__ import annotations

from typing import Any

import click

from reportedly.cli.asked import found, given
from reportedly.cli.casebook import (
    as_reader_option,
    casebook_option,
    format_option,
    opened_casebook,
    output_option,
    withheld_in,
)


@click.command(
    epilog="A stretch of time is written as for `reportedly claims`. Exit codes: 0 told, also where nothing is found; "
    "2 wrong usage or set-up."
)
@casebook_option
@click.option("--text", metavar="WORDS", help="Words of title and text.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--language", metavar="CODE", help="The language that it is in.")
@click.option("--published", metavar="STRETCH", help="When it was published.")
@click.option("--fetched", metavar="STRETCH", help="When it was fetched.")
@click.option("--withdrawn/--standing", default=None, help="Only those that were taken away, or that were not.")
@click.option("--all-versions", is_flag=True, help="Also older versions.")
@click.option("--as-of", metavar="DAY|ENTRY", help="The casebook as it stood at the end of a day, or after an entry.")
@click.option("-n", "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most reports told.")
@as_reader_option
@format_option
@output_option
def reports(casebook: str, as_reader: bool, format_: str, output: str, limit: int, **asked: Any) -> None:
    """List reports, those added last first."""
    from reportedly.casebook import ReportQuery
    from reportedly.cli.shown import show_listing
    from reportedly.tell.holdings import reports_listing

    with opened_casebook(casebook) as book:
        withheld = withheld_in(book, casebook, as_reader=as_reader)
        query = withheld.report_query(ReportQuery(**given(asked)))
        told = withheld.versions(found(book.reports, query, limit))
        show_listing(reports_listing(told), format_, output)
