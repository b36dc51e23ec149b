"""The picture for who asks once and is gone: kept in the casebook, or beside one that may only be looked at.

Where it is in step already, nothing is loaded of what brings it in step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass

from reportedly.casebook import Casebook
from reportedly.errors import ReadOnlyError
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.kept.head import head_of, last_entry
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.showing import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """A casebook with its picture."""

    book: Casebook
    rows: Rows
    """The picture: of all, or of what is left to readers."""
    withheld: Withheld = NOTHING


@contextmanager
def at_hand(
    book: Casebook,
    withheld: Withheld = NOTHING,
    *,
    explained: bool = False,
    told: Callable[[Progress], None] = lambda _: None,
) -> Iterator[AtHand]:
    """The picture as the casebook stands, brought in step first; where `explained`, with rival explanations.

    `told` is told how far explanations are while they are made. Of a casebook that may only be looked at, what is
    missing of it is worked out in a file that is thrown away.
    """
    if not withheld.withholding.any and _in_step(book, explained=explained):
        yield AtHand(book=book, rows=book, withheld=withheld)
        return
    with ExitStack() as thrown_away:
        rows = _rows(book, withheld, thrown_away, told if explained else None)
        yield AtHand(book=book, rows=rows, withheld=withheld)


def _rows(
    book: Casebook, withheld: Withheld, thrown_away: ExitStack, explaining: Callable[[Progress], None] | None
) -> Rows:
    """The picture brought in step: in the casebook, where it is of all and may be written there, else beside it."""
    from reportedly.web.shown_rows import beside
    from reportedly.web.standing import Standing, stand_of

    tail = Standing(book).tail()
    if not withheld.withholding.any:
        with suppress(ReadOnlyError):
            stand = stand_of(book, tail, withheld)
            return stand.explained(explaining) if explaining else stand.rows
    stand = stand_of(book, tail, withheld, shown=thrown_away.enter_context(closing(beside(book))))
    return stand.explained(explaining) if explaining else stand.rows


def _in_step(book: Casebook, *, explained: bool) -> bool:
    with book.looking() as connection:
        head = head_of(connection)
        return head is not None and head.entry == last_entry(connection) and (head.explained or not explained)
