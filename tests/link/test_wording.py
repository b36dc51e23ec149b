"""How words are folded, names reduced, and sentences parted."""

from __future__ import annotations

import pytest

from reportedly.link.content import figure, skeleton
from reportedly.link.wording import fold, sentences
from reportedly.model.report import Report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("depоt", "depot"),
        ("Sub-district", "subdistrict"),
        ("U.S.", "US"),
        ("Iraq’s", "Iraq"),
        ("café", "cafe"),
        ("ta\u00adnk", "tank"),
    ],
)
def test_what_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("duleimi", "dulaimi"), ("malki", "maliki"), ("aldulaimi", "duleimi")])
def test_transcriptions_of_one_name(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_names_that_differ_stay_apart() -> None:
    assert len({skeleton(name) for name in ("iran", "iraq", "oman", "yemen", "jordan")}) == 5


@pytest.mark.parametrize(
    ("written", "read"), [("1,200", "1200"), ("5.7", "5.7"), ("5,7", "5.7"), ("1.000.000", "1000000")]
)
def test_figures(written: str, read: str) -> None:
    assert figure(written) == read


def test_sentences_end_neither_at_titles_nor_at_initials() -> None:
    text = "Col. J. Odera spoke at noon. Nobody answered him.\nThe U.S. Embassy was shut"
    found = [text[s.span.start : s.span.end] for s in sentences(Report.from_text(text))]
    assert found == ["Col. J. Odera spoke at noon.", "Nobody answered him.", "The U.S. Embassy was shut"]


def test_quoted_words_are_known_as_such() -> None:
    (sentence,) = sentences(Report.from_text('He said "every truck is lost" and left'))
    assert [w.folded for w in sentence.words if w.quoted] == ["every", "truck", "is", "lost"]
