"""Which sentences a stretch of a text starts and ends in."""

from __future__ import annotations

import pytest

from reportedly.read.encoder.encoder import encoder_in
from reportedly.read.syntax import analysed

TEXT = "The ferry sank at Kosti.\n\nNobody was hurt, the governor said. He had seen it himself."


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("Nobody was hurt", (0, 0)),
        ("sank at Kosti.\n\nNobody", (-1, 0)),
        ("said. He had", (0, 1)),
        ("The ferry", (-1, -1)),
    ],
)
def test_a_stretch_lies_in_the_sentences_of_its_ends(words: str, apart: tuple[int, int]) -> None:
    syntax = analysed(TEXT, encoder_in(None))
    assert [s.text.strip() for s in syntax.sentences] == [
        "The ferry sank at Kosti.",
        "Nobody was hurt, the governor said.",
        "He had seen it himself.",
    ]
    hurt = syntax.sentences_of(TEXT.index("hurt"), TEXT.index("hurt") + 4)[0]
    start = TEXT.index(words)
    first, last = syntax.sentences_of(start, start + len(words))
    assert (first - hurt, last - hurt) == apart
