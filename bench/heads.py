"""What the network's heads read by themselves, before any rule, on the parts held out from training.

Packed paragraphs as in use, the quantised network, the decoding of the package.
"""

from __future__ import annotations

from bench.shared import BENCH, require
from reportedly.read.encoder.encoder import encoder_in
from training.corpora import BENCH_TASKS
from training.evaluate import figures

NOT_PER_CENT = ("Pearson r", "MAE")


def score() -> dict[str, float]:
    """Every figure of every task, shares from 0 to 1.

    Raises NotThereError where the data is not there.
    """
    require(BENCH)
    told = figures(encoder_in(None).encode, BENCH_TASKS)
    return {name: value if name.endswith(NOT_PER_CENT) else value / 100 for name, value in told.items()}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:55s} {value:.3f}")
