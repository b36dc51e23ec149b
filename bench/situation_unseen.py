"""Five situations that no rule was made with at first: how far what was learned on the others holds.

`beira`, `assab` and `faya` may be looked at, and rules may be mended by them; `nimule` and `tibu` are only measured.
The figures are those of `bench/situation_sample.py` and, for the explanations, of `bench/rivals.py`.
"""

from __future__ import annotations

from bench import rivals, situation_sample
from bench.situation_gold import read_situation

TUNE, MEASURED = ("beira", "assab", "faya"), ("nimule", "tibu")


def score() -> dict[str, float]:
    """Every figure of all."""
    return {f"{name}.{figure}": value for name in (*TUNE, *MEASURED) for figure, value in figures(name).items()}


def figures(name: str) -> dict[str, float]:
    """Every figure of one of them."""
    gold = read_situation(name)
    linked = situation_sample.linked_reports(gold)
    return {
        **situation_sample.figures(gold, linked),
        **rivals.figures_of(rivals.Rivals(reports=gold.reports, questions=gold.situation.questions), linked),
    }


if __name__ == "__main__":
    for figure, value in score().items():
        print(f"{figure:44s} {value:.3f}")
