"""How something is said to be, held against how it is said to be elsewhere, or against what became of it."""

from __future__ import annotations

import re

from reportedly.link.content_words import stem as content_stem
from reportedly.link.matter import Matter
from reportedly.link.told import matter_of
from reportedly.read.bearing.vocabulary import stem

SUBJECT = 6
"""So many words before what is said of somebody his name stands."""
BEING = ("is", "are", "was", "were", "been", "remains", "still")
SAID_OF_IT = re.compile(
    r" (?P<be>is|are|was|were|remain|remains|remained|stay|stays|stayed|has been|have been|had been)"
    r"(?: (?:still|again|now|fully|completely|\w+ly))* (?P<what>\w+) "
)


def is_so(older: Matter, newer: Matter, words: tuple[str, str]) -> bool:
    """Whether of two words that rule each other out one says how something is, and the other how, or what became of it.

    "Is open" and "remained closed"; "have withdrawn" and "remain at the station", where that is told on the same day or
    later: what happened ended what was so before.
    """
    if any(is_still(word) for word in words) and not is_still(words[0]):
        return all(_says(matter, word) for matter, word in zip((older, newer), words, strict=True))
    if older.deeds and newer.deeds:
        return False
    if newer.deeds and older.reading.report.published != newer.reading.report.published:
        return False
    return all(_says(matter, word) for matter, word in zip((older, newer), words, strict=True))


def said_of_one(older: Matter, newer: Matter, words: tuple[str, str]) -> bool:
    """Whether two words that rule each other out are said of one who is named: "Karim was killed", "Karim is alive".

    Who was alive may be killed later; so it must not be told first.
    """
    if newer.deeds and not older.deeds and older.reading.report.published != newer.reading.report.published:
        return False
    aside = older.told.place_names | newer.told.place_names
    named = (older.told.names & newer.told.names) - aside
    return all(_said_of(matter, word, named) for matter, word in zip((older, newer), words, strict=True))


def _said_of(matter: Matter, word: str, named: frozenset[str]) -> bool:
    told = matter.told.words
    at = next((n for n, one in enumerate(told) if word in (one.stem, one.lower_)), 0)
    before = told[max(0, at - SUBJECT) : at]
    if not before or before[-1].lower_ not in BEING:
        return False
    name = next((one.text for one in reversed(before) if matter_of(one) in named), None)
    return (
        name is not None
        and re.search(rf"{re.escape(name)}\b[^,;]*\b{re.escape(told[at].text)}\b", matter.told.text) is not None
    )


def is_still(word: str) -> bool:
    """Whether words say that something is so yet, whatever else happens: "were still in Lalibela and burned houses"."""
    return word.startswith("still ")


def _says(matter: Matter, word: str) -> bool:
    """Whether a word is what a claim says to happen, or, where nothing does, how something is."""
    if " " in word:
        return f" {word} " in matter.told.phrase
    if matter.deeds:
        return word in {stem(told.lower_) for told in matter.told.words if content_stem(told.lower_) in matter.deeds}
    so = SAID_OF_IT.search(matter.told.phrase)
    return so is not None and word in {stem(so["what"]), stem(so["be"])}
