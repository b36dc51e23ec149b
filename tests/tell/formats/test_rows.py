"""Cells that are fit to be shown."""

from __future__ import annotations

import sys

import pytest

from reportedly.tell.formats.rows import csv_line, number, safe, several
from reportedly.tell.wording import plain


def test_every_character_is_made_fit_wherever_it_stands() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        for words in (letter, f"a{letter}b", f"a {letter}"):
            assert safe(words) == plain(words), hex(code)


@pytest.mark.parametrize("words", ["a  b", " a", "a ", "", "a\nb", "a\u00a0b", "a\u202eb", "plain words"])
def test_words_are_as_plain_makes_them(words: str) -> None:
    assert safe(words) == plain(words)


def test_a_line_is_quoted_where_it_must_be() -> None:
    assert csv_line(["a,b", 'say "x"', None, 1.5, 3, "=1", "\tx"]) == b'"a,b","say ""x""",,1.5,3,\'=1,x\r\n'


def test_several_values_stand_once_in_their_order() -> None:
    assert several(["b", None, "a", "", "b"]) == "b | a"


@pytest.mark.parametrize(("value", "told"), [(12.0, 12), (0.5, 0.5), (None, None), (-3.0, -3)])
def test_whole_numbers_have_no_point(value: float | None, told: float | None) -> None:
    assert repr(number(value)) == repr(told)
