"""`reportedly claims` and `reportedly search`: claims of the casebook, by what an analyst asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.asked import found, given
from reportedly.cli.casebook import (
    Command,
    as_reader_option,
    casebook_option,
    format_option,
    opened_casebook,
    output_option,
    withheld_in,
)

if TYPE_CHECKING:
    from reportedly.casebook import Query

EPILOG = (
    "A stretch of time is a day or month, or two of them with .. between, of which one may be left out: 2024-03, "
    "2024-03-10..2024-03-12, ..2024-03. Exit codes: 0 told, also where nothing is found; 2 wrong usage or set-up."
)

FILTERS: tuple[Callable[[Command], Command], ...] = (
    click.option("--source", metavar="WORDS", help="Words of who says it."),
    click.option("--publisher", metavar="NAME", help="Who published the report."),
    click.option("--report", metavar="ID", help="The report that makes the claim."),
    click.option("--actor", metavar="NAME|ID", help="Who has a part in it."),
    click.option("--event", metavar="TYPE", help="The PLOVER type of the event, such as ASSAULT."),
    click.option("--kind", metavar="KIND", help="event, state, explanation, forecast or question."),
    click.option("--near", metavar="LAT,LON,KM", help="Places within a distance of a point."),
    click.option("--country", metavar="CODE", help="Places in a country, by its two letters."),
    click.option("--province", metavar="NAME|CODE", help="Places in a first-order division."),
    click.option("--happened", metavar="STRETCH", help="When it is said to have happened."),
    click.option("--published", metavar="STRETCH", help="When the report was published."),
    click.option("--fetched", metavar="STRETCH", help="When the report was fetched."),
    click.option("--added", metavar="STRETCH", help="When it came into the casebook."),
    click.option("--certainty", metavar="WORD", help="certain, probable, possible or uncommitted."),
    click.option("--polarity", metavar="WORD", help="positive or negative."),
    click.option("--unverified", is_flag=True, default=None, help="Only what the report itself calls unconfirmed."),
    click.option("--min-score", metavar="P", type=click.FloatRange(0, 1), default=0.0, help="The least score."),
    click.option("--rejected", is_flag=True, help="Also claims that a person rejected."),
    click.option("--all-versions", is_flag=True, help="Also claims of older versions of reports."),
    click.option(
        "--as-of", metavar="DAY|ENTRY", help="The casebook as it stood at the end of a day, or after an entry."
    ),
    click.option(
        "--order",
        type=click.Choice(("added", "happened", "published")),
        default="added",
        show_default=True,
        help="The newest by this come first.",
    ),
    click.option("-n", "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most claims told."),
)


def filters(command: Command) -> Command:
    """Give a command every option that narrows claims."""
    for option in reversed((*FILTERS, as_reader_option)):
        command = option(command)
    return command


@click.command(epilog=EPILOG)
@casebook_option
@filters
@format_option
@output_option
def claims(casebook: str, format_: str, output: str, **asked: Any) -> None:
    """List claims of the casebook: who says what, how surely, where and when."""
    _tell(casebook, format_, output, asked)


@click.command(epilog='WORDS must all occur; "a phrase" in quotes, the beginning of a word with a star. ' + EPILOG)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@casebook_option
@filters
@format_option
@output_option
def search(casebook: str, words: tuple[str, ...], format_: str, output: str, **asked: Any) -> None:
    """Search the words of claims."""
    _tell(casebook, format_, output, {**asked, "text": " ".join(f'"{w}"' if " " in w else w for w in words)})


def _tell(casebook: str, format_: str, output: str, asked: dict[str, Any]) -> None:
    from reportedly.cli.shown import show_listing
    from reportedly.tell.holdings import claims_listing

    query, most = _query(asked), asked["limit"]
    with opened_casebook(casebook) as book:
        withheld = withheld_in(book, casebook, as_reader=asked["as_reader"])
        told = withheld.found(found(book.search, withheld.query(query), most))
        show_listing(claims_listing(told), format_, output)


def _query(asked: dict[str, Any]) -> Query:
    from reportedly.casebook import Query

    narrowed = given({key: value for key, value in asked.items() if key not in ("near", "limit", "as_reader")})
    if asked["near"]:
        narrowed["circle"] = _circle(asked["near"])
    return Query(**narrowed)


def _circle(written: str) -> Any:
    from reportedly.casebook import Circle

    try:
        lat, lon, km = (float(part) for part in written.split(","))
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and km > 0):
            raise ValueError
    except ValueError:
        what = "write degrees and kilometres, as in --near 13.18,30.22,50"
        raise click.BadParameter(f"{written!r} is no circle; {what}", param_hint="--near") from None
    return Circle(lat=lat, lon=lon, km=km)
