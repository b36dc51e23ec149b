"""Check a claim that somebody brings: which reports support, refute, report both or doubt it, and on whose word.

Copies count once, and so does one informant in many reports; a report that names no informant adds no origin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.claim_voice import claim_voice, informant_of
from reportedly.link.pair_model import PairModel, pair_model
from reportedly.link.passages import Passage, passages, stems_of
from reportedly.link.stance import Bearing, bearings, stance_from
from reportedly.link.stance_evidence import Around
from reportedly.link.told import Told, stems_in, told_in
from reportedly.link.word_rarity import rarity_in
from reportedly.link.wording_groups import grouped_by_wording
from reportedly.model.check import Check, Stance, StanceKind
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report

VoiceOf = Callable[[Claim, Reading], str | None]
"""Who is said to know a claim, the same in every report; None where it cannot be told."""
Grade = Callable[[int, int], int]
"""Credibility by independent origins for and against."""

GLOSS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
SHOWN_CLAIMS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A claim that somebody brings, and how the reader reads it."""

    key: str
    text: str
    told: Told


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
    voice_of: VoiceOf
    grade: Grade


def prepare(
    readings: Sequence[Reading],
    origins: Mapping[str, str] | None = None,
    *,
    voice_of: VoiceOf | None = None,
    grade: Grade | None = None,
) -> Casebook:
    """Make readings ready; without origins, reports that share most of their wording are taken for one.

    `voice_of` says who is said to know a claim, and `grade` what origins for and against come to; both have simple
    stand-ins here.
    """
    rarity = rarity_in(readings)
    told = {reading.report.id: passages(reading) for reading in readings}
    return Casebook(
        readings=tuple(readings),
        passages=told,
        around={report: Around(rarity=rarity, report=stems_of(of_report)) for report, of_report in told.items()},
        model=pair_model(),
        origins=grouped_by_wording(readings) if origins is None else origins,
        voice_of=voice_of or claim_voice,
        grade=grade or credibility,
    )


def as_report(text: str, readings: Sequence[Reading]) -> Report:
    """The claim as a report of one sentence, of the casebook's middle day; glosses in brackets are left out."""
    plain = GLOSS.sub("", text).strip().rstrip(".") + "."
    days = sorted(r.report.published[:10] for r in readings if r.report.published)
    return Report.from_text(plain, published=days[len(days) // 2] if days else None, published_from="given")


def brought(key: str, text: str, reading: Reading) -> Brought:
    """A claim as it was brought, with the reading of `as_report`."""
    return Brought(key=key, text=text, told=told_in(reading))


def check(claim: Brought, casebook: Casebook) -> tuple[tuple[Stance, ...], Check]:
    """Every report's stance to a claim, and the sum."""
    found = tuple(_stances(claim, casebook))
    return tuple(stance for stance, _ in found), _sum(claim, casebook, found)


def _stances(claim: Brought, casebook: Casebook) -> Iterator[tuple[Stance, Reading]]:
    for reading in casebook.readings:
        report = reading.report.id
        bearing = bearings(claim.told, casebook.passages[report], casebook.around[report], casebook.model)
        side = stance_from(bearing)
        if side is not None:
            yield _stance(claim, reading, side, _weighty(bearing, side), casebook.around[report]), reading


def _weighty(bearing: Sequence[Bearing], side: StanceKind) -> list[Bearing]:
    """What bears on the side taken, the weightiest first."""
    taking = [b for b in bearing if b.side == side or (side == "report_both" and b.side is not None)]
    return sorted(taking or bearing, key=lambda b: -b.weight)


def _nearest_first(bearing: Bearing, asked: Told, around: Around) -> list[Claim]:
    """The claims of a passage, the one that speaks of most of what is asked first."""
    shares = {c.id: around.rarity.covered(asked.stems, stems_in(c.content.text)) for c in bearing.claims}
    return sorted(bearing.claims, key=lambda claim: -shares[claim.id])


def _stance(asked: Brought, reading: Reading, side: StanceKind, weighty: Sequence[Bearing], around: Around) -> Stance:
    bearing_most = [c for bearing in weighty for c in _nearest_first(bearing, asked.told, around)]
    claims = tuple(dict.fromkeys(c.id for c in bearing_most))[:SHOWN_CLAIMS]
    links = [informant_of(c) for c in bearing_most]
    informants = tuple(dict.fromkeys(link.source.quote.text for link in links if link is not None and link.source))
    return Stance(
        key=asked.key,
        report=reading.report,
        stance=side,
        claims=claims,
        informants=informants,
        reasons=weighty[0].reasons,
    )


def _sum(claim: Brought, casebook: Casebook, found: Sequence[tuple[Stance, Reading]]) -> Check:
    sides = {side: [(s, r) for s, r in found if s.stance == side] for side in ("support", "refute")}
    told = {side: _origins(of, casebook) for side, of in sides.items()}
    taking = sorted((s.report.published or "", s.report.id) for of in sides.values() for s, _ in of)
    latest = next((s.report for of in sides.values() for s, _ in of if taking and s.report.id == taking[-1][1]), None)
    origins_for, origins_against = len(told["support"][0]), len(told["refute"][0])
    return Check(
        key=claim.key,
        text=claim.text,
        independent_origins_for=origins_for,
        independent_origins_against=origins_against,
        reports_for=len(sides["support"]),
        reports_against=len(sides["refute"]),
        lineage_unknown=told["support"][1] + told["refute"][1],
        latest_word=latest,
        credibility=casebook.grade(origins_for, origins_against),
    )


def _origins(stances: Sequence[tuple[Stance, Reading]], casebook: Casebook) -> tuple[frozenset[str], int]:
    """The informants of all reports on one side, each once, and how many reports name none.

    Reports of one origin carry the same informants, so only the origin's first word counts.
    """
    informants: set[str] = set()
    unknown = 0
    groups = casebook.origins
    for group in sorted({groups.get(s.report.id, s.report.id) for s, _ in stances}):
        of_group = [(s, r) for s, r in stances if groups.get(s.report.id, s.report.id) == group]
        named = {key for s, r in of_group for key in _keys(s, r, casebook.voice_of)}
        informants |= named
        unknown += 0 if named else len(of_group)
    return frozenset(informants), unknown


def _keys(stance: Stance, reading: Reading, voice_of: VoiceOf) -> Iterator[str]:
    """Who is said to know the claim that bears most."""
    for claim in reading.claims:
        if claim.id in stance.claims[:1] and (key := voice_of(claim, reading)) is not None:
            yield key


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
