"""Pairs made from a corpus of attributed news: what somebody is said to have said, as a claim, and ways of telling it.

The content of an attribution becomes a claim. Held against it are the content told in one of the ways of `telling.txt`,
with another figure or a "not", the article's own sentence, or another sentence of the article.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bench.shared import rows
from training.relations.evidence import WORD, sentences_of
from training.relations.pairs import Pair
from training.relations.telling import DOES, NEITHER, REFUTES, SUPPORTS, capital, tell

AUXILIARY = re.compile(r"\b(was|were|is|are|will|would|has|have|had|can|could|should)\b(?! not|n't)")
FIGURE = re.compile(r"(?<![\w.,$])(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?(?![\w,.]*\d)")
NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
NUMBER_WORD = re.compile(rf"\b({NUMBERS})\b", re.IGNORECASE)
NO_CLAIM = re.compile(r"(?:to|as|for|of|about|if|whether|how|what|why|who|because|it was|that)\b", re.IGNORECASE)
CLAUSE = re.compile(r", (?=who|which|and|but|as|with|after|while|where)")
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|refut\w*|rul\w+ out|debunk\w*)\b", re.IGNORECASE
)
ASKING = re.compile(r"\b(?:ask\w*|question\w*|wonder\w*|whether|declined|refused)\b", re.IGNORECASE)
ADVERB = re.compile(r"\b(?:very|also|really|now|still|just|already|even) ")
COMMON = re.compile(
    r"(?:the|an?|he|she|they|it|we|there|th(?:is|at|ese|ose)|his|her|their|our|in|on|at|no|some|many|all|most|people"
    r"|more)(?!\w)",
    re.IGNORECASE,
)
"""Words that are no names, whatever their first letter."""
SHORTEST, LONGEST, LONGEST_SOURCE = 5, 26, 8
"""Words of a content, and of a source."""
OF_SIX = 6
"""Other sentences of the article are drawn from so many that share most words with the claim."""
PRONOUNS = ("he", "him", "she", "her", "who", "they", "them", "it")


def contents(number: int, seed: int) -> list[Pair]:
    """So many pairs, or as many as the corpus gives."""
    rng = random.Random(seed)
    pool = [(article, *found) for article in rows("attribution/polnear_train.jsonl") for found in _usable(article)]
    rng.shuffle(pool)
    return [pair for article, told, who, cue in pool[:number] for pair in _pairs(article, told, who, cue, rng)]


def _usable(article: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Contents that read like a claim, who says them and the cue."""
    for told in article["attributions"]:
        if len(told["content"]) != 1 or len(told["source"]) != 1:
            continue
        content = told["content_text"].strip(' "“”,.').removeprefix("that ")
        length, who = len(content.split()), told["source_text"].strip()
        verb = AUXILIARY.search(content) or re.search(r"\b\w+ed\b", content)
        plain = not NO_CLAIM.match(content) and not set('"?“”') & set(content)
        if SHORTEST <= length <= LONGEST and verb and plain and len(who.split()) <= LONGEST_SOURCE:
            yield content, who, told["cue_text"] or ""


def _pairs(article: Mapping[str, Any], content: str, who: str, cue: str, rng: random.Random) -> Iterator[Pair]:
    """One pair for a content, now and then with a neighbouring sentence beside what is held against it."""
    who = rng.choice(("he", "she", "officials", "the ministry")) if who.lower() in PRONOUNS else who
    made = _made(article, content, who, cue, rng)
    if made is not None:
        claim, evidence, label = made
        if rng.random() < 0.4:
            beside = rng.choice(sentences_of(article["text"]))
            evidence = f"{beside} {evidence}." if rng.random() < 0.5 else f"{evidence}. {beside}"
        yield Pair(task="told", claim=capital(claim), evidence=capital(evidence), label=label)


def _made(
    article: Mapping[str, Any], content: str, who: str, cue: str, rng: random.Random
) -> tuple[str, str, int] | None:
    drawn, claim, told = rng.random(), _shortened(content, rng), _lowered(content)
    if drawn < 0.5:
        mark = rng.choices("=!?*", (24, 22, 12, 4))[0]
        return claim, tell(mark, who, told, rng), DOES[mark][SUPPORTS]
    if drawn < 0.72:
        return _altered(claim, told, who, rng)
    if drawn < 0.82:
        return _own_sentence(article, content, claim, cue)
    return _other_sentence(article, content, claim, rng)


def _altered(claim: str, told: str, who: str, rng: random.Random) -> tuple[str, str, int] | None:
    """The claim or what is told with another figure or a "not": a denial of it then stands by neither."""
    change = with_other_figure(claim, rng) if rng.random() < 0.6 else None
    change, negated = (change, False) if change else (with_not(claim), True)
    if change is None:
        return None
    mark = rng.choices("=!", (5, 1))[0]
    label = REFUTES if mark == "=" else SUPPORTS if negated else NEITHER
    if rng.random() < 0.3:
        return claim, tell(mark, who, _lowered(change), rng), label
    return change, tell(mark, who, told, rng), label


def _own_sentence(article: Mapping[str, Any], content: str, claim: str, cue: str) -> tuple[str, str, int] | None:
    """The sentence in which the article itself tells it."""
    own = next((s for s in sentences_of(article["text"]) if content in s and len(s) > len(content) + 8), None)
    if own is None:
        return None
    return claim, own, REFUTES if DENYING.search(cue) else NEITHER if ASKING.search(cue) else SUPPORTS


def _other_sentence(
    article: Mapping[str, Any], content: str, claim: str, rng: random.Random
) -> tuple[str, str, int] | None:
    asked = set(WORD.findall(content.lower()))
    others = [s for s in sentences_of(article["text"]) if content[:30] not in s and len(s.split()) > 6]
    if not others:
        return None
    nearest = sorted(others, key=lambda s: -len(asked & set(WORD.findall(s.lower()))))[:OF_SIX]
    return claim, rng.choice(nearest), NEITHER


def with_not(text: str) -> str | None:
    """The text with a "not" behind its first auxiliary verb; None where it has none."""
    found = AUXILIARY.search(text)
    return None if found is None else f"{text[: found.end()]} not{text[found.end() :]}"


def with_other_figure(text: str, rng: random.Random) -> str | None:
    """The text with another figure in place of its first; None where it has none."""
    if (found := FIGURE.search(text)) is not None:
        value = float(found[0].replace(",", ""))
        other = max(1, round(value * rng.choice((0.3, 0.5, 0.7, 1.4, 2, 3))))
        return f"{text[: found.start()]}{other + (other == value)}{text[found.end() :]}"
    if (word := NUMBER_WORD.search(text)) is not None:
        other_word = rng.choice([w for w in NUMBERS.split("|") if w != word[0].lower()])
        return f"{text[: word.start()]}{other_word}{text[word.end() :]}"
    return None


def _shortened(content: str, rng: random.Random) -> str:
    """Without its clauses at the end, so that a claim is not always a piece of what is held against it."""
    first = CLAUSE.split(content)[0]
    if first != content and len(first.split()) >= SHORTEST and rng.random() < 0.6:
        content = first
    return ADVERB.sub("", content) if rng.random() < 0.4 else content


def _lowered(content: str) -> str:
    """With a small first letter, where it is no name."""
    return content[:1].lower() + content[1:] if COMMON.match(content) else content
