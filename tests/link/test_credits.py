"""Whom a report credits, by where the credit stands."""

from __future__ import annotations

import re

import pytest

from reportedly.link.credits import credits
from reportedly.model.actor import Actor
from reportedly.model.report import Report
from reportedly.model.span import Quote
from tests.link.reports import reading


@pytest.mark.parametrize(
    ("text", "publisher", "credited"),
    [
        ("LIMA (Reuters) - A bridge fell.", "Northgate Echo", [("Reuters", "handout")]),
        ("By Ana Ruiz, AFP\nA bridge fell.", "Northgate Echo", [("AFP", "handout")]),
        ("A bridge fell.\n— AFP", "Northgate Echo", [("AFP", "handout")]),
        ("A bridge fell.\nSource » example.org", "Northgate Echo", []),
        ("A bridge fell.", "Northgate Echo (Harbour Wire)", [("Harbour Wire", "handout")]),
        ("A bridge fell, and Reuters has moved to a new house.", "Northgate Echo", []),
        ("LIMA (Reuters) - A bridge fell.", "Reuters", []),
        ("LIMA (SPA) - A bridge fell.", "Shire Press Agency", []),
        ("LIMA (SPA) - A bridge fell.", "Lima Press Agency", [("SPA", "handout")]),
    ],
)
def test_credits(text: str, publisher: str, credited: list[tuple[str, str]]) -> None:
    report = Report.from_text(text, publisher=publisher)
    assert [(c.name, c.kind) for c in credits(reading(report, []))] == credited


def test_a_source_of_the_media_is_cited() -> None:
    report = Report.from_text("The bridge fell at noon, the Harbour Wire reported.", publisher="Northgate Echo")
    found = credits(reading(report, ["the Harbour Wire | The bridge fell at noon"]))
    assert [(c.name, c.kind) for c in found] == [("Harbour Wire", "citation")]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("A bridge fell, SPA reported. SPA saw it.", "SPA"),
        ("A bridge fell, SPA reported. Saudi Press Agency saw it.", "Saudi Press Agency"),
    ],
)
def test_whom_a_report_calls_by_initials_alone_is_credited_by_them(text: str, called: str) -> None:
    report = Report.from_text(text, publisher="Northgate Echo")
    spans = [m.span() for m in re.finditer("SPA|Saudi Press Agency", text)]
    mentions = tuple(Quote.cut(text, [span]) for span in spans)
    actor = Actor(id="act", name="Saudi Press Agency", kind="media", country="SA", holder=None, mentions=mentions)
    assert [c.name for c in credits(reading(report, [], (actor,)))] == [called]
