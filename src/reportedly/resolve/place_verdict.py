"""Whether the likeliest place of a name may stand: far-fetched ones are turned down, and the reason told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportedly.resolve.place_candidates import Candidate
from reportedly.resolve.place_choice import Group
from reportedly.resolve.place_holders import Holders

UNKNOWN_NAME = "no place of this name is in the gazetteer"
RULED_OUT = "the words beside it say that it is no such place as the gazetteer knows by this name"
ONLY_SOUND = (
    "no place of this name is in the gazetteer, and none that sounds alike lies in a country the report speaks of"
)
FAR_FETCHED = "only small places in countries of which the report does not speak go by this name"

ENOUGH_OTHERS = 3
"""With fewer other places in a report, nothing can be said to be far from them."""
WELL_KNOWN, KNOWN_BY_OTHER_NAMES = 30_000, 1_000_000
"""A town of this many people may be named in any report: by its own name, and by a further name of it."""
UNASKED = frozenset(("country", "continent", "sea", "island", "mountain", "river", "lake", "landscape"))
"""Kinds of place that are named in reports from anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a toponym came to: a place, or why there is none."""

    candidate: Candidate | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The countries of which a report speaks."""

    places: Counter[str]
    """How many of its names lie in each, as far as they were found as they stand."""
    leanings: Collection[str]
    """Those of which its adjectives speak."""

    @classmethod
    def of(cls, groups: Sequence[Group], shares: Sequence[Sequence[float]], leanings: Collection[str]) -> Spoken:
        """Count the likeliest places of all names."""
        likeliest = [g.candidates[_best(s)] for g, s in zip(groups, shares, strict=False) if g.candidates]
        found = [c.entry.country for c in likeliest if c.entry.country and c.basis != "sound"]
        return cls(places=Counter(found), leanings=leanings)

    def besides(self, candidate: Candidate) -> bool:
        """Tell whether anything but this very name speaks for the country of its candidate."""
        country = candidate.entry.country
        if country is None or country in self.leanings:
            return True
        return self.places[country] > (1 if candidate.basis != "sound" else 0)


def verdict(group: Group, shares: Sequence[float], spoken: Spoken, holders: Holders, named: bool) -> Outcome:
    """Give what a name comes to; `named` tells whether anything at all goes by it."""
    if not group.candidates:
        return Outcome(candidate=None, why=_nothing_left(holders, named))
    candidate = group.candidates[_best(shares)]
    if candidate.basis == "sound":
        return _first(group, shares, [c for c in group.candidates if spoken.besides(c)], ONLY_SOUND)
    if group.within or not _far_fetched(candidate, spoken):
        return Outcome(candidate=candidate, why="")
    return _first(group, shares, [c for c in group.candidates if not _far_fetched(c, spoken)], FAR_FETCHED)


def _nothing_left(holders: Holders, named: bool) -> str:
    if named and holders.excluding:
        return f"no place of this name is known in {holders.outer_name}"
    return RULED_OUT if named else UNKNOWN_NAME


def _first(group: Group, shares: Sequence[float], allowed: Sequence[Candidate], why: str) -> Outcome:
    order = sorted(range(len(shares)), key=lambda n: -shares[n])
    found = next((group.candidates[n] for n in order if group.candidates[n] in allowed), None)
    return Outcome(candidate=found, why="" if found else why)


def _best(shares: Sequence[float]) -> int:
    return max(range(len(shares)), key=shares.__getitem__)


def _far_fetched(candidate: Candidate, spoken: Spoken) -> bool:
    """Tell whether a small place lies where nothing else in the report does."""
    if candidate.entry.feature in UNASKED or not candidate.entry.id.startswith(("geonames:", "zip:", "ourairports:")):
        return False
    if spoken.besides(candidate) or spoken.places.total() - 1 < ENOUGH_OTHERS:
        return False
    return candidate.entry.population < (WELL_KNOWN if candidate.own_name else KNOWN_BY_OTHER_NAMES)
