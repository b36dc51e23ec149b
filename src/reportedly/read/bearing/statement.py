"""Restatements held against the words that they cite."""

from __future__ import annotations

from reportedly.read.bearing.clauses import said_by
from reportedly.read.bearing.counts import unborne_numbers
from reportedly.read.bearing.directions import unborne_directions
from reportedly.read.bearing.naming import unborne_bearers, unborne_names
from reportedly.read.bearing.polarity import unborne_hedges, unborne_polarity
from reportedly.read.bearing.roles import unborne_roles
from reportedly.read.bearing.times import unborne_times
from reportedly.read.bearing.unborne import Unborne

CHECKS = (
    unborne_numbers,
    unborne_polarity,
    unborne_hedges,
    unborne_directions,
    unborne_times,
    unborne_names,
    unborne_bearers,
    unborne_roles,
)


def check_statement(statement: str, words: str) -> tuple[Unborne, ...]:
    """Hold a restatement against the exact words that it cites; empty where they bear all of it.

    Refused are other numbers or bounds, denials, hedges, directions, times and names than those of the words, and
    changed places of who does and who suffers. A restatement may leave things out. It is a guard, no proof: what it
    lets pass keeps these values, and may still say something else by other words.
    """
    said, cited = said_by(statement), said_by(words)
    return tuple(found for check in CHECKS for found in check(said, cited))
