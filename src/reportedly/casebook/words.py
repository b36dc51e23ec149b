"""How text is cut into words to be found by: folded and stemmed here, so that both engines find the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_ASCII = bytes(ord(chr(code).lower() if code < 128 and chr(code).isalnum() else " ") for code in range(256))
"""Small letters and digits as they are, capitals as small ones, all else as breaks."""
_BETWEEN = "\x7f"
"""Stands between texts that are cut together, a word by itself; hardly any text holds it."""
_ASCII_BETWEEN = bytes(127 if code == 127 else _ASCII[code] for code in range(256))
MANY_WORDS = 200_000
LONGEST = 60
"""Longer runs of letters are no words; they are cut here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase that must occur."""

    words: tuple[str, ...]
    prefix: bool = False
    """True where the last word may go on."""


class _Stems(dict[str, str]):
    """Stems of words met before: a text is cut into words twice as fast as with a call for each."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MANY_WORDS:
            self.clear()
        stemmed = self[word] = _stem(word)
        return stemmed


_STEMS = _Stems()


def words_of(text: str) -> list[str]:
    """The words of a text in order, without case, accents and endings."""
    return list(map(_STEMS.__getitem__, _cut(text)))


def texts_of_words(texts: Sequence[str]) -> list[str]:
    """The words of each of many texts, as `words_of` cuts them, a space between two: sooner than one by one."""
    joined = f" {_BETWEEN} ".join(texts)
    if not joined.isascii() or joined.count(_BETWEEN) != len(texts) - 1:
        return [" ".join(words_of(text)) for text in texts]
    cut = joined.encode("ascii").translate(_ASCII_BETWEEN).decode("ascii").split()
    return [words.strip() for words in " ".join(map(_STEMS.__getitem__, cut)).split(_BETWEEN)]


def _cut(text: str) -> list[str]:
    """Runs of letters and digits, folded."""
    if text.isascii():
        return text.encode("ascii").translate(_ASCII).decode("ascii").split()
    return _WORD.findall(_folded(text))


def terms_of(asked: str) -> list[Term]:
    """What a search asks for: words, "phrases in quotes", and beginnings of words with a star."""
    terms: list[Term] = []
    for phrase, word in _TERM.findall(asked):
        if word.endswith("*") and (cut := _cut(word)):
            terms.append(Term(words=(*map(_STEMS.__getitem__, cut[:-1]), cut[-1][:LONGEST]), prefix=True))
        elif cut := words_of(phrase or word):
            terms.append(Term(words=tuple(cut)))
    return terms


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def _stem(word: str) -> str:
    word = word[:LONGEST]
    if word.isdecimal() or not word.isascii():  # numbers have no endings, and there are always new ones
        return word
    stemmed: str = _english().stemWord(word)
    return stemmed


@cache
def _english() -> Any:
    from snowballstemmer import stemmer  # those of all languages come with it: who only links need not wait for them

    return stemmer("english")
