"""`reportedly sources` and `reportedly source NAME`: who is said to know things, and how reliable each was found."""

from __future__ import annotations

import click

from reportedly.cli.casebook import (
    as_reader_option,
    casebook_option,
    format_option,
    opened_casebook,
    output_option,
    withheld_in,
)


@click.command(epilog="Exit codes: 0 told; 2 wrong usage or set-up.")
@casebook_option
@as_reader_option
@format_option
@output_option
def sources(casebook: str, as_reader: bool, format_: str, output: str) -> None:
    """List sources with their reliability, A to F, learned from what others settled later, or given by a person."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import sources_listing

    with opened_casebook(casebook) as book:
        picture = withheld_in(book, casebook, as_reader=as_reader).picture(book)[1]
        show_listing(sources_listing(picture), format_, output)


@click.command(epilog="Exit codes: 0 told; 1 the casebook has no such source; 2 wrong usage or set-up.")
@click.argument("name")
@casebook_option
@as_reader_option
@format_option
@output_option
def source(name: str, casebook: str, as_reader: bool, format_: str, output: str) -> None:
    """Tell one source, by its name or id: its grade and record, what it was first with, whom it copies, its claims."""
    from reportedly.cli.output import opened
    from reportedly.tell.listing import Listing, listing_chunks
    from reportedly.tell.situation_listing import source_row
    from reportedly.tell.why import why_source
    from reportedly.work.named import origin_named

    with opened_casebook(casebook) as book:
        linked, picture = withheld_in(book, casebook, as_reader=as_reader).picture(book)
    found = origin_named(picture, name)
    with opened(output, text=format_ == "table") as out:
        if format_ == "table":
            out.writelines(f"{line}\n" for line in why_source(found, linked, picture))
        else:
            out.writelines(listing_chunks(Listing(columns=SOURCE_COLUMNS, rows=[source_row(found, picture)]), format_))


SOURCE_COLUMNS = ("source", "name", "party", "reports", "reliability", "learned", "right", "wrong", "by a person")
