"""The words in which it is told why: claims, reports, origins and reasons, each in a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportedly.model.origin import Origin
from reportedly.model.reason import Reason, bits
from reportedly.tell.situation_listing import names
from reportedly.tell.wording import counted, plain
from reportedly.weigh.situation import Situation

Words = Callable[[Iterable[str]], Iterator[str]]
"""Tells claims by their ids, each in a line, in the order in which they are named."""


def claim_words(id_: str, situation: Situation) -> str:
    """A claim: what it says, whose word it is, and the report that makes it."""
    claim = situation.claims[id_]
    known = names(situation.origins.get(id_, ())) or "lineage unknown"
    return f"“{plain(claim.content.text)}” ({known}, in {report_words(claim.report_id, situation)}, {id_})"


def report_words(id_: str | None, situation: Situation) -> str:
    """A report: its publisher and day; by its id where it is not at hand."""
    report = situation.reports.get(id_ or "")
    if report is None:
        return str(id_)
    return f"{report.publisher or report.id}, {situation.published.get(report.id) or 'undated'}"


def origin_words(origin: Origin) -> str:
    """Who knows something, of which side, and in how many reports."""
    side = f" of {origin.party}" if origin.party else ""
    return f"{plain(origin.informant)}{side}, in {counted(len(origin.reports), 'report')}"


def reason_lines(reasons: Iterable[Reason]) -> Iterator[str]:
    """Each reason with its bits and the two values compared, then the sum."""
    told = list(reasons)
    for reason in told:
        compared = f": “{plain(reason.older)}” – “{plain(reason.newer)}”" if reason.older or reason.newer else ""
        yield f"    {reason.bits:+.2f} bits, {reason.feature}{compared}"
    if len(told) > 1:
        yield f"    {bits(told):+.2f} bits in all"


def strongest_words(reasons: Iterable[Reason]) -> str:
    """The three reasons that weigh most."""
    strongest = sorted(reasons, key=lambda reason: -abs(reason.bits))[:3]
    return ", ".join(f"{reason.feature} {reason.bits:+.1f}" for reason in strongest)
