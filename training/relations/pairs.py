"""Claims and headlines with what was published on them, split by story over both public sets.

The two sets tell of the same rumours, so that a split by set would leak: headlines, bodies and claims that belong
together in either set form one story, and a fifth of the stories is held out of both.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bench.shared import rows

EMERGENT = {"for": 0, "against": 1, "observing": 2}
FNC = {"agree": 0, "disagree": 1, "discuss": 2, "unrelated": 3}
MOST_A_CLASS = {"agree": 700, "disagree": 700, "discuss": 700, "unrelated": 400}
WORDS_A_SENTENCE = 40
WORD = re.compile(r"[a-z0-9]+")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim, what is held against it, and the label by its set."""

    claim: str
    evidence: str
    label: int
    held_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """Both sets with one split."""

    emergent: tuple[Pair, ...]
    fnc: tuple[Pair, ...]


def load() -> Sets:
    """Read both sets; raises NotThereError where they are not there."""
    emergent = list(rows("corroboration/emergent_train.jsonl"))
    stances = list(rows("corroboration/fnc1_train_stances.jsonl"))
    bodies = {row["body_id"]: row["text"] for row in rows("corroboration/fnc1_train_bodies.jsonl")}
    stories = _Stories()
    for row in stances:
        if row["stance"] != "unrelated":
            stories.join(_headline(row["headline"]), f"body {row['body_id']}")
    for row in emergent:
        stories.join(f"claim {row['claim_id']}", _headline(row["headline"]))
        stories.join(f"claim {row['claim_id']}", _headline(row["claim"]))
    weights = _rarity(list(bodies.values()))
    parts = {key: _sentences(text) for key, text in bodies.items()}
    return Sets(
        emergent=tuple(
            Pair(claim=r["claim"], evidence=r["headline"], label=EMERGENT[r["stance"]], held_out=stories.held_out(f"claim {r['claim_id']}"))
            for r in emergent
        ),
        fnc=tuple(_fnc_pairs(stances, parts, weights, stories)),
    )  # fmt: skip


def _fnc_pairs(stances: list[dict[str, str]], parts: dict[str, list[str]], weights: dict[str, float], stories: _Stories) -> Iterator[Pair]:  # fmt: skip
    """An unrelated pair is held out with its headline; one of another story's held-out body is dropped."""
    for row in stances:
        held, body_held = stories.held_out(_headline(row["headline"])), stories.held_out(f"body {row['body_id']}")
        if held or not body_held:
            evidence = chosen(row["headline"], parts[row["body_id"]], weights)
            yield Pair(claim=row["headline"], evidence=evidence, label=FNC[row["stance"]], held_out=held)


def for_training(pairs: tuple[Pair, ...], seed: int = 1) -> list[Pair]:
    """What is not held out of the headline set, no class with more than its share."""
    rng = random.Random(seed)
    kept: list[Pair] = []
    for name, most in MOST_A_CLASS.items():
        of_class = [pair for pair in pairs if pair.label == FNC[name] and not pair.held_out]
        kept += rng.sample(of_class, min(most, len(of_class)))
    return kept


def chosen(claim: str, sentences: list[str], weights: dict[str, float]) -> str:
    """The first sentence of a body and the one that shares most with the claim."""
    asked = set(WORD.findall(claim.lower()))
    shared = [sum(weights.get(word, 9.0) for word in set(WORD.findall(s.lower())) & asked) for s in sentences]
    best = sorted(range(1, len(sentences)), key=lambda n: -shared[n])[:1]
    return " ".join(" ".join(sentences[n].split()[:WORDS_A_SENTENCE]) for n in (0, *sorted(best)))


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(text) if part and len(part.split()) > 2] or [text]


def _rarity(texts: list[str]) -> dict[str, float]:
    seen = Counter(word for text in texts for word in set(WORD.findall(text.lower())))
    return {word: math.log(len(texts) / count) for word, count in seen.items()}


def _headline(text: str) -> str:
    return "headline " + " ".join(WORD.findall(text.lower()))


class _Stories:
    """What belongs together, as a union of sets."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        a, b = self._top(one), self._top(other)
        self._above[max(a, b)] = min(a, b)

    def held_out(self, one: str) -> bool:
        """Tell whether the story is among the fifth that is only measured on."""
        return int(hashlib.sha256(self._top(one).encode()).hexdigest(), 16) % 5 == 0

    def _top(self, one: str) -> str:
        while (above := self._above.setdefault(one, one)) != one:
            one = above
        return one
