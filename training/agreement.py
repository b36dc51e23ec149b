"""How far the syntax heads agree with the parser that they learnt from, on texts that they were not trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.lemmas import Lemmatiser
from reportedly.read.encoder.parsing import parse
from reportedly.read.encoder.tokens import tokenise
from reportedly.read.paragraphs import paragraph_starts
from training.silver import key


def agreement(texts: Iterable[str], encode: Callable[[str], Encoded], silver: Mapping[str, Any]) -> dict[str, float]:
    """Per cent of tokens, white space left out, that get the same head, label, tag and part; F1 of names, sentences."""
    counts: Counter[str] = Counter()
    for text in texts:
        rows = silver.get(key(text))
        if rows is None:
            continue
        doc = parse(tokenise(text), encode(text), paragraph_starts(text), Lemmatiser())
        kept = [n for n in range(len(rows)) if rows["pos"][n] != "SPACE"]
        counts["tokens"] += len(kept)
        for n in kept:
            token, row = doc[n], rows[n]
            head, label = token.head.i == row["head"], token.dep_ == row["dep"]
            counts.update(
                head=head, labelled=head and label, tag=token.tag_ == row["tag"], part=token.pos_ == row["pos"]
            )
            if token.pos_ != "PUNCT":
                counts.update(words=1, word_head=head, word_labelled=head and label)
        starts, read = {int(n) for n in np.flatnonzero(rows["sentence_start"])}, {s.start for s in doc.sentences}
        counts.update(starts_gold=len(starts), starts_read=len(read), starts_both=len(starts & read))
        names, found = _names(rows), {tuple(name) for name in doc.names}
        counts.update(names_gold=len(names), names_read=len(found), names_both=len(names & found))
    share = {name: 100 * counts[name] / max(1, counts["tokens"]) for name in ("head", "labelled", "tag", "part")}
    words = {name: 100 * counts[name] / max(1, counts["words"]) for name in ("word_head", "word_labelled")}
    f1 = {
        f"{what} F1": 200 * counts[f"{what}_both"] / max(1, counts[f"{what}_gold"] + counts[f"{what}_read"])
        for what in ("starts", "names")
    }
    return share | words | f1


def _names(rows: Any) -> set[tuple[int, int, str]]:
    names, start = set(), -1
    labels = [str(label).replace("WORK_OF_AR", "WORK_OF_ART").replace("ARTT", "ART") for label in rows["entity"]]
    for n, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            names.add((start, n, labels[start][2:]))
            start = -1
        if label.startswith("B-"):
            start = n
    return names
