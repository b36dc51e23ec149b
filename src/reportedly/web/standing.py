"""What a casebook comes to as it stands: the kept picture, brought in step when the ledger has grown.

Views read of it only what they show, and what asks for a part, such as an export of what a filter leaves, takes up that
part (`Stand.around`). What asks for everything there is finds it whole in `Stand.whole`, which is worked out when it is
first asked for.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from reportedly.casebook import Casebook, ledger, picture_schema, schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.sqlite import Sqlite
from reportedly.errors import ReadOnlyError
from reportedly.tell.withheld import NOTHING, Withheld, Withholding
from reportedly.web.evidence_matrix import matrices
from reportedly.web.filter import Filter
from reportedly.web.kept.answers import Answers
from reportedly.web.kept.head import Head, head_of
from reportedly.web.kept.keeping import (
    Known,
    came,
    keep_explanations,
    keep_picture,
    settle,
    shown_explanations,
    shown_in_step,
)
from reportedly.web.kept.laying_out import question_row
from reportedly.web.kept.review_in_step import keep_queue
from reportedly.web.kept.settling import settle_bodies
from reportedly.web.kept.showing import Rows, all_listed, ids_of
from reportedly.web.part import part_around
from reportedly.web.person import the_acting
from reportedly.web.scene import Scene, whole_scene
from reportedly.web.told import ToldEvent

LOOKED_EVERY = timedelta(seconds=10)
"""How often reports are asked whether they are old enough; they are shown as much later than they might be."""
UNTITLED = "Untitled casebook"
Answer = TypeVar("Answer")


@dataclass(frozen=True, kw_only=True)
class Stand:
    """The picture after one ledger entry; without slots, as the whole of it is worked out once."""

    entry: int
    """The last ledger entry that it knows of."""
    digest: str
    """That entry's digest."""
    key: str
    """The digest, and what is withheld: where it is the same, everything is."""
    title: str
    head: Head
    """What is kept, without looking."""
    rows: Rows
    book: Casebook
    withheld: Withheld
    answers: Answers

    def once(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question, worked out once as long as the casebook stands so."""
        return self.answers.get((self.key, question), make)

    @cached_property
    def whole(self) -> Scene:
        """Everything at once."""
        return self.once("whole", lambda: whole_scene(self.book, self.withheld))

    def explained(self) -> Rows:
        """The kept picture with rival explanations, which are brought in step when they are first asked for."""
        if not self.head.explained:
            self.once("explained", self._explain)
        return self.rows

    def _explain(self) -> None:
        if isinstance(self.rows, ShownRows):
            self.rows.explain(self.withheld)
        else:
            keep_explanations(self.book)

    def around(self, asked: Filter) -> Scene:
        """The events asked for, in the order asked for, with what is known around them; little else is taken up."""
        if not asked.narrows:
            return replace(self.whole, told=tuple(self.chosen(asked)))
        return part_around(self.rows, self.book, all_listed(self.rows, asked), self.withheld)

    def chosen(self, asked: Filter) -> list[ToldEvent]:
        """The events asked for, in the order asked for, with all that is known of them."""
        known = {told.event.id: told for told in self.whole.told}
        return [known[id] for id in ids_of(self.rows, asked)]


class Standing:
    """Hands out the picture of an open casebook, to readers without what is withheld; safe to be asked by threads."""

    def __init__(
        self,
        book: Casebook,
        withholding: Withholding = NOTHING.withholding,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.book, self._withholding, self._clock = book, withholding, clock
        self._turn = threading.Lock()
        self._looking = threading.Lock()
        self._withheld: tuple[str, datetime, Withheld] | None = None
        self._stands: dict[bool, Stand] = {}
        self._shown: ShownRows | None = None
        self._answers = Answers()

    def tail(self) -> ledger.Tail:
        """The ledger's last entry: cheap, and other whenever anything is."""
        with self.book.looking() as connection:
            return ledger.tail(connection)

    def reviewing(self) -> Stand:
        """The picture as the casebook stands, with the queue of what is worth a decision in step with it."""
        stand = self.now()
        stand.explained()
        stand.once("queue", lambda: keep_queue(self.book))
        return stand

    def withheld(self) -> Withheld:
        """What is withheld from who is acting now."""
        if the_acting().sees_all or not self._withholding.any:
            return NOTHING
        digest, now = self.tail().digest, self._clock()
        with self._looking:
            if self._withheld is None or self._withheld[0] != digest or now - self._withheld[1] > LOOKED_EVERY:
                self._withheld = digest, now, Withheld.of(self.book, self._withholding, now)
            return self._withheld[2]

    def digest(self) -> str:
        """Other whenever who is acting is told anything else: with the ledger, and as young reports grow old."""
        return f"{self.tail().digest} {self.withheld().key}"

    def now(self) -> Stand:
        """The picture as the casebook stands, for who is acting; who asks while it is worked out waits for it."""
        with self._turn:
            tail, withheld = self.tail(), self.withheld()
            key = f"{tail.digest} {withheld.key}"
            stand = self._stands.get(withheld is NOTHING)
            if stand is None or stand.key != key:
                if withheld is not NOTHING and self._shown is None:
                    self._shown = ShownRows(self.book)
                stand = stand_of(self.book, tail, withheld, self._answers, None if withheld is NOTHING else self._shown)
                self._stands[withheld is NOTHING] = stand
            return stand


def stand_of(
    book: Casebook,
    tail: ledger.Tail,
    withheld: Withheld = NOTHING,
    answers: Answers | None = None,
    shown: ShownRows | None = None,
) -> Stand:
    """The picture as it stands, kept in the casebook; in `shown`, beside it, what readers are shown, or all of it."""
    if shown is None and (withheld is NOTHING or not withheld.withholding.any):
        rows: Rows = book
        head = keep_picture(book)
    else:
        rows = beside = shown or ShownRows(book)
        head = beside.in_step(withheld)
    return Stand(
        entry=tail.seq,
        digest=tail.digest,
        key=f"{tail.digest} {withheld.key}",
        title=title_of(book),
        head=head,
        rows=rows,
        book=book,
        withheld=withheld,
        answers=answers or Answers(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideWriting:
    """An open transaction beside the casebook."""

    connection: Connection
    kind: Kind


class BesideRows:
    """A picture that is kept in a file of its own as long as somebody looks at it."""

    kind = Sqlite()

    def __init__(self, beside: str | None = None) -> None:
        """`beside`: the file of a casebook whose records can be asked for together with it."""
        self._folder = tempfile.TemporaryDirectory(prefix="reportedly-")
        file = str(Path(self._folder.name) / "shown.sqlite")
        self._make(file)
        self._engine = self.kind.connect(file, beside=beside)

    def _make(self, file: str) -> None:
        engine = self.kind.connect(file)
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            schema.metadata.create_all(connection, tables=picture_schema.PICTURE)
            self.kind.create_words(connection, "event_words")
        engine.dispose()

    def settled(self, known: Known, entry: int) -> Head:
        """Keep a picture."""
        with self.at_once() as writing:
            return settle(writing.connection, self.kind, known, entry)

    @contextmanager
    def at_once(self) -> Iterator[BesideWriting]:
        """Make all changes in the block one transaction."""
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield BesideWriting(connection=connection, kind=self.kind)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees it."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Throw it away."""
        self._engine.dispose()
        self._folder.cleanup()

    def __del__(self) -> None:
        if hasattr(self, "_engine"):
            self.close()


class ShownRows(BesideRows):
    """What readers are shown of a casebook, from whom something of it is withheld: brought in step as the casebook is.

    What hangs together with young reports is worked out without these; all other rows are those of the casebook. Where
    places are told coarsely, all are worked out once, a few claims at a time. Of a casebook on a server, whose records
    cannot be asked for together with those of a file, the whole is taken up instead.
    """

    def __init__(self, book: Casebook) -> None:
        self._book, self._in_parts = book, book.kind.name == self.kind.name
        super().__init__(beside=book.where if self._in_parts else None)

    def in_step(self, withheld: Withheld) -> Head:
        """Make it the picture as the casebook stands without what is withheld."""
        if not self._in_parts:
            linked, picture = withheld.picture(self._book, explained=False)
            known = Known(linked=linked, picture=picture, came=came(self._book))
            with self._book.looking() as connection:
                return self.settled(known, ledger.tail(connection).seq)
        with self.looking() as connection:
            empty = head_of(connection) is None
        if empty and withheld.withholding.floor is None:
            self._begin_as_kept()
        with self.at_once() as writing:
            return shown_in_step(self._book, writing, withheld)

    def explain(self, withheld: Withheld) -> None:
        """Have the explanations that readers are shown in step too."""
        if not self._in_parts:
            told = withheld.picture(self._book)[1].hypotheses
            rows = [question_row(matrix.hypotheses) for matrix in matrices(told)]
            with self.at_once() as writing:
                settle_bodies(writing.connection, self.kind, picture_schema.questions, rows)
            return
        with self.at_once() as writing:
            shown_explanations(self._book, writing, withheld)

    def _begin_as_kept(self) -> None:
        """Begin with the rows that are kept in the casebook, in step with it where it may be written to."""
        with suppress(ReadOnlyError):
            keep_picture(self._book)
        with self._book.looking() as connection:
            if head_of(connection) is None:
                return
        with self.at_once() as writing:
            for table in (*(one.name for one in picture_schema.PICTURE), *WORDS_KEPT):
                writing.connection.exec_driver_sql(f"DELETE FROM main.{table}")
                writing.connection.exec_driver_sql(f"INSERT INTO main.{table} SELECT * FROM beside.{table}")


WORDS_KEPT = ("event_words_data", "event_words_idx", "event_words_config")
"""The tables in which SQLite keeps the words of events."""


def title_of(book: Casebook) -> str:
    """How its owner called it."""
    for entry in book.ledger(until=1):
        return str((entry.after or {}).get("title") or UNTITLED)
    return UNTITLED
