"""Which claims can have nothing to do with each other: told by a few words and numbers of each, before a close look.

Two claims that share a pair of rare words are seldom about one matter. What a relation asks for at the least
(`same_matter`) is reckoned here from the outlines of the two: how much of what either tells the other tells too, with
all set aside that they may differ in. It is reckoned in the claims' favour, so that what is passed over has no
relation, and what is not passed over may have none either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from sys import intern
from typing import Any

from reportedly.link.doers_compared import doers_in
from reportedly.link.extents_compared import extent_of
from reportedly.link.figures_compared import figures_of
from reportedly.link.matter import Matter, weighed
from reportedly.link.same_matter import (
    AGREE,
    HALF,
    LEAST_DEED,
    LEAST_DENIED,
    LEAST_EXTENT,
    LEAST_VALUE,
    SOME,
    denies,
    parts_denied,
)
from reportedly.link.told import Told, cut

FIGURE, DOER, PLACE, TIME, EXTENT = 1, 2, 4, 8, 16
"""What two claims may differ in."""
OF_A_DEED = (DOER, PLACE, TIME)
"""Where claims differ in these, they are about one matter only if they tell of one deed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The least that must be known of a claim to pass others over."""

    report: str
    words: tuple[str, ...]
    """Its own words, as `Matter.own`."""
    weights: tuple[int, ...]
    """Their rarity, word by word."""
    parts: tuple[int, ...]
    """Whether they tell figures, doers, places or times: which of them, as a sum, word by word."""
    beside: tuple[tuple[str, int], ...]
    """Other words that tell such, which are not among its own."""
    speaks_of: int
    """Which of them it speaks of at all, as a sum."""
    whole: int
    """What its words weigh together."""
    firm: int
    """What is left of that at the least, where it differs from another in one of them or in one word."""
    deeds: tuple[str | int, ...]
    """What is said to happen: `Matter.deeds` and `Matter.kin`."""
    denies: bool
    one_denial: bool
    """Whether it denies one thing, and says itself which."""
    long_ago: bool


def outline_of(matter: Matter) -> Outline:
    """The outline of a claim."""
    told = _parts(matter.told)
    speaks_of = EXTENT if extent_of(matter.told) else 0
    for part in told.values():
        speaks_of |= part
    weights, parts = tuple(matter.own.values()), tuple(told.get(stem, 0) for stem in matter.own)
    whole = sum(weights)
    return Outline(
        report=matter.reading.report.id,
        words=tuple(map(intern, matter.own)),
        weights=weights,
        parts=parts,
        beside=tuple(sorted((stem, part) for stem, part in told.items() if stem not in matter.own)),
        speaks_of=speaks_of,
        whole=whole,
        firm=whole - max((*_aside(weights, parts), *weights), default=0),
        deeds=(*sorted(matter.deeds), *sorted(matter.kin)),
        denies=denies(matter),
        one_denial=not matter.is_thin and parts_denied(matter) == 1,
        long_ago=matter.long_ago,
    )


def _parts(told: Told) -> dict[str, int]:
    """Words by which a claim can differ from another, as relations give them for their reason."""
    places = [f"{place.relation or ''} {place.place.toponym.text}" for place in told.places]
    words = {
        FIGURE: [figure.words for figure in figures_of(told)],
        DOER: [doer.words for doer in doers_in(told)],
        PLACE: places,
        TIME: [time.timex.text for time in told.times if time.timex is not None],
    }
    found: dict[str, int] = {}
    for part, phrases in words.items():
        for stem in weighed(cut(" ".join(phrases))):
            found[stem] = found.get(stem, 0) | part
    return found


def _aside(weights: Iterable[int], parts: Sequence[int]) -> Iterator[int]:
    """What the words weigh that tell each of the things that claims differ in."""
    for part in (FIGURE, *OF_A_DEED):
        yield sum([weight for weight, told in zip(weights, parts, strict=True) if told & part])


def outline_kept(outline: Outline) -> list[Any]:
    """An outline as plain values, field by field."""
    return [getattr(outline, field.name) for field in fields(Outline)]


def outline_from(kept: Iterable[Any]) -> Outline:
    """The outline that was kept."""
    return Outline(**{field.name: _told(value) for field, value in zip(fields(Outline), kept, strict=True)})


def _told(value: Any) -> Any:
    return tuple(map(_told, value)) if isinstance(value, list) else value


def may_be_related(one: Outline, others: Iterable[tuple[str, Outline]]) -> Iterator[str]:
    """Those of some claims, each with its id, that a claim may have to do with."""
    own = dict(zip(one.words, one.weights, strict=True))
    for id_, other in others:
        if one.report != other.report and one.long_ago == other.long_ago and _may_be(one, own, other):
            yield id_


def _may_be(one: Outline, own: Mapping[str, int], other: Outline) -> bool:
    ours = theirs = both = 0
    for stem, weight in zip(other.words, other.weights, strict=True):
        mine = own.get(stem)
        if mine is not None:
            ours += mine
            theirs += weight
            both += min(mine, weight)
    if one.denies != other.denies and _may_be_denied(*((one, ours) if one.denies else (other, theirs)), both):
        return True
    if both < LEAST_EXTENT:
        return False
    if one.speaks_of & other.speaks_of & EXTENT and _of_one_deed(one, other):
        return True
    if ours < AGREE * one.firm and theirs < AGREE * other.firm and not (one.beside or other.beside):
        return False
    return both >= LEAST_VALUE and _differ_in_one(_Side(one, ours, other), _Side(other, theirs, one), both)


def _differ_in_one(one: _Side, other: _Side, both: int) -> bool:
    """Whether the two may tell the same, but for one thing."""
    if one.may_agree() and other.may_agree():
        return True
    speak_of = one.claim.speaks_of & other.claim.speaks_of
    if speak_of & FIGURE and max(one.share(FIGURE), other.share(FIGURE)) >= AGREE:
        return True
    if both < LEAST_DEED or not _of_one_deed(one.claim, other.claim):
        return False
    shares = (sorted((one.share(part), other.share(part))) for part in OF_A_DEED if speak_of & part)
    return any(least >= SOME and most >= AGREE for least, most in shares)


def _of_one_deed(one: Outline, other: Outline) -> bool:
    return not set(one.deeds).isdisjoint(other.deeds)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two claims, and what its words weigh that the other has too."""

    claim: Outline
    told: int
    other: Outline

    def may_agree(self) -> bool:
        """Whether most is told by the other, a word set aside that may turn it into its contrary."""
        return self.told >= AGREE * (self.claim.whole - max(self.claim.weights))

    def share(self, part: int) -> float:
        """The share that the other tells, with what it does not tell of a figure, a doer, a place, a time set aside."""
        claim, theirs, beside = self.claim, self.other.words, {stem for stem, told in self.other.beside if told & part}
        left = self.claim.whole - sum(
            [
                weight
                for stem, weight, told in zip(claim.words, claim.weights, claim.parts, strict=True)
                if (told & part or stem in beside) and stem not in theirs
            ]
        )
        return self.told / left if left else 1.0


def _may_be_denied(denying: Outline, told: int, both: int) -> bool:
    """Whether what a claim denies may be what another tells, which has so much of its words."""
    return not denying.one_denial or (both >= LEAST_DENIED and told >= HALF * denying.whole)
