"""Which reports are worth comparing: by sketches of their sentences, and by rare items.

Sentences are sketched, not reports: MinHash estimates how alike two sets are as wholes, and a reprint cut to a third
is as a whole not alike; its sentences are. A sketch of eight permutations in four bands of two finds a sentence with
60 % of its words in a row unchanged in five cases of six, and a copy has more than one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from rensa import RMinHash

from reportedly.link.traits import Traits
from reportedly.link.wording import Sentence

PERMUTATIONS, BAND = 8, 2
SEED = 1
LEAST_WORDS = 6
EVERY_PAIR = 16
"""A bucket of at most so many reports has every pair compared."""
NEAREST, FIRST = 8, 4
"""In larger ones a report is compared with those just before it and with the very first."""
SHARED_ITEMS, SHARED_PART = 4, 0.08
"""Reports that share so many items that are not common, and such a part of the shorter one's, are compared although no
sentence is alike: rewrites and translations."""
COMMON = 64
"""An item that more reports have brings none together."""

Bucket = Hashable
Number = TypeVar("Number")
Key = TypeVar("Key")


def sentence_buckets(report: Traits) -> frozenset[Bucket]:
    """The buckets into which the sketches of a report's sentences fall."""
    tokens = [_tokens(sentence) for sentence in report.sentences if len(sentence.words) >= LEAST_WORDS]
    if not tokens:
        return frozenset()
    sketches = (RMinHash(num_perm=PERMUTATIONS, seed=SEED) for _ in tokens)
    found: set[Bucket] = set()
    for sketch, words in zip(sketches, tokens, strict=True):
        sketch.update(words)
        digest = sketch.digest()
        found.update((at, *digest[at : at + BAND]) for at in range(0, PERMUTATIONS, BAND))
    return frozenset(found)


def _tokens(sentence: Sentence) -> list[str]:
    words = sentence.folded
    return [" ".join(pair) for pair in pairwise(words)]


def pairs_of(buckets: Mapping[Key, Iterable[int]]) -> Iterator[tuple[int, int, int]]:
    """Pairs of reports that fall together into buckets, as numbers in order of time, with the number of the buckets."""
    import numpy as np  # who looks up one report does without, and need not wait for it

    codes = [np.array(list(_met(sorted(numbers))), dtype=np.int64) for numbers in buckets.values()]
    if codes:
        pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
        for code, count in zip(pairs.tolist(), counts.tolist(), strict=True):
            yield code >> 32, code & 0xFFFFFFFF, count


def _met(numbers: Sequence[int]) -> Iterator[int]:
    """Every pair of a small bucket; of a large one, each report with those just before it and with the first."""
    for at, newer in enumerate(numbers):
        near = (
            numbers[:at]
            if len(numbers) <= EVERY_PAIR
            else {*numbers[max(0, at - NEAREST) : at], *numbers[: min(FIRST, at)]}
        )
        yield from (older << 32 | newer for older in near)


def by_bucket(reports: Iterable[tuple[Number, Iterable[Key]]]) -> dict[Key, list[Number]]:
    """The reports that fall into each bucket."""
    found: dict[Key, list[Number]] = defaultdict(list)
    for number, buckets in reports:
        for bucket in buckets:
            found[bucket].append(number)
    return found
