"""What hedges a clause: possibility, hearsay, and the flag that something was not checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.bearing.vocabulary import class_of, stem, stems_of
from reportedly.read.bearing.words import Words, lower

NO_HEDGES = frozenset(
    {"should", "ought", "look", "tend", "scenario", "suggestion", "expect", "expected", "assumptions"}
)
"""Rows of hedges.tsv that need a parse to be told from other uses."""
NEGATIONS = frozenset({"not", "n't", "no", "never", "cannot", "without", "unable", "impossible", "yet"})
REACH = 6
MARKS = frozenset({",", ";", ":", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class _HedgeRow:
    lemma: str
    part: Literal["modal", "adverb", "adjective", "verb", "noun"]
    effect: str | None
    polarity: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedging:
    """How a clause is hedged."""

    surely: bool = False
    """It is said to be possible, probable, unclear or unconfirmed."""
    hearsay: bool = False
    """It is said to be "reportedly" so."""
    impersonal: bool = False
    """It is attributed to nobody: "reports say", "is said to"."""

    @property
    def hard(self) -> bool:
        """Whether the hedge must not be lost."""
        return self.surely or self.hearsay

    def __or__(self, other: Hedging) -> Hedging:
        return Hedging(
            surely=self.surely or other.surely,
            hearsay=self.hearsay or other.hearsay,
            impersonal=self.impersonal or other.impersonal,
        )


@cache
def _hedges() -> frozenset[str]:
    rows = load_table("hedges", _HedgeRow)
    plain = frozenset(row.lemma for row in rows if row.effect and row.part != "verb" and " " not in row.lemma)
    return (plain | class_of("uncertain")) - NO_HEDGES - class_of("evidential")


@cache
def unlikely() -> frozenset[str]:
    """Stems of the adjectives that hedge and deny at once."""
    rows = load_table("hedges", _HedgeRow)
    return frozenset(stem(row.lemma) for row in rows if row.polarity == "negative" and row.part == "adjective")


@cache
def negative_hedges() -> frozenset[str]:
    """Stems of the hedges that deny: "unlikely", "fail"."""
    return frozenset(stem(row.lemma) for row in load_table("hedges", _HedgeRow) if row.polarity == "negative")


def hedging_of(words: Words, first: int, last: int) -> Hedging:
    """What hedges the words from `first` to `last` (exclusive)."""
    places = range(first, last)
    return Hedging(
        surely=any(_hedges_at(words, i) or _unchecked_at(words, i) for i in places),
        hearsay=any(_hearsay_at(words, i) for i in places),
        impersonal=any(_impersonal_at(words, i) for i in places),
    )


def _hedges_at(words: Words, at: int) -> bool:
    word, after = words[at].lower_, lower(words, at + 1, at + 2)
    if word == "may":
        return not words[at].is_name or at == 0
    if word == "could":
        return after not in ("not", "n't")
    if stem(word) in ("seem", "appear"):
        return after in ("to", "that", "likely")
    if word in ("believed", "thought", "feared"):
        return after in ("to", "that") or _be_before(words, at)
    if word == "whether":
        return lower(words, at + 1, at + 3) != "or not"
    if word in ("possible", "certain") and lower(words, at - 1, at) in ("not", "as"):
        return False
    return word in _hedges() and lower(words, at + 1, at + 2) != "of"


def _hearsay_at(words: Words, at: int) -> bool:
    """ "Allegedly", "alleged"; not "supposed to", which says what should be."""
    return words[at].lower_ in class_of("evidential") and lower(words, at, at + 2) != "supposed to"


def _be_before(words: Words, at: int) -> bool:
    return lower(words, at - 1, at) in class_of("be")


def _unchecked_at(words: Words, at: int) -> bool:
    """ "Could not be verified", "has not been confirmed", "not known", "no confirmation", "yet to be confirmed"."""
    word = words[at].lower_
    if stem(word) not in stems_of("checking") and word not in class_of("knowing"):
        return False
    before = [w.lower_ for w in words[max(0, at - REACH) : at]]
    marks = [i for i, word in enumerate(before) if word in MARKS]
    return bool(NEGATIONS & set(before[marks[-1] + 1 if marks else 0 :]))


def _impersonal_at(words: Words, at: int) -> bool:
    two = lower(words, at, at + 2)
    return words[at].lower_ in class_of("impersonal") or (two in class_of("impersonal") and _be_before(words, at))
