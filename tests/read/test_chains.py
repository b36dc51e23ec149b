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


def cases(*tables: str) -> Iterator[Case]:
    """Each line of the tables that asks something of a claim, with its text."""
    text = ""
    for line in "".join((Path(__file__).parent / t).read_text(encoding="utf-8") for t in tables).splitlines():
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


def names(wanted: str, read: str) -> bool:
    """Tell whether a source read is the one wanted, in one of the wordings that are set apart by " = "."""
    wordings = wanted.lower().split(" = ")
    return any(w in read.lower() or read.lower() in w for w in wordings)


CHAINS, FLAGS = list(cases("chains.txt", "nested_chains.txt")), list(cases("unverified.txt", "unchecked.txt"))


def shortened(rows: list[Case]) -> list[str]:
    """Test ids in which a long text stands with its first words."""
    return [f"{text[:60]} | {content[:30]}" for text, content, _ in rows]


@pytest.mark.parametrize(("text", "content", "asked"), CHAINS, ids=shortened(CHAINS))
def test_chain_is_read(text: str, content: str, asked: str) -> None:
    links = claim_about(text, content).attribution
    read = [link.source.quote.text if link.source else "–" for link in links]
    wanted = asked.split(" ← ")
    assert len(read) == len(wanted), read
    assert all(map(names, wanted, read)), read


@pytest.mark.parametrize(("text", "content", "asked"), FLAGS, ids=shortened(FLAGS))
def test_flag_is_read(text: str, content: str, asked: str) -> None:
    assert claim_about(text, content).factuality.unverified is (asked == "unverified")
