"""Attributions that rules find by themselves, before they are set beside what the heads tell."""

from __future__ import annotations

import pytest

from reportedly.journey import read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.draft import Draft
from reportedly.read.quotations import Quotations
from reportedly.read.ruled_attributions import by_rules, headlines_in
from reportedly.read.syntax import analyse


def going_on(text: str) -> list[tuple[str, str | None]]:
    """Each sentence of nothing but speech without a cue, and whose it is."""
    syntax, _ = next(analyse([(text, None)]))
    draft = Draft(report=Report.from_text(text), syntax=syntax)
    found = by_rules(draft, Quotations(text), headlines_in(draft))
    return [(t.content.text, t.source.quote.text if t.source else None) for t in found if t.cue is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The dam must be opened," Tal said. "The valley is under water. The crops on both banks are lost."',
            [("The valley is under water", "Tal"), ("The crops on both banks are lost", "Tal")],
        ),
        (
            '"The dam must be opened," Tal said. "The governor said that men would come. They never left the depot."',
            [("The governor said that men would come", "Tal"), ("They never left the depot", "Tal")],
        ),
        ('"The governor said that trucks would come. They never left the depot in Dorra."', []),
        ('Tal said the dam must be opened.\n\n"The valley is under water."', []),
    ],
)
def test_whoever_spoke_last_goes_on(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert going_on(text) == expected


def test_speech_that_is_no_part_of_what_it_is_told_to_hold_costs_no_report() -> None:
    text = (
        '"He calls every day. The people of Sarn do not agree with Sabel," Deri said, suggesting a few questions, '
        'including, "Mr. Sabel, do you think the mill needs a dam? Mr. Sabel, is the road open?" The crowd cheered.'
    )
    (reading,) = read_reports([Report.from_text(text)])
    assert isinstance(reading, Reading)
    assert "The crowd cheered" in [claim.content.text for claim in reading.claims]
