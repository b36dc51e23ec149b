"""Names that stand where outlets are credited: which are taken up, and that they count only where one publishes."""

from __future__ import annotations

import pytest

from reportedly.link.mentions import mentions
from reportedly.link.origins import OriginIndex
from reportedly.model.report import Report
from tests.link.reports import situation


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A mill burned. Police gave no cause. – KORWA", "KORWA"),
        ("A mill burned at noon. (KORWA)", "KORWA"),
        ("By Korwa Wire\n\nA mill burned.", "Korwa Wire"),
        ("A mill burned, as the agency Korwa Wire learned.", "Korwa Wire"),
        ("A mill burned, two officials told the broadcaster Korwa Wire.", "Korwa Wire"),
        ("A mill burned, according to the Sudanese daily Korwa Wire, which has a list.", "Korwa Wire"),
        ("Korwa Wire is reporting that a mill burned.", "Korwa Wire"),
        ("A mill burned, Korwa Wire writes.", "Korwa Wire"),
        ("A miller spoke to a Sudanese daily, the Korwa Herald, about the fire.", "Korwa Herald"),
        ("The foreign ministry has told the news agency Korwa that a mill burned.", "Korwa"),
    ],
)
def test_a_name_is_taken_up_where_outlets_are_credited(text: str, named: str) -> None:
    assert named in [credit.name for credit in mentions(Report.from_text(text, publisher="Northgate Echo"))]


def test_its_own_name_is_no_credit_and_neither_is_a_name_elsewhere() -> None:
    assert mentions(Report.from_text("A mill burned. – KORWA", publisher="KORWA")) == ()
    assert mentions(Report.from_text("A mill of Korwa Wire burned at noon.", publisher="Northgate Echo")) == ()


REWRITTEN = """
A1 | {publisher} | 2031-03-02 | en
A grain mill burned down at Kosti on Sunday night and nine sacks of seed were lost, the miller Idris Bakhit said.
Bakhit told {publisher} that two lorries and 14 goats were saved by Hawa Jibril, who keeps the bakery.
B1 | Northgate Echo | 2031-03-03 | en
Fourteen goats owe their lives to a baker in Kosti, {publisher} reports.
Hawa Jibril drove them out, and two lorries too, as the fire took the mill of Idris Bakhit with nine sacks of seed.
"""


def _groups(notation: str) -> set[str]:
    readings = situation(notation)
    return {one.origin_group for one in OriginIndex(readings.values()).origins().values()}


def test_a_rewrite_is_found_by_an_outlet_that_no_table_knows() -> None:
    assert len(_groups(REWRITTEN.format(publisher="Korwa"))) == 1


@pytest.mark.parametrize("named", ["the Herald-Star", "the Herald-Star of Kosti"])
def test_the_end_of_a_publishers_name_stands_for_it(named: str) -> None:
    other = REWRITTEN.format(publisher="Kosti Herald-Star")
    assert len(_groups(other.replace("Kosti, Kosti Herald-Star", f"Kosti, {named}"))) == 1


def test_a_rewrite_without_figures_is_found_by_names_and_words_together() -> None:
    bare = REWRITTEN.format(publisher="Korwa")
    for number, word in (("nine ", ""), ("two ", ""), ("14 ", ""), ("Fourteen ", "The ")):
        bare = bare.replace(number, word)
    assert len(_groups(bare)) == 1
    lines = bare.strip().split("\n")
    lines[-2:] = [
        "The wedding of Hawa Jibril was put off at Kosti, Korwa reports.",
        "Her uncle Yasir Adlan has a fever.",
    ]
    assert len(_groups("\n".join(lines))) == 2


def test_a_name_under_which_nothing_is_published_joins_nothing() -> None:
    other = REWRITTEN.format(publisher="Korwa").replace("A1 | Korwa", "A1 | Tandelti Post")
    assert len(_groups(other)) == 2


@pytest.mark.parametrize(
    ("publisher", "groups"),
    [("Shire Press Agency", 1), ("Saudi Press Agency", 1), ("Shire Post Argus", 2), ("Shire Relief Agency", 2)],
)
def test_initials_in_a_credit_are_those_of_the_agency_that_published(publisher: str, groups: int) -> None:
    other = REWRITTEN.replace("Kosti, {publisher} reports", "Kosti, SPA reports").format(publisher=publisher)
    assert len(_groups(other)) == groups
