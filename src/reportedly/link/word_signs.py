"""What can be counted of a claim and a text by their words alone: a second reading beside the network's.

How much of the claim the text speaks of and where, what its figures and names are, and whether it takes the claim for
false or only hands it on: in its nearest sentence, at its beginning, and as a whole. Every sign is a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.link.content_words import rarity, stem

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d.,]*\d|\d")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
NAME = re.compile(r"\b[A-Z][a-z]+")
NEGATION = re.compile(r"\b(?:no|not|never|without|nor|none|cannot|\w+n't)\b")
QUOTED = re.compile(r"['\"‘“][^'\"’”]{3,}['\"’”]")
NEAREST = 3
"""So many sentences speak most of the claim."""
ABOUT_IT = 0.25
"""A sentence that tells this share of the claim speaks of it."""
PER_WORDS, SHORTEST = 100, 30
"""Words of one kind in a whole text are counted by the hundred; a text of fewer than 30 counts as one of 30."""
SHORT = 40
"""A text of no more words than this is one piece, and its words are looked at one by one."""
MOST = 8.0
"""Counts stop here."""

SAYS_NO = re.compile(r"(?:^|[:|.!?…]\s+|[-–—] )(?:no|nope|sorry|wrong|false)\b\s*(?:[-–—,:.!…]|$)")
"""A sentence that answers a rumour: "No, a bear did not …"."""

WordKind = Literal["refuting", "handing on", "denying nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    words: str
    kind: WordKind
    source: str


@cache
def _kind(kind: WordKind) -> re.Pattern[str]:
    rows = [row.words for row in load_table("rumour_words", _Row) if row.kind == kind]
    words = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in sorted(rows, key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{words})\b")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text: its words, and how often it denies, takes for false and hands on."""

    text: str

    @cached_property
    def lower(self) -> str:
        """Lower case, with one kind of apostrophe."""
        return self.text.lower().replace("’", "'").replace("‘", "'")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words and figures in order."""
        return tuple(WORD.findall(self.lower))

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the words of three letters or more have in common with their other forms; figures as they stand."""
        return frozenset(_stem(w) for w in self.words if len(w) > 2 or w[0].isdigit())

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its numbers in digits."""
        return frozenset(w.replace(",", "").rstrip(".") for w in self.words if w[0].isdigit())

    @cached_property
    def refuting(self) -> int:
        """How many words take something for false."""
        return len(_kind("refuting").findall(self.lower))

    @cached_property
    def handing(self) -> int:
        """How many words hand something on."""
        return len(_kind("handing on").findall(self.lower))

    @cached_property
    def negating(self) -> int:
        """How many plain negations there are, but for those that deny nothing: "had no idea"."""
        return len(NEGATION.findall(_kind("denying nothing").sub(" ", self.lower)))


_stem = cache(stem)


@cache
def _rarity(word: str) -> float:
    return rarity(word)


class Text(Piece):
    """A whole text with its sentences."""

    @property
    def short(self) -> bool:
        """Whether it is no longer than a headline or a sentence, and is taken as one piece."""
        return len(self.words) <= SHORT

    @cached_property
    def sentences(self) -> tuple[Piece, ...]:
        """Its sentences in order; the text itself where it is short."""
        parts = [part.strip() for part in SENTENCE.split(self.text) if part and len(part.strip()) > 3]
        return tuple(Piece(text=part) for part in parts) if parts and not self.short else (self,)


def word_signs(claim: Piece, text: Text) -> Mapping[str, float]:
    """Every sign, by name; one that is not in it is nought."""
    order = _nearest(claim, text)
    told = {
        **_shares(claim, text, text.sentences[order[0][1]]),
        **_figures_and_names(claim, text),
        **_tone(claim, text.sentences[order[0][1]], text.sentences[0]),
    }
    return told | (_words(claim, text) if text.short else _of_sentences(claim, text, order))


def _share(asked: frozenset[str], told: frozenset[str]) -> float:
    """The share of what is asked that is told, by how rare the words are in news."""
    whole = sum(map(_rarity, asked))
    return sum(map(_rarity, asked & told)) / whole if whole else 0.0


def nearest_sentences(claim: Piece, text: Text) -> list[int]:
    """The places of the sentences, those that tell most of the claim first."""
    return [n for _, n in _nearest(claim, text)]


def _nearest(claim: Piece, text: Text) -> list[tuple[float, int]]:
    """The share of the claim in each sentence, and its place; most first."""
    shares = [(_share(claim.stems, s.stems), n) for n, s in enumerate(text.sentences)]
    return sorted(shares, key=lambda found: (-found[0], found[1]))


def _shares(claim: Piece, text: Text, nearest: Piece) -> dict[str, float]:
    missing = claim.stems - text.stems
    return {
        "claim told": _share(claim.stems, text.stems),
        "text told by the claim": _share(nearest.stems, claim.stems),
        "pairs of words told": _pairs_told(claim, text),
        "words missing": min(MOST, len(missing)),
        "rarest word missing": max(map(_rarity, missing), default=0.0),
        "words told": min(MOST, len(claim.stems & text.stems)),
        "length of the claim": float(len(claim.words)),
        "length of the text": float(len(text.words)),
    }


def _pairs_told(claim: Piece, text: Text) -> float:
    asked, told = (frozenset(pairwise(map(_stem, piece.words))) for piece in (claim, text))
    return len(asked & told) / max(1, len(asked))


def _figures_and_names(claim: Piece, text: Text) -> dict[str, float]:
    names = {_stem(name.lower()) for name in NAME.findall(claim.text)}
    same = claim.figures & text.figures
    return {
        "its names told": len(names & text.stems) / len(names) if names else 1.0,
        "its figure": float(bool(same)),
        "another figure": float(bool(claim.figures and text.figures and not same)),
        "no figure for its own": float(bool(claim.figures and not text.figures)),
        "a figure of the text's own": float(bool(text.figures and not claim.figures)),
    }


def _of_sentences(claim: Piece, text: Text, order: Sequence[tuple[float, int]]) -> dict[str, float]:
    """How the claim is spread over the sentences of a longer text, and how these speak."""
    shares, sentences = [share for share, _ in order], text.sentences
    two = (_share(claim.stems, a.stems | b.stems) for a, b in pairwise(sentences))
    told = {
        "claim told in the nearest sentence": shares[0],
        "claim told in the second nearest": shares[1] if len(shares) > 1 else 0.0,
        "claim told in the third nearest": shares[2] if len(shares) > 2 else 0.0,
        "claim told in two sentences": max(two, default=shares[0]),
        "claim told in the first sentence": _share(claim.stems, sentences[0].stems),
        "claim told, mean of sentences": sum(shares) / len(shares),
        "place of the nearest sentence": min(float(order[0][1]), MOST),
        "sentences about it": min(MOST, sum(share >= ABOUT_IT for share in shares)),
    }
    near = [sentences[n] for _, n in order[:NEAREST]]
    for name, pieces in (("nearest sentences", near), ("beginning", sentences[:2]), ("end", sentences[-2:])):
        told |= {f"{name}: {kind}": min(MOST, n) for kind, n in _counted(pieces).items()}
    often = PER_WORDS / max(SHORTEST, len(text.words))
    return told | {f"text: {kind}, often": n * often for kind, n in _counted([text]).items()}


def _tone(claim: Piece, nearest: Piece, first: Piece) -> dict[str, float]:
    told: dict[str, float] = {
        "text asks": float("?" in first.text),
        "text says no": float(SAYS_NO.search(first.lower) is not None),
        "claim asks": float("?" in claim.text),
        "claim quotes": float(QUOTED.search(claim.text) is not None),
        "text quotes": float(QUOTED.search(first.text) is not None),
        "claim has a label": float(":" in claim.text),
        "text has a label": float(":" in first.text),
    }
    for name, piece in (("claim", claim), ("nearest sentence", nearest)):
        told |= {f"{name}: {kind}": min(MOST, n) for kind, n in _counted([piece]).items()}
    return told | _turned(claim, nearest, asks=told["text asks"])


def _counted(pieces: Sequence[Piece]) -> dict[str, float]:
    return {
        "refuting": float(sum(p.refuting for p in pieces)),
        "negating": float(sum(p.negating for p in pieces)),
        "handing on": float(sum(p.handing for p in pieces)),
    }


def _turned(claim: Piece, nearest: Piece, *, asks: float) -> dict[str, float]:
    """Whether only one of the two denies: a text that calls a denied thing false stands to it as one that tells it."""
    refutes, refuted = bool(nearest.refuting), bool(claim.refuting)
    negates, negated = nearest.negating % 2, claim.negating % 2
    turned = (refutes + negates - refuted - negated) % 2
    share = _share(claim.stems, nearest.stems)
    plain = not (refutes or negates or nearest.handing or asks)
    return {
        "only the text refutes": float(refutes and not refuted),
        "only the claim refutes": float(refuted and not refutes),
        "both refute": float(refutes and refuted),
        "only the text negates": float(negates and not negated),
        "only the claim negates": float(negated and not negates),
        "both negate": float(negates and negated),
        "one denies": float(turned),
        "one denies, the text asks": turned * asks,
        "one denies, the text hands on": float(turned and nearest.handing > 0),
        "told plainly": float(plain),
        "told plainly, share": plain * share,
        "handed on, share": (nearest.handing > 0) * share,
        "refuted, share": refutes * share,
        "both hand on": float(nearest.handing > 0 and claim.handing > 0),
        "only the text hands on": float(nearest.handing > 0 and not claim.handing),
    }


def _words(claim: Piece, text: Text) -> dict[str, float]:
    """The words of the claim, and those of a short text that the claim has not."""
    asked, told = (set(map(_stem, piece.words)) for piece in (claim, text))
    return {f"asks {word}": 1.0 for word in sorted(asked)} | {f"says {word}": 1.0 for word in sorted(told - asked)}
