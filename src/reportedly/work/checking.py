"""Checking claims that somebody brings against what a casebook has read and linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reportedly.casebook import Casebook
from reportedly.errors import InputError
from reportedly.journey import read_reports
from reportedly.link.check import as_report, brought, check, prepare
from reportedly.link.linking import Linked
from reportedly.model.check import Check, Stance
from reportedly.model.reading import Reading
from reportedly.work.linking import linked_in


def check_claims(
    book: Casebook,
    claims: Mapping[str, str],
    *,
    model: Path | None = None,
    told: Callable[[Linked], Linked] = lambda linked: linked,
) -> Iterator[tuple[tuple[Stance, ...], Check]]:
    """Every report's stance to each claim, and the sum; `told` may leave out some reports.

    Raises InputError for a claim that cannot be read.
    """
    linked = linked_in(book, told=told)
    prepared = prepare(
        linked.readings,
        {one.report_id: one.origin_group for one in linked.reports},
        informants=linked.informants,
    )
    asked = read_reports([as_report(text, linked.readings) for text in claims.values()], model=model)
    for (key, text), reading in zip(claims.items(), asked, strict=True):
        if not isinstance(reading, Reading):
            raise InputError(key, f"cannot be read ({reading.why})", "word the claim as one plain sentence")
        yield check(brought(key, text, reading), prepared)
