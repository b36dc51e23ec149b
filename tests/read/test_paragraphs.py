"""Where the words of a paragraph begin, behind what numbers and labels it."""

from __future__ import annotations

import pytest

from reportedly.journey import read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.paragraphs import opening_end, paragraph_starts


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("3/ Rebels hold the mill.", "Rebels hold the mill."),
        ("2/7 Rebels hold the mill.", "Rebels hold the mill."),
        ("(b) Rebels hold the mill.", "Rebels hold the mill."),
        ("1. Rebels hold the mill.", "Rebels hold the mill."),
        ("• Rebels hold the mill.", "Rebels hold the mill."),
        ("Update 3: rebels hold the mill", "rebels hold the mill"),
        ("BREAKING: rebels hold the mill", "rebels hold the mill"),
        ("4. Update: rebels hold the mill", "rebels hold the mill"),
        ("06:40 Rebels hold the mill.", "Rebels hold the mill."),
        ("16:00 - Rebels hold the mill.", "Rebels hold the mill."),
        ("[14:05] UPDATE: rebels hold the mill", "rebels hold the mill"),
        ("9.15 am: Rebels hold the mill.", "Rebels hold the mill."),
        ("11:30 GMT | Rebels hold the mill.", "Rebels hold the mill."),
        ("8.30 percent of rebels fled.", "8.30 percent of rebels fled."),
        ("25:70 Rebels", "25:70 Rebels"),
        ("12 rebels hold the mill.", "12 rebels hold the mill."),
        ("3. 12 rebels", "3. 12 rebels"),
        ("Army: rebels hold the mill", "Army: rebels hold the mill"),
        ("Updates: none", "Updates: none"),
    ],
)
def test_marks_and_labels_stand_before_the_words_of_a_paragraph(text: str, behind: str) -> None:
    assert text[opening_end(text, 0) :] == behind
    assert (len(text) - len(behind) in paragraph_starts(text)) == (text != behind)


def test_a_label_is_no_source() -> None:
    (reading,) = read_reports([Report.from_text("Thread: what we know\n\n1/ A nurse said the mill burned.")])
    assert isinstance(reading, Reading)
    assert [link.source.quote.text for c in reading.claims for link in c.attribution if link.source] == ["A nurse"]


def test_a_clock_time_before_a_line_belongs_to_no_source() -> None:
    log = "06:40 Governor Idris Sabel says the mill burned.\n07:05 - The Karo Front denied that its men fired on it."
    (reading,) = read_reports([Report.from_text(log)])
    assert isinstance(reading, Reading)
    named = [link.source.quote.text for c in reading.claims for link in c.attribution if link.source]
    assert named == ["Governor Idris Sabel", "The Karo Front"]


def test_what_a_headline_asks_about_is_no_source() -> None:
    (reading,) = read_reports([Report.from_text("Prison break in Goma: who opened the gates?\n\nMany inmates fled.")])
    assert isinstance(reading, Reading)
    assert [(claim.kind, claim.attribution) for claim in reading.claims] == [("question", ()), ("event", ())]
