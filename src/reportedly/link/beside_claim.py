"""The text that a claim stands in: its sentence, what that says besides it, and the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.claim import Claim
from reportedly.model.span import Span

PARAGRAPH = "\n\n"


def words_around(text: str, spans: tuple[Span, ...], at: int) -> str:
    """A sentence with the one before it, where both are of one paragraph."""
    if not spans:
        return text
    here = spans[at]
    before = spans[at - 1] if at else here
    together = PARAGRAPH not in text[before.end : here.start] and PARAGRAPH not in text[before.start : before.end]
    return text[before.start if together else here.start : here.end]


def sentence_before(text: str, spans: tuple[Span, ...], at: int) -> str:
    """The sentence before, in the same paragraph."""
    if not at or PARAGRAPH in text[spans[at - 1].end : spans[at].start]:
        return ""
    return text[spans[at - 1].start : spans[at - 1].end]


def words_beside(claim: Claim, text: str, sentence: Span) -> Iterator[str]:
    """What a sentence says besides a claim of it."""
    start = sentence.start
    for span in claim.content.spans:
        yield text[start : span.start]
        start = span.end
    yield text[start : sentence.end]
