"""Who says it, how surely, and what explains what, in the analyst's notation of `claims.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reportedly.journey import Failure, read_reports
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report

TABLE = Path(__file__).parent / "claims.txt"


def blocks() -> Iterator[tuple[str, list[str]]]:
    """Each text of the table with its lines of claims."""
    text, lines = "", list[str]()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("   "):
            lines.append(line.strip())
        elif line and not line.startswith("#"):
            if text:
                yield text, lines
            text, lines = line, []
    yield text, lines


@cache
def readings() -> dict[str, Reading | Failure]:
    texts = [text for text, _ in blocks()]
    return dict(zip(texts, read_reports(Report.from_text(t) for t in texts), strict=True))


def chain(links: tuple[Attribution, ...]) -> str:
    return " ← ".join(map(link, links)) or "–"


def link(attribution: Attribution) -> str:
    source, cue = attribution.source, attribution.cue
    named = f"{source.quote.text} ({source.kind})" if source else "–"
    return f"{named} / {cue.text}" if cue else named


def notation(claim: Claim, number: dict[str, int]) -> str:
    """A claim in the table's notation."""
    factuality = claim.factuality
    words: list[str] = [claim.kind, factuality.certainty, factuality.polarity]
    words += ["unverified"] * factuality.unverified + ([factuality.tense] if factuality.tense else [])
    explained = " ".join(str(number[c]) for c in claim.explains)
    columns = [claim.content.text, chain(claim.attribution), " ".join(words)]
    return " | ".join([*columns, f"explains {explained}"] if explained else columns)


@pytest.mark.parametrize(("text", "expected"), list(blocks()), ids=[t[:50] for t, _ in blocks()])
def test_claims_are_read_as_written_down(text: str, expected: list[str]) -> None:
    reading = readings()[text]
    assert isinstance(reading, Reading)
    number = {claim.id: n for n, claim in enumerate(reading.claims, start=1)}
    assert [notation(claim, number) for claim in reading.claims] == expected


def test_the_table_covers_every_certainty_polarity_and_kind() -> None:
    words = {w for _, lines in blocks() for line in lines for w in line.split(" | ")[2].split()}
    wanted = {"certain", "probable", "possible", "positive", "negative", "open", "unverified"}
    assert wanted | {"event", "state", "explanation", "forecast", "question"} <= words


def test_every_quote_stands_in_the_text() -> None:
    for text, reading in readings().items():
        assert isinstance(reading, Reading)
        for claim in reading.claims:
            assert claim.content.text == " ".join(text[s:e] for s, e in claim.content.spans)
