"""What a report says of its own versions: it is not the last, it replaces an older one, or it is a translation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.model.report import Report

Says = Literal["unfinished", "replacing", "translated"]
LONGEST_NOTICE = 8
"""Words."""
EVERY: tuple[Says, ...] = ("unfinished", "replacing", "translated")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    phrase: str
    says: Says
    source: str


def version_said(report: Report) -> frozenset[Says]:
    """What the headline, the first and the last line say of it."""
    lines = [line for line in report.text.split("\n") if line.strip()]
    told = "\n".join((report.title or "", *lines[:1], *lines[-1:]))
    return frozenset(says for says in EVERY if _pattern(says).search(told))


def is_notice(words: str) -> bool:
    """Whether a sentence does nothing but say that the report is a translation: it tells nothing of the matter."""
    return len(words.split()) <= LONGEST_NOTICE and bool(_pattern("translated").match(words.strip(" (–—-")))


@cache
def _pattern(says: Says) -> re.Pattern[str]:
    phrases = "|".join(re.escape(row.phrase) for row in load_table("version_phrases", _Phrase) if row.says == says)
    opens = r"(?:^|\()\W*" if says == "replacing" else r"\b"
    return re.compile(rf"{opens}(?:{phrases})\b", re.IGNORECASE | re.MULTILINE)
