"""Which clauses of the words a clause of a restatement is about."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.read.bearing.clauses import Clause, Said
from reportedly.read.bearing.vocabulary import stems_of


def told_clauses(said: Said) -> tuple[Clause, ...]:
    """The clauses that say more than who says it, or that something is told."""
    return tuple(clause for clause in said.clauses if clause.keys - stems_of("telling") and not clause.reporting)


def closest(clause: Clause, words: Said, without: frozenset[str] = frozenset()) -> tuple[Clause, ...]:
    """The clauses of the words that share most with a clause, `without` left out; none where none shares anything."""
    wanted = clause.keys - without
    shared = [(len(wanted & other.keys), other) for other in told_clauses(words)]
    most = max((count for count, _ in shared), default=0)
    return tuple(other for count, other in shared if count == most and most > 0)


def quoted(said: Said, clauses: Iterable[Clause]) -> str:
    """The text of clauses, in text order."""
    return " … ".join(said.quoted(clause.first, clause.last) for clause in clauses)
