"""Small drafts for tests of times: passages marked in the text, so that no other stage has a say."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read import timexes
from reportedly.read.draft import Draft, Passage
from reportedly.read.syntax import Syntax, analyse
from reportedly.resolve import times

MARK = re.compile(r"\[(\w): |\]")


def sentences_settled(text: str, published: str | None) -> Draft:
    """Settle the times of a text each of whose sentences is one claim."""
    draft = _draft(text, published)
    quotes = [Quote.cut(text, [(s.start_char, s.end_char)]) for s in draft.syntax.sentences]
    return _settled(draft, quotes)


def marked_settled(marked: str, published: str | None) -> tuple[Draft, dict[str, str]]:
    """Settle a text whose claims are marked `[a: words]`; return the draft and each claim's id by its letter."""
    text, spans = _unmarked(marked)
    draft = _draft(text, published)
    settled = _settled(draft, [Quote.cut(text, [span]) for span in spans.values()])
    return settled, {letter: p.id for letter, p in zip(spans, settled.passages, strict=True)}


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    text, spans, opened, at = "", {}, [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], len(text)))
        else:
            letter, start = opened.pop()
            spans[letter] = (start, len(text))
    return text + marked[at:], dict(sorted(spans.items(), key=lambda item: item[1]))


def _draft(text: str, published: str | None) -> Draft:
    syntax: Syntax = next(analyse([(text, None)]))[0]
    return timexes.run(Draft(report=Report.from_text(text, published=published), syntax=syntax))


def _settled(draft: Draft, quotes: list[Quote]) -> Draft:
    passages = tuple(
        Passage(
            id=Passage.make_id(draft.report.id, quote, ()),
            content=quote,
            chain=(),
            head=draft.syntax.tokens_in(quote.start, quote.end).root.i,
            frames=(),
            purpose_of=None,
        )
        for quote in quotes
    )
    return times.run(replace(draft, passages=passages))
