"""Restatements against the words that they cite, in the notation of `statements.txt`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reportedly.read.bearing.statement import check_statement

TABLES = [Path(__file__).parent / name for name in ("statements.txt", "statements_apart.txt")]
LINE = re.compile(r"   (?:(?P<kind>\w+) ≠|=) (?P<statement>.+)")
LEAST_OF_A_KIND = 10


class Row(NamedTuple):
    """A statement with the words that it cites; `kind` is what it changes, "" where it is borne."""

    words: str
    kind: str
    statement: str


def rows(table: Path) -> Iterator[Row]:
    """Every statement of a table."""
    words = ""
    for line in table.read_text(encoding="utf-8").splitlines():
        if found := LINE.fullmatch(line):
            yield Row(words, found["kind"] or "", found["statement"])
        elif line and not line.startswith("#"):
            assert not line.startswith(" "), line
            words = line


ROWS = [row for table in TABLES for row in rows(table)]


@pytest.mark.parametrize("row", [r for r in ROWS if r.kind], ids=lambda r: f"{r.kind}: {r.statement[:60]}")
def test_what_the_words_do_not_bear_is_refused(row: Row) -> None:
    assert row.kind in {unborne.value for unborne in check_statement(row.statement, row.words)}


@pytest.mark.parametrize("row", [r for r in ROWS if not r.kind], ids=lambda r: r.statement[:60])
def test_what_the_words_bear_passes(row: Row) -> None:
    assert check_statement(row.statement, row.words) == ()


@pytest.mark.parametrize("words", sorted({row.words for row in ROWS}), ids=lambda w: w[:60])
def test_words_bear_themselves(words: str) -> None:
    assert check_statement(words, words) == ()


def test_every_kind_is_falsified_often_enough() -> None:
    kinds = Counter(row.kind for row in ROWS)
    assert kinds[""] >= 70
    for kind in ("number", "negation", "direction", "time", "name", "role", "hedge"):
        assert kinds[kind] >= LEAST_OF_A_KIND, kind


def test_a_refusal_says_what_and_why() -> None:
    (unborne,) = check_statement("Nine men were hurt.", "Seven men were hurt.")
    assert (unborne.value, unborne.says, unborne.words) == ("number", "Nine", "Seven men were hurt.")
    assert unborne.why == "the numbers of the words are Seven"


@pytest.mark.parametrize("text", ["", " ", ".", "«»", "12", "Не ясно", "a" * 3000, "Not", "of the", "\n\n-\n"])
def test_any_text_can_be_held_against_any(text: str) -> None:
    assert check_statement(text, text) == ()
    check_statement(text, "Seven men were hurt.")
    check_statement("Seven men were hurt.", text)
