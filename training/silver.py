"""Silver syntax for training texts: what spaCy's small English pipeline says of their tokens.

The reader's syntax heads learn from it, so that reading needs no parser. Run it where spaCy and its model are
installed (`python -m training.silver OUT.npz`); the training itself reads only the file that it writes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from training.corpora import silver_texts
from training.parser import pipeline

COLUMNS = ("start", "length", "head", "dep", "tag", "pos", "entity", "sentence_start")
BATCH = 64


def key(text: str) -> str:
    """What a text goes by in the file."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def parse(texts: list[str]) -> list[np.ndarray[Any, Any]]:
    """For each text, one row a token: the columns of `COLUMNS`, names as strings, heads as token numbers."""
    return [_rows(doc) for doc in pipeline().pipe(texts, batch_size=16)]


def _rows(doc: Any) -> np.ndarray[Any, Any]:
    rows = [
        (
            t.idx,
            len(t),
            t.head.i,
            t.dep_,
            t.tag_,
            t.pos_,
            f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O",
            int(bool(t.is_sent_start)),
        )
        for t in doc
    ]
    return np.array(
        rows, dtype=[(n, "i4" if n in ("start", "length", "head", "sentence_start") else "U12") for n in COLUMNS]
    )


def batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in groups that one worker parses at a time."""
    group: list[str] = []
    for text in texts:
        group.append(text)
        if len(group) == BATCH:
            yield group
            group = []
    if group:
        yield group


def main(out: Path) -> None:
    """Parse every training text once and write all rows to one compressed file."""
    texts = list(dict.fromkeys(silver_texts()))
    found: dict[str, np.ndarray[Any, Any]] = {}
    with ProcessPoolExecutor(2) as pool:
        groups = list(batches(texts))
        for group, parsed in zip(groups, pool.map(parse, groups), strict=True):
            found |= {key(text): rows for text, rows in zip(group, parsed, strict=True)}
            print(f"{len(found):,} of {len(texts):,} texts", end="\r", file=sys.stderr, flush=True)
    np.savez_compressed(out, **found)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
