"""How a report stands to a claim that is brought: it supports it, refutes it, reports both sides, or leaves it open.

The passages of the report that speak of enough of the claim are held against it, each by the signs of
`stance_evidence.py`. The passage that speaks most plainly for a side decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportedly.link.bounds_compared import bounds, compare_bounds
from reportedly.link.held_against import Held
from reportedly.link.near_words import nearly_covered
from reportedly.link.pair_model import PairModel
from reportedly.link.passages import Passage
from reportedly.link.stance_denials import calls_false
from reportedly.link.stance_evidence import BLAMED, UNREAD, Around, Sign, lays, most_bits, read, signs, weighed
from reportedly.link.told import Told
from reportedly.link.word_rarity import Rarity
from reportedly.model.check import StanceKind
from reportedly.model.claim import Claim
from reportedly.model.reason import Reason, bits

LEAST_SHARE = 0.2
"""The share of the claim, by bits of its words, that a passage must speak of to be held against it."""
ROUNDED = 1e-9
"""Shares that differ by less are the same, summed in another order."""
MOST_OF_A_KIND = 4
"""So many contents, so many sentences and so many pairs of sentences of a report are held against a claim, at most."""
BOTH = 0.5
"""Bits by which one side must outweigh the other: a report that tells both alike reports both."""
PLAINLY = 0.6
"""From this share on, a passage that takes no side leaves the claim open, and does not just speak of something near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One passage that bears on the claim, and the reasons for its supporting and for its refuting it."""

    passage: Passage
    share: float
    """How much of the claim it speaks of, 0 to 1."""
    supporting: tuple[Reason, ...]
    refuting: tuple[Reason, ...]

    @property
    def supports(self) -> float:
        """Bits for its supporting the claim."""
        return bits(self.supporting)

    @property
    def refutes(self) -> float:
        """Bits for its refuting the claim."""
        return bits(self.refuting)

    @property
    def side(self) -> StanceKind | None:
        """The side that it takes; None where it takes none."""
        if max(self.supports, self.refutes) <= 0:
            return None
        return "support" if self.supports >= self.refutes else "refute"

    @property
    def weight(self) -> float:
        """Bits for the side that it takes, or comes nearest to."""
        return max(self.supports, self.refutes)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for the side that it takes, or comes nearest to: the passage first."""
        told = self.supporting if self.supports >= self.refutes else self.refuting
        return told[:1] + tuple(reason for reason in told[1:] if reason.bits)

    def has(self, feature: str) -> bool:
        """Whether it has a sign."""
        return any(reason.feature == feature for reason in self.supporting)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The report's claims that it tells."""
        return self.passage.told.claims


def bearings(
    asked: Told, report: Sequence[Passage], around: Around, model: PairModel, held: Callable[[], Held] = dict
) -> tuple[Bearing, ...]:
    """The passages of a report that bear on the claim; `held` says how the report's claims stand to it.

    Passages that can come near no side, whatever the network says of them, are left unread: the others tell the same of
    the report without them. Where none takes a side and it hangs on the rest how far the claim is left open, all are
    read.
    """
    near = tuple(relevant(asked, report, around))
    stands = held() if near else {}
    unread = [(share, p, tuple(signs(asked, p, UNREAD, around, stands))) for share, p in near]
    found = tuple(_read(asked, one, model) for one in unread if may_take_a_side(asked, *one[1:]))
    open_ = bool(sides_nearly_taken(found)) or any(share >= PLAINLY for share, _ in near)
    if open_ and all(bearing.side is None for bearing in found):
        return tuple(_read(asked, one, model) for one in unread)
    return found


def _read(asked: Told, unread: tuple[float, Passage, tuple[Sign, ...]], model: PairModel) -> Bearing:
    share, passage, told = unread
    said = model.says(asked.text, passage.told.text)
    supporting, refuting = weighed(read(told, asked, passage, said))
    return Bearing(passage=passage, share=share, supporting=supporting, refuting=refuting)


def may_take_a_side(asked: Told, passage: Passage, unread: Sequence[Sign]) -> bool:
    """Whether a passage may come near a side, by all but what the network says of it."""
    return most_bits(unread, asked, passage) > -NEARLY


def may_bear(asked: Told, stems: frozenset[str] | set[str], rarity: Rarity) -> bool:
    """Whether a report of these stems may have a passage that bears on a claim; none that has one is left out."""
    return bool(bounds(asked)) or rarity.covered(asked.stems, frozenset(stems)) >= LEAST_SHARE - ROUNDED


def relevant(asked: Told, report: Iterable[Passage], around: Around) -> Iterator[tuple[float, Passage]]:
    """The passages of each kind that speak of most of the claim."""
    for _, of_kind in groupby(report, key=lambda passage: passage.kind):
        shares = [(around.rarity.covered(asked.stems, p.told.stems), n, p) for n, p in enumerate(of_kind)]
        able = [(s + _nearly(asked, p, around), n, p) for s, n, p in shares if _bears(asked, p, s)]
        first = sorted(able, key=lambda a: (not lays(asked, a[2], around.rarity), -a[0], a[1]))
        yield from ((s, passage) for s, _, passage in first[:MOST_OF_A_KIND])


def _nearly(asked: Told, passage: Passage, around: Around) -> float:
    """The share of the claim that a passage comes near to in other words."""
    return nearly_covered(asked, passage.told.stems, around.rarity)


def _bears(asked: Told, passage: Passage, share: float) -> bool:
    """Whether a passage is worth holding against a claim; bounds that rule each other out are not told in its words."""
    return (share >= LEAST_SHARE and _names(asked, passage)) or compare_bounds(asked, passage.told) is not None


def _names(asked: Told, passage: Passage) -> bool:
    """Whether a passage names somebody or something that the claim names.

    What is denied of others, or told of them, is not denied or told of these. Two sentences in a row may speak of them
    by other words, and so may one that calls false what is said.
    """
    apart = passage.kind == "sentences" or calls_false(passage.told)
    return apart or not asked.names or bool(asked.names & passage.told.stems)


NEARLY = 0.5
"""So many bits short of a side, a report is taken to tell what other reports of its origin tell."""


def sides_nearly_taken(found: Sequence[Bearing]) -> frozenset[StanceKind]:
    """The sides that a report takes, or comes so near to that those who carry the same reporting decide."""
    most: dict[StanceKind, float] = {
        "support": max((b.supports for b in found), default=-NEARLY),
        "refute": max((b.refutes for b in found), default=-NEARLY),
    }
    return frozenset(side for side, bits_ in most.items() if bits_ > -NEARLY)


def stance_from(found: Sequence[Bearing]) -> StanceKind | None:
    """The stance of a report by its passages; None where no passage bears on the claim."""
    most = {
        "support": max((b.supports for b in found), default=0.0),
        "refute": max((b.refutes for b in found), default=0.0),
    }
    if max(most.values()) <= 0:
        return "uncertain" if any(b.share >= PLAINLY for b in found) else None
    decisive = max(found, key=lambda b: b.weight)
    if decisive.side == "support" and decisive.passage.rejected is not None:
        return "report_both"
    laid, cleared = (any(b.has(BLAMED[kind]) for b in found) for kind in ("laid on", "cleared"))
    if laid and (cleared or most["refute"] > 0):
        return "report_both"
    if min(most.values()) > 0 and abs(most["support"] - most["refute"]) < BOTH:
        return "refute" if cleared else "report_both"
    return "support" if most["support"] > most["refute"] else "refute"
