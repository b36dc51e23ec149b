"""What a source was first with, whom it copies and who copies it: as lines, and as records of the API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.link.copying import Carried
from reportedly.model.origin import Origin
from reportedly.model.situation import SituationEvent
from reportedly.tell.wording import counted, plain
from reportedly.weigh.picture import Picture
from reportedly.weigh.turns import Turn, turns_of


def first_record(turn: Turn, event: SituationEvent) -> dict[str, Any]:
    """An event that a source was first with, or may have been."""
    return {
        "event": event.id,
        "summary": plain(event.summary),
        "claim": turn.claim,
        "published": turn.published,
        "level": turn.level,
        "others": turn.others,
        "undated": turn.undated,
    }


def carried_record(carried: Carried, event: str | None) -> dict[str, Any]:
    """A report that copies or credits, with the id of an event that it tells of."""
    return {
        "report": carried.report,
        "publisher": carried.by_name,
        "published": carried.published,
        "carrying": carried.carrying,
        "other": carried.of_name,
        "other_report": carried.older,
        "event": event,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstsTold:
    """What a source was first with, or may have been."""

    told: int
    """How many events it tells of that others hold too, of which it is known when it did."""
    firsts: Iterable[tuple[Turn, SituationEvent]]


def firsts_in(origin: Origin, picture: Picture) -> FirstsTold:
    """What a source of a whole casebook was first with."""
    told = [(turn, event) for event in picture.events for turn in turns_of(event, picture.situation)]
    mine = [(turn, event) for turn, event in told if turn.source == origin.id]
    return FirstsTold(told=len(mine), firsts=[(turn, event) for turn, event in mine if turn.first])


def first_lines(told: FirstsTold) -> Iterator[str]:
    """What a source was first with, the latest first."""
    if not told.told:
        return
    firsts = sorted(told.firsts, key=lambda one: (one[0].published, one[1].id), reverse=True)
    told_by_others = f"{counted(told.told, 'event')} that others hold too"
    yield f"First of the reports in this casebook with {len(firsts)} of {told_by_others}:"
    for turn, event in firsts:
        yield f"  {turn.published}: {plain(event.summary)} ({event.id}), {how_first(turn)}; {turn.claim}"


def how_first(turn: Turn) -> str:
    """How surely a source was first."""
    before = turn.others - turn.level
    level = [f"level with {counted(turn.level, 'other')}"] if turn.level else []
    ahead = [f"before {before}" if level else f"before {counted(before, 'other')}"] if before else []
    unknown = [f"the day of {turn.undated} more unknown"] if turn.undated else []
    return ", ".join((*level, *ahead, *unknown))


def carrying_lines(copies: Iterable[Carried], copied: Iterable[Carried]) -> Iterator[str]:
    """Whom the reports that a source publishes copy and credit, and whose do so with them."""
    yield from _carrying("Copies and credits", ((one.of_name, one) for one in sorted(copies, key=_in_time)))
    yield from _carrying("Copied and credited by", ((one.by_name, one) for one in sorted(copied, key=_in_time)))


def _in_time(one: Carried) -> tuple[str, ...]:
    return one.published or "", one.report, one.carrying, one.of


def _carrying(words: str, found: Iterable[tuple[str, Carried]]) -> Iterator[str]:
    reports: dict[str, list[Carried]] = {}
    for name, one in found:
        reports.setdefault(name, []).append(one)
    if reports:
        yield f"{words}:"
    for name, some in sorted(reports.items(), key=lambda one: (-len(one[1]), one[0])):
        counts = Counter(one.carrying for one in some)
        yield f"  {plain(name)}: {', '.join(f'{counts[how]} {how}' for how in sorted(counts))}"
        yield from (f"    {one.published or 'undated'}: {_pair(one)}" for one in some)


def _pair(one: Carried) -> str:
    return f"{one.report} {one.carrying} {one.older or plain(one.of_name)}"
