"""Truth discovery: which of the conflicting values that sources give for a thing is best borne out.

A value is chosen by votes, and a vote weighs as much as its source has been found to agree with what is chosen; the two
are learned from each other, round by round. Copies are collapsed first (`voices.py`, `shared_errors.py`), so that
saying a thing more often never makes it truer. How values compare is told by their kind (`values.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.weigh.ballots import Ballot, Holding, ballots_of, cast, held, voted
from reportedly.weigh.narrowness import Namings, namings, narrowest_borne, sure_place, worth
from reportedly.weigh.shared_errors import leaders
from reportedly.weigh.trust import Trust, learned, untried
from reportedly.weigh.values import Kind, PlacesWithin, kind_of
from reportedly.weigh.voices import Saying, Thing, Voice, voices_of, written

ROUNDS = 20
SETTLED = 1e-6
"""Rounds end when no value is held more or less than before by this."""
DIGITS = 9
"""Votes that agree to so many digits are a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One of the values given for a thing."""

    value: str
    """As most voices word it."""
    held: float
    """How far it is held to be so, 0 to 1; values that include each other may hold together."""
    voices: int
    """How many voices give it, copies collapsed."""
    sources: tuple[str, ...]
    """Everyone who gives it, copies included, in alphabetical order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is best borne out for one thing."""

    item: str
    attribute: str
    value: str
    """The value with most votes; for places, the narrowest around it that is borne (`narrowness.py`)."""
    sure: str
    """For places, the narrowest one around the value that most of the votes lie in; else the value itself."""
    candidates: tuple[Candidate, ...]
    """The answer first, then by their votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The answers, and what was learned of the sources on the way."""

    answers: tuple[Answer, ...]
    """In the order of item and attribute."""
    trust: Mapping[str, float]
    """By source, how far it agrees with the answers, shrunk toward the average where it says little."""
    counted_with: Mapping[str, tuple[str, ...]]
    """By source that adds no voice of its own, those that it is counted with."""


def settle(
    sayings: Iterable[Saying],
    *,
    places: Mapping[str, PlacesWithin] | None = None,
    copies: Mapping[str, str] | None = None,
) -> Settled:
    """Choose a value for every thing that the sources speak of.

    `places` gives for attributes that are places what lies in what. `copies` names for a source whom it is known to
    copy; further dependence is found by shared errors. Neither the order of the sayings nor a source that only
    repeats another changes an answer.
    """
    listed = tuple(sayings)
    kinds = kinds_among(listed, places or {})
    voices = voices_of(listed, kinds, copies=copies)
    if not voices:
        return Settled(answers=(), trust={}, counted_with={})
    ballots = ballots_of(voices, kinds)
    apart = tuple(range(len(voices)))
    trust, holding = _rounds(voices, ballots, kinds, apart)
    led = leaders(voices, holding)
    if led != apart:
        trust, holding = _rounds(voices, ballots, kinds, led)
    speaks = {source: n for n, voice in enumerate(voices) for source in voice.sources}
    outcome = _Outcome(kinds=kinds, trust=trust, holding=holding, led=led, speaks=speaks, named=namings(ballots, led))
    wordings = _wordings(listed, kinds)
    return Settled(
        answers=tuple(_answer(thing, ballot, outcome, wordings) for thing, ballot in ballots.items()),
        trust={source: trust.overall[n] for source, n in speaks.items()},
        counted_with=_counted_with(voices, led),
    )


def kinds_among(sayings: Sequence[Saying], places: Mapping[str, PlacesWithin]) -> dict[str, Kind]:
    """How the values of each attribute compare; a wording counts once a thing, however many use it."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in sayings:
        said[one.attribute][one.item].add(one.value)
    return {
        attribute: places.get(attribute) or kind_of([sorted(items[i]) for i in sorted(items)])
        for attribute, items in said.items()
    }


def _rounds(
    voices: Sequence[Voice], ballots: Mapping[Thing, Ballot], kinds: Mapping[str, Kind], led: Sequence[int]
) -> tuple[Trust, Holding]:
    """Vote, learn from the outcome whom and what to trust, and vote again until nothing moves."""
    trust = untried(voices)
    before: Holding = {}
    for _ in range(ROUNDS):
        holding: dict[tuple[Thing, Hashable], float] = {}
        for thing, ballot in ballots.items():
            shares = held(ballot, _votes(thing, ballot, trust, led))
            holding.update(((thing, v), share) for v, share in zip(ballot.values, shares, strict=True))
        if before and max(abs(holding[k] - before[k]) for k in holding) < SETTLED:
            break
        trust, before = learned(voices, holding, kinds), holding
    return trust, holding


def _votes(thing: Thing, ballot: Ballot, trust: Trust, led: Sequence[int]) -> tuple[float, ...]:
    return voted(ballot, lambda voice, value: trust.weight(voice, thing, value), led)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    kinds: Mapping[str, Kind]
    trust: Trust
    holding: Holding
    led: Sequence[int]
    speaks: Mapping[str, int]
    """By source, the number of its voice; sources that are known to copy have none."""
    named: Namings


Wordings = Mapping[tuple[Thing, Hashable], Mapping[str, frozenset[str]]]
"""For each value of each thing: its wordings, and who uses each."""


def _answer(thing: Thing, ballot: Ballot, outcome: _Outcome, wordings: Wordings) -> Answer:
    votes = _votes(thing, ballot, outcome.trust, outcome.led)
    order = sorted(range(len(votes)), key=lambda n: (-round(votes[n], DIGITS), written(ballot.values[n])))
    kind = outcome.kinds[thing.attribute]
    if isinstance(kind, PlacesWithin):
        place = _place(order[0], thing, ballot, outcome, kind)
        order = [place, *(n for n in order if n != place)]
    candidates = tuple(_candidate(thing, ballot, n, outcome, wordings) for n in order)
    best = ballot.values[order[0]]
    return Answer(
        item=thing.item,
        attribute=thing.attribute,
        value=candidates[0].value,
        sure=_sure(str(best), thing, ballot, outcome, kind) if isinstance(kind, PlacesWithin) else candidates[0].value,
        candidates=candidates,
    )


def _place(best: int, thing: Thing, ballot: Ballot, outcome: _Outcome, kind: PlacesWithin) -> int:
    given = cast(ballot, lambda voice, value: outcome.trust.weight(voice, thing, value), outcome.led)
    return narrowest_borne(best, ballot, given, worth(thing, ballot, outcome.named, outcome.led), kind)


def _sure(value: str, thing: Thing, ballot: Ballot, outcome: _Outcome, kind: PlacesWithin) -> str:
    given = cast(ballot, lambda voice, _: outcome.trust.on[voice, thing.attribute], outcome.led)
    return sure_place(value, ballot, given, kind)


def _candidate(thing: Thing, ballot: Ballot, n: int, outcome: _Outcome, wordings: Wordings) -> Candidate:
    value = ballot.values[n]
    worded = wordings[thing, value]
    return Candidate(
        value=_wording(worded, outcome.speaks),
        held=outcome.holding[thing, value],
        voices=len({outcome.led[voice] for voice in ballot.by[n]}),
        sources=tuple(sorted({source for by in worded.values() for source in by})),
    )


def _wordings(sayings: Sequence[Saying], kinds: Mapping[str, Kind]) -> Wordings:
    found: dict[tuple[Thing, Hashable], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in sayings:
        value = kinds[one.attribute].canon(one.value)
        if value is not None:
            found[Thing(one.item, one.attribute), value][one.value].add(one.source)
    return {said: {w: frozenset(by) for w, by in worded.items()} for said, worded in found.items()}


def _wording(worded: Mapping[str, frozenset[str]], speaks: Mapping[str, int]) -> str:
    """How most voices word a value; the shortest of several that as many use."""
    voices = {wording: len({speaks.get(source) for source in by}) for wording, by in worded.items()}
    return min(worded, key=lambda w: (-voices[w], len(w), w))


def _counted_with(voices: Sequence[Voice], led: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """Sources that say what another says already, and those of voices that follow another voice."""
    alike = {source: (voice.sources[0],) for voice in voices for source in voice.sources[1:]}
    follow = {
        source: voices[o].sources
        for v, o in zip(voices, led, strict=True)
        if v is not voices[o]
        for source in v.sources
    }
    return alike | follow
