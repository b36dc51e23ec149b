"""Which sentences of a long text are held against a claim: its first, and those that share most with the claim."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

WORD = re.compile(r"[a-z]+|\d[\d.,]*")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
BEST = 2
WORDS_A_SENTENCE = 60
UNSEEN = 9.0
"""Weight of a word that no text has."""


class Chooser:
    """Texts in sentences, and how rare their words are."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._parts = {key: sentences_of(text) for key, text in texts.items()}
        self._words = {key: [frozenset(WORD.findall(s.lower())) for s in parts] for key, parts in self._parts.items()}
        seen = Counter(word for sets in self._words.values() for word in frozenset().union(*sets))
        self._rarity = {word: math.log(len(texts) / count) for word, count in seen.items()}

    def chosen(self, claim: str, key: str) -> str:
        """What is held against a claim, in text order."""
        parts, words = self._parts[key], self._words[key]
        asked = frozenset(WORD.findall(claim.lower()))
        shared = [sum(self._rarity.get(w, UNSEEN) for w in has & asked) / math.sqrt(3 + len(has)) for has in words]
        best = sorted(range(len(parts)), key=lambda n: -shared[n])[:BEST]
        return " ".join(" ".join(parts[n].split()[:WORDS_A_SENTENCE]) for n in sorted({0, *best}))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; the text itself where it has none."""
    return [part.strip() for part in SENTENCE.split(text) if part and len(part.strip()) > 3] or [text]
