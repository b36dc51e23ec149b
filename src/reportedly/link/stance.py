"""How a report stands to a claim that is brought: it supports it, refutes it, reports both sides, or leaves it open.

Every sentence of the report is held against the claim: how much of the claim it speaks of, whether it affirms or
denies it, and whether what both name agrees. A report's stance is that of the sentence that speaks of most of the
claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.link.attributes_compared import Comparison, compare
from reportedly.link.denials import stand_of
from reportedly.link.figures_compared import figures_of
from reportedly.link.sentences import sentences
from reportedly.link.told import Told, cut, matter_of, told_of
from reportedly.link.word_rarity import Rarity
from reportedly.model.check import StanceKind
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason, bits

ASKED = 6.0
"""Bits for a sentence that speaks of all that the claim speaks of."""
LEAST_FOR, LEAST_AGAINST = 0.4, 0.6
"""The share of the claim, by bits, that a sentence must speak of to support it, or to refute it.

A denial beside a few words of the claim is most often one of something else."""
PLAINLY = 0.7
"""From this share on, a sentence that names another figure, doer, place or time still tells what the claim tells."""
LEAST_BESIDE = 0.3
"""The share of the claim that must stand beside the words that deny, for these to deny it."""
BEFORE, BEHIND = 6, 12
"""Words before and behind a denial that stand beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One sentence that bears on the claim: the way it goes, and why."""

    side: StanceKind
    share: float
    """How much of the claim it speaks of, 0 to 1."""
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
    """The stance of a report by its sentences: the side whose sentence speaks of most of the claim.

    None where no sentence bears on the claim.
    """
    if not found:
        return None
    most = {side: max((b.share for b in found if b.side == side), default=0.0) for side in ("support", "refute")}
    if not any(most.values()):
        return "uncertain"
    if most["support"] == most["refute"]:
        return "report_both"
    return "refute" if most["refute"] > most["support"] else "support"


def _told(reading: Reading) -> Iterator[Told]:
    text = reading.report.text
    for span in sentences(text):
        inside = tuple(claim for claim in reading.claims if span.start <= claim.content.start < span.end)
        yield told_of(text[span.start : span.end], inside, reading)


def _bearing(asked: Told, told: Told, rarity: Rarity) -> Bearing | None:
    share = rarity.covered(asked.stems, told.stems)
    if share < LEAST_FOR or (asked.names and not asked.names & told.stems):
        return None
    comparison = compare(asked, told)
    side = _side(comparison, asked, told, rarity)
    if side is None:
        return None
    shared = " ".join(sorted(asked.stems & told.stems))
    about = Reason(feature="speaks of it", bits=round(ASKED * share, 2), older=asked.text, newer=shared)
    return Bearing(side=side, share=share, claims=told.claims, reasons=(about, *comparison.reasons))


def _side(comparison: Comparison, asked: Told, told: Told, rarity: Rarity) -> StanceKind | None:
    """Denials refute; what is open leaves it open. None for a denial that may be one of something else."""
    share = rarity.covered(asked.stems, told.stems)
    against = {attribute for attribute, _ in comparison.against}
    if against & {"polarity", "existence"}:
        return "refute" if share >= LEAST_AGAINST and _beside(asked, told, rarity) >= LEAST_BESIDE else None
    if (against and share < PLAINLY) or _lacks_figure(comparison, asked):
        return "uncertain"
    return "uncertain" if stand_of(told).kind in ("weak", "open") else "support"


def _lacks_figure(comparison: Comparison, asked: Told) -> bool:
    """Whether the claim gives a figure, and the sentence none of the same."""
    return bool(figures_of(asked)) and all(attribute != "value" for attribute, _ in comparison.found)


def _beside(asked: Told, told: Told, rarity: Rarity) -> float:
    """The share of the claim that stands beside the words that deny; all of it where no words of the sentence do."""
    denial = [word.lower_ for word in cut(stand_of(told).words)]
    lower = [word.lower_ for word in told.words]
    starts = [at for at in range(len(lower)) if denial and lower[at : at + len(denial)] == denial]
    near = [told.words[max(0, at - BEFORE) : at + BEHIND] for at in starts]
    return max((rarity.covered(asked.stems, frozenset(map(matter_of, words))) for words in near), default=1.0)
