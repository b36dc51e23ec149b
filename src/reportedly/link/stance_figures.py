"""Whether a passage tells a claim's figure, another one, or none: how many of what, and now rather than before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from reportedly.link.attributes_compared import CONTRADICTS, Comparison
from reportedly.link.content import figure, number_words
from reportedly.link.figures_compared import figures_of
from reportedly.link.told import Told, Word, carries_meaning, cut, matter_of
from reportedly.model.reason import Reason

NEAR = 4
"""So many words on either side of a number can say what it counts."""
PARTS = re.compile(r"[;:!?()]|[.,](?!\d)|[–—]| - |\b(?:and|but|while|with)\b")
"""Between these lie the parts of a sentence, each with its own figure."""
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
ROUNDED = 1.1
"""By how much a figure may be greater than another that is told of the same."""
OPEN_ENDED = re.compile(r"\b(?:at least|more than|over|no fewer than|no less than)\b")
"""A figure that only sets a bound is not the claim's, though the two agree: "at least 3" does not bear out 17."""
CHANGES = re.compile(
    r"\b(?:up|down|raise[ds]?|raising|r[io]ses?|risen|rising|increas\w+|revis\w+|climb\w+|jump\w+|lower\w*|correct\w+) "
    r"|\bto (?:[a-z]+ ){0,2}[\w,.]+ (?:[a-z]+ )?from |\bfrom [\w,.]+$"
)
BEFORE_IT = re.compile(r"\bfrom (?:(?:at least|about|some|an?|the|earlier|initial|previous) )*([\w,.]*\w)")
"""A passage that tells of a change, and the figure from which it changed."""


FigureTold = Literal["its figure", "another figure", "lacks its figure"]


def figure_told(comparison: Comparison, asked: Told, told: Told) -> tuple[FigureTold, str, str] | None:
    """What a passage does to a claim's figure, with the two values; None where the claim has none, or it is open."""
    found = next((reason for attribute, reason in comparison.found if attribute == "value"), None)
    if (same := _same_numbers(asked, told)) is not None:
        return "its figure", asked.text, same
    wanted = {number for number, _ in _numbers(asked.words)}
    if found is None or (found.bits > 0 and _is_wide(found)):
        return ("lacks its figure", asked.text, told.text) if figures_of(asked) and wanted else None
    if found.bits > 0 and not (wanted and wanted <= superseded(told.text)):
        return "its figure", found.older, found.newer
    return ("another figure", found.older, found.newer) if found.bits > 0 or found.bits <= CONTRADICTS else None


def _is_wide(agreeing: Reason) -> bool:
    """Whether a figure agrees with the claim's only as a bound does, or as "about 5" does with 5.7."""
    figures = [NUMBER.search(words) for words in (agreeing.older, agreeing.newer)]
    low, high = sorted(float(found[0].replace(",", "")) for found in figures if found) if all(figures) else (1.0, 1.0)
    return OPEN_ENDED.search(agreeing.newer.lower()) is not None or high > ROUNDED * low


def _same_numbers(asked: Told, told: Told) -> str | None:
    """The claim's numbers, where each stands in the passage beside a word that it stands beside in the claim too."""
    old = superseded(told.text)
    wanted, given = _counted(asked.text), [one for one in _counted(told.text) if one[0] not in old]
    same = [any(value == number and beside & around for value, around in given) for number, beside in wanted]
    return " ".join(number for number, _ in wanted) if same and all(same) else None


@lru_cache(maxsize=1 << 12)
def _counted(text: str) -> list[tuple[str, frozenset[str]]]:
    """Every number of a text with the words beside it in its own part of the sentence.

    "Killed seven and wounded 17" counts no 17 dead.
    """
    return [found for part in PARTS.split(text) for found in _numbers(cut(part))]


def _ends_a_name(words: Sequence[Word], at: int) -> bool:
    """Whether a number stands behind a word with a capital letter, and counts nothing that follows."""
    named = at > 1 and words[at - 1].text[:1].isupper()
    return named and not (at + 1 < len(words) and carries_meaning(words[at + 1].lower_))


def superseded(text: str) -> frozenset[str]:
    """Figures that are told as those of before: "to 17 from nine", "up from seven"."""
    lower = text.lower()
    if not CHANGES.search(lower):
        return frozenset()
    return frozenset(number for word in BEFORE_IT.findall(lower) if (number := _number(word)) is not None)


def _number(lower: str) -> str | None:
    """A number in digits, told so or in a word."""
    return figure(lower) if lower[:1].isdigit() else number_words().get(lower)


def _numbers(words: Sequence[Word]) -> list[tuple[str, frozenset[str]]]:
    """Every number in digits, and what the words beside it are about; the end of a name ("Shed 14") counts nothing."""
    found = []
    for at, word in enumerate(words):
        if word.lower_[:1].isdigit() and _ends_a_name(words, at):
            continue
        number = _number(word.lower_)
        if number is not None:
            near = (w for w in words[max(0, at - NEAR) : at + NEAR + 1] if w is not word and carries_meaning(w.lower_))
            found.append((number, frozenset(map(matter_of, near))))
    return found
