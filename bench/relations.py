"""Relations between claims: our own pairs about one event, and the public sets of stances to claims and headlines.

`python -m bench.relations` lists every pair of the part to tune on that is judged wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping

from bench.relation_notation import AGREES, NEITHER, PARTS, GoldPair, read_pairs
from reportedly.journey import read_reports
from reportedly.link.relation import relate
from reportedly.link.told import told_in
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation
from reportedly.model.report import Report

DAY = "2021-06-16"


def score() -> dict[str, float]:
    """Figures of both parts of our own pairs."""
    told = readings_of(read_pairs())
    return {f"{part}.{name}": value for part in PARTS for name, value in figures(part, told).items()}


def readings_of(pairs: Iterable[GoldPair]) -> Mapping[str, Reading]:
    """The readings of all claims, each as a report of one sentence."""
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.older, pair.newer)))
    reports = [Report.from_text(text, published=DAY, published_from="given") for text in texts]
    return {
        text: reading
        for text, reading in zip(texts, read_reports(reports), strict=True)
        if isinstance(reading, Reading)
    }


def figures(part: str, told: Mapping[str, Reading]) -> dict[str, float]:
    """How many contradictions of a part are found with what they are about, and how many pairs are judged right."""
    judged = [(pair, verdict_on(pair, told)) for pair in read_pairs() if pair.part == part]
    typed = [(pair, verdict) for pair, verdict in judged if pair.verdict not in (AGREES, NEITHER)]
    right = Counter(pair.verdict for pair, verdict in judged if pair.verdict == verdict)
    of = Counter(pair.verdict for pair, _ in judged)
    return {
        "pairs": len(judged),
        "contradictions.typed": sum(pair.verdict == verdict for pair, verdict in typed) / len(typed),
        "all": sum(right.values()) / len(judged),
        **{name: right[name] / count for name, count in of.items()},
    }


def verdict_on(pair: GoldPair, told: Mapping[str, Reading]) -> str:
    """What we say of a pair."""
    found = relation_of(pair, told)
    return NEITHER if found is None else found.attribute or AGREES


def relation_of(pair: GoldPair, told: Mapping[str, Reading]) -> Relation | None:
    """The relation found between a pair's claims, as if they rested on different origins."""
    older, newer = told_in(told[pair.older]), told_in(told[pair.newer])
    return relate(older, newer, ids=("older", "newer"), tie="independent")


def main() -> None:
    """List what is judged wrong in the part to tune on."""
    pairs = [pair for pair in read_pairs() if pair.part == PARTS[0]]
    told = readings_of(pairs)
    for pair in pairs:
        if (verdict := verdict_on(pair, told)) != pair.verdict:
            found = relation_of(pair, told)
            reasons = "; ".join(
                f"{r.feature} {r.bits:+.1f} ({r.older} / {r.newer})" for r in (found.reasons if found else ())
            )
            print(f"{pair.verdict}, judged {verdict} | {pair.older} | {pair.newer} | {reasons}", file=sys.stdout)


if __name__ == "__main__":
    main()
