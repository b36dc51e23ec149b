"""Which claims can have nothing to do with each other: told by a few words and numbers of each, before a close look.

Two claims that share a pair of rare words are seldom about one matter. What a relation asks for at the least
(`same_matter`) is reckoned here from the outlines of the two: how much of what either tells the other tells too, with
all set aside that they may differ in. It is reckoned in the claims' favour, so that what is passed over has no
relation, and what is not passed over may have none either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from sys import intern
from typing import NamedTuple

from reportedly.link.beginnings_compared import began_it
from reportedly.link.bounds_compared import bounds
from reportedly.link.content_words import stem as content_stem
from reportedly.link.denied_matter import HALF, LEAST_DENIED, denies, denies_more, least_denied
from reportedly.link.doers_compared import doers_in, singles_out
from reportedly.link.event_facts import day
from reportedly.link.extents_compared import extent_of
from reportedly.link.figures_compared import figures_of
from reportedly.link.holders_compared import held_in
from reportedly.link.holds_compared import says_alone
from reportedly.link.matter import Matter, weighed
from reportedly.link.mishaps_compared import attack_in, mishap_in
from reportedly.link.one_story import SHARED, happened_apart
from reportedly.link.one_toll import told_alike, tolls_in
from reportedly.link.outright import may_be_ruled_out, rules_out
from reportedly.link.places_compared import directed
from reportedly.link.polarity_compared import sides_taken, turned_by_prefix
from reportedly.link.same_count import AGREE, LEAST_VALUE
from reportedly.link.same_matter import LEAST_DEED, LEAST_EXTENT, SOME
from reportedly.link.story_told import Circle
from reportedly.link.times_compared import is_spoken
from reportedly.link.told import Told, cut

FIGURE, DOER, PLACE, TIME, EXTENT, DIRECTION = 1, 2, 4, 8, 16, 32
"""What two claims may differ in; the last is on which side of a place."""
LEAST_SHARED = {"held": LEAST_EXTENT, "began": LEAST_DEED, "attack": LEAST_DEED, "mishap": LEAST_DEED}
RIVALS = {"held": "held", "began": "began", "attack": "mishap", "mishap": "attack"}
ANY_NUMBER = 1e12
"""Stands for a figure without an upper end."""
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
    turning: tuple[str | int, ...]
    """What it may be the contrary of another by: rows of contraries with its side, and deeds that a prefix turns."""
    days: tuple[int, int] | None
    """The one stretch of days that it names; None where it names none or several, or leaves an end open."""
    denies: bool
    least_denied: int
    """What the words weigh at the least that it denies."""
    open: bool
    """Whether more is to be held against others than its own words, one by one: it passes over none."""
    long_ago: bool
    story: tuple[str, ...]
    """The words that its report is about, where it is held against others by these."""
    story_days: tuple[int, int] | None
    """When that was, as `Matter.story_days`."""
    story_places: tuple[Circle, ...]
    """Where it was, as `Matter.story_places`."""
    story_kin: tuple[int, ...]
    """What happened then, as `Matter.story_kin`."""
    attributed: bool
    """Whether it is told on somebody's word: only then another claim of its report may contradict it."""
    named: tuple[str, ...]
    """Names of what something is done to."""
    accounts: tuple[str, ...]
    """What accounts it gives that rule out others: of who holds something or began it, of an attack or a mishap."""
    toll: tuple[tuple[str, int], ...]
    """Words for what its toll is of, with their rarity."""
    toll_kin: tuple[int, ...]
    toll_told: bool
    counts: tuple[tuple[str, float, float], ...]
    """The toll itself: what befell how many, at the least and at the most."""
    ruled_out: tuple[str, ...] = ()
    """What it rules out, whoever tells of it (`link/outright.py`)."""
    told_outright: tuple[str, ...] = ()
    """What it tells that others may rule out so."""


def outline_of(matter: Matter) -> Outline:
    """The outline of a claim."""
    told = _parts(matter.told)
    speaks_of = (EXTENT if extent_of(matter.told) else 0) | (DIRECTION if any(map(directed, matter.told.places)) else 0)
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
        turning=tuple(_turning(matter)),
        days=_days(matter.told),
        denies=denies(matter),
        least_denied=least_denied(matter),
        open=_may_mean_more(matter),
        long_ago=matter.long_ago,
        story=tuple(map(intern, matter.story)),
        story_days=matter.story_days,
        story_places=matter.story_places,
        story_kin=tuple(sorted(matter.story_kin)),
        attributed=bool(matter.claim.attribution),
        named=tuple(sorted(matter.named)),
        accounts=tuple(_accounts(matter.told)),
        toll=tuple(sorted(matter.toll_of.items())),
        toll_kin=tuple(sorted(matter.toll_kin)),
        toll_told=matter.toll_told,
        counts=tuple((toll.unit, toll.low, min(toll.high, ANY_NUMBER)) for toll in tolls_in(matter)),
        ruled_out=tuple(sorted(rules_out(matter.told))),
        told_outright=tuple(sorted(may_be_ruled_out(matter.told))),
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


def _may_mean_more(matter: Matter) -> bool:
    """Whether words besides its own tell what it is about, or its own are held against others in a way of their own."""
    told = matter.told
    built = singles_out(told) or says_alone(told) or bool(bounds(told))
    return matter.is_thin or matter.takes_back or bool(matter.setting) or denies_more(matter) or built


def _turning(matter: Matter) -> Iterator[str | int]:
    yield from (2 * row + side for row, (side, _) in sides_taken(matter.told).items())
    yield from (stem for _, turned in turned_by_prefix(matter.told) if (stem := content_stem(turned)) in matter.deeds)


def _days(told: Told) -> tuple[int, int] | None:
    if len(told.times) != 1 or not is_spoken(told.times[0]):
        return None
    first, last = day(told.times[0].earliest), day(told.times[0].latest)
    return None if first is None or last is None else (first, last)


def _aside(weights: Iterable[int], parts: Sequence[int]) -> Iterator[int]:
    """What the words weigh that tell each of the things that claims differ in."""
    for part in (FIGURE, *OF_A_DEED):
        yield sum([weight for weight, told in zip(weights, parts, strict=True) if told & part])


def may_be_related(one: Outline, others: Iterable[tuple[str, Outline]]) -> Iterator[str]:
    """Those of some claims, each with its id, that a claim may have to do with."""
    own = dict(zip(one.words, one.weights, strict=True))
    for id_, other in others:
        apart = one.report != other.report or (one.attributed and other.attributed)
        if apart and one.long_ago == other.long_ago and _may_be(one, own, other):
            yield id_


def _may_be(one: Outline, own: Mapping[str, int], other: Outline) -> bool:
    if one.open or other.open or _may_be_of_one_story(one, other) or _rules_out(one, other) or _rules_out(other, one):
        return True
    if _may_be_one_toll(one, other) or _may_be_denied_of_one(one, other):
        return True
    ours = theirs = both = 0
    for stem, weight in zip(other.words, other.weights):  # noqa: B905 (as long as each other, and asked for each pair)
        if stem in own:
            mine = own[stem]
            ours += mine
            theirs += weight
            both += mine if mine < weight else weight
    if both < LEAST_EXTENT:
        return False
    if both >= LEAST_DEED and ours >= AGREE * one.whole and theirs >= AGREE * other.whole:
        return True
    if both >= LEAST_DEED and _may_be_contrary(one, other):
        return True
    sides = _Side(one, ours, other), _Side(other, theirs, one)
    if _at_other_times(one, other):
        return _differ_in_deed(sides, both, TIME)
    if any(RIVALS[account] in other.accounts and both >= LEAST_SHARED[account] for account in one.accounts):
        return True
    if one.denies != other.denies and both >= LEAST_DENIED and sides[other.denies].may_be_denied():
        return True
    if one.speaks_of & other.speaks_of & EXTENT and _of_one_deed(one, other):
        return True
    if ours < AGREE * one.firm and theirs < AGREE * other.firm and not one.beside and not other.beside:
        return False
    return _differ_in_one(sides, both)


def _may_be_of_one_story(one: Outline, other: Outline) -> bool:
    """Whether their reports may make two claims of one happening: both tell one kind of deed."""
    if not one.story or not other.story:
        return False
    if len(set(one.story) & set(other.story)) < SHARED:
        return False
    if any(RIVALS[account] in other.accounts for account in one.accounts):
        return not happened_apart(one, other)
    if one.denies != other.denies and _of_one_kind(one, other) and not happened_apart(one, other):
        return True
    on_sides = bool(one.speaks_of & other.speaks_of & DIRECTION)
    return on_sides and (_of_one_deed(one, other) or not set(one.story_kin).isdisjoint(other.story_kin))


def _may_be_one_toll(one: Outline, other: Outline) -> bool:
    if not one.toll or not other.toll:
        return False
    if one.toll_kin and other.toll_kin and set(one.toll_kin).isdisjoint(other.toll_kin):
        return False
    if _at_other_times(one, other) or not _count_apart(one, other):
        return False
    if not (one.toll_told and other.toll_told):
        return True
    return told_alike(dict(one.toll), dict(other.toll))


def _accounts(told: Told) -> Iterator[str]:
    for account, given in (("held", held_in), ("began", began_it), ("attack", attack_in), ("mishap", mishap_in)):
        if given(told):
            yield account


def _count_apart(one: Outline, other: Outline) -> bool:
    """Whether one of two tolls is higher than the other can be."""
    pairs = product(one.counts, other.counts)
    return any(unit == same and (low > most or least > high) for (unit, low, high), (same, least, most) in pairs)


def _may_be_denied_of_one(one: Outline, other: Outline) -> bool:
    named = not set(one.named).isdisjoint(other.named)
    return named and one.denies != other.denies and _of_one_deed(one, other)


def _rules_out(one: Outline, other: Outline) -> bool:
    return bool(one.ruled_out) and not set(one.ruled_out).isdisjoint(other.told_outright)


def _differ_in_one(sides: tuple[_Side, _Side], both: int) -> bool:
    """Whether two claims may tell the same but for one thing."""
    one, other = sides
    if both < LEAST_VALUE:
        return False
    if _may_be_contrary(one.claim, other.claim) and one.may_be_turned() and other.may_be_turned():
        return True
    if one.claim.speaks_of & other.claim.speaks_of & FIGURE and max(one.share(FIGURE), other.share(FIGURE)) >= AGREE:
        return True
    return any(_differ_in_deed(sides, both, part) for part in OF_A_DEED)


def _differ_in_deed(sides: tuple[_Side, _Side], both: int, part: int) -> bool:
    """Whether two claims may tell one deed, and differ in who did it, where or when."""
    one, other = (side.claim for side in sides)
    if both < LEAST_DEED or not one.speaks_of & other.speaks_of & part or not _of_one_deed(one, other):
        return False
    least, most = sorted(side.share(part) for side in sides)
    return least >= SOME and most >= AGREE


def _of_one_kind(one: Outline, other: Outline) -> bool:
    """Whether what the one says to happen is of a kind with all that the other tells to have happened."""
    return not set(one.deeds).isdisjoint(other.story_kin) or not set(one.story_kin).isdisjoint(other.deeds)


def _of_one_deed(one: Outline, other: Outline) -> bool:
    return not set(one.deeds).isdisjoint(other.deeds)


def _at_other_times(one: Outline, other: Outline) -> bool:
    """Whether both name their days and share none: what differs in two things at once is not one matter."""
    if one.days is None or other.days is None:
        return False
    return one.days[1] < other.days[0] or other.days[1] < one.days[0]


def _may_be_contrary(one: Outline, other: Outline) -> bool:
    """Whether a word of the one may rule out a word of the other."""
    by_prefix = [told for told in (*one.turning, *other.turning) if isinstance(told, str)]
    return bool(by_prefix) or any(isinstance(told, int) and told ^ 1 in other.turning for told in one.turning)


class _Side(NamedTuple):
    """One of two claims, and what its words weigh that the other has too."""

    claim: Outline
    told: int
    other: Outline

    def may_be_turned(self) -> bool:
        """Whether most is told by the other, a word set aside that may turn it into its contrary."""
        return self.told >= AGREE * (self.claim.whole - max(self.claim.weights))

    def may_be_denied(self) -> bool:
        """Whether what it denies may be what the other tells."""
        return self.told >= HALF * min(self.claim.whole, self.claim.least_denied)

    def share(self, part: int) -> float:
        """The share that the other tells, with what it does not tell of a figure, a doer, a place, a time set aside."""
        claim, theirs, beside = self.claim, self.other.words, self.other.beside
        aside = {stem for stem, told in beside if told & part} if beside else ()
        left = claim.whole - sum(
            [
                weight
                for stem, weight, told in zip(claim.words, claim.weights, claim.parts, strict=True)
                if (told & part or stem in aside) and stem not in theirs
            ]
        )
        return self.told / left if left else 1.0
