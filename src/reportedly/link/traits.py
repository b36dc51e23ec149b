"""What a report is compared by: its wording, its items and its credits, read once and kept."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate

from reportedly.link.content import Item, items
from reportedly.link.credits import Credit, credits
from reportedly.link.mentions import mentions
from reportedly.link.own_reporting import OWN_REPORTING, says_it_was_told_itself
from reportedly.link.publishers import imprint
from reportedly.link.versions import is_notice, version_said
from reportedly.link.wording import Sentence, Word, sentences
from reportedly.model.reading import Reading
from reportedly.model.report import Report

SHINGLE = 3
RUN = 6
"""So many words in a row are hardly ever the same by chance, even where two reports tell the same event."""

Grams = Mapping[int, int]
"""Words in a row, as a hash that is the same on every run, and the sentence in which they first stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A report as it is compared; quoted words are left out of `shingles` and `runs`, as they are the source's own."""

    report: Report
    length: int
    """How many sentences it has."""
    told: tuple[int, ...]
    """Its sentences of some length, each as a hash of its words; empty where only what is compared was kept."""
    shingles: Grams
    runs: Grams
    early: float
    """What its runs weigh altogether, each by how early it stands."""
    items: Mapping[Item, int]
    """Names, figures, stems, quoted words, what it says of its versions and its reporting; the sentence of each."""
    own: tuple[str, ...]
    """The names of its publisher."""
    credits: tuple[Credit, ...]
    """Whom it credits, and names that are credits where another report is published under them."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, cut anew, as they fill the memory; none where only what is compared was kept."""
        return sentences(self.report)

    @property
    def order(self) -> tuple[str, int, str]:
        """Its place in time: what was published first comes first, undated reports come last.

        Of one day's reports the longer comes first: copies are cut more often than they are added to.
        """
        return ((self.report.published or "9999").rstrip("?~%"), -len(self.shingles), self.report.id)

    @property
    def day(self) -> str:
        """The day of publication, as far as it is known; empty where it is not."""
        return (self.report.published or "").rstrip("?~%")[:10]


def traits(reading: Reading) -> Traits:
    """Read what a report is compared by."""
    told = sentences(reading.report)
    runs = _grams(told, RUN)
    return Traits(
        report=reading.report,
        length=len(told),
        told=tuple(gram_hash(sentence.folded) for sentence in told if len(sentence.words) >= SHINGLE),
        shingles=_grams(told, SHINGLE),
        runs=runs,
        early=math.fsum(1 / (1 + at) ** 2 for at in runs.values()),
        items=items(_of_the_matter(told, reading.report), reading.report.language)
        | {("version", says): 0 for says in version_said(reading.report)}
        | ({OWN_REPORTING: 0} if says_it_was_told_itself(reading.report) else {}),
        own=imprint(reading.report.publisher).own,
        credits=(*credits(reading), *mentions(reading.report)),
    )


def _of_the_matter(told: Sequence[Sentence], report: Report) -> list[Sentence]:
    return [s for s in told if not is_notice(report.text[s.span.start : s.span.end])]


def _grams(told: Sequence[Sentence], length: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, sentence in enumerate(told):
        for gram in _own_words(sentence.words, length):
            found.setdefault(gram, number)
    return found


def _own_words(words: Sequence[Word], length: int) -> Iterator[int]:
    """Hashes of the words in a row that are not all the words of someone quoted."""
    folded = [word.folded for word in words]
    quoted_before = [0, *accumulate(word.quoted for word in words)]
    for at in range(len(words) - length + 1):
        quoted = quoted_before[at + length] - quoted_before[at]
        if quoted == 0 or (length == SHINGLE and quoted < length):
            yield gram_hash(folded[at : at + length])


def gram_hash(words: Sequence[str]) -> int:
    """A hash of words in a row, the same on every machine and run."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")
