"""The seed report against its hand-written gold, by the reference scorer that lies beside it."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

from bench.partway import readings
from bench.shared import SHARED, require, scorer
from reportedly.model.report import Report
from reportedly.tell.jsonl import jsonl_chunks

PUBLISHED = "2019-01-11"
"""The report carries no date of its own; its gold counts from this one."""


def score() -> dict[str, float]:
    """What the scorer counts: shares of the claims found, and false pins and claims as counts.

    Raises NotThereError where the seed is not there.
    """
    gold, text = (require(SHARED / "seed" / name) for name in ("gold.json", "report.txt"))
    report = Report.from_text(text.read_text(encoding="utf-8"), published=PUBLISHED, published_from="given")
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        read = Path(folder) / "seed.jsonl"
        read.write_text("".join(jsonl_chunks(readings([report]))), encoding="utf-8")
        counted = scorer("score_claims").main(str(gold), str(text), str(read))
    return {name: value[0] / max(1, value[1]) if isinstance(value, list) else value for name, value in counted.items()}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
