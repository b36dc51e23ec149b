"""The gold mentions of ECB+, read as this program reads: each with what can be compared of it.

Only what annotators checked counts: event mentions in sentences marked clean. Words, grammar and names come from the
encoder, types from the lexicon; nothing of the gold but the stretch of the trigger is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any

from bench.shared import rows
from reportedly.lexicon.table import load_table
from reportedly.link.content_words import content_words, stem
from reportedly.link.event_evidence import Setting
from reportedly.link.event_facts import EventFacts, kin_of
from reportedly.link.report_words import Weights, likeness, weigh_words
from reportedly.link.stories import BORDER, Stories
from reportedly.model.report import Report
from reportedly.read.event_words import _TriggerRow
from reportedly.read.syntax import analyse
from reportedly.read.words import Words

DOES = frozenset({"nsubj", "agent", "csubj", "poss"})
UNDERGOES = frozenset({"dobj", "nsubjpass", "prep", "compound", "amod", "nmod"})
NAME_PARTS = frozenset({"compound", "nmod", "appos", "poss", "amod"})
LOW_BORDER = 0.09
"""ECB+ has a few sentences of each article: reports of one story share less than whole ones. For fitting only."""
Pair = tuple["Mention", "Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its chain, its article's topic, and what can be compared."""

    facts: EventFacts
    chain: str
    topic: int


@dataclass(slots=True)
class Mentions:
    """The mentions of one part of ECB+, and what its articles are about."""

    mentions: list[Mention] = field(default_factory=list)
    words: dict[str, Weights] = field(default_factory=dict)
    story: dict[str, str] = field(default_factory=dict)

    def pairs(self) -> Iterator[tuple[Mention, Mention, Setting]]:
        """Every two mentions of one topic; articles of two topics are told apart beforehand, as the set is used."""
        known: dict[tuple[str, str], Setting] = {}
        for one, other in combinations(self.mentions, 2):
            if one.topic == other.topic:
                key = (one.facts.report_id, other.facts.report_id)
                if key not in known:
                    known[key] = self._setting(*key)
                yield one, other, known[key]

    def _setting(self, one: str, other: str) -> Setting:
        if one == other:
            return Setting(likeness=None)
        return Setting(
            likeness=likeness(self.words[one], self.words[other]), one_story=self.story[one] == self.story[other]
        )


@cache
def mentions(part: str, border: float = BORDER) -> Mentions:
    """The mentions of `train` or `dev`; raises NotThereError where the data is not there.

    `border`: how alike reports of one story are, by default as the program takes it.
    """
    found, stories, reports = Mentions(), Stories(border), {}
    records = list(rows(f"sameevent/ecbplus_{part}.jsonl"))
    for syntax, record in analyse((r["text"], r) for r in records):
        report = reports[record["doc_id"]] = Report.from_text(record["text"], external_id=record["doc_id"])
        stories.add(report)
        found.words[record["doc_id"]] = weigh_words(report)
        found.mentions += _mentions(record, syntax.words)
    found.story = {doc: stories.story_of(report.id) for doc, report in reports.items()}
    return found


def _mentions(record: dict[str, Any], words: Words) -> Iterator[Mention]:
    for span in record["spans"]:
        if "ACTION" in span["type"] and span["clean"]:
            tokens = [
                i for i in range(len(words.text)) if words.starts[i] < span["end"] and span["start"] < words.ends[i]
            ]
            if tokens:
                yield Mention(_facts(record, span, words, tokens), span["chain"], record["topic"])


def _facts(record: dict[str, Any], span: dict[str, Any], words: Words, tokens: Sequence[int]) -> EventFacts:
    head = next((i for i in tokens if words.head[i] not in tokens or words.head[i] == i), tokens[-1])
    stems = frozenset(stem(words.lemma[i]) for i in tokens if words.text[i].isalnum()) | {stem(words.lemma[head])}
    line = _line(record["text"], span)
    around = [w for w in content_words(record["text"][line[0] : line[1]]) if w.stem not in stems]
    type_, mode = types().get(stem(words.lemma[head]), (None, None))
    return EventFacts(
        id=f"{record['doc_id']}#{span['mention_id']}",
        report_id=record["doc_id"],
        trigger=span["text"],
        head=stem(words.lemma[head]),
        stems=stems,
        kin=kin_of(stems),
        type=type_,
        mode=mode,
        words=frozenset(w.stem for w in around),
        known_actors=frozenset(),
        actors=_participants(words, head, tokens, DOES),
        recipients=_participants(words, head, tokens, UNDERGOES),
        places=(),
        days=None,
        published=None,
        figures=(),
    )


def _line(text: str, span: dict[str, Any]) -> tuple[int, int]:
    """The line, which is a sentence, that a mention stands in."""
    end = text.find("\n", span["end"])
    return text.rfind("\n", 0, span["start"]) + 1, len(text) if end < 0 else end


def _participants(words: Words, head: int, inside: Sequence[int], relations: frozenset[str]) -> frozenset[str]:
    found: set[int] = set()
    for child in _children(words, head):
        if words.dep[child] in relations:
            nouns = _children(words, child) if words.dep[child] in ("prep", "agent") else [child]
            for noun in nouns:
                found.update([noun, *(c for c in _children(words, noun) if words.dep[c] in NAME_PARTS)])
    return frozenset(w.stem for i in found.difference(inside) for w in content_words(words.text[i]))


def _children(words: Words, of: int) -> list[int]:
    return [i for i in range(max(0, of - 60), min(len(words.head), of + 60)) if words.head[i] == of and i != of]


@cache
def types() -> dict[str, tuple[str | None, str | None]]:
    """PLOVER type and mode by stem, of words that need nothing beside them."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for table in ("plover_verbs", "plover_nouns"):
        for row in load_table(table, _TriggerRow):
            for word in () if row.frame else row.words:
                found.setdefault(stem(word), (row.type, row.mode))
    return found
