"""How many something cost in dead, wounded or missing, and of what that is the toll where the claim does not say.

"Relatives have a list of 31 dead after the collapse of the shaft": the toll and the collapse are told by two claims of
one sentence. "Nine people were killed" by itself is the toll of what its report is about: then the names that its
report names stand for that. A count over months is of no one thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from reportedly.lexicon.states import states
from reportedly.lexicon.words import words_in
from reportedly.link.content_words import hundredths
from reportedly.link.content_words import stem as content_stem
from reportedly.link.event_facts import kin_of
from reportedly.link.laid_out import LaidOut, Weights
from reportedly.link.occurrences import occurrences_in
from reportedly.link.shared_words import BIT
from reportedly.link.told import Told, Word, carries_meaning, cut, matter_of
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.read.numbers import starts_number

UNITS = frozenset(["killed", "injured", "missing"])
COSTS = ("die", "kill", "wound")
"""Words whose rows of `event_kin` tell what something cost, and not what happened."""
OVER_TIME = re.compile(
    r"\b(?:since|(?:this|last|past|so far this|the last|the past) (?:year|month|week)s?|(?:over|in|during) the "
    r"(?:war|conflict|past|last|campaign)|months|years|overall|on average|each|every|a day)\b",
    re.IGNORECASE,
)
AS_BEFORE = re.compile(r"\bfrom $", re.IGNORECASE)
"""Before a figure that was raised: "to 17, from nine"."""
PARTLY = re.compile(
    r"\b(?:also|another|further|additional|in addition|as well as|more (?!than\b)|among (?:them|the)\b"
    r"|(?:people|men|women|bodies|persons|others) (?:that|who|which)\b)",
    re.IGNORECASE,
)
"""Words beside a count of some of those whom something cost their lives, and not of all."""
NAME_BITS = 6 * BIT
MOST_NAMES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What a claim's toll is of."""

    of: Weights
    """The claim's words and those of its sentence; empty where it tells no toll."""
    names: Weights
    """What its report names most, which stands for that where the sentence tells neither what happened nor where."""
    told: bool
    """Whether the sentence tells what happened, or where."""
    kin: frozenset[int]
    """Rows of `event_kin` for what happened, where that is told."""


NO_TOLL = Toll(of={}, names={}, told=False, kin=frozenset())


class Tolls:
    """What the tolls of one report are of."""

    def __init__(self, reading: Reading, laid_out: Sequence[LaidOut]) -> None:
        self._laid_out = laid_out
        self._report = reading.report
        self._names: Weights | None = None

    def of(self, here: LaidOut) -> Toll:
        """What the toll of a claim is of."""
        if (
            not any(map(partial(_is_toll, here.told), here.told.quantities))
            or here.claim.factuality.polarity != "positive"
            or OVER_TIME.search(here.told.text)
        ):
            return NO_TOLL
        beside = [one for one in self._laid_out if one.at == here.at]
        words = {stem: weight for one in beside for stem, weight in one.own.items() if stem not in _telling_costs()}
        kin = frozenset(row for one in beside for row in _happened(one.told, one.deeds))
        return Toll(
            of=words,
            names=self._names_of_report(),
            told=bool(kin) or any(one.claim.places for one in beside),
            kin=kin or _happened_in(self._laid_out),
        )

    def _names_of_report(self) -> Weights:
        if self._names is None:
            self._names = dict(_names(cut(self._report.text), cut(self._report.publisher or "")))
        return self._names


def _is_toll(told: Told, quantity: Quantity) -> bool:
    """Whether a figure is the toll that a claim tells, and not what it was before or a part of it."""
    before = told.text[: max(0, told.text.find(quantity.quote.text))]
    return quantity.unit in UNITS and not AS_BEFORE.search(before) and not PARTLY.search(told.text)


def _happened_in(laid_out: Sequence[LaidOut]) -> frozenset[int]:
    """What a report says first that happened."""
    return next((kin for one in laid_out if (kin := frozenset(_happened(one.told, one.deeds)))), frozenset())


def _happened(told: Told, deeds: frozenset[str]) -> Iterator[int]:
    """Rows of `event_kin` for what a claim says happened, beside what it cost."""
    if all(claim.factuality.polarity != "negative" for claim in told.claims):
        yield from (kin_of(deeds | occurrences_told(told)) & rows_of_occurrences()) - _rows_of_costs()


def occurrences_told(told: Told) -> frozenset[str]:
    """Stems of the words by which a claim tells what happened, wherever they stand: "died when it came down"."""
    nouns = words_in("occurrence_nouns", "words")
    spoken = (content_stem(word.lower_) for word in told.words if word.lower_.removesuffix("s") in nouns)
    return frozenset(spoken) | occurrences_in(told.text, "")


@cache
def _telling_costs() -> frozenset[str]:
    """Words that say that somebody was killed, and no more."""
    words = (
        "people person killed kill died die dead death deaths wounded injured hurt missing bodies victims casualties"
    )
    return frozenset(matter_of(word) for word in cut(words))


@cache
def rows_of_occurrences() -> frozenset[int]:
    """Rows of `event_kin` for what happens and costs lives, wounds or breaks things."""
    return frozenset(
        row for word in words_in("occurrence_nouns", "words") for row in kin_of(frozenset((content_stem(word),)))
    )


@cache
def _rows_of_costs() -> frozenset[int]:
    return frozenset(row for word in COSTS for row in kin_of(frozenset((content_stem(word),))))


def _names(words: Sequence[Word], publisher: Sequence[Word]) -> Iterator[tuple[str, int]]:
    """The rare words that stand only with a capital letter, those that stand there most often."""
    small = {word.lower_ for word in words if word.text[:1].islower()} | {word.lower_ for word in publisher}
    capital = [word for word in words if word.text[:1].isupper() and word.lower_ not in small and _tells(word)]
    often = Counter(map(matter_of, capital))
    bits = {matter_of(word): hundredths(content_stem(word.lower_)) for word in capital}
    rare = sorted((name for name in bits if bits[name] >= NAME_BITS), key=lambda name: (-often[name], name))
    yield from ((name, bits[name]) for name in rare[:MOST_NAMES])


def _tells(word: Word) -> bool:
    names = carries_meaning(word.lower_) and not starts_number(word.lower_) and word.text.isalpha()
    return names and word.stem not in states()
