"""Whether two tolls are of one thing: of one explosion, by its place, or by what their reports name."""

from __future__ import annotations

import re

from reportedly.link.figures_compared import Figure, figures_of
from reportedly.link.laid_out import Weights
from reportedly.link.matter import Matter, days_apart
from reportedly.link.one_story import in_one_story
from reportedly.link.shared_words import BIT, shared_bits, told_by_other
from reportedly.link.tolls import UNITS

LEAST_TOLD, LEAST_NAMED = 12 * BIT, 16 * BIT
"""Hundredths of a bit that the shared words must come to: where both tolls say what they are of, or reports do."""
HALF = 0.5
APART_DAYS = 14
MOST_TIMES = 10
"""Tolls further apart than this are seldom of one thing."""
COUNTED = re.compile(
    r"\b(?:counted|tallied|registered|listed|documented|recorded|identified|buried|exhumed"
    r"|(?:a|the|their|our|her|his|its) (?:own )?(?:list|register|count|tally|records?)"
    r"|on (?:her|his|their|our|its) lists?)\b",
    re.IGNORECASE,
)
"""Who says so has counted for himself, and does not only bring an older count up to date."""


def of_one_toll(one: Matter, other: Matter) -> bool:
    """Whether two claims tell the toll of one thing."""
    if not one.toll_of or not other.toll_of or (one.toll_kin and other.toll_kin and not one.toll_kin & other.toll_kin):
        return False
    if (days_apart(one, other) or 0) > APART_DAYS:
        return False
    if one.toll_told and other.toll_told:
        return told_alike(one.toll_of, other.toll_of)
    ours, theirs = ({**matter.toll_names, **matter.toll_of} for matter in (one, other))
    return shared_bits(ours, theirs) >= LEAST_NAMED or in_one_story(one, other)


def told_alike(one: Weights, other: Weights) -> bool:
    """Whether most of what the one toll is said to be of is told of the other."""
    most = max(told_by_other(one, other), told_by_other(other, one))
    return shared_bits(one, other) >= LEAST_TOLD and most >= HALF


def may_be_rivals(one: Matter, other: Matter) -> bool:
    """Whether two tolls lie near enough to be two counts of one thing."""
    ours, theirs = ({figure.unit: figure for figure in tolls_in(matter)} for matter in (one, other))
    return any(_times(ours[unit], theirs[unit]) <= MOST_TIMES for unit in ours.keys() & theirs.keys())


def counts_for_himself(matter: Matter) -> bool:
    """Whether who tells a toll says that it was counted by him or for him."""
    return COUNTED.search(matter.told.text) is not None


def tolls_in(matter: Matter) -> list[Figure]:
    """The figures of a claim for the dead, the wounded and the missing."""
    return [figure for figure in figures_of(matter.told) if figure.unit in UNITS]


def _times(one: Figure, other: Figure) -> float:
    low, high = sorted((max(one.low, 1.0), max(other.low, 1.0)))
    return high / low
