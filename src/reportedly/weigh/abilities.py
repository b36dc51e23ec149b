"""What things of a kind do and do not do: "burning diesel rarely breaks a pier" speaks against who says it did."""

from __future__ import annotations

import re

from reportedly.model.claim import Claim
from reportedly.weigh.deeds import deeds_in, means_in
from reportedly.weigh.situation import Situation

SELDOM = re.compile(
    r"^(?P<what>.+?) (?:(?:only )?rarely|seldom|hardly ever|(?:does|do|could|would|will) not|never"
    r"|(?:does|do|could|would|wo)n[’']t|cannot|can[’']t) (?!\w+ed\b)[a-z]+",
    re.IGNORECASE,
)
IT = frozenset({"it", "they", "that", "this", "these", "those"})
SOMEBODY = re.compile(r"^(?:we|i|he|she|you|nobody|who|there)\b", re.IGNORECASE)
MOST_WORDS = 5


def unable(claim: Claim, situation: Situation) -> str:
    """What a claim says to be unable to do something; empty where it says so of nothing, or of people."""
    found = SELDOM.match(claim.content.text)
    if found is None or SOMEBODY.match(found["what"]) or len(found["what"].split()) > MOST_WORDS:
        return ""
    return _before(claim, situation) if found["what"].lower() in IT else found["what"]


def _before(claim: Claim, situation: Situation) -> str:
    """What "it" stands for: the first words of the claim before, as far as a verb; here, its whole words."""
    told = (situation.claims[id] for id in situation.claims_of.get(claim.report_id, ()))
    before = [c for c in told if c.content.start < claim.content.start]
    return max(before, key=lambda c: c.content.start).content.text if before else ""


def kinds_of(words: str) -> frozenset[str]:
    """The kinds of means, and of fire and the like, that words name."""
    return means_in(words) | {deed.kind for deed in deeds_in(words)}
