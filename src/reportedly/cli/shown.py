"""Writing a listing where the user wants it, in the format that he names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportedly.tell.listing import Listing


def show_listing(listing: Listing, form: str, output: str = "-") -> None:
    """Write a listing to a file or to standard output."""
    from reportedly.cli.output import colour_wanted, opened, width
    from reportedly.tell.listing import listing_chunks

    with opened(output, text=form == "table") as out:
        for chunk in listing_chunks(listing, form, width=width(), colour=out.isatty() and colour_wanted()):
            out.write(chunk)


def show_one(listing: Callable[[], Listing], told: Iterator[str], form: str, output: str = "-") -> None:
    """Write one thing: as a listing of one record or, where a table is asked for, line by line as it is told.

    Only what is written is made.
    """
    if form == "table":
        show_lines(told, output)
    else:
        show_listing(listing(), form, output)


def show_lines(told: Iterator[str], output: str = "-") -> None:
    """Write lines to a file or to standard output.

    The first is made before anything is opened, so that an error of its making leaves no empty file.
    """
    from itertools import chain, islice

    from reportedly.cli.output import opened

    first = list(islice(told, 1))
    with opened(output, text=True) as out:
        out.writelines(f"{line}\n" for line in chain(first, told))
