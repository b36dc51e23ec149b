"""Who passes on whose words, and what a text calls unverified, in the notation of `chains.txt` and `unverified.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reportedly.journey import read_reports
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report

Case = tuple[str, str, str]
"""A text, words of a claim's content, and what is asked of that claim."""


def cases(table: str) -> Iterator[Case]:
    """Each line of a table that asks something of a claim, with its text."""
    text = ""
    for line in (Path(__file__).parent / table).read_text(encoding="utf-8").splitlines():
        if line.startswith("   "):
            content, asked = line.strip().split(" | ")
            yield text, content, asked
        elif line and not line.startswith("#"):
            text = line


@cache
def claims_of(text: str) -> tuple[Claim, ...]:
    reading = next(iter(read_reports([Report.from_text(text)])))
    assert isinstance(reading, Reading)
    return reading.claims


def claim_about(text: str, content: str) -> Claim:
    """The claim that shares most words with those given, and at least half of them."""
    wanted = set(content.lower().split())
    best = max(claims_of(text), key=lambda c: len(wanted & set(c.content.text.lower().split())), default=None)
    assert best is not None
    assert len(wanted & set(best.content.text.lower().split())) >= len(wanted) / 2
    return best


@pytest.mark.parametrize(("text", "content", "asked"), list(cases("chains.txt")))
def test_chain_is_read(text: str, content: str, asked: str) -> None:
    links = claim_about(text, content).attribution
    read = [link.source.quote.text if link.source else "–" for link in links]
    wanted = asked.split(" ← ")
    assert len(read) == len(wanted), read
    assert all(w.lower() in r.lower() or r.lower() in w.lower() for w, r in zip(wanted, read, strict=True)), read


@pytest.mark.parametrize(("text", "content", "asked"), list(cases("unverified.txt")))
def test_flag_is_read(text: str, content: str, asked: str) -> None:
    assert claim_about(text, content).factuality.unverified is (asked == "unverified")
