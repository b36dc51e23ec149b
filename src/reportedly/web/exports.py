"""What the filter selects, as a file in one of the formats: the same for the command line, the API and the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NoReturn

from sqlalchemy import Connection

from reportedly.casebook import Casebook
from reportedly.casebook.engine import Kind
from reportedly.link.linking import when
from reportedly.tell.formats import Format
from reportedly.tell.formats.selected import Selected
from reportedly.tell.formats.selection import Selection, in_order
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.filter import Filter
from reportedly.web.part import bearers
from reportedly.web.standing import Stand, Standing, stand_of
from reportedly.web.whole_export import WholeCasebook
from reportedly.work.exporting import whole_readings

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC).isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class StillRows:
    """A kept picture as one connection sees it: at one moment."""

    kind: Kind
    connection: Connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """The connection."""
        yield self.connection

    def at_once(self) -> NoReturn:
        """Raise TypeError: nothing is written."""
        raise TypeError("a picture at one moment is only looked at")


def export_chunks(form: Format, stand: Stand, at: str, asked: Filter) -> Iterator[bytes]:
    """Yield the file, of events and claims as they stand, whatever comes while it is written."""
    with stand.rows.looking() as connection:
        still = replace(stand, rows=StillRows(kind=stand.rows.kind, connection=connection))
        selected = selected_in(still, at, asked)
        if form.events is not None:
            yield from form.events(selected)
        else:
            assert form.claims is not None
            yield from form.claims(selected.claims())


def export_from(book: Casebook, form: Format, asked: Filter, withheld: Withheld = NOTHING) -> Iterator[bytes]:
    """Yield the same file straight from a casebook: all claims of it are gone through without being held at once."""
    if form.claims is not None and not asked.narrows:
        return form.claims(withheld.readings(whole_readings(book)))
    stand = stand_of(book, Standing(book).tail(), withheld)
    return export_chunks(form, stand, last_moment(book, stand), asked)


def selected_in(stand: Stand, at: str, asked: Filter) -> Selected:
    """The events asked for; all that there are, are gone through part by part."""
    return selection_of(stand, at, asked) if asked.narrows else WholeCasebook(at=at, stand=stand)


def selection_of(stand: Stand, at: str, asked: Filter) -> Selection:
    """The events asked for, in memory, whatever order and page they are listed in, with what is known around them."""
    scene = stand.around(asked)
    beside = bearers(stand.book, scene, stand.withheld) if asked.narrows else ()
    readings = sorted([*scene.readings.values(), *beside], key=when)
    return Selection(
        title=stand.title,
        at=at,
        events=in_order(scene.picture.events),
        picture=scene.picture,
        readings={reading.report.id: reading for reading in readings},
        lineage=scene.lineage,
        whole=not asked.narrows,
    )


def last_moment(book: Casebook, stand: Stand) -> str:
    """When the last ledger entry was made that the picture knows of."""
    return next((entry.by.at for entry in book.ledger(after=stand.entry - 1, until=stand.entry)), BEGINNING)


def file_name(form: Format, stand_title: str) -> str:
    """What the file is called that a browser saves: the casebook's title in letters that every system takes."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stand_title.lower())
    words = "-".join(filter(None, kept.split("-")))[:60].strip("-") or "casebook"
    return f"{words}{form.ending}"
