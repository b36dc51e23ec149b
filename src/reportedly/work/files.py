"""Collecting files: each report with its bytes, each refusal with its reason, and nothing that is there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.casebook import By, Casebook, Fetch
from reportedly.collect import Collected, Given, Refused, collect
from reportedly.collect.clock import SYSTEM, Clock
from reportedly.collect.intake import NOT_GIVEN
from reportedly.errors import masked
from reportedly.work.attempts import was_told
from reportedly.work.held import Held
from reportedly.work.keeping import hand, keep_report
from reportedly.work.outcome import Outcome

TOGETHER = 50
"""So many inputs are kept in one transaction: the disk is waited for once."""
TOGETHER_BYTES = 16 * 2**20
"""Or as many as hold so many bytes."""

Taken = tuple[Collected | Refused, bytes]


def collect_files(
    book: Casebook, paths: Iterable[str | Path], *, given: Given = NOT_GIVEN, clock: Clock = SYSTEM
) -> Iterator[Outcome]:
    """Take files, folders and "-" into a casebook; what is there already stays as it is and leaves no trace.

    Raises SetupError where the casebook cannot be written to.
    """
    for together in _together(_with_bytes(paths, given)):
        with book.at_once():
            outcomes = [_keep(book, one, content, hand(clock)) for one, content in together]
        yield from outcomes


def _with_bytes(paths: Iterable[str | Path], given: Given) -> Iterator[Taken]:
    held = Held()
    for one in collect(paths, given=given, snapshots=held):
        yield one, held.bytes_of(one.report.sha256) if isinstance(one, Collected) else b""


def _together(taken: Iterable[Taken]) -> Iterator[list[Taken]]:
    together: list[Taken] = []
    size = 0
    for one in taken:
        together.append(one)
        size += len(one[1])
        if len(together) >= TOGETHER or size >= TOGETHER_BYTES:
            yield together
            together, size = [], 0
    if together:
        yield together


def _keep(book: Casebook, one: Collected | Refused, content: bytes, by: By) -> Outcome:
    if isinstance(one, Refused):
        return _refuse(book, one, by)
    added = keep_report(book, one, content, by)
    if added.outcome != "same":
        version = book.report(added.id)
        fetch = Fetch(
            url=one.where,
            at=by.at,
            outcome=added.outcome,
            snapshot=one.report.sha256,
            series=version.series if version else None,
        )
        book.add_fetch(fetch, by)
    return Outcome(where=one.where, became=added.outcome, report=added.id)


def _refuse(book: Casebook, refused: Refused, by: By) -> Outcome:
    where, why = masked(refused.where), masked(f"{refused.what}; {refused.todo}")
    if not was_told(book, where, why):
        book.add_fetch(Fetch(url=where, at=by.at, outcome="refused", reason=why), by)
    return Outcome(where=where, became="refused", why=why)
