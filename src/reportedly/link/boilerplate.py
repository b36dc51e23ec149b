"""Sentences that many reports share which share nothing else: notices, appeals, standing descriptions.

A sentence that seven reprints of one story have is no boilerplate: they share the rest of the story too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from reportedly.link.traits import RUN, SHINGLE, Traits, gram_hash

Words = tuple[str, ...]

LEAST_SHARERS = 3
LOOKED_AT = 12
"""Reports among the sharers of a sentence that are compared with each other; the first of them by id."""
RELATED = 1.5
"""Sharers that are one story share, on average over pairs, at least so many sentences beside the one looked at."""


def boilerplate(reports: Iterable[Traits]) -> frozenset[int]:
    """The shingles and runs of every boilerplate sentence."""
    by_id = {report.report.id: report for report in reports}
    told = {id_: frozenset(report.told) for id_, report in by_id.items()}
    having: dict[int, list[str]] = defaultdict(list)
    for report in sorted(told):
        for sentence in told[report]:
            having[sentence].append(report)
    standing = (
        (sentence, who[0])
        for sentence, who in having.items()
        if len(who) >= LEAST_SHARERS and not _one_story(sentence, who, told)
    )
    return frozenset(gram for sentence, first in standing for gram in _grams(_words(sentence, by_id[first])))


def _words(sentence: int, report: Traits) -> Words:
    """The words of a sentence of a report, by its hash."""
    return next(told.folded for told in report.sentences if gram_hash(told.folded) == sentence)


def _one_story(sentence: int, who: list[str], told: Mapping[str, frozenset[int]]) -> bool:
    pairs = list(combinations(who[:LOOKED_AT], 2))
    beside = sum(len((told[one] & told[other]) - {sentence}) for one, other in pairs)
    return beside / len(pairs) >= RELATED


def _grams(words: Words) -> Iterator[int]:
    for length in (SHINGLE, RUN):
        for at in range(len(words) - length + 1):
            yield gram_hash(words[at : at + length])
