"""Who speaks in a claim, by name: what is said of "us" is said of them."""

from __future__ import annotations

import re

from reportedly.model.claim import Claim
from reportedly.weigh.situation import Situation

OURS = re.compile(r"\b(?:we|ours?|us)\b", re.IGNORECASE)
"""Words for those who put a report out, where it speaks in its own voice."""
THEIRS = re.compile(r"\b(?:we|ours?|us|i|mine|it|its|they|theirs?|he|she|his|hers?)\b", re.IGNORECASE)
"""Words for a source, in what it says."""


def speaker_of(claim: Claim, situation: Situation) -> str:
    """The innermost source in the report's words; who put the report out, where it speaks in its own voice."""
    link = claim.attribution[-1] if claim.attribution else None
    if link is not None and link.source is not None:
        return link.source.quote.text
    report = situation.reports.get(claim.report_id)
    return (report.publisher or "") if report else ""
