"""What claims are found by: the words of their contents, and those of their sources with a mark."""

from __future__ import annotations

from dataclasses import replace

from reportedly.casebook import Casebook, Query
from reportedly.casebook.claims import SOURCE_MARK, words_of_claims
from reportedly.casebook.words import words_of
from reportedly.model.claim import Claim
from reportedly.model.span import Quote
from tests.casebook.made import BRIDGE, BRIDGE_READ, FERRY_READ, STAGES, stage

CLAIMS = (*BRIDGE_READ.claims, *FERRY_READ.claims)


def words_said(claim: Claim) -> list[str]:
    """One by one."""
    sources = [link.source.quote.text for link in claim.attribution if link.source]
    return words_of(claim.content.text) + [SOURCE_MARK + word for text in sources for word in words_of(text)]


def test_claims_are_found_by_their_contents_and_sources() -> None:
    assert any(SOURCE_MARK in words for words in words_of_claims(CLAIMS))
    assert [words.split() for words in words_of_claims(CLAIMS)] == list(map(words_said, CLAIMS))


def test_a_content_without_words_is_found_by_its_source(book: Casebook) -> None:
    claim = next(claim for claim in BRIDGE_READ.claims if claim.attribution and claim.attribution[0].source)
    source = claim.attribution[0].source
    assert source is not None
    wordless = replace(claim, content=Quote(text="…", spans=claim.content.spans))
    book.add_report(BRIDGE, stage(1))
    book.add_reading(replace(BRIDGE_READ, claims=(wordless,)), stage(2), stages=STAGES)
    found = book.count(Query(source=source.quote.text))
    assert found == 1
