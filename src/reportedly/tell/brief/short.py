"""What stands out, in a few lines: how many events stand how, and the foremost that are borne out and disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportedly.tell.brief.english import listed, number
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Item, Section

MOST = 2
KINDS = {
    "corroborated": "borne out by independent origins",
    "disputed": "disputed",
    "denied": "denied by more than hold it",
    "withdrawn": "taken back by its own source",
    "uncorroborated": "claimed by one party, or by nobody who can be named",
}


def in_short(scope: Scope, borne_out: Section, disputed: Section) -> Section:
    """The heads of the two sections that a reader must know of first."""
    foremost = (*borne_out.items[:MOST], *disputed.items[:MOST])
    return Section(
        id="short",
        heading="In short",
        items=tuple(Item(sentences=item.sentences[:2], stands=item.stands) for item in foremost),
        remarks=(
            f"{_total(sum(_statuses(scope).values()))}: {listed(list(_counts(scope)))}."
            if scope.events
            else "No events.",
        ),
    )


def _total(events: int) -> str:
    return f"Of {number(events)} events in all" if events > 1 else "There is one event"


def _counts(scope: Scope) -> Iterator[str]:
    counts = _statuses(scope)
    for status, words in KINDS.items():
        if there := counts.get(status, 0):
            yield f"{number(there)} {'is' if there == 1 else 'are'} {words}"


def _statuses(scope: Scope) -> Mapping[str, int]:
    if scope.totals is not None:
        return scope.totals.statuses
    return Counter(event.status for event in scope.events)
