"""Write the table of what the reader gives itself, from the tuning part of our own gold.

Run `python -m bench.reader_scores` after a change to the reading of claims, and commit the table.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

from bench.gold import LEAST_OVERLAP, as_report, chain_is_exact
from bench.gold_notation import read_part
from bench.pairing import jaccard, pair, word_starts, words_in
from reportedly.journey import Failure, conclude, draft_analysed
from reportedly.read.reader_scores import Construction, construction
from reportedly.read.syntax import analyse

TABLE = Path(__file__).parents[1] / "src/reportedly/lexicon/reader_scores.tsv"
HEAD = """# How often claims of each construction were right on the tuning gold: words and chain of sources.
# Laplace-smoothed: (right + 1) / (cases + 2). Written by `python -m bench.reader_scores`.
construction\tscore\tcases\tsource
"""


def counts() -> tuple[Counter[Construction], Counter[Construction]]:
    """How many claims of each construction were read, and how many of them were right."""
    made, right = Counter[Construction](), Counter[Construction]()
    gold = read_part("tune")
    for syntax, report in analyse((g.text, g) for g in gold):
        draft = draft_analysed(as_report(report), syntax)
        if isinstance(draft, Failure):
            raise RuntimeError(f"{report.name} breaks {draft.stage}: {draft.why}")
        reading = conclude(draft)
        starts = word_starts(report.text)
        wanted = [words_in(starts, g.content.spans) for g in report.claims]
        read = [words_in(starts, c.content.spans) for c in reading.claims]
        gold_of = {j: i for i, j in pair(wanted, read, jaccard, LEAST_OVERLAP).items()}
        for j, (passage, claim) in enumerate(zip(draft.passages, reading.claims, strict=True)):
            kind = construction(passage, draft.syntax)
            made[kind] += 1
            right[kind] += j in gold_of and chain_is_exact(report.claims[gold_of[j]], claim, reading)
    return made, right


def main() -> None:
    """Write the table."""
    made, right = counts()
    rows = [(k, (right[k] + 1) / (made[k] + 2), made[k]) for k in get_args(Construction)]
    TABLE.write_text(HEAD + "".join(f"{k}\t{s:.2f}\t{n}\tgold/tune\n" for k, s, n in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
