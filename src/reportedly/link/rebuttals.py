"""Sentences that answer what was said just before them: somebody rejects it, or the report says that it was not so.

"The ministry called the accusation an insult", "The Front denies any part in it", "He was not." Such a sentence names
nothing of what it denies, so that held against a claim by itself it says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.link.denials import TRUTH
from reportedly.link.told import carries_meaning, cut

Rebuttal = Literal["rejected", "not so"]
"""Somebody rejects what was said; or the report takes it back in its own voice."""

NOT_SO = re.compile(
    r"^\W*(?:(?:in fact|actually|but),? )?(?:"
    r"(?:he|she|it|they|this|that|none of (?:it|this|that)) (?:was|were|is|are|did|does|do|has|had|have|will|would)"
    r"(?: not|n[’']t)"
    r"|(?:this|that|it|(?:the|our|that|this) (?:report|claim|story|news|article|account)) (?:is|was) "
    r"(?:not (?:true|so|correct)|false|untrue|wrong|incorrect|mistaken)"
    r")\b\W*(?P<more>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence that says no more than that it was not so."""
TAKEN_BACK = re.compile(
    r"\b(?:(?:can|could|do|does|did) ?(?:no longer|not|n[’']t) stand by"
    r"|(?:we|it|paper|newspaper|agency|site|broadcaster) (?:hereby |now |has |have |therefore )?"
    r"(?:withdraws?|withdrawn|withdrew|retracts?|retracted|takes? back|took back))"
    r" (?:it|that|(?:the|our|its|that|this|the whole) (?:report|claim|story|news|article|account|statement))\b",
    re.IGNORECASE,
)
"""Words by which a newsroom takes back what it told."""
LONGEST = 3
"""Words that may follow, such as "at all" and "then": more, or such as tell something of their own, do not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    word: str
    kind: Literal["verb", "noun"]
    source: str


def takes_back(sentence: str) -> bool:
    """Whether a newsroom takes back in a sentence what it told in those before."""
    return TAKEN_BACK.search(sentence) is not None


def rebuttal_in(sentence: str) -> Rebuttal | None:
    """How a sentence answers what was said before it; None where it does not."""
    found = NOT_SO.match(sentence)
    if TAKEN_BACK.search(sentence) or (found and _says_no_more(found["more"])):
        return "not so"
    return "rejected" if _rejects().search(sentence) else None


def _says_no_more(more: str) -> bool:
    """Whether words behind "it was not" tell nothing themselves: "He did not take questions" denies nothing told."""
    words = [word.lower_ for word in cut(more)]
    return len(words) <= LONGEST and all(word in TRUTH or not carries_meaning(word) for word in words)


@cache
def _rejects() -> re.Pattern[str]:
    rows = load_table("rebuttals", _Word)
    verbs, nouns = ("|".join(row.word for row in rows if row.kind == kind) for kind in ("verb", "noun"))
    named = rf"(?:the|that|this|those|these|such|all|any|every) (?:[\w’'-]+ )?(?:{nouns})\b(?! that\b)"
    plain = "|".join(row.word for row in rows if row.kind == "verb" and not row.word.startswith("call"))
    return re.compile(rf"\b(?:(?:{verbs}) {named}|(?:{plain}) (?:it|this|that|them)\b(?=\s*[.,;]|$))", re.IGNORECASE)
