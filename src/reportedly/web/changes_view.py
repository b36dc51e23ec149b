"""Changes since a moment: what is new, other in words, withdrawn, corrected or regraded, with who and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from reportedly.casebook import Casebook, Change
from reportedly.tell.changes import figures_of
from reportedly.tell.holdings import short
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.filter import moment_of
from reportedly.web.own import VISIT, the_own
from reportedly.web.standing import Stand
from reportedly.web.word_changes import Run, word_changes
from reportedly.work.looking_up import words_for

BUSY = ("read", "linked")
"""What changes whenever the program works, and is shown only where everything is asked for."""
MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change."""

    change: Change
    what: str
    report: str | None
    """The report that it is about."""
    edits: tuple[tuple[str, tuple[Run, ...], str], ...]
    """Field, words, and the figures that became others."""
    after: str
    new: bool
    """Whether it came after the last visit of who asks."""


def changes(
    stand: Stand, book: Casebook, since: str, *, everything: bool, withheld: Withheld = NOTHING
) -> dict[str, Any]:
    """What the page shows; without `since`, what changed since the last visit.

    Raises InputError where it is no moment.
    """
    own = the_own()
    since = since or (VISIT if own.visit else "")
    changed = withheld.changes(book, book.changes(moment_of(since))) if since else ()
    found = [one for one in changed if everything or one.kind not in BUSY]
    named = partial(words_for, book)
    return {
        "stand": stand,
        "since": since,
        "since_visit": since == VISIT and own.visit is not None,
        "everything": everything,
        "number": len(found),
        "told": [_told(one, named(one.subject)) for one in reversed(found[-MOST:])],
        "most": MOST,
    }


def _told(change: Change, what: str) -> Told:
    kind, _, name = change.subject.partition(" ")
    return Told(
        change=change,
        what=what,
        report=name if kind == "report" else None,
        edits=tuple((e.field, tuple(word_changes(e.before, e.after)), figures_of(e)) for e in change.edits),
        new=the_own().is_new(change.entry),
        after=""
        if change.kind in ("new", "new version", "returned", "withdrawn") or not change.after
        else short(change.after),
    )
