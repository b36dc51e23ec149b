"""Windows hold every word of a text once, at its place, and no more pieces than the encoder takes."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from reportedly.read.encoder import pieces
from reportedly.read.encoder.pieces import CLS, SEP, UNKNOWN_SHAPE, Word, _words, load_tokenizer, shape, words_of
from reportedly.read.encoder.windows import PIECES, Window, windows_of
from tests.read.encoder.built_in import tokenizer_path

TOKENIZER = load_tokenizer(tokenizer_path())
SENTENCE = "Shells fell near the bridge at Kosti, said a driver."
AWKWARD = (SENTENCE, "", " ", "\n\n", "x" * 900, "ÀÉ’s “no”—", "Ω≈ç 中文 🚀", SENTENCE * 30, "a, " * 400)


def words(windows: list[Window]) -> list[tuple[int, int]]:
    return [(int(s), int(e)) for w in windows for s, e in zip(w.starts.tolist(), w.ends.tolist(), strict=True) if e > s]


@pytest.mark.parametrize("parts", [*product(AWKWARD, repeat=2)])
def test_every_word_is_in_one_window(parts: tuple[str, ...]) -> None:
    text = "\n\n".join(parts)
    windows = windows_of(text, TOKENIZER)
    found = words(windows)
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(found))
    covered = {i for s, e in found for i in range(s, e)}
    letters = {i for i, c in enumerate(text) if c.isascii() and c.isalnum()}
    assert letters <= covered
    for window in windows:
        assert len(window.pieces) <= PIECES
        assert window.pieces[0] == CLS
        assert window.pieces[-1] == SEP
        assert (window.first < len(window.pieces)).all()
        assert (np.diff(window.first) > 0).all()


def as_one(text: str) -> list[Word]:
    """The words of a text that the tokenizer cuts as a whole, and in which nothing is remembered."""
    return list(_words(text, TOKENIZER.encode(text, add_special_tokens=False)))


@pytest.mark.parametrize(
    "text", [*AWKWARD, "a\x1cb \u200b c\u0301", "[SEP] x[MASK]y", "don't “stop”", "1,200\tmen\r\n(of 3)"]
)
def test_words_remembered_by_what_stands_between_blanks_are_those_of_the_whole(text: str) -> None:
    expected = [word._replace(start=word.start + 7, end=word.end + 7) for word in as_one(text)]
    for _ in range(2):
        assert words_of(TOKENIZER, [text, SENTENCE], [7, 0]) == [expected, as_one(SENTENCE)]


def test_words_are_the_same_after_what_is_remembered_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "REMEMBERED", 2)
    monkeypatch.setattr(pieces, "LONGEST_REMEMBERED", 5)
    for text in (SENTENCE, SENTENCE[7:], SENTENCE.upper(), SENTENCE):
        assert words_of(TOKENIZER, [text], [0]) == [as_one(text)]


def test_a_paragraph_without_a_word_is_in_no_window() -> None:
    (window,) = windows_of(f"{SENTENCE}\n\n\u200b\n\n{SENTENCE}", TOKENIZER)
    assert sorted(set(window.paragraphs.tolist())) == [-1, 0, 2]


def test_paragraphs_are_packed() -> None:
    windows = windows_of("\n\n".join([SENTENCE] * 6), TOKENIZER)
    assert len(windows) == 1
    assert sorted(set(windows[0].paragraphs.tolist())) == [-1, 0, 1, 2, 3, 4, 5]


def test_a_long_paragraph_is_cut_at_sentences() -> None:
    text = " ".join([SENTENCE] * 40)
    for window in windows_of(text, TOKENIZER):
        assert text[window.start :].startswith("Shells")
        assert text[: window.end].endswith("driver.")


def test_a_paragraph_does_not_fill_up_another_that_is_cut() -> None:
    windows = windows_of(f"{SENTENCE}\n\n{' '.join([SENTENCE] * 40)}\n\n{SENTENCE}", TOKENIZER)
    numbers = [n for w in windows for n in w.paragraphs.tolist() if n >= 0]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("stretch", "expected"), [((0, 6), "Shells"), ((3, 8), "Shells fell"), ((6, 7), ""), ((33, 37), "Kosti,")]
)
def test_words_in_a_stretch(stretch: tuple[int, int], expected: str) -> None:
    (window,) = windows_of(SENTENCE, TOKENIZER)
    numbers = window.words_in(*stretch)
    told = SENTENCE[window.starts[numbers[0]] : window.ends[numbers[-1]]] if len(numbers) else ""
    assert told == expected


def test_shapes_tell_nothing_of_copy_in_capitals() -> None:
    (mixed,) = windows_of(SENTENCE, TOKENIZER)
    (capitals,) = windows_of(SENTENCE.upper(), TOKENIZER)
    assert set(capitals.shapes.tolist()) == {UNKNOWN_SHAPE}
    assert len(set(mixed.shapes.tolist())) > 3
    assert mixed.pieces.tolist() == capitals.pieces.tolist()


@pytest.mark.parametrize(
    ("word", "kind"), [("kosti", 1), ("UN", 2), ("A", 3), ("Kosti", 4), ("12", 5), ("“", 6), ("McX", 0), (",", 10)]
)
def test_shape(word: str, kind: int) -> None:
    assert shape(word, spaced=True) == 2 * kind + 1
    assert shape(word, spaced=False) == 2 * kind
