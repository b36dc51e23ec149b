"""Writing a listing where the user wants it, in the format that he names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.tell.listing import Listing


def show_listing(listing: Listing, form: str, output: str = "-") -> None:
    """Write a listing to a file or to standard output."""
    from reportedly.cli.output import colour_wanted, opened, width
    from reportedly.tell.listing import listing_chunks

    with opened(output, text=form == "table") as out:
        for chunk in listing_chunks(listing, form, width=width(), colour=out.isatty() and colour_wanted()):
            out.write(chunk)
