"""Who does what to whom: sides of a verb that a restatement swaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.read.bearing.clauses import BREAKS, Clause, Said, saying
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.verbs import is_passive, is_verb
from reportedly.read.bearing.vocabulary import class_of, stem, stems_of

CLOSED = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The keys on both sides of a word: before it and behind it, or who does and who is done to."""

    one: frozenset[str]
    other: frozenset[str]


def swapped(statement: Sides, words: Sides) -> bool:
    """Tell whether something has gone from one side to the other, and something else the other way."""
    gone = (statement.one - words.one) & (words.other - statement.other)
    come = (words.one - statement.one) & (statement.other - words.other)
    return bool(gone) and bool(come)


def unborne_roles(statement: Said, words: Said) -> Iterator[Unborne]:
    """Verbs whose doer and sufferer change places."""
    for at, key in _verbs(statement):
        others = [i for i, other in _verbs(words) if other == key]
        said = sides_of_verb(statement, at)
        if others and all(swapped(said, sides_of_verb(words, i)) for i in others):
            yield Unborne(
                value="role",
                says=statement.text,
                words=words.text,
                why=f"the sides of {statement.words[at].text!r} have changed places",
            )


def _verbs(said: Said) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(said.words):
        key = stem(word.lower_)
        if key not in stems_of("reciprocal") and (said.keys[at] or word.lower_ == "said") and is_verb(said.words, at):
            yield at, key


def sides_of_verb(said: Said, at: int) -> Sides:
    """Who does, and everything and everybody else in the sentence."""
    first, last = sentence_of(said, at)
    keys = frozenset(key for i in range(first, last) if i != at and (key := said.keys[i]))
    doers = _doers(said, at, first, last)
    return Sides(one=doers, other=keys - doers)


def _doers(said: Said, at: int, first: int, last: int) -> frozenset[str]:
    if is_passive(said.words, at):
        by = next((i for i in range(at + 1, last) if said.words[i].lower_ == "by"), None)
        return frozenset() if by is None else _phrase(said, by + 1, last)
    if stem(said.words[at].lower_) in saying() | {"said"}:
        first = _clause_at(said, at).first
    return frozenset(key for key in said.keys[first:at] if key)


def _phrase(said: Said, first: int, last: int) -> frozenset[str]:
    """The keys of the noun phrase that starts at `first`."""
    keys = set[str]()
    for at in range(first, last):
        word = said.words[at].lower_
        if word in BREAKS or word in class_of("auxiliary") - {"'s"} or (word in class_of("preposition") and keys):
            break
        keys |= {said.keys[at]} - {""}
    return frozenset(keys)


def _clause_at(said: Said, at: int) -> Clause:
    return next(clause for clause in said.clauses if clause.first <= at < clause.last or clause is said.clauses[-1])


def sentence_of(said: Said, at: int) -> tuple[int, int]:
    """First word and the word behind the last of the sentence that word `at` stands in."""
    first = next((i + 1 for i in range(at - 1, -1, -1) if said.words[i].lower_ in CLOSED), 0)
    last = next((i for i in range(at, len(said.words)) if said.words[i].lower_ in CLOSED), len(said.words))
    return first, last
