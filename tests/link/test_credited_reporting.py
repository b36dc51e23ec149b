"""Reports that credit another's newsroom: whether they tell what that one reported, in other words."""

from __future__ import annotations

import pytest

from reportedly.link.comparison import features
from reportedly.link.origins import OriginIndex
from reportedly.link.own_reporting import says_it_was_told_itself
from reportedly.link.reprints import ReprintIndex
from reportedly.link.shared_wording import Overlap
from reportedly.link.traits import traits
from reportedly.model.report import Report
from tests.link.reports import reading, situation

AGENCY = """
A1 | Shire Press Agency | 2031-03-02 | en
Nine labourers lost their lives when a grain silo gave way at Kosti on Sunday, the mill company said.
Its foreman, Idris Bakhit, said that a rusted girder had snapped. There was no fire of any kind, he said.
Bakhit would not tell how many sacks of seed lay in the silo, and Hawa Jibril of the union asked for an inquiry.
The mill of Kosti grinds half of the wheat that is eaten along the White Nile, and has been closed since Monday.
"""
TRANSLATED = """
B1 | Morgenblatt Elbe | 2031-03-03 | en
Translated from the German.
In Kosti a store for cereals has collapsed, and twelve workers are dead, as the agency {cited} writes.
A beam is supposed to have yielded to rust. Of flames nothing was to be noticed, let the boss Idris Bakhit know.
How full it was, Bakhit kept to himself; Hawa Jibril demands that it be looked into.
"""
OWN = """
B1 | Morgenblatt Elbe | 2031-03-03 | en
Translated from the German.
Nine labourers are dead since a grain silo gave way at Kosti, as the agency {cited} writes; a girder had snapped.
Osman Fadl, who runs the tea house opposite, told us that he pulled two sisters, Amna and Zeinab Tahir, from under it.
At the Teaching Hospital, Doctor Selma Warsame counted fourteen. In Rabak, Governor Yasir Adlan flew the flag low.
"""


def _groups(notation: str) -> int:
    return len({one.origin_group for one in OriginIndex(situation(notation).values()).origins().values()})


@pytest.mark.parametrize("cited", ["SPA", "Shire Press Agency"])
def test_a_translation_that_credits_an_agency_is_its_reporting(cited: str) -> None:
    assert _groups(AGENCY + TRANSLATED.format(cited=cited)) == 1


@pytest.mark.parametrize(
    "newer",
    [
        OWN.format(cited="SPA"),  # one sentence of the agency's, and reporting of its own
        TRANSLATED.format(cited="KNA"),  # another agency
        TRANSLATED.replace(", as the agency {cited} writes", ""),  # nobody credited
        OWN.format(cited="SPA").replace("told us", "told the Elbe"),
    ],
)
def test_what_is_its_own_or_put_together_is_not(newer: str) -> None:
    assert _groups(AGENCY + newer) == 2


def test_what_is_handed_on_is_told_from_what_a_newsroom_was_told_itself() -> None:
    assert _groups(AGENCY + OWN.format(cited="SPA").replace("told us", "says")) == 1


@pytest.mark.parametrize(
    ("ends", "counts"),
    [
        ("", True),
        (" (SPA)", True),
        (" (Reuters)", False),
        ("\nIn Rabak, Osman Fadl and Yasir Adlan of Gezira College met Doctor Selma Warsame and Zeinab Tahir.", False),
    ],
)
def test_who_credits_several_or_names_others_has_put_a_report_together(ends: str, counts: bool) -> None:
    index = ReprintIndex()
    for one in situation(AGENCY + TRANSLATED.format(cited="SPA").rstrip() + ends).values():
        index.add(one)
    found = index.reprints()
    older, newer = found.reports
    told = features(older, newer, Overlap(one=older, other=newer), found.standing)
    assert bool(told["cites_and_told"]) == counts


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ("A nurse told us that nine had died.", True),
        ("A nurse told this newspaper that nine had died.", True),
        ("A nurse told the Echo that nine had died.", True),
        ("A nurse told NE that nine had died.", True),
        ("Our correspondent counted nine trucks.", True),
        ("We spoke to the nurse.", True),
        ('"They told us that nine had died," the nurse said.', False),
        ("A nurse told the Korwa Post that nine had died.", False),
        ("A nurse told reporters that nine had died.", False),
    ],
)
def test_what_a_newsroom_was_told_itself(text: str, itself: bool) -> None:
    assert says_it_was_told_itself(Report.from_text(text, publisher="Northgate Echo")) == itself


def test_of_two_agencies_with_the_same_initials_neither_is_credited() -> None:
    other = "\nC1 | Savanna Press Agency | 2031-03-01 | en\nThe price of millet has risen in Gedaref for a week.\n"
    assert _groups(AGENCY + other + TRANSLATED.format(cited="SPA")) == 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Slowly the wall came down. Nobody was hurt.", set()),
        ("Kosti mourns. A wall fell in Kosti.", {"kst"}),
        ("Idris Bakhit fell ill.", {"adrs", "bkt"}),
    ],
)
def test_a_capital_that_only_opens_a_sentence_makes_no_name(text: str, names: set[str]) -> None:
    found = traits(reading(Report.from_text(text, publisher="Korwa"), [])).items
    assert {item for kind, item in found if kind == "name"} == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Translated from the German.\n\nA wall fell.", False),
        ("(Translation by the editors)\n\nA wall fell.", False),
        ("The psalm was translated from the German for the first time by a miller of Kosti.", True),
    ],
)
def test_that_a_report_is_a_translation_is_nothing_that_it_tells(text: str, told: bool) -> None:
    found = traits(reading(Report.from_text(text, publisher="Korwa"), [])).items
    assert (("stem", "trans") in found) == told


@pytest.mark.parametrize(
    ("words", "figure"), [("twenty-three", "23"), ("Fifteen", "15"), ("ninety-one", "91"), ("thirty", "30")]
)
def test_a_number_in_words_is_its_figure(words: str, figure: str) -> None:
    found = traits(reading(Report.from_text(f"There were {words} walls.", publisher="Korwa"), [])).items
    assert ("figure", figure) in found
