"""The picture at hand for who asks once and is gone: kept in the casebook, or beside one that is not to be written to."""

from __future__ import annotations

from reportedly.casebook import Casebook
from reportedly.errors import ReadOnlyError
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.standing import ShownRows, Stand, Standing, stand_of


def stand_at_hand(book: Casebook, withheld: Withheld = NOTHING, *, explained: bool = False) -> Stand:
    """The picture as it stands, brought in step first; where `explained`, with rival explanations.

    Of a casebook that may only be looked at, what is missing of it is worked out in a file that is thrown away.
    """
    tail = Standing(book).tail()
    try:
        stand = stand_of(book, tail, withheld)
        if explained:
            stand.explained()
    except ReadOnlyError:
        stand = stand_of(book, tail, withheld, shown=ShownRows(book))
        if explained:
            stand.explained()
    return stand
