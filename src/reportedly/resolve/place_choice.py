"""Choosing among the candidates of all toponyms of a report at once.

A report is about few regions. Each toponym's candidates vote for their country, their province and the cells of the
globe around them, as far as they are likely; each candidate is then weighed by the votes of the *other* toponyms, and
so on for a few rounds. What the text says outright ("Paris, Texas", "Hit in Anbar") comes before all votes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.gazetteer.entry import Entry
from reportedly.resolve.place_candidates import Candidate

ROUNDS = 4
CONTEXT_WEIGHT = 2.5
"""How much the votes count beside the prior."""
COUNTRY_SHARE, PROVINCE_SHARE, NEAR_SHARE, EVERYWHERE = 0.5, 1.0, 5.0, 0.05
WITHIN = 8.0
"""Natural log weight of lying in the place that the text names as holding it."""

COUNTRY_VOTE = 0.5
"""A country is named as an actor as often as for a place in it: it votes more quietly than its towns."""
STATELESS_SHARE = 0.4
"""What a sea or a region of several countries is given in place of votes for its country."""

NEIGHBOURHOOD = tuple((down, right, 1.0 if down == right == 0 else 0.5) for down in (-1, 0, 1) for right in (-1, 0, 1))
"""The cells around a cell, and how near each counts."""

Cell = tuple[int, int]
Votes = dict[object, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The mentions of one name in a report: one name, one place."""

    candidates: tuple[Candidate, ...]
    weight: float
    """How loud it votes."""
    within: tuple[Entry, ...]
    """Places that the text says hold it, in any of their senses; empty where it says nothing."""


def choose(groups: Sequence[Group], leanings: Mapping[str, float]) -> list[list[float]]:
    """Give, for each group, the probability of each of its candidates.

    `leanings` are votes for countries (ISO codes) from words that are no toponyms: adjectives, the publisher.
    """
    priors = [_priors(group) for group in groups]
    shares = [_softmax(prior) for prior in priors]
    for _ in range(ROUNDS):
        votes = [_votes(group, share) for group, share in zip(groups, shares, strict=True)]
        total = _sum(votes, leanings)
        weight = sum(group.weight for group in groups) + sum(leanings.values())
        shares = [
            _softmax([p + CONTEXT_WEIGHT * _support(c.entry, total, own, weight - group.weight)
                      for p, c in zip(prior, group.candidates, strict=True)])
            for group, prior, own in zip(groups, priors, votes, strict=True)
        ]  # fmt: skip
    return shares


def _priors(group: Group) -> list[float]:
    return [
        c.prior + (WITHIN if any(lies_in(c.entry, outer) for outer in group.within) else 0.0) for c in group.candidates
    ]


def _softmax(logs: Sequence[float]) -> list[float]:
    if not logs:
        return []
    top = max(logs)
    weights = [math.exp(log - top) for log in logs]
    total = sum(weights)
    return [weight / total for weight in weights]


def _votes(group: Group, shares: Sequence[float]) -> Votes:
    votes: Votes = defaultdict(float)
    for candidate, share in zip(group.candidates, shares, strict=True):
        if share < 0.01:
            continue
        entry, vote = candidate.entry, share * group.weight
        if entry.country:
            votes[entry.country] += vote * (COUNTRY_VOTE if entry.feature == "country" else 1.0)
        if entry.admin1:
            votes[entry.admin1] += vote
        if entry.radius_km < 250:
            for cell, nearness in _around(entry):
                votes[cell] += vote * nearness
    return votes


def _around(entry: Entry) -> list[tuple[Cell, float]]:
    row, column = round(entry.lat), round(entry.lon)
    return [((row + down, column + right), nearness) for down, right, nearness in NEIGHBOURHOOD]


def _sum(votes: Iterable[Votes], leanings: Mapping[str, float]) -> Votes:
    total: Votes = defaultdict(float)
    for country, vote in leanings.items():
        total[country] += vote
    for one in votes:
        for key, vote in one.items():
            total[key] += vote
    return total


def _support(entry: Entry, total: Votes, own: Votes, weight: float) -> float:
    """Give the natural log of how much the other groups vote for where `entry` lies."""
    if weight <= 0:
        return 0.0

    def others(key: object) -> float:
        return max(0.0, total.get(key, 0.0) - own.get(key, 0.0)) / weight

    support = EVERYWHERE
    if entry.country:
        support += COUNTRY_SHARE * others(entry.country) * _known_abroad(entry)
    else:
        support += STATELESS_SHARE
    if entry.admin1:
        support += PROVINCE_SHARE * others(entry.admin1)
    if entry.radius_km < 250:
        support += NEAR_SHARE * others((round(entry.lat), round(entry.lon)))
    return math.log(support)


def _known_abroad(entry: Entry) -> float:
    """Give how much a country speaks for a place in it: hamlets are named among neighbours, not in world news."""
    if entry.feature not in ("city", "district", "adm2"):
        return 1.0
    return min(1.0, max(0.1, (math.log10(entry.population + 1) - 2.0) / 2.5))


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Tell whether one place lies in another, by its divisions or, where these are not known, by distance."""
    if inner.id == outer.id:
        return False
    if outer.feature == "country":
        return inner.country == outer.country
    if outer.feature == "adm1" and inner.admin1:
        return inner.admin1 == outer.admin1
    if outer.feature == "adm2" and outer.admin2 and inner.admin2:
        return inner.admin2 == outer.admin2
    if inner.radius_km > outer.radius_km:
        return False
    return _apart_km(inner, outer) <= max(outer.radius_km, 25.0)


def lies_near(inner: Entry, outer: Entry) -> bool:
    """Tell whether one place lies in or just outside another: borders are known roughly."""
    return lies_in(inner, outer) or _apart_km(inner, outer) <= outer.radius_km


def _apart_km(one: Entry, other: Entry) -> float:
    """Give the distance of two places, near enough for short ones."""
    east = (one.lon - other.lon + 180) % 360 - 180
    return 111.2 * math.hypot(one.lat - other.lat, east * math.cos(math.radians((one.lat + other.lat) / 2)))
