"""What speaks for and against a candidate being a toponym, in bits.

Each feature that holds of a candidate adds its weight (log₂ of the odds ratio) from the table `toponym_evidence`;
a candidate is a toponym where the sum is above zero. A weight that is not in the table is zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon.table import load_table
from reportedly.read.toponym_candidates import PLACE_ENTITIES, Candidate, named, place_nouns
from reportedly.read.words import Words

REMEMBERED = 1 << 14
"""So many ways to stand are kept with what they weigh."""
PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "into",
        "toward",
        "towards",
        "outside",
        "around",
        "across",
        "through",
        "throughout",
        "inside",
        "between",
        "within",
        "via",
        "over",
    }
)
SIZES = ((1, "0"), (5_000, "5k"), (50_000, "50k"), (500_000, "500k"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A row of the table `toponym_evidence`."""

    feature: str
    bits: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWord:
    """A row of the table `toponym_context`."""

    word: str
    group: str
    source: str


@cache
def weights() -> dict[str, float]:
    """Bits by feature."""
    return {row.feature: row.bits for row in load_table("toponym_evidence", Weight)}


@cache
def context_groups() -> dict[str, str]:
    """Group of each context word."""
    groups = {row.word: row.group for row in load_table("toponym_context", ContextWord)}
    return groups | {noun: f"noun:{row.kind}" for noun, row in place_nouns().items()}


class Surroundings:
    """What the rest of the text tells about its names."""

    __slots__ = ("counts", "lower_seen", "person_texts", "person_words", "place_texts", "titled", "words")

    def __init__(self, words: Words, found: list[Candidate]) -> None:
        self.words = words
        self.lower_seen = {w for w in words.text if w.islower()}
        self.person_words: set[str] = set()
        self.person_texts: Counter[str] = Counter()
        self.place_texts: Counter[str] = Counter()
        for first, last in set(words.entity_span.values()):
            if words.entity[first] == "PERSON" and last - first > 1:
                self.person_words.update(words.lower[first:last])
            elif words.entity[first] == "PERSON":
                self.person_texts[words.lower[first]] += 1
            elif words.entity[first] in PLACE_ENTITIES:
                self.place_texts[words.cut(first, last).lower().removeprefix("the ")] += 1
        self.titled = frozenset(_titled(words))
        self.counts: Counter[str] = Counter(words.cut(c.first, c.last).lower() for c in found)


def _titled(words: Words) -> Iterator[str]:
    """Names after a title: "President Omar Salwan"; after "of" all but the first, "Secretary of State Dunmore"."""
    groups = context_groups()
    for i, word in enumerate(words.lower):
        if not named(words.text[i]) or groups.get(word.rstrip(".")) != "title":
            continue
        after = i + 1
        if words.lower[after : after + 1] == ["of"]:
            after += 2
        while after < len(words.text) and (named(words.text[after]) or words.text[after] == "."):
            yield words.lower[after]
            after += 1


def bits(candidate: Candidate, around: Surroundings) -> float:
    """The sum of the weights of every feature that holds of the candidate."""
    return _weighed(_further(candidate, around), _bits_of_standing(*_standing(around.words, candidate)))


def features(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """Every feature that holds of the candidate."""
    yield from _of_standing(*_standing(around.words, candidate))
    yield from _further(candidate, around)


def _weighed(found: Iterable[str], start: float = 0.0) -> float:
    table = weights()
    return sum((table.get(feature, 0.0) for feature in found), start=start)


@lru_cache(maxsize=REMEMBERED)
def _bits_of_standing(kind: str, label: str, origin: str, size: int, before: str, after: str) -> float:
    """What features of how candidates stand weigh; kept, for most stand as others did before."""
    return _weighed(_of_standing(kind, label, origin, size, before, after))


def _standing(words: Words, candidate: Candidate) -> tuple[str, str, str, int, str, str]:
    """Kind, statistical guess, origin, number of words up to four, and what stands before and behind."""
    kind, label = _kind(candidate), _entity_relation(words, candidate)
    size = min(candidate.last - candidate.first, 4)
    return kind, label, candidate.origin, size, _before(words, candidate), _after(words, candidate)


def _of_standing(kind: str, label: str, origin: str, size: int, before: str, after: str) -> Iterator[str]:
    yield "any"
    yield f"kind={kind}"
    yield f"entity={label}"
    yield f"entity={label},kind={kind}"
    yield f"origin={origin}"
    yield f"words={size}"
    yield f"before={before}"
    yield f"after={after}"
    if before.startswith("noun:"):
        yield "a place noun before"
    if after.startswith("noun:"):
        yield f"a place noun after{' small' if after.endswith('small') else ''}"
    yield f"before={before},after={after}"
    yield f"entity={label},before={before}"
    yield f"entity={label},after={after}"


def _further(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """How it is spelled, and where else it stands in the text."""
    yield from _spelling(around.words, candidate)
    yield from _elsewhere(around.words, candidate, around)


def _kind(candidate: Candidate) -> str:
    kind, population = candidate.facts
    if kind not in ("settlement", "region"):
        return kind
    size = next((name for limit, name in SIZES if population < limit), "more")
    return f"{kind}:{size}"


def _entity_relation(words: Words, candidate: Candidate) -> str:
    """Label of the statistical guess at the candidate, and which part of the guess the candidate is."""
    first, last = candidate.first, candidate.last
    at = words.entity_span.get(first) or words.entity_span.get(last - 1)
    if at is None:
        return "none"
    label = words.entity[first] or words.entity[last - 1]
    start = at[0] + (words.lower[at[0]] == "the")
    end = at[1] - (words.lower[at[1] - 1] in ("'s", "’s"))
    if (first, last) == (start, end):
        return label
    if first <= start and end <= last:
        return f"{label}+"
    return f"{label}:first" if first <= start else f"{label}:last" if last >= end else f"{label}:inside"


def _before(words: Words, candidate: Candidate) -> str:
    i = candidate.first - 1
    if i >= 0 and words.lower[i] == "the":
        i -= 1
        if i >= 0 and words.lower[i] in PLACE_PREPOSITIONS:
            return "in the"
        return "of the" if i >= 0 and words.lower[i] == "of" else "the"
    if i < 0 or words.text[i].isspace():
        return "start"
    word = words.lower[i]
    if word in PLACE_PREPOSITIONS:
        return "in"
    if word == "by":
        return "by"
    if word == "of":
        head = context_groups().get(words.lower[i - 1], "") if i else ""
        return (
            f"{head} of"
            if head.startswith("noun") or head in ("learning", "compass", "company", "society", "body")
            else "of"
        )
    if word.rstrip(".") in context_groups() and (
        named(words.text[i]) or context_groups()[word.rstrip(".")] in ("compass", "title")
    ):
        return context_groups()[word.rstrip(".")]
    if word in (",", "and", "or"):
        return "list" if i and named(words.text[i - 1]) else word
    if not word[0].isalnum():
        return "stop" if word in ".?!:" else "mark"
    if named(words.text[i]):
        return "name"
    return words.tag[i][:2]


def _after(words: Words, candidate: Candidate) -> str:
    i = candidate.last
    if i >= len(words.text) or words.text[i].isspace():
        return "end"
    word = words.lower[i]
    if word in ("'s", "’s", "'", "’"):
        return "'s"
    if word == ",":
        return "comma, name" if i + 1 < len(words.text) and named(words.text[i + 1]) else "comma"
    if word == "-":
        return (
            "-based"
            if i + 1 < len(words.text) and words.lower[i + 1] in ("based", "born", "area", "bound", "held")
            else "-"
        )
    if word in ("(", "--", "—", "–"):
        return "dash"
    group = context_groups().get(word.rstrip(".")) or _noun_after_next(words, i)
    if group is not None:
        return f"{group}{'' if named(words.text[i]) else ' small'}"
    if not word[0].isalnum():
        return "stop"
    if named(words.text[i]):
        return "name"
    return words.tag[i][:2]


def _noun_after_next(words: Words, i: int) -> str | None:
    """The place noun one small word further on: "K1 military base"."""
    if i + 1 < len(words.text) and words.text[i].islower() and words.tag[i][0] in "JN":
        row = place_nouns().get(words.text[i + 1])
        return f"noun:{row.kind}" if row else None
    return None


def _spelling(words: Words, candidate: Candidate) -> Iterator[str]:
    first, text = candidate.first, words.cut(candidate.first, candidate.last)
    tag = words.tag[candidate.last - 1]
    yield f"tag={tag}"
    yield f"tag={tag},entity={words.entity[first] or 'none'}"
    yield f"tag={tag},known={candidate.facts.kind}"
    if text.isupper():
        yield "capitals" if len(text) > 4 else "capitals short"
    if candidate.last - first == 1 and text.islower() and text in words.lower:
        yield "small"
    if words.lower[candidate.last - 1] in place_nouns():
        yield f"ends in noun:{place_nouns()[words.lower[candidate.last - 1]].kind}"
    if words.lower[first] in place_nouns() and candidate.last - first > 1:
        yield f"starts with noun:{place_nouns()[words.lower[first]].kind}"
        if words.text[candidate.last - 1].isdigit():
            yield "numbered"
    if any(c.isdigit() for c in text) and text[0].isupper() and candidate.last - first == 1:
        yield f"letter and number,kind={_kind(candidate)}"
    if candidate.last - first > 1 and context_groups().get(words.lower[first], "noun").partition(":")[0] != "noun":
        yield f"starts with {context_groups()[words.lower[first]]}"


def _elsewhere(words: Words, candidate: Candidate, around: Surroundings) -> Iterator[str]:
    text = words.cut(candidate.first, candidate.last).lower()
    if candidate.last - candidate.first == 1:
        if text in around.person_words:
            yield "person elsewhere"
        if text in around.lower_seen:
            yield "small elsewhere"
    others = around.place_texts[text] - (words.entity[candidate.first] in PLACE_ENTITIES)
    persons = around.person_texts[text] - (words.entity[candidate.first] == "PERSON")
    if others > 0 or persons > 0:
        balance = "place" if others > persons else "person" if persons > others else "open"
        yield f"guessed elsewhere={balance}{' often' if abs(others - persons) > 2 else ''}"
    if text in around.titled:
        yield "titled elsewhere"
    if around.counts[text] > 1:
        yield "repeated"
