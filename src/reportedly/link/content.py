"""What a report tells, in items that survive rewriting and translating: names, figures, stems, quoted words.

A name is kept as the skeleton of its consonants, which is the same in most transcriptions ("Duleimi", "Dulaimi"); a
word as its first letters, which cognates of other languages share; a figure as its digits. How much an item says is a
matter of how rare it is among the reports at hand, which is for those who compare.
"""

from __future__ import annotations

import importlib.util
import re
import runpy
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.link.wording import Sentence, Word, fold

ItemKind = Literal["name", "figure", "stem", "quotation", "version", "own"]
Item = tuple[ItemKind, str]

STEM = 5
"""Letters of a word that count: "convoy" and "convoi", "israelien" and "israeli" are one stem."""
SHORTEST_STEM = 4
QUOTED_RUN = 3
"""Quoted words in a row that make one item: so many are seldom the same by chance."""
ARTICLES = re.compile(r"^(?:al|el|ash|as|an|ar|at|ad|az)(?=[bcdfghjklmnpqrstvwxz]{1}.{2})")
SOUNDS = str.maketrans({"q": "k", "c": "k", "g": "k", "z": "s", "v": "f", "j": "d", "p": "b"})
SILENT = re.compile(r"[aeiouyhw]")
DOUBLE = re.compile(r"(.)\1+")
LEAST_CONSONANTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _NumberRow:
    word: str
    kind: str
    low: float | None
    high: float | None
    source: str


def items(sentences: Sequence[Sentence], language: str) -> dict[Item, int]:
    """Every item of a report, and the number of the sentence in which it first stands."""
    found: dict[Item, int] = {}
    small = small_words(language)
    inside = {word.folded for sentence in sentences for word in sentence.words[1:] if word.capital}
    for number, sentence in enumerate(sentences):
        for item in (*_items(sentence.words, small, inside), *_quoted_runs(sentence.words)):
            found.setdefault(item, number)
    return found


def _items(words: Sequence[Word], small: frozenset[str], inside: Set[str]) -> Iterator[Item]:
    for at, word in enumerate(words):
        capital = word.capital and (at > 0 or word.folded in inside or any(w.capital for w in words[1:2]))
        yield from _of_word(word.folded, capital, word.folded in small)


@lru_cache(maxsize=1 << 16)
def _of_word(folded: str, capital: bool, small: bool) -> tuple[Item, ...]:
    """The items that a word is; the same ones wherever it stands, as there are many of few kinds."""
    if folded[0].isdigit():
        return (("figure", figure(folded)),)
    if folded in number_words():
        return (("figure", number_words()[folded]),)
    if small:
        return ()
    name: tuple[Item, ...] = (("name", skeleton(folded)),) if capital and len(folded) > 2 else ()
    return (*name, ("stem", folded[:STEM])) if len(folded) >= SHORTEST_STEM else name


def _quoted_runs(words: Sequence[Word]) -> Iterator[Item]:
    for at in range(len(words) - QUOTED_RUN + 1):
        run = words[at : at + QUOTED_RUN]
        if all(word.quoted for word in run):
            yield "quotation", " ".join(word.folded for word in run)


def figure(digits: str) -> str:
    """A figure as its digits: groups of three joined, the decimal mark a point."""
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits)
    return plain.replace(",", ".")


def skeleton(name: str) -> str:
    """The consonants of a folded name as they sound alike; the name itself where it has too few."""
    bare = ARTICLES.sub("", name)
    bones = DOUBLE.sub(r"\1", SILENT.sub("", bare.translate(SOUNDS).replace("kh", "k").replace("gh", "k")))
    opening = "a" if bare[:1] in "aeiou" and bare else ""
    return opening + bones if len(bones) >= LEAST_CONSONANTS else name


@cache
def number_words() -> dict[str, str]:
    """Words for whole numbers from two up, folded, with their digits: "fifteen", "twenty-three"."""
    rows = load_table("number_words", _NumberRow)
    counts = {fold(row.word): row.low for row in rows if row.kind == "cardinal" and row.low is not None}
    tens, ones = ({w: n for w, n in counts.items() if low <= n < high} for low, high in ((20, 100), (1, 10)))
    joined = {ten + one: n + m for ten, n in tens.items() for one, m in ones.items()}
    return {word: f"{number:g}" for word, number in (counts | joined).items() if number > 1}


@cache
def small_words(language: str) -> frozenset[str]:
    """The words of a language that tell nothing by themselves, folded; empty where spaCy has no list of them."""
    found = importlib.util.find_spec("spacy")
    places = (found.submodule_search_locations or ()) if found is not None else ()
    for place in places:
        path = Path(place, "lang", language.partition("-")[0], "stop_words.py")
        if path.is_file():
            # Run by itself: to import it would load all of spaCy, which takes longer than linking a report.
            return frozenset(fold(word) for word in runpy.run_path(str(path))["STOP_WORDS"] if word)
    return frozenset()
