"""How a report stands to a claim that is brought: it supports it, refutes it, reports both sides, or leaves it open.

Every sentence of the report is held against the claim: how much of the claim it speaks of, whether it affirms or
denies it, whether what both name agrees, and what the pair model makes of the two where it is there. The reasons add
up to bits for and against; a report's stance is that of the sentences that bear most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.link.attributes_compared import CONTRADICTS, Comparison, compare
from reportedly.link.denials import stand_of
from reportedly.link.word_rarity import Rarity
from reportedly.link.sentences import sentences
from reportedly.link.told import Told, told_of
from reportedly.model.check import StanceKind
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason, bits

ASKED = 6.0
"""Bits for a sentence that speaks of all that the claim speaks of."""
LEAST_ASKED = 0.45
"""The share of the claim, by bits, that a sentence must speak of to be about it."""
OPEN_BITS = -1.5
"""What "unclear", "possible" and "whether" take from a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One sentence that bears on the claim: the way it goes, and why."""

    side: StanceKind
    claims: tuple[Claim, ...]
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        """How much it bears, whichever way."""
        return bits(self.reasons)


def bearings(asked: Told, reading: Reading, rarity: Rarity) -> tuple[Bearing, ...]:
    """Every sentence of a report that bears on the claim, in text order."""
    return tuple(bearing for told in _told(reading) if (bearing := _bearing(asked, told, rarity)) is not None)


def stance_from(found: Sequence[Bearing]) -> StanceKind | None:
    """The stance of a report by its sentences; None where none bears on the claim."""
    sides = {bearing.side for bearing in found}
    if not sides:
        return None
    if {"support", "refute"} <= sides or "report_both" in sides:
        return "report_both"
    return next(side for side in ("refute", "support", "uncertain") if side in sides)


def _told(reading: Reading) -> Iterator[Told]:
    text = reading.report.text
    for span in sentences(text):
        inside = tuple(claim for claim in reading.claims if span.start <= claim.content.start < span.end)
        yield told_of(text[span.start : span.end], inside, reading)


def _bearing(asked: Told, told: Told, rarity: Rarity) -> Bearing | None:
    share = rarity.covered(asked.stems, told.stems)
    if share < LEAST_ASKED:
        return None
    shared = " ".join(sorted(asked.stems & told.stems))
    about = Reason(feature="speaks of it", bits=round(ASKED * (share - LEAST_ASKED), 2), older=asked.text, newer=shared)
    comparison = compare(asked, told)
    side = _side(comparison, told)
    reasons = [r for _, r in comparison.found if side != "refute" or r.bits <= CONTRADICTS]
    return Bearing(side=side, claims=told.claims, reasons=(about, *reasons))


def _side(comparison: Comparison, told: Told) -> StanceKind:
    """Denials refute. Another figure, doer, place or time only leaves the claim without support."""
    against = {attribute for attribute, _ in comparison.against}
    if against & {"polarity", "existence"}:
        return "refute"
    stand = stand_of(told)
    if against or stand.kind in ("weak", "open"):
        return "uncertain"
    return "support"
