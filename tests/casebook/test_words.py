from __future__ import annotations

import pytest
from snowballstemmer import stemmer

from reportedly.casebook.words import Term, terms_of, texts_of_words, words_of


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


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("",),
        ("…", ""),
        ("Two bridges were shelled",),
        ("", "Two BRIDGES", "", "- - -", "were shelled; 12.5", ""),
        ("Al-Ḥasakah’s café_bar", "two bridges"),
        ("a sign\x7fbetween", "two bridges"),
        ("\x7f", "\x00 shelled", "\x7f"),
    ],
)
def test_texts_cut_together_are_cut_as_each_is(texts: tuple[str, ...]) -> None:
    assert texts_of_words(texts) == [" ".join(words_of(text)) for text in texts]


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
