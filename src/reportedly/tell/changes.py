"""What changed in a casebook, put into rows: of new versions the sentences, and in them the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from reportedly.casebook import Change, Edit
from reportedly.collect import difference
from reportedly.tell.holdings import short
from reportedly.tell.listing import Listing, Row

COLUMNS = ("entry", "when", "by", "change", "what", "before", "after", "figures", "why")


def changes_listing(changes: Iterable[Change], named: Callable[[str], str]) -> Listing:
    """What changed, in order; `named` puts a ledger entry's subject into words."""
    rows = (row for change in changes for row in _rows(change, named(change.subject)))
    return Listing(columns=COLUMNS, rows=rows, wide=("what", "before", "after", "why"), nothing="Nothing changed.")


def _rows(change: Change, what: str) -> Iterator[Row]:
    record = {
        **asdict(change),
        "what": what,
        "by": str(change.by),
        "at": change.by.at,
        "figures": [figures for edit in change.edits if (figures := figures_of(edit))],
    }
    head = (change.entry, change.by.at[:16].replace("T", " "), str(change.by), change.kind, what)
    if not change.edits:
        before, after = (None if value is None else short(value) for value in (change.before, change.after))
        known = change.kind in ("new", "returned", "withdrawn")
        yield Row(cells=(*head, None if known else before, None if known else after, None, change.why), record=record)
    for number, edit in enumerate(change.edits):
        named = "" if edit.field == "text" else f"{edit.field}: "
        before, after = named + edit.before, named + edit.after
        cells = (*head, before, after, figures_of(edit) or None, change.why)
        yield Row(cells=cells, record=record, repeats=number > 0)


def figures_of(edit: Edit) -> str:
    """The figures that became others: "nine → 11"."""
    changed = difference(edit.before, edit.after).changed
    pairs = [f"{word.before or '–'} → {word.after or '–'}" for sentence in changed for word in sentence.figures]
    return "; ".join(pairs)
