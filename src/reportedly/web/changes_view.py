"""Changes since a moment: what is new, other in words, withdrawn, corrected or regraded, with who and why.

Of all that changed, or of what bears on the events that the filter bar asks for; of some kinds alone, if asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, get_args

from reportedly.casebook import Casebook, Change
from reportedly.casebook.changes import ChangeKind
from reportedly.errors import InputError
from reportedly.tell.changes import figures_of
from reportedly.tell.holdings import short
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.filter import Filter, moment_of
from reportedly.web.kept.bearing import bearing
from reportedly.web.own import VISIT, the_own
from reportedly.web.situation_view import bar
from reportedly.web.standing import Stand
from reportedly.web.word_changes import Run, word_changes
from reportedly.work.looking_up import words_for

BUSY = ("read", "linked")
"""What changes whenever the program works, and is shown only where everything is asked for."""
MOST = 500
KINDS: tuple[str, ...] = get_args(ChangeKind)


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
    stand: Stand,
    book: Casebook,
    asked: Filter,
    *,
    kinds: Sequence[str] = (),
    everything: bool = False,
    withheld: Withheld = NOTHING,
) -> dict[str, Any]:
    """What the page shows; where the filter says nothing of since when, what changed since the last visit.

    Raises InputError where a kind is none.
    """
    own = the_own()
    asked = replace(asked, since=asked.since or (VISIT if own.visit else ""))
    about = whatever_when(asked)
    changed = withheld.changes(book, book.changes(moment_of(asked.since))) if asked.since else ()
    every = list(bearing_on(stand, book, about, [one for one in changed if everything or one.kind not in BUSY]))
    found = [one for one in every if not kinds or one.kind in _known(kinds)]
    named = partial(words_for, book)
    return {
        "stand": stand,
        "asked": asked,
        "about": about,
        "since": asked.since,
        "since_visit": asked.since == VISIT and own.visit is not None,
        "everything": everything,
        "kinds": kinds,
        "by_kind": sorted(Counter(one.kind for one in every).items(), key=lambda kind: KINDS.index(kind[0])),
        "all": len(every),
        "number": len(found),
        "told": [_told(one, named(one.subject)) for one in reversed(found[-MOST:])],
        "most": MOST,
        **bar(stand, about),
    }


def whatever_when(asked: Filter) -> Filter:
    """Which events are asked for: of changes `since` says since when they came, and leaves no event out."""
    return replace(asked.events, since="", since_entry=None)


def bearing_on(stand: Stand, book: Casebook, about: Filter, changed: Sequence[Change]) -> Iterable[Change]:
    """Those changes that have to do with the events asked for."""
    if not about.narrows:
        return changed
    wanted = bearing(stand.rows, book, about, {one.subject for one in changed})
    return (one for one in changed if one.subject in wanted)


def _known(kinds: Iterable[str]) -> Iterable[str]:
    for kind in kinds:
        if kind not in KINDS:
            raise InputError(kind, "is no kind of change", f"take some of {', '.join(KINDS)}")
    return kinds


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
