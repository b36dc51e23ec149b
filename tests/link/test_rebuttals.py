"""Sentences that answer the one before: which they are, and what they do to a report's stance."""

from __future__ import annotations

import pytest

from reportedly.link.passages import Passage, passages
from reportedly.link.rebuttals import Rebuttal, rebuttal_in
from reportedly.link.stance import Bearing, stance_from
from reportedly.model.reason import Reason
from tests.link.read import read


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("He was not.", "not so"),
        ("In fact, it did not.", "not so"),
        ("The report was wrong.", "not so"),
        ("The report was wrong, and we withdraw it with our regrets.", "not so"),
        ("We can no longer stand by the story that ran on Monday.", "not so"),
        ("The army has withdrawn from the town.", None),
        ("He was not in the harbour when the silo was lit.", None),
        ("He did not take questions.", None),
        ("They would not give their names.", None),
        ("It did not happen.", "not so"),
        ("The Guard denied the accusation.", "rejected"),
        ("The ministry called the claim an insult.", "rejected"),
        ("The ministry disputes that.", "rejected"),
        ("The army denies any part in it.", "rejected"),
        ("The army denied the claim that it burned the mill.", None),
        ("The army denied burning the mill.", None),
        ("The mayor called the doctor.", None),
    ],
)
def test_a_sentence_answers_the_one_before_or_tells_something_of_its_own(sentence: str, how: Rebuttal | None) -> None:
    assert rebuttal_in(sentence) == how


def _content(text: str) -> Passage:
    return next(p for p in passages(read(text)) if p.kind == "content")


TOLD = "The mayor said that the Front had burned the mill at Kosti."


def test_what_the_next_sentence_takes_back_is_denied() -> None:
    assert _content(f"{TOLD} It had not.").denied
    assert not _content(f"{TOLD} It was a cold night.").denied


def test_what_is_taken_back_a_little_later_is_denied() -> None:
    assert _content(f"{TOLD} He has since left. We can no longer stand by the report.").denied
    assert not _content(f"{TOLD} He has since left. We stand by the report.").denied


def test_what_somebody_rejects_just_behind_is_told_on_both_sides() -> None:
    rejected = _content(f"{TOLD} The Front has rejected the accusation.")
    plain = _content(f"{TOLD} The Front has a new office.")
    assert rejected.rejected is not None
    assert plain.rejected is None
    assert [_stance(passage) for passage in (rejected, plain)] == ["report_both", "support"]


def _stance(passage: Passage) -> str | None:
    supporting = (Reason(feature="speaks of it", bits=2.0, older="", newer=""),)
    refuting = (Reason(feature="speaks of it", bits=-2.0, older="", newer=""),)
    return stance_from([Bearing(passage=passage, share=0.9, supporting=supporting, refuting=refuting)])
