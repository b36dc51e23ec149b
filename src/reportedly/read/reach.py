"""How far what somebody says reaches: to where another speaks, and to the end of a phrase that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.model.span import Quote, Span
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.sources import is_pronoun
from reportedly.read.stretch import quote_at

MARKS = re.compile('["“”«»]')
TRAILING = frozenset({"appos", "prep", "npadvmod", "advmod"})
"""How a phrase hangs that goes on after a comma: "…, about 5 km north-east of the ford"."""


def up_to_others(triple: AttributedContent, triples: Sequence[AttributedContent], text: str) -> AttributedContent:
    """ "According to X, …; Y denied that …": what somebody says ends at a semicolon past which somebody else speaks.

    What stands in quotation marks goes on.
    """
    said = triple.content.hull
    end = text.find(";", *said)
    if triple.cue is None or end < 0 or MARKS.search(text, said.start - 1, end):
        return triple
    behind = Span(end, said.end)
    others = (t.source.quote for t in triples if t.source and t.cue and t is not triple and not is_pronoun(t.source))
    if not any(behind.contains(quote.hull) for quote in others):
        return triple
    cut = Quote.cut(text, [(s.start, min(s.end, end)) for s in triple.content.spans if s.start < end])
    return replace(triple, content=cut) if cut else triple


def to_the_end(draft: Draft, triple: AttributedContent, triples: Sequence[AttributedContent]) -> AttributedContent:
    """What somebody says with the last phrase of the sentence where it hangs on it, and nobody else speaks in it."""
    end = triple.content.end
    if triple.cue is None or triple.cue.start > triple.content.start or draft.report.text[end : end + 1] != ",":
        return triple
    said = list(draft.syntax.tokens_in(*triple.content.spans[-1]))
    rest = [t for t in draft.syntax.tokens_in(end + 1, said[-1].sent.end_char) if t.i > said[-1].i]
    if not rest or not _hangs_on(rest, said):
        return triple
    behind = Span(end, rest[-1].idx + len(rest[-1]))
    others = (q for t in triples if t is not triple for q in (t.cue, t.content, t.source and t.source.quote) if q)
    if any(behind.overlaps(quote.hull) for quote in others):
        return triple
    whole = quote_at(draft.report.text, [*triple.content.spans[:-1], (triple.content.spans[-1].start, behind.end)])
    return replace(triple, content=whole) if whole else triple


def _hangs_on(rest: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether words behind a comma are one phrase without a verb that hangs on a word before it."""
    words = [t for t in rest if not t.is_punct]
    within, before = {t.i for t in rest}, {t.i for t in said}
    tops = [t for t in words if t.head.i not in within]
    if len(words) < 2 or any(t.pos_ in ("VERB", "AUX") for t in words) or any(t.text in ";:" for t in rest):
        return False
    return len(tops) == 1 and tops[0].dep_ in TRAILING and tops[0].head.i in before
