"""Whether a restatement denies what the words deny, affirms what they affirm, and hedges what they hedge."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.bearing.alignment import closest, quoted, told_clauses
from reportedly.read.bearing.clauses import NEGATED_NOUN, Clause, Said, cues_of, is_negator
from reportedly.read.bearing.directions import says_opposite
from reportedly.read.bearing.hedging import Hedging
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.verbs import is_finite

SAYS = {True: "it is denied", False: "it is affirmed"}


def unborne_polarity(statement: Said, words: Said) -> Iterator[Unborne]:
    """Clauses that are turned round, and nouns that are there in one and not in the other."""
    if not _turned(statement) and not _turned(words):
        return
    for clause in told_clauses(statement):
        against = closest(clause, words) or _all_alike(words)
        if against and not _agrees(statement, clause, words, against):
            yield _unborne("negation", statement, clause, words, against)
    if _turned(statement) != _turned(words):
        yield from _unsaid(statement, words)
    yield from _lone_nouns(statement, words)


def _unsaid(statement: Said, words: Said) -> Iterator[Unborne]:
    """Verbs of saying that are negated in one and not in the other: "did not answer"."""
    for clause in statement.clauses:
        cues = cues_of(statement, clause)
        same = tuple(other for other in words.clauses if cues & cues_of(words, other))
        if cues and same and all(other.negative is (not clause.negative) for other in same):
            yield _unborne("negation", statement, clause, words, same)


def _turned(said: Said) -> bool:
    return any(clause.negative is not False for clause in said.clauses)


def _all_alike(words: Said) -> tuple[Clause, ...]:
    """Every clause, where all are turned the same way."""
    told = told_clauses(words)
    return told if len({clause.negative for clause in told}) == 1 else ()


def _agrees(statement: Said, clause: Clause, words: Said, against: tuple[Clause, ...]) -> bool:
    """Whether both are turned the same way; or one is, and says the opposite: "not accepted", "turned down"."""
    if clause.negative is None or any(other.negative in (None, clause.negative) for other in against):
        return True
    return any(says_opposite(statement, clause, words, other) for other in against)


def _unborne(value: str, statement: Said, clause: Clause, words: Said, against: tuple[Clause, ...]) -> Unborne:
    return Unborne(
        value=value,
        says=statement.quoted(clause.first, clause.last),
        words=quoted(words, against),
        why=f"the statement says that {SAYS[clause.negative is True]}, and the words do not",
    )


def _lone_nouns(statement: Said, words: Said) -> Iterator[Unborne]:
    """ "Without losses" against "with losses": a noun with "no" before it here, and in an affirmed clause there."""
    for one, other in ((statement, words), (words, statement)):
        for noun, at in _negated_nouns(one).items():
            if noun in _affirmed(other) and noun not in _affirmed(one):
                says = one.quoted(at, at + 2) if one is statement else noun
                why = f"{one.quoted(at, at + 2)!r} is in one of the two, and the other affirms it"
                yield Unborne(value="negation", says=says, words=words.text, why=why)


def _negated_nouns(said: Said) -> dict[str, int]:
    """The noun behind "no" or "without", the last word of its phrase, with the place of the negation."""
    found = dict[str, int]()
    for at, word in enumerate(said.words):
        if word.lower_ in NEGATED_NOUN and is_negator(said.words, at):
            last = next((i for i in range(at + 1, len(said.keys)) if not said.keys[i]), len(said.keys)) - 1
            if last == at + 1 or (last > at and not is_finite(said.words, last)):
                found[said.keys[last]] = at
    return found


def _affirmed(said: Said) -> frozenset[str]:
    """What stands in clauses that are not turned round, and only there."""
    turned = frozenset(key for clause in said.clauses if clause.negative is not False for key in clause.keys)
    return frozenset(key for clause in said.clauses for key in clause.keys) - turned


def unborne_hedges(statement: Said, words: Said) -> Iterator[Unborne]:
    """Clauses that are surer, or less sure, than the words."""
    if not any(clause.hedging.hard for said in (statement, words) for clause in said.clauses):
        return
    for clause in told_clauses(statement):
        against = closest(clause, words) or told_clauses(words)
        if against and not any(_as_sure(clause.hedging, other.hedging, statement, words) for other in against):
            surer = "surer than" if not clause.hedging.hard else "less sure than"
            yield Unborne(
                value="hedge",
                says=statement.quoted(clause.first, clause.last),
                words=quoted(words, against),
                why=f"the statement is {surer} the words",
            )


def _as_sure(said: Hedging, words: Hedging, statement: Said, cited: Said) -> bool:
    if said.hard == words.hard:
        return True
    if words.hard:
        return words.hearsay and not words.surely and _impersonal(statement)
    return said.hearsay and not said.surely and (_impersonal(cited) or any(c.reporting for c in cited.clauses))


def _impersonal(said: Said) -> bool:
    return any(clause.hedging.impersonal for clause in said.clauses)
