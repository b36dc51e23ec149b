"""Whether two stretches of a report's text name the same party or thing, by their words alone.

Wire copy in capitals has no names to tell from nouns, so all is done on lower-case words without articles and marks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in

Kind = Literal["article", "pointing", "uncounted", "following", "parting", "unnamed"]

ACRONYM = range(3, 7)
"""Letters in a word that may stand for a longer name."""
PLURALS = (("children", "child"), ("people", "person"), ("men", "man"), ("buses", "bus"))

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_MARKS = re.compile(r"[^\w\s]|_")
_SIBILANT_PLURAL = re.compile(r"(?:ss|sh|ch|x|z)es$")
_BRACKETED = re.compile(r"([^\[\](){}.;:]+)[\[(]\s*([^\W_][\w.-]{1,9})\s*[\])]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _WordsRow:
    kind: Kind
    words: tuple[str, ...]
    source: str


@cache
def filler_words(kind: Kind) -> frozenset[str]:
    """The words of one kind in filler_words.tsv, with number words among the uncounted ones."""
    told = (row.words for row in load_table("filler_words", _WordsRow) if row.kind == kind)
    numbers = words_in("number_words", "word") if kind == "uncounted" else frozenset()
    return frozenset(chain(*told)) | numbers


def naming_stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without marks at its ends and without the articles it opens with; may be empty."""
    words = list(WORD.finditer(text, start, end))
    while words and words[0].group().lower() in filler_words("article"):
        del words[0]
    return (words[0].start(), words[-1].end()) if words else (start, start)


def plain(words: str) -> str:
    """Words in lower case, single-spaced, without marks and opening articles: equal for equal names."""
    told = _MARKS.sub("", words.lower()).split()
    while told and told[0] in filler_words("article"):
        del told[0]
    return " ".join(told)


def names_nobody(name: str) -> bool:
    """Whether a plain name is empty, a pronoun or a mere number."""
    idle = filler_words("unnamed") | filler_words("uncounted") | filler_words("pointing")
    return all(w.isdigit() or w in idle for w in name.split())


def same_filler(one: str, other: str, short_forms: frozenset[tuple[str, str]] = frozenset()) -> bool:
    """Whether two plain names stand for the same filler.

    They do if one holds the other's words in order but for counts and plurals, or is short for it. `short_forms` are
    the pairs that a text explains.
    """
    shorter, longer = sorted((_core(one), _core(other)), key=len)
    if any(longer[n : n + len(shorter)] == shorter for n in range(len(longer) - len(shorter) + 1)):
        return True
    return not short_forms.isdisjoint(((one, other), (other, one))) or is_acronym(one, other) or is_acronym(other, one)


@cache
def _core(name: str) -> tuple[str, ...]:
    """The singular words of a plain name; without counts and pointing words, unless it has nothing else."""
    words = name.split()
    idle = filler_words("uncounted") | filler_words("pointing")
    telling = [w for w in words if not w.isdigit() and w not in idle]
    return tuple(singular(w) for w in telling or words)


def singular(word: str) -> str:
    """A noun in lower case cut back to its singular; others may lose an s."""
    for plural, single in PLURALS:
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if _SIBILANT_PLURAL.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def is_acronym(word: str, name: str) -> bool:
    """Whether a plain word is a name's initials, in any order, since bodies keep foreign ones; one may differ."""
    if not word.isalpha() or len(word) not in ACRONYM:
        return False
    initials = Counter(w[0] for w in name.split() if w not in filler_words("following") and w not in ("and", "the"))
    if initials.total() < 2 or abs(initials.total() - len(word)) > 1:
        return False
    return (initials & Counter(word)).total() >= max(ACRONYM.start, len(word) - 1)


def short_forms_in(text: str, names: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Pairs of a name and the short form that the text puts in brackets right behind it; both among `names`."""
    pairs = ((plain(m.group(1)), plain(m.group(2))) for m in _BRACKETED.finditer(text))
    return frozenset(
        (name, short)
        for before, short in pairs
        if short in names
        for name in names
        if before == name or before.endswith(f" {name}")
    )
