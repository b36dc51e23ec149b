"""What reports say of their own versions, and what that ties together."""

from __future__ import annotations

import pytest

from reportedly.link.origins import OriginIndex
from reportedly.link.versions import Says, version_said
from reportedly.model.report import Report
from tests.link.reports import situation


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A mill burned.\n\n(This is a developing story)", {"unfinished"}),
        ("A mill burned.\n\nMore follows", {"unfinished"}),
        ("A mill burned.\n\n(Recasts with toll; replaces the report of Sunday)", {"replacing"}),
        ("Translated from the Arabic\n\nA mill burned.", {"translated"}),
        ("The mill updates its list of sacks.\n\nA mill burned.", set()),
        ("A mill burned.", set()),
    ],
)
def test_a_report_says_of_itself_what_it_is(text: str, said: set[Says]) -> None:
    assert version_said(Report.from_text(text)) == said


VERSIONS = """
A1 | Korwa Wire | 2031-03-02 | en
A loud bang was heard at the grain mill of Kosti on Sunday, residents told Korwa Wire.
Smoke rose above the silo.
{first}
A2 | Korwa Wire | {day} | en
A silo of the grain mill at Kosti blew up on Sunday and nine sacks of seed were lost, fire officer Hawa Jibril said.
Men had been at work on the roof since morning, she told reporters; smoke rose from below. Residents heard a bang.
{second}
"""


@pytest.mark.parametrize(
    ("first", "second", "day", "groups"),
    [
        ("More follows", "", "2031-03-02", 1),
        ("", "(Recasts with loss of seed)", "2031-03-03", 1),
        ("", "", "2031-03-02", 2),
        ("More follows", "", "2031-03-09", 2),
        ("(Recasts with smoke)", "", "2031-03-03", 2),
    ],
)
def test_versions_of_one_newsroom_are_one_where_one_says_so(first: str, second: str, day: str, groups: int) -> None:
    readings = situation(VERSIONS.format(first=first, second=second, day=day))
    found = OriginIndex(readings.values()).origins()
    assert len({one.origin_group for one in found.values()}) == groups
