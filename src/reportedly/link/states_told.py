"""How something is said to be, held against how it is said to be elsewhere, or against what became of it."""

from __future__ import annotations

import re

from reportedly.link.content_words import stem as content_stem
from reportedly.link.matter import Matter
from reportedly.read.bearing.vocabulary import stem

SAID_OF_IT = re.compile(
    r" (?P<be>is|are|was|were|remain|remains|remained|stay|stays|stayed|has been|have been|had been)"
    r"(?: (?:still|again|now|fully|completely|\w+ly))* (?P<what>\w+) "
)


def is_so(older: Matter, newer: Matter, words: tuple[str, str]) -> bool:
    """Whether of two words that rule each other out one says how something is, and the other how, or what became of it.

    "Is open" and "remained closed"; "have withdrawn" and "remain at the station", where that is told on the same day or
    later: what happened ended what was so before.
    """
    if older.deeds and newer.deeds:
        return False
    if newer.deeds and older.reading.report.published != newer.reading.report.published:
        return False
    return all(_says(matter, word) for matter, word in zip((older, newer), words, strict=True))


def _says(matter: Matter, word: str) -> bool:
    """Whether a word is what a claim says to happen, or, where nothing does, how something is."""
    if matter.deeds:
        return word in {stem(told.lower_) for told in matter.told.words if content_stem(told.lower_) in matter.deeds}
    so = SAID_OF_IT.search(matter.told.phrase)
    return so is not None and word in {stem(so["what"]), stem(so["be"])}
