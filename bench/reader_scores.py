"""Write the table of what the reader gives itself, from the tuning part of our own gold.

Run `python -m bench.reader_scores` after a change to the reading of claims, and commit the table. `error` measures how
far scores are from what they say, on either part.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import get_args

from bench.gold import LEAST_OVERLAP, as_report, chain_is_exact
from bench.gold_notation import read_part
from bench.pairing import jaccard, pair, word_starts, words_in
from reportedly.journey import Failure, conclude, draft_analysed
from reportedly.read.reader_scores import Construction, construction, logit
from reportedly.read.syntax import analyse

TABLE = Path(__file__).parents[1] / "src/reportedly/lexicon/reader_scores.tsv"
HEAD = """# How often claims of each construction were right on the tuning gold: words and chain of sources.
# Half of each is that share, shrunk by ten claims; half the share of attributions that are right in unseen articles, as
# rules were written beside the tuning gold and read other texts worse. sureness: mean logit of the encoder's
# probability for their attributions. slope: how far the score moves with it, one for all.
# Written by `python -m bench.reader_scores`.
construction\tscore\tsureness\tslope\tcases\tsource
"""
UNSEEN, WEIGHT = 0.75, 10
"""Triples right on PolNeAR's development articles, and by how many such claims shares of few claims are shrunk."""
SLOPES = [n / 20 for n in range(21)]
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim that was read: its construction, the encoder's sureness of its chain, its score, whether it is right."""

    construction: Construction
    sureness: float | None
    score: float
    right: bool


def cases(part: str) -> Iterator[Case]:
    """Every claim read from a part of the gold."""
    for syntax, report in analyse((g.text, g) for g in read_part(part)):
        draft = draft_analysed(as_report(report), syntax)
        if isinstance(draft, Failure):
            raise RuntimeError(f"{report.name} breaks {draft.stage}: {draft.why}")
        reading = conclude(draft)
        starts = word_starts(report.text)
        wanted = [words_in(starts, g.content.spans) for g in report.claims]
        read = [words_in(starts, c.content.spans) for c in reading.claims]
        gold_of = {j: i for i, j in pair(wanted, read, jaccard, LEAST_OVERLAP).items()}
        passages = {p.id: p for p in draft.passages}
        for j, claim in enumerate(reading.claims):
            passage = passages[claim.id]
            yield Case(
                construction=construction(passage, draft.syntax),
                sureness=None if passage.sureness is None else logit(passage.sureness),
                score=claim.score,
                right=j in gold_of and chain_is_exact(report.claims[gold_of[j]], claim, reading),
            )


def error(told: Sequence[Case]) -> float:
    """Expected calibration error: mean distance of scores from the share that is right, over bins of like score."""
    bins: dict[int, list[Case]] = defaultdict(list)
    for case in told:
        bins[min(int(case.score * BINS), BINS - 1)].append(case)
    apart = (abs(sum(c.score for c in held) - sum(c.right for c in held)) for held in bins.values())
    return sum(apart) / max(1, len(told))


def table(told: Sequence[Case]) -> list[tuple[Construction, float, float, float, int]]:
    """Score, mean sureness, slope and cases of each construction."""
    held = {kind: [c for c in told if c.construction == kind] for kind in get_args(Construction)}
    seen = {kind: (sum(c.right for c in own) + UNSEEN * WEIGHT) / (len(own) + WEIGHT) for kind, own in held.items()}
    share = {kind: (own + UNSEEN) / 2 for kind, own in seen.items()}
    sure = {kind: fmean([c.sureness for c in own if c.sureness is not None] or [0.0]) for kind, own in held.items()}
    slope = min(SLOPES, key=lambda s: sum(_surprise(c, share[c.construction], sure[c.construction], s) for c in told))
    return [(kind, share[kind], sure[kind], slope, len(own)) for kind, own in held.items()]


def _surprise(case: Case, share: float, mean: float, slope: float) -> float:
    """Bits of surprise at whether a claim is right, given the slope."""
    if case.sureness is None:
        return 0.0
    moved = logit(share) + slope * (case.sureness - mean)
    return math.log2(1 + math.exp(-moved if case.right else moved))


def main() -> None:
    """Write the table."""
    rows = [f"{k}\t{s:.2f}\t{m:.2f}\t{slope:.2f}\t{n}\tgold/tune\n" for k, s, m, slope, n in table(list(cases("tune")))]
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
    for part in ("tune", "measured"):
        print(f"{part:10s} expected calibration error {error(list(cases(part))):.3f}")
