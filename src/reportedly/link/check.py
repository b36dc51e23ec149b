"""Check a claim that somebody brings: which reports support, refute, report both or doubt it, and on whose word.

Copies count once, and so does one informant in many reports; a report that names no informant adds no origin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportedly.link.counted_once import best_named, independent
from reportedly.link.held_against import held_against
from reportedly.link.informants import UNKNOWN
from reportedly.link.lineage import informants_of, newsroom_behind
from reportedly.link.matter import Matter, matters_of
from reportedly.link.pair_model import PairModel, pair_model
from reportedly.link.passages import Passage, passages, stems_of
from reportedly.link.stance import Bearing, bearings, sides_nearly_taken, stance_from
from reportedly.link.stance_evidence import Around
from reportedly.link.told import Told, stems_in, told_in
from reportedly.link.word_rarity import Rarity, rarity_in
from reportedly.link.wording_groups import grouped_by_wording
from reportedly.model.check import Check, Stance, StanceKind
from reportedly.model.origin import Informant
from reportedly.model.reading import Reading
from reportedly.model.report import Report

Side = Literal["support", "refute"]
SIDES: tuple[Side, ...] = ("support", "refute")
Grade = Callable[[int, int], int]
"""Credibility by independent origins for and against."""

GLOSS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
SHOWN_CLAIMS = 5
TELLS = 0.9
"""A claim that speaks of this share of what the nearest claim of a report tells can say for it who knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A claim that somebody brings, and how the reader reads it."""

    key: str
    text: str
    told: Told
    matters: tuple[Matter, ...]
    """Its claims, with what each is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casebook:
    """Readings made ready to be asked."""

    readings: tuple[Reading, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    around: Mapping[str, Around]
    """Both by the report's id."""
    model: PairModel
    origins: Mapping[str, str]
    """Each report's origin by the report's id."""
    informants: Mapping[str, Informant]
    """Who is said to know each claim, by its id."""
    grade: Grade
    _matters: dict[str, tuple[Matter, ...]] = field(default_factory=dict)
    """What the claims of reports are about, as far as it was asked."""

    def matters(self, reading: Reading) -> tuple[Matter, ...]:
        """What the claims of a report are about; worked out once, where a passage of the report bears on a claim."""
        if reading.report.id not in self._matters:
            self._matters[reading.report.id] = tuple(matters_of(reading))
        return self._matters[reading.report.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """The side that a report takes, and who is said to know it; both sides, where it says who rejects it."""

    stance: Stance
    informants: Mapping[Side, Informant]


def prepare(
    readings: Sequence[Reading],
    origins: Mapping[str, str] | None = None,
    *,
    informants: Mapping[str, Informant] | None = None,
    grade: Grade | None = None,
    rarity: Rarity | None = None,
) -> Casebook:
    """Make readings ready; without origins, reports that share most of their wording are taken for one.

    `informants` says who is said to know each claim, by its id, and `grade` what origins for and against come to; both
    have simple stand-ins here. `rarity` tells how rare words are in the whole of which these are a part.
    """
    rarity = rarity or rarity_in(readings)
    told = {reading.report.id: passages(reading) for reading in readings}
    return Casebook(
        readings=tuple(readings),
        passages=told,
        around={report: Around(rarity=rarity, report=stems_of(of_report)) for report, of_report in told.items()},
        model=pair_model(),
        origins=grouped_by_wording(readings) if origins is None else origins,
        informants=_each_by_itself(readings) if informants is None else informants,
        grade=grade or credibility,
    )


def _each_by_itself(readings: Iterable[Reading]) -> dict[str, Informant]:
    return {id: found for r in readings for id, found in informants_of(r, newsroom_behind(r)).items()}


def as_report(text: str, readings: Sequence[Reading]) -> Report:
    """The claim as a report of one sentence, of the casebook's middle day; glosses in brackets are left out."""
    return as_report_among(text, (reading.report.published for reading in readings))


def as_report_among(text: str, published: Iterable[str | None]) -> Report:
    """The same where it is known when each report of the casebook was published."""
    plain = GLOSS.sub("", text).strip().rstrip(".") + "."
    days = sorted(day[:10] for day in published if day)
    return Report.from_text(plain, published=days[len(days) // 2] if days else None, published_from="given")


def brought(key: str, text: str, reading: Reading) -> Brought:
    """A claim as it was brought, with the reading of `as_report`."""
    return Brought(key=key, text=text, told=told_in(reading), matters=tuple(matters_of(reading)))


def check(claim: Brought, casebook: Casebook) -> tuple[tuple[Stance, ...], Check]:
    """Every report's stance to a claim, and the sum."""
    found = tuple(_stances(claim, casebook))
    return tuple(one.stance for one in found), _sum(claim, casebook, found)


def _stances(claim: Brought, casebook: Casebook) -> Iterator[_Taken]:
    bearing = {reading.report.id: _bearing(claim, reading, casebook) for reading in casebook.readings}
    sides = _with_their_origins({report: stance_from(found) for report, found in bearing.items()}, bearing, casebook)
    for reading in casebook.readings:
        report = reading.report.id
        side = sides[report]
        if side is not None:
            yield _taken(claim, reading, side, _weighty(bearing[report], side), casebook)


def _bearing(claim: Brought, reading: Reading, casebook: Casebook) -> tuple[Bearing, ...]:
    report = reading.report.id
    return bearings(
        claim.told,
        casebook.passages[report],
        casebook.around[report],
        casebook.model,
        lambda: held_against(claim.matters, casebook.matters(reading)),
    )


def _with_their_origins(
    sides: Mapping[str, StanceKind | None], bearing: Mapping[str, Sequence[Bearing]], casebook: Casebook
) -> Mapping[str, StanceKind | None]:
    """The side of each report; one that comes near a side takes it with those that carry the same reporting."""
    taken: dict[str, set[StanceKind]] = {}
    for report, side in sides.items():
        if side in SIDES:
            taken.setdefault(casebook.origins.get(report, report), set()).add(side)
    settled = dict(sides)
    for report, side in sides.items():
        near = taken.get(casebook.origins.get(report, report), set()) & sides_nearly_taken(bearing[report])
        if side not in (*SIDES, "report_both") and len(near) == 1:
            (settled[report],) = near
    return settled


def _weighty(bearing: Sequence[Bearing], side: StanceKind) -> list[Bearing]:
    """What bears on the side taken, the weightiest first."""
    taking = [b for b in bearing if b.side == side or (side == "report_both" and b.side is not None)]
    return sorted(taking or bearing, key=lambda b: -b.weight)


def _taken(
    asked: Brought, reading: Reading, side: StanceKind, weighty: Sequence[Bearing], casebook: Casebook
) -> _Taken:
    around = casebook.around[reading.report.id]
    claims = _nearest_first(asked.told, weighty, around)
    known = {claim: casebook.informants.get(claim, UNKNOWN) for claim in claims}
    stance = Stance(
        key=asked.key,
        report=reading.report,
        stance=side,
        claims=tuple(claims)[:SHOWN_CLAIMS],
        informants=tuple(dict.fromkeys(found.name for found in known.values() if found.id is not None)),
        reasons=weighty[0].reasons,
    )
    if side == "report_both":
        rejected = weighty[0].passage.rejected
        both: dict[Side, Mapping[str, float]] = {}
        if rejected is not None:
            both = {"support": claims, "refute": dict.fromkeys((claim.id for claim in rejected), 1.0)}
        return _Taken(stance=stance, informants={s: _knowing(c, casebook.informants) for s, c in both.items()})
    sides: tuple[Side, ...] = (side,) if side in SIDES else ()
    return _Taken(stance=stance, informants=dict.fromkeys(sides, _knowing(claims, casebook.informants)))


def _knowing(claims: Mapping[str, float], informants: Mapping[str, Informant]) -> Informant:
    """The first who is said to know one of the claims that speak most of what is asked."""
    most = max(claims.values(), default=0.0)
    telling = (informants.get(claim, UNKNOWN) for claim, share in claims.items() if share >= TELLS * most)
    return next((found for found in telling if found.id is not None), UNKNOWN)


def _nearest_first(asked: Told, weighty: Sequence[Bearing], around: Around) -> dict[str, float]:
    """The claims that bear, those of the weightiest passage first, and how much of what is asked each speaks of."""
    found: dict[str, float] = {}
    for bearing in weighty:
        shares = {c.id: around.rarity.covered(asked.stems, stems_in(c.content.text)) for c in bearing.claims}
        found = {**found, **{id: shares[id] for id in sorted(shares, key=lambda id: -shares[id]) if id not in found}}
    return found


def _sum(claim: Brought, casebook: Casebook, found: Sequence[_Taken]) -> Check:
    sides = {side: [one for one in found if one.stance.stance == side] for side in ("support", "refute")}
    told = {side: _origins([one for one in found if side in one.informants], side, casebook) for side in SIDES}
    taking = [one.stance.report for of in sides.values() for one in of]
    origins_for, origins_against = len(told["support"][0]), len(told["refute"][0])
    return Check(
        key=claim.key,
        text=claim.text,
        independent_origins_for=origins_for,
        independent_origins_against=origins_against,
        reports_for=len(sides["support"]),
        reports_against=len(sides["refute"]),
        lineage_unknown=told["support"][1] + told["refute"][1],
        latest_word=max(taking, key=lambda report: (report.published or "", report.id), default=None),
        credibility=casebook.grade(origins_for, origins_against),
    )


def _origins(taking: Sequence[_Taken], side: Side, casebook: Casebook) -> tuple[frozenset[str], int]:
    """The informants of all reports on one side, each once, and how many reports name none.

    Reports of one origin carry the same reporting, so that one speaks for all: whichever names its informant best.
    """
    found: list[Informant] = []
    unknown = 0
    for of_group in _by_origin(taking, casebook.origins):
        best = best_named(one.informants[side] for one in of_group)
        found += best
        unknown += 0 if best else sum(one.stance.stance == side for one in of_group)
    return frozenset(independent(found)), unknown


def _by_origin(taking: Sequence[_Taken], origins: Mapping[str, str]) -> Iterator[list[_Taken]]:
    groups: dict[str, list[_Taken]] = {}
    for one in taking:
        report = one.stance.report.id
        groups.setdefault(origins.get(report, report), []).append(one)
    yield from groups.values()


def credibility(origins_for: int, origins_against: int) -> int:
    """The Admiralty scale over independent origins alone, without grades of the sources.

    1 confirmed: two or more for and none against; 2 probably true: more for than against; 3 possibly true: one for and
    none against; 4 doubtful: as many against; 5 improbable: more against; 6 nobody says it.
    """
    if origins_for == origins_against == 0:
        return 6
    if origins_against == 0:
        return 1 if origins_for > 1 else 3
    if origins_for > origins_against:
        return 2
    return 4 if origins_for == origins_against else 5
