"""Public sets of stances, on the stories that the network's training held out.

emergent    claim and headline: for, against, observing
fnc         headline and body, at the prevalence of the set: agree, disagree, discuss, unrelated
claimdiff   two claims on one topic: strengthens, weakens, neither; its labels are often rhetorical

Each by the head of the network that was trained on the set, and for the first two by the words as well: both readings
were fitted on other stories. Beside it what each says alone, what our rules for relations say, and the commonest class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from bench.figures import BESIDE
from bench.relations import DAY
from reportedly.journey import read_reports
from reportedly.link.both_readings import stance_shares
from reportedly.link.pair_model import pair_model
from reportedly.link.relation import relate
from reportedly.link.told import Told, told_in
from reportedly.link.word_model import Task, word_bits
from reportedly.link.word_signs import Piece, Text
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from training.relations.evaluate import Scores, figures, figures_of
from training.relations.pairs import Pair, Published
from training.relations.telling import NEITHER, REFUTES, SUPPORTS

TASKS: Mapping[str, Task] = {"emergent": "headline", "fnc": "body"}
SHOWN = ("accuracy", "macro_f1", "against_f1", "against_recall")


def score() -> dict[str, float]:
    """The figures of each set."""
    published = Published()
    told = figures(_both, published)
    emergent, fnc = ([p for p in pairs if p.held_out] for pairs in (published.emergent, published.fnc))
    by_rules, commonest = figures_of(emergent, _by_rules(emergent)), figures_of(fnc, _commonest(fnc))
    beside = {f"emergent.{name}{BESIDE}rules": by_rules[name] for name in SHOWN}
    beside |= {f"fnc.{name}{BESIDE}commonest": commonest[name] for name in SHOWN}
    for name, pairs in (("emergent", emergent), ("fnc", fnc)):
        for reading, by in (("network", _network), ("words", _words)):
            alone = figures_of(pairs, by(pairs, name))
            beside |= {f"{name}.{key}{BESIDE}{reading}": alone[key] for key in SHOWN}
    return told | beside


def _network(pairs: Sequence[Pair], head: str) -> Scores:
    model = pair_model()
    place = model.place_of(head)
    return np.array([model.logits(pair.claim, pair.evidence)[place] for pair in pairs])


def _words(pairs: Sequence[Pair], head: str) -> Scores:
    told = [word_bits(TASKS[head], Piece(text=p.claim), Text(text=p.whole or p.evidence)) for p in pairs]
    return np.array(told, dtype=np.float32)


def _both(pairs: Sequence[Pair], head: str) -> Scores:
    """What both say; the network alone of a set that the words were not fitted to."""
    if head not in TASKS:
        return _network(pairs, head)
    model, task = pair_model(), TASKS[head]
    told = [stance_shares(task, p.claim, p.whole or p.evidence, model, passage=p.evidence) for p in pairs]
    return np.array(told, dtype=np.float32)


def _by_rules(pairs: Sequence[Pair]) -> Scores:
    """What the relation of two claims by attributes says: one that contradicts is against, none is observing."""
    told = _told(sorted({text for pair in pairs for text in (pair.claim, pair.evidence)}))
    return np.eye(3, dtype=np.float32)[[_label(told, pair) for pair in pairs]]


def _label(told: Mapping[str, Told], pair: Pair) -> int:
    if pair.claim not in told or pair.evidence not in told:
        return NEITHER
    found = relate(told[pair.claim], told[pair.evidence], ids=("claim", "headline"), tie="independent")
    return NEITHER if found is None else SUPPORTS if found.relation == "corroborates" else REFUTES


def _told(texts: Sequence[str]) -> Mapping[str, Told]:
    reports = [Report.from_text(text, published=DAY, published_from="given") for text in texts]
    readings = zip(texts, read_reports(reports), strict=True)
    return {text: told_in(reading) for text, reading in readings if isinstance(reading, Reading)}


def _commonest(pairs: Sequence[Pair]) -> Scores:
    ((label, _),) = Counter(pair.label for pair in pairs).most_common(1)
    return np.tile(np.eye(4, dtype=np.float32)[label], (len(pairs), 1))
