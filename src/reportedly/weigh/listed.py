"""Lists of explanations: a sentence announces several, and what follows in its paragraph is one each, cue or not.

"Three explanations of the blast are going round. Rebels mined the road. A gas main burst." makes two rivals under one
question, whichever words they are told in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.weigh.situation import Situation

ANNOUNCES = re.compile(
    r"\b(?:explanations|theories|versions|possibilities|scenarios|hypotheses|assumptions"
    r"|possible (?:causes|reasons))\b",
    re.IGNORECASE,
)
SENTENCE_ENDS = re.compile(r"[.!?:\n]")
RESPONSES = ("AGREE", "CONSULT", "REJECT")
"""Types of what stands in a list and is no item of it: "and the opposition agrees"."""
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A list that a report announces."""

    announced: str
    """The sentence that announces it."""
    claims: tuple[str, ...]
    """What follows in the paragraph, affirmed: the rivals."""


def frames_in(report_id: str, situation: Situation) -> Iterator[Frame]:
    """The lists of explanations in a report.

    What follows in the paragraph is in the list; where the paragraph ends with the announcement, the explanations of
    the paragraphs behind it are.
    """
    text = situation.texts.get(report_id, "")
    claims = sorted(
        (situation.claims[id] for id in situation.claims_of.get(report_id, ())), key=lambda c: c.content.start
    )
    for found in ANNOUNCES.finditer(text):
        start, stop = _sentence_around(text, found.start())
        end = _end_of_paragraph(text, stop)
        inside = [c for c in claims if stop <= c.content.start < end and _may_explain(c)]
        behind = [c for c in claims if c.content.start >= end and c.kind == "explanation" and _may_explain(c)]
        listed = inside if text[stop:end].strip() else behind
        if len(listed) > 1:
            yield Frame(announced=text[start:stop].strip(), claims=tuple(c.id for c in listed))


def _sentence_around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence starts and ends that stands around a place; roughly, by its marks."""
    start = max((text.rfind(mark, 0, at) for mark in ".!?:\n"), default=-1) + 1
    found = SENTENCE_ENDS.search(text, at)
    return start, found.end() if found else len(text)


def paragraphs_of(text: str) -> list[Span]:
    """Where the paragraphs of a text are."""
    return [Span(found.start(), found.end()) for found in PARAGRAPH.finditer(text)]


def _end_of_paragraph(text: str, at: int) -> int:
    return next((p.end() for p in PARAGRAPH.finditer(text) if p.start() <= at < p.end()), at)


def _may_explain(claim: Claim) -> bool:
    answers = claim.event is None or claim.event.type not in RESPONSES
    return answers and claim.kind not in ("question", "forecast") and claim.factuality.polarity != "negative"
