"""TO WRITE: read.passages."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.span import Quote
from reportedly.read.draft import Draft, Passage, Stage


def run(draft: Draft) -> Draft:
    return replace(draft, passages=tuple(
        Passage(id=Passage.make_id(draft.report.id, q, ()), content=q, chain=(), head=s.root.i, frames=(), purpose_of=None)
        for s in draft.syntax.sentences for q in [Quote.cut(draft.report.text, [(s.start_char, s.end_char)])]))


STAGE = Stage(name="read.passages", version=1, reads=('syntax', 'attributions'), writes=('passages',), run=run)
