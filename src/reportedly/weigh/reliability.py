"""How reliable a source has been found: its claims held against what others settled, event by event.

Something is settled when two parties or more hold it independently of the source that is judged, and fewer contradict
it. The source's own word, and that of its party, never counts for itself. What it says often counts once an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import comb
from typing import NamedTuple

from reportedly.model.grade import PersonGrade, Reliability, Result, SourceGrade, TrackEntry
from reportedly.model.origin import Origin
from reportedly.weigh.sides import Side, Sides, sides_of
from reportedly.weigh.situation import Situation, event_id

FEWEST = 3
"""A record of fewer settled events cannot be judged."""
SETTLING_PARTIES = 2
CAUTION = 0.2
"""A grade must hold with this probability of erring, on the side of `F`."""
GOOD: tuple[tuple[Reliability, float], ...] = (("A", 0.9), ("B", 0.75), ("C", 0.5))
"""The least share of right claims that the record makes credible, for each of the upper grades."""
BAD: tuple[tuple[Reliability, float], ...] = (("E", 0.35), ("D", 0.5))
"""The greatest share of right claims that the record leaves credible, for each of the lower ones."""


class Judged(NamedTuple):
    """One event on which a source was borne out or not; sorts by the day on which it was settled."""

    no_day: bool
    settled: str
    event: str
    claim: str
    result: Result
    why: str


def grade_sources(situation: Situation, by_persons: Iterable[PersonGrade] = ()) -> dict[str, SourceGrade]:
    """Grade every origin of a situation, by its id, with the record that each grade rests on."""
    given = {grade.source: grade for grade in sorted(by_persons, key=lambda g: g.given)}
    origins = {origin.id: origin for held in situation.origins.values() for origin in held}
    records: dict[str, list[Judged]] = {id: [] for id in sorted(origins.keys() | given.keys())}
    for event in situation.events:
        for id, found in judged_by(event, situation):
            records[id].append(found)
    return {id: graded(id, judged, given.get(id)) for id, judged in records.items()}


def judged_by(event: frozenset[str], situation: Situation) -> Iterator[tuple[str, Judged]]:
    """By id, the sources that an event bears out or not."""
    sides = sides_of(event, situation)
    origins = {o.id: o for claim in sorted(event) for o in situation.origins.get(claim, ())}
    for id, origin in sorted(origins.items()):
        found = _judged(origin, event, sides, situation)
        if found is not None:
            yield id, found


def reliabilities(grades: Mapping[str, SourceGrade]) -> dict[str, Reliability]:
    """The letters that count, by source: the person's where there is one."""
    return {id: grade.grade for id, grade in grades.items()}


def letter(right: int, wrong: int) -> Reliability:
    """The grade that a record makes credible; F where it is too thin or too mixed to say."""
    if right + wrong < FEWEST:
        return "F"
    for grade, least in GOOD:
        if _chance_below(least, right, wrong) <= CAUTION:
            return grade
    for grade, most in BAD:
        if 1 - _chance_below(most, right, wrong) <= CAUTION:
            return grade
    return "F"


def _chance_below(share: float, right: int, wrong: int) -> float:
    """How probable it is that less than `share` of a source's claims are right (Beta(1 + right, 1 + wrong))."""
    n = right + wrong + 1
    return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(right + 1, n + 1))


def graded(source: str, record: Iterable[Judged], person: PersonGrade | None) -> SourceGrade:
    """The grade of a source by its record, event by event, and by what a person says."""
    history: list[TrackEntry] = []
    right = wrong = 0
    for one in sorted(record):
        right, wrong = right + (one.result == "borne_out"), wrong + (one.result != "borne_out")
        history.append(
            TrackEntry(
                settled=one.settled or None,
                event=one.event,
                attribute=None,
                claim=one.claim,
                result=one.result,
                why=one.why,
                grade_after=letter(right, wrong),
            )
        )
    return SourceGrade(
        source=source,
        learned=letter(right, wrong),
        right=right,
        wrong=wrong,
        history=tuple(history),
        person=person,
    )


def _judged(origin: Origin, event: frozenset[str], sides: Sides, situation: Situation) -> Judged | None:
    """Whether an event bears a source out; None where nothing is settled without it, or was settled before it spoke."""
    back = _own(origin, (*sides.holding.withdrawn, *sides.disputing.withdrawn), situation)
    if back:
        day = situation.when(situation.taken_back[back[0]])[1]
        return Judged(not day, day, event_id(event), back[0], "withdrawn", "taken back by the source itself")
    for own, other in ((sides.holding, sides.disputing), (sides.disputing, sides.holding)):
        said = _own(origin, own.claims, situation)
        if said and not _own(origin, other.claims, situation):
            return _held_against(origin, said[0], event, own, other, situation)
    return None


def _held_against(
    origin: Origin, said: str, event: frozenset[str], own: Side, other: Side, situation: Situation
) -> Judged | None:
    agreeing, opposing = _others(own, origin, situation), _others(other, origin, situation)
    if max(len(agreeing), len(opposing)) < SETTLING_PARTIES or len(agreeing) == len(opposing):
        return None
    right = len(agreeing) > len(opposing)
    settlers = sorted((agreeing if right else opposing).values())
    no_day, day, _ = settlers[SETTLING_PARTIES - 1]
    if right and situation.when(said)[:2] > (no_day, day):
        return None
    names = ", ".join(sorted(informant for _, _, informant in settlers))
    result: Result = "borne_out" if right else "contradicted"
    return Judged(no_day, day, event_id(event), said, result, f"{result.replace('_', ' ')} by {names}")


def _own(origin: Origin, claims: Iterable[str], situation: Situation) -> list[str]:
    return [id for id in claims if any(o.id == origin.id for o in situation.origins.get(id, ()))]


def _others(side: Side, origin: Origin, situation: Situation) -> dict[str, tuple[bool, str, str]]:
    """By party on a side, when it first spoke and through whom, leaving out the source and its own party."""
    found: dict[str, tuple[bool, str, str]] = {}
    for id in side.claims:
        for other in situation.origins.get(id, ()):
            party = other.party or other.id
            if other.id != origin.id and party != (origin.party or origin.id):
                found.setdefault(party, (*situation.when(id)[:2], other.informant))
    return found
