"""Silver labels for attributions inside attributions: contents read by themselves.

The public corpus annotates one layer. A model trained on that layer, shown a content alone, finds the attribution that
the content holds; where it is sure, its finding becomes a label of the inner level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.linking import Linked, Run
from reportedly.read.encoder.windows import Window
from training.corpora import Example, Spans, Triple

LEAST_WORDS = 5
SURE_CUE, SURE_CONTENT = 2.0, 1.0
"""Margins in logits above which a finding becomes a label."""


def with_inner(examples: Iterable[Example], encode: Callable[[str], Encoded]) -> Iterator[Example]:
    """The examples with level-1 triples added inside the contents of their level-0 triples."""
    for example in examples:
        found = [inner for triple in example.triples if triple.level == 0 for inner in _inside(example, triple, encode)]
        yield replace(example, triples=(*example.triples, *_apart(found)), extra={**example.extra, "nested": True})


def _inside(example: Example, triple: Triple, encode: Callable[[str], Encoded]) -> Iterator[Triple]:
    if len(triple.content) != 1:
        return
    start, end = triple.content[0]
    told = example.text[start:end]
    if len(told.split()) < LEAST_WORDS or "\n" in told:
        return
    for window, linked in encode(told).attributions(0):
        if linked.cue_margin > SURE_CUE and linked.content_logit > SURE_CONTENT:
            yield _moved(window, linked, start)


def _moved(window: Window, linked: Linked, by: int) -> Triple:
    def spans(runs: Iterable[Run]) -> Spans:
        return tuple((by + int(window.starts[low]), by + int(window.ends[high - 1])) for low, high in runs)

    return Triple(source=spans(linked.source), cue=spans([linked.cue]), content=spans(linked.content), level=1)


def _apart(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Each cue once: contents that overlap hold the same inner attribution."""
    seen: set[tuple[int, int]] = set()
    for triple in triples:
        if not seen.intersection(triple.cue):
            seen.update(triple.cue)
            yield triple
