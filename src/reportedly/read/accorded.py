"""What X thinks of what was told, beside "according to X": "reports that … are false, according to X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.span import Quote
from reportedly.read.bearing.vocabulary import class_of
from reportedly.read.draft import AttributedContent


def with_verdicts(triples: Sequence[AttributedContent], text: str) -> list[AttributedContent]:
    """The attributions, each "according to X" joined to X's verdict on the same words."""
    accorded = [t for t in triples if t.cue and t.cue.text.lower() == "according to"]
    joined: dict[int, Quote] = {}
    merged: list[AttributedContent] = []
    for verdict in triples if accorded else ():
        same = next((t for t in accorded if _is_verdict_on(verdict, t)), None)
        cues = [s for t in (verdict, same) if t and t.cue for s in t.cue.spans]
        cue = Quote.cut(text, cues) if same else None
        if same is not None and cue is not None:
            joined[id(same)] = cue
            merged.append(verdict)
    kept = [t for t in triples if t not in merged]
    return [replace(t, cue=cue, wording=(t.source, cue)) if (cue := joined.get(id(t))) else t for t in kept]


def _is_verdict_on(verdict: AttributedContent, told: AttributedContent) -> bool:
    """Whether the same source calls the same words false."""
    if verdict.cue is None or verdict.cue.text.split()[-1].lower() not in class_of("falsity"):
        return False
    same = verdict.source and told.source and verdict.source.quote == told.source.quote
    return bool(same) and verdict.content == told.content
