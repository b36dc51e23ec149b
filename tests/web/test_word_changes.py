"""Two versions compared word by word."""

from __future__ import annotations

from itertools import product

import pytest

from reportedly.web.word_changes import word_changes


def marked(before: str, after: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(signs[run.kind].format(run.text) for run in word_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Nine died.", "Nine died.", "Nine died."),
        ("Nine died.", "Eleven died.", "[-Nine-][+Eleven+] died."),
        ("one man died", "two people died", "[-one man-][+two people+] died"),
        ("He left.", "He left. He came.", "He left.[+ He came.+]"),
        ("3,400 fled", "34,000 fled", "[-3,400-][+34,000+] fled"),
        ("", "All of it", "[+All of it+]"),
        ("All of it", "", "[-All of it-]"),
    ],
)
def test_changes_are_told_in_words(before: str, after: str, told: str) -> None:
    assert marked(before, after) == told


def test_the_runs_give_both_texts_back() -> None:
    texts = [" ".join(words) for n in range(4) for words in product(("a", "b,", "12.5"), repeat=n)]
    for before, after in product(texts, repeat=2):
        runs = list(word_changes(before, after))
        assert "".join(run.text for run in runs if run.kind != "new") == before
        assert "".join(run.text for run in runs if run.kind != "gone") == after
