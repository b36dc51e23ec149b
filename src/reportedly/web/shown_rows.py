"""What readers are shown of a casebook, from whom something of it is withheld: a picture kept beside the casebook."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from reportedly.casebook import Casebook, ledger, picture_schema
from reportedly.casebook.beside import Beside, beside_file, beside_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.sqlite import Sqlite
from reportedly.errors import ReadOnlyError
from reportedly.tell.withheld import Withheld
from reportedly.web.evidence_matrix import matrices
from reportedly.web.kept.explaining import all_of, explain_some_shown
from reportedly.web.kept.head import Head, head_of
from reportedly.web.kept.keeping import Known, came, keep_picture, settle, shown_in_step
from reportedly.web.kept.laying_out import question_row
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.settling import settle_bodies

WORDS = "event_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideWriting:
    """An open transaction beside the casebook."""

    connection: Connection
    kind: Kind


class BesideRows:
    """A picture that is kept in tables of its own as long as somebody looks at it."""

    def __init__(self, beside: Beside | None = None) -> None:
        """`beside`: next to a casebook whose records can be asked for together with it; else it stands alone."""
        self._beside = beside or beside_file(None, picture_schema.PICTURE, WORDS)
        self.kind: Kind = self._beside.kind
        self._writing = threading.Lock()
        self._thrown_away = weakref.finalize(self, self._beside.throw_away)

    def close(self) -> None:
        """Throw it away."""
        self._thrown_away()

    def settled(self, known: Known, entry: int) -> Head:
        """Keep a picture."""
        with self.at_once() as writing:
            return settle(writing.connection, self.kind, known, entry)

    @contextmanager
    def at_once(self) -> Iterator[BesideWriting]:
        """Make all changes in the block one transaction."""
        engine, told = self._beside.engine, self._beside.writing
        with (
            self._writing,
            engine.connect().execution_options(writes=True, **told) as connection,
            connection.begin(),
        ):
            yield BesideWriting(connection=connection, kind=self.kind)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees it."""
        with self._beside.engine.connect() as connection, connection.begin():
            yield connection


class ShownRows(BesideRows):
    """What readers are shown of a casebook: brought in step as the casebook is.

    What hangs together with young reports is worked out without these; all other rows are those of the casebook. Where
    places are told coarsely, all are worked out once, a few claims at a time.
    """

    def __init__(self, book: Casebook) -> None:
        """Beside a casebook; raises SetupError where its server lets no schema be made."""
        self._book = book
        tables = picture_schema.PICTURE
        on_file = book.kind.name == Sqlite.name
        super().__init__(
            beside_file(book.where, tables, WORDS) if on_file else beside_schema(book.where, book.kind, tables, WORDS)
        )

    def in_step(self, withheld: Withheld) -> Head:
        """Make it the picture as the casebook stands without what is withheld."""
        with self.looking() as connection:
            empty = head_of(connection) is None
        if empty and withheld.withholding.floor is None:
            self._begin_as_kept()
        with self.at_once() as writing:
            return shown_in_step(self._book, writing, withheld)

    def explain_some(self, withheld: Withheld) -> Progress:
        """Bring the explanations that readers are shown a step further."""
        return explain_some_shown(self._book, self, withheld)

    def _begin_as_kept(self) -> None:
        """Begin with the rows that are kept in the casebook, in step with it where it may be written to."""
        with suppress(ReadOnlyError):
            keep_picture(self._book)
        with self._book.looking() as connection:
            if head_of(connection) is None:
                return
        with self.at_once() as writing:
            self._beside.take_over(writing.connection, picture_schema.PICTURE, WORDS)


class ShownWhole(ShownRows):
    """The same of a casebook on a server that lets nothing be written: worked out whole, and kept in a file."""

    def __init__(self, book: Casebook) -> None:
        """Of a casebook."""
        self._book = book
        BesideRows.__init__(self)

    def in_step(self, withheld: Withheld) -> Head:
        """Make it the picture as the casebook stands without what is withheld."""
        linked, picture = withheld.picture(self._book, explained=False)
        known = Known(linked=linked, picture=picture, came=came(self._book))
        with self._book.looking() as connection:
            return self.settled(known, ledger.tail(connection).seq)

    def explain_some(self, withheld: Withheld) -> Progress:
        """Have the explanations in step too, all of them."""
        told = withheld.picture(self._book)[1].hypotheses
        rows = [question_row(matrix.hypotheses) for matrix in matrices(told)]
        with self.at_once() as writing:
            settle_bodies(writing.connection, self.kind, picture_schema.questions, rows)
            head = head_of(writing.connection)
        return Progress(done=0, of=0) if head is None else all_of(head)


def beside(book: Casebook) -> ShownRows:
    """A picture beside a casebook, also where its server lets nothing be written."""
    try:
        return ShownRows(book)
    except ReadOnlyError:
        return ShownWhole(book)
