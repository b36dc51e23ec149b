from __future__ import annotations

import pytest
from snowballstemmer import stemmer

from reportedly.casebook.words import Term, terms_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two bridges were shelled", ["two", "bridg", "were", "shell"]),
        ("Al-Ḥasakah’s café_bar", ["al", "hasakah", "s", "cafe", "bar"]),
        ("Straße 12.5", ["strass", "12", "5"]),
        ("1990s, 3rd, 007 and ٤٢", ["1990s", "3rd", "007", "and", "٤٢"]),
        ("الموصل", ["الموصل"]),
        ("…", []),
        ("x" * 100, ["x" * 60]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize("number", ["7", "00", "1990", "20240305", "9" * 70])
def test_numbers_are_words_that_the_stemmer_leaves_as_they_are(number: str) -> None:
    assert words_of(number) == [stemmer("english").stemWord(number[:60])]


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("two Bridges", [Term(words=("two",)), Term(words=("bridg",))]),
        ('"two bridges" near', [Term(words=("two", "bridg")), Term(words=("near",))]),
        ("bridges*", [Term(words=("bridges",), prefix=True)]),
        ("al-has*", [Term(words=("al", "has"), prefix=True)]),
        ('"open', [Term(words=("open",))]),
        ("* ? ''", []),
    ],
)
def test_terms(asked: str, terms: list[Term]) -> None:
    assert terms_of(asked) == terms
