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
    return Listing(
        columns=COLUMNS,
        shown_columns=("change", "what", "words"),
        rows=(row for change in changes for row in _rows(change, named(change.subject))),
        wide=("what", "words"),
        nothing="Nothing changed.",
    )


def _rows(change: Change, what: str) -> Iterator[Row]:
    """One row for each edit of a new version, and one for anything else."""
    figures = [figures_of(edit) for edit in change.edits]
    about = {"what": what, "by": str(change.by), "at": change.by.at, "figures": [told for told in figures if told]}
    record = {**asdict(change), **about}
    when = change.by.at[:16].replace("T", " ")
    head = (change.entry, when, str(change.by), change.kind, what)
    shown = ("\n".join((change.kind, f"entry {change.entry}", when, str(change.by), "")), what)
    if not change.edits:
        before, after = _values(change)
        words = _shown(before, after, "", change.why)
        yield Row(cells=(*head, before, after, None, change.why), record=record, shown=(*shown, words))
    for number, (edit, figure) in enumerate(zip(change.edits, figures, strict=True)):
        named = "" if edit.field == "text" else f"{edit.field}: "
        before, after = (named + words if words else "" for words in (edit.before, edit.after))
        cells = (*head, before or None, after or None, figure or None, change.why)
        beside = shown if number == 0 else ("", "")
        told = _shown(before, after, figure, change.why)
        yield Row(cells=cells, record=record, shown=(*beside, told), repeats=number > 0)


def _values(change: Change) -> tuple[str | None, str | None]:
    """What stood in the ledger before and after; for reports the row's other cells say as much."""
    if change.kind in ("new", "returned", "withdrawn"):
        return None, None
    before, after = (None if value is None else short(value) for value in (change.before, change.after))
    return before, after


def _shown(before: str | None, after: str | None, figures: str, why: str | None) -> str:
    marked = (("− ", before), ("+ ", after), ("figures: ", figures), ("because ", why))
    return "".join(f"{mark}{words}\n" for mark, words in marked if words)


def figures_of(edit: Edit) -> str:
    """The figures that became others: "nine → 11"."""
    changed = difference(edit.before, edit.after).changed
    pairs = [f"{word.before or '–'} → {word.after or '–'}" for sentence in changed for word in sentence.figures]
    return "; ".join(pairs)
