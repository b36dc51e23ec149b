"""In which turn each source told of an event: who was first with it, as far as the days of reports tell.

Only reports that are at hand are known: first is whoever is first among these. A copy says nothing first, as what it
holds was told before; where days or hours leave open who was earlier, they are level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.casebook.moments import minutes
from reportedly.model.situation import SituationEvent
from reportedly.weigh.sides import sides_of
from reportedly.weigh.situation import Situation

Bounds = tuple[int, int]
"""The first and the last minute in which something may have been published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """When a source told of an event that several tell of, among those who hold that it is so."""

    source: str
    """Id of the origin."""
    claim: str
    """What it said earliest, in a report that is no copy."""
    published: str
    """When the report of it was published, EDTF."""
    ahead: int
    """How many other sources told it before, for certain; none where it was first, or may have been."""
    level: int
    """How many others may have told it as early, as far as their days and hours tell."""
    others: int
    """How many others tell of it, and say when."""
    undated: int
    """How many others tell of it in reports of which it is not known when they were published."""

    @property
    def first(self) -> bool:
        """Whether nobody at hand told it before, for certain."""
        return not self.ahead


def turns_of(event: SituationEvent, situation: Situation) -> tuple[Turn, ...]:
    """The turn of each source that holds an event, by their ids; none where fewer than two independent ones do."""
    if len(event.origins_for) < 2:
        return ()
    held = _by_source(sides_of(frozenset(event.claims), situation).holding.claims, situation)
    anyhow = {source: found for source, claims in held.items() if (found := _earliest(claims, situation))}
    undated = len(held) - len(anyhow)
    return tuple(_turns(held, anyhow, undated, situation))


def _turns(
    held: Mapping[str, Iterable[str]], anyhow: Mapping[str, Bounds], undated: int, situation: Situation
) -> Iterator[Turn]:
    for source, claims in sorted(held.items()):
        own = [id for id in claims if situation.claims[id].report_id not in situation.copies]
        bounds = _earliest(own, situation)
        if bounds is None:
            continue
        others = [found for other, found in anyhow.items() if other != source]
        ahead = sum(last < bounds[0] for _, last in others)
        behind = sum(first > bounds[1] for first, _ in others)
        claim = min((at, id) for id in own if (at := _bounds(id, situation)))[1]
        yield Turn(
            source=source, claim=claim, published=_published(claim, situation) or "", ahead=ahead,
            level=len(others) - ahead - behind, others=len(others), undated=undated,
        )  # fmt: skip


def _by_source(claims: Iterable[str], situation: Situation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id in claims:
        for origin in situation.origins.get(id, ()):
            found.setdefault(origin.id, []).append(id)
    return found


def _earliest(claims: Iterable[str], situation: Situation) -> Bounds | None:
    """Between which minutes the earliest of some claims was published; None where no day is known."""
    known = [bounds for id in claims if (bounds := _bounds(id, situation))]
    return (min(first for first, _ in known), min(last for _, last in known)) if known else None


def _bounds(claim: str, situation: Situation) -> Bounds | None:
    published = _published(claim, situation)
    first, last = minutes(published), minutes(published, end=True)
    return None if first is None or last is None else (first, last)


def _published(claim: str, situation: Situation) -> str | None:
    return situation.published.get(situation.claims[claim].report_id)
