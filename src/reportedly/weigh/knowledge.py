"""How the innermost source of a claim knows: it was there, it has it in writing, it was told, or nobody can say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from reportedly.lexicon.table import load_table
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim

Knowledge = Literal["own_eyes", "document", "told", "hearsay", "unknown"]
BEST_FIRST: tuple[Knowledge, ...] = get_args(Knowledge)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeWord:
    """A word of a source or cue that tells how the source knows."""

    word: str
    knowledge: Literal["own_eyes", "hearsay"]
    source: str


@cache
def _words() -> dict[str, Knowledge]:
    return {row.word: row.knowledge for row in load_table("knowledge_words", KnowledgeWord)}


def knowledge_of(claim: Claim) -> Knowledge:
    """How the innermost source knows, by the words for it and its cue.

    A report that speaks in its own voice does not say how it knows. A source with a name or office is `told` to know,
    unless its words say that it was there or has it from others.
    """
    if not claim.attribution:
        return "told"
    return _of_source(claim.attribution[-1])


def _of_source(link: Attribution) -> Knowledge:
    source = link.source
    if source is None or source.kind == "unspecified":
        return "unknown"
    if source.kind == "document":
        return "document"
    told = {
        _words().get(word)
        for word in re.findall(r"\w+", f"{source.quote.text} {link.cue.text if link.cue else ''}".lower())
    }
    return "hearsay" if "hearsay" in told else "own_eyes" if "own_eyes" in told else "told"


def best(kinds: set[Knowledge]) -> Knowledge:
    """The nearest way of knowing among several; unknown where there is none."""
    return min(kinds, key=BEST_FIRST.index, default="unknown")
