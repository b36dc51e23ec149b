"""What readers pass over at a glance holds nothing that they would find: checked over every word of our own texts."""

from __future__ import annotations

from functools import cache

import pytest

from bench.gold_notation import read_part
from reportedly.read import time_grammar
from reportedly.read.bearing import moments
from reportedly.read.bearing.words import words_of
from reportedly.read.companions import objects_of
from reportedly.read.encoder.encoder import encoder_in
from reportedly.read.syntax import analysed
from reportedly.read.time_grammar import GRAMMAR
from reportedly.read.time_words import words_in
from reportedly.read.token import Doc

DATED = """The raid came at 06:40 on Tuesday, 3 May, and again at 4 p.m. the next day; last winter and in early March
2019 the line held. Late on 14–15 August, at midnight, on 2019-06-03 and until the spring of 2020 they stayed. A ½ mile
off, the 1990s bus stood overnight."""


@cache
def texts() -> tuple[str, ...]:
    return (DATED, *(report.text for report in read_part("tune")[:40]))


@cache
def docs() -> tuple[Doc, ...]:
    return tuple(analysed(text, encoder_in(None)).doc for text in texts()[:12])


def test_no_moment_starts_with_a_word_that_is_passed_over() -> None:
    found = 0
    for text in texts():
        words = words_of(text)
        for at, word in enumerate(words):
            here = (
                moments._clock(words, at)
                or moments._iso(words, at)
                or moments._month(words, at)
                or list(moments._single(words, at))
            )
            found += bool(here)
            assert moments._may_open(word.lower_) or not here, word
    assert found > 20


def test_the_first_rule_of_a_time_expression_is_the_one_that_is_chosen() -> None:
    assert time_grammar._chooser().groups == len(GRAMMAR)
    fitting = set()
    for text in texts():
        letters = "".join(word.letter for word in words_in(text))
        for at in range(len(letters)):
            first = next((n for n in range(len(GRAMMAR)) if time_grammar._pattern(n).match(letters, at)), None)
            chosen = time_grammar._chooser().match(letters, at)
            assert (chosen.lastindex - 1 if chosen and chosen.lastindex else None) == first
            fitting.add(first)
    assert len(fitting) > 15


@pytest.mark.parametrize("preposition", ["in", "of", "against", "by", "with", "on"])
def test_nothing_stands_behind_a_preposition_that_the_sentence_does_not_have(
    preposition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [[objects_of(token, preposition) for token in doc] for doc in docs()]
    for doc in docs():
        for sentence in doc.sentences:
            monkeypatch.setattr(sentence, "_spelled", frozenset({preposition}))
    assert [[objects_of(token, preposition) for token in doc] for doc in docs()] == told
    assert any(any(row) for row in told)
