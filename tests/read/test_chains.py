"""Who passes on whose words, and what a text calls unverified, in the notation of `chains.txt` and `unverified.txt`."""

from __future__ import annotations

from functools import cache

import pytest

from bench.chain_notation import Case, cases, claim_about, has_chain
from reportedly.journey import read_reports
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report


@cache
def claims_of(text: str) -> tuple[Claim, ...]:
    reading = next(iter(read_reports([Report.from_text(text)])))
    assert isinstance(reading, Reading)
    return reading.claims


CHAINS, FLAGS = list(cases("chains.txt", "nested_chains.txt")), list(cases("unverified.txt", "unchecked.txt"))


def shortened(rows: list[Case]) -> list[str]:
    """Test ids in which a long text stands with its first words."""
    return [f"{text[:60]} | {content[:30]}" for text, content, _ in rows]


@pytest.mark.parametrize(("text", "content", "asked"), CHAINS, ids=shortened(CHAINS))
def test_chain_is_read(text: str, content: str, asked: str) -> None:
    claim = claim_about(claims_of(text), content)
    assert claim is not None
    assert has_chain(claim, asked), [link.source and link.source.quote.text for link in claim.attribution]


@pytest.mark.parametrize(("text", "content", "asked"), FLAGS, ids=shortened(FLAGS))
def test_flag_is_read(text: str, content: str, asked: str) -> None:
    claim = claim_about(claims_of(text), content)
    assert claim is not None
    assert claim.factuality.unverified is (asked == "unverified")
