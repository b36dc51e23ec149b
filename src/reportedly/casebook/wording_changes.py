"""What changed in words from one version of a report to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.casebook.reports import TELLING
from reportedly.model.report import Report

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s)|(?=\n)|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change."""

    field: str
    """"text", or the field of the report that changed."""
    before: str
    """Whole sentences; empty where something was added."""
    after: str
    """Empty where something was left out."""


def edits(before: Report, after: Report) -> tuple[Edit, ...]:
    """Changed fields first, then changed sentences in the order of the text."""
    return (*_fields(before, after), *_sentences(before.text, after.text))


def _fields(before: Report, after: Report) -> Iterator[Edit]:
    for name in TELLING:
        one, other = getattr(before, name), getattr(after, name)
        if name != "text" and one != other:
            yield Edit(field=name, before=_told(one), after=_told(other))


def _told(value: str | tuple[str, ...] | None) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def _sentences(before: str, after: str) -> Iterator[Edit]:
    one, other = (_SENTENCE.findall(text) for text in (before, after))
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(field="text", before=_joined(one[a:b]), after=_joined(other[c:d]))


def _joined(sentences: list[str]) -> str:
    return " ".join(sentence.strip() for sentence in sentences)
