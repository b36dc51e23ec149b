"""How narrow a place is answered, where sources name places that lie in each other.

Whoever names the province speaks for every town in it, so the town always has the most votes, be it named by one source
that errs. A town is therefore answered only as far as those bear it who name it, or a place in it; and they bear it the
less, the oftener its name is given for other things. A narrow place is where few things are: of a name that is given
here and there for many, most givings are mistakes. A name given for this thing alone is seldom one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from reportedly.weigh.ballots import Ballot
from reportedly.weigh.values import PlacesWithin
from reportedly.weigh.voices import Thing

BORNE = 1 / 3
"""A place is answered where the votes for it, times what its name is worth, come to a third of a perfect voice."""
HALVES = 2.0
"""So many voices that name a place for other things halve what its name is worth for this one."""
SURE = 0.5
"""A place is sure when at least this share of the votes lies inside it."""

Namings = Mapping[tuple[str, Hashable], int]
"""By attribute and value, how many voices give it, over all things; one that gives it for two things counts twice."""


def namings(ballots: Mapping[Thing, Ballot], led: Sequence[int]) -> Namings:
    """Count how often each value is given; voices counted with one leader count once for a thing."""
    found: Counter[tuple[str, Hashable]] = Counter()
    for thing, ballot in ballots.items():
        for value, by in zip(ballot.values, ballot.by, strict=True):
            found[thing.attribute, value] += _voices(by, led)
    return found


def worth(thing: Thing, ballot: Ballot, named: Namings, led: Sequence[int]) -> list[float]:
    """For each value of a thing what its name is worth: 1 where it is given for no other thing, falling toward 0."""
    elsewhere = (
        named[thing.attribute, value] - _voices(by, led) for value, by in zip(ballot.values, ballot.by, strict=True)
    )
    return [HALVES / (HALVES + n) for n in elsewhere]


def narrowest_borne(
    best: int, ballot: Ballot, cast: Sequence[float], worth: Sequence[float], kind: PlacesWithin
) -> int:
    """From the value with most votes outward, the first place that is borne; values by their number in the ballot.

    `cast` are for each value the votes of those who give just it. Where a place is not borne, the narrowest around it
    that is given is tried next. A place that lies in no other is never turned to: all the world lies in one of them.
    """
    at = best
    while _borne_by(at, ballot, cast) * worth[at] < BORNE:
        wider = [n for n in range(len(cast)) if ballot.bears[n][at] and not ballot.bears[at][n]]
        places = [n for n in wider if kind.depth(str(ballot.values[n])) > 0]
        if not places:
            break
        at = max(places, key=lambda n: (kind.depth(str(ballot.values[n])), str(ballot.values[n])))
    return at


def sure_place(value: str, ballot: Ballot, cast: Sequence[float], kind: PlacesWithin) -> str:
    """The narrowest place around a value, or itself, inside which at least `SURE` of all votes lie.

    It need not be one that anybody names.
    """
    votes = [(str(given), votes) for given, votes in zip(ballot.values, cast, strict=True)]
    around: Iterable[str] = {value, *kind.within.get(value, ())}
    for place in sorted(around, key=lambda name: (-kind.depth(name), name)):
        if math.fsum(n for given, n in votes if kind.bears(place, given)) >= SURE * math.fsum(cast):
            return place
    return value


def _borne_by(place: int, ballot: Ballot, cast: Sequence[float]) -> float:
    """The votes of those who give a place or one inside it."""
    return math.fsum(share * votes for share, votes in zip(ballot.bears[place], cast, strict=True))


def _voices(by: Sequence[int], led: Sequence[int]) -> int:
    return len({led[n] for n in by})
