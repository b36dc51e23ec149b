"""Texts on which a teacher alone tells what to say: news of the training parts, invented reports, our tuning gold.

Whole and a sentence at a time: rules read short texts, and a network that reads long ones as its teacher does may part
from it on those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from bench.gold_notation import read_part
from training.corpora import examples
from training.invented import invented_reports

REPORTS, REPORTS_SEED = 1600, 7
"""Invented reports that are drawn from: those of the recipe."""
NEWS = ("attribution", "discourse", "ecb", "place", "re3d", "muc", "stories")
TEXTS, SENTENCES = 1100, 9000
"""How much is drawn of the news; of sentences, as many again of the invented reports."""
INVENTED_TEXTS = 300
GOLD_TEXTS, GOLD_SENTENCES = 2, 3
"""How often each report of our tuning gold is among them, whole and in sentences."""
LEAST = 20
"""Characters of the shortest sentence."""
SEED = 5
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“A-Z])|\n+")


def held_texts() -> list[str]:
    """Whole texts, drawn alike each time."""
    rng = np.random.default_rng(SEED)
    told = _drawn(_news(), TEXTS, rng) + _drawn(_invented(), INVENTED_TEXTS, rng)
    return told + _gold() * GOLD_TEXTS


def held_sentences() -> list[str]:
    """Sentences by themselves, drawn alike each time."""
    rng = np.random.default_rng(SEED)
    told = _drawn(list(sentences_of(_news())), SENTENCES, rng)
    told += _drawn(list(sentences_of(_invented())), SENTENCES, rng)
    return told + list(sentences_of(_gold())) * GOLD_SENTENCES


def sentences_of(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of texts, by their marks; those too short to say anything are left out."""
    parts = (part.strip() for text in texts for part in SENTENCE_END.split(text))
    return (part for part in parts if len(part) >= LEAST)


def _news() -> list[str]:
    return list(dict.fromkeys(e.text for task in NEWS for e in examples(task, "train")))


def _invented() -> list[str]:
    return [e.text for e in invented_reports(REPORTS, REPORTS_SEED)]


def _gold() -> list[str]:
    return [report.text for report in read_part("tune")]


def _drawn(told: Sequence[str], count: int, rng: np.random.Generator) -> list[str]:
    return [told[n] for n in rng.permutation(len(told))[:count]]
