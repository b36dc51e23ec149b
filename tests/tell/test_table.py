from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.tell.table import table_chunks


def table(reading: Reading, width: int = 80, *, colour: bool = False) -> str:
    return "".join(table_chunks([reading], width=width, colour=colour))


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    assert max(map(len, table(reading, width).splitlines())) <= width


def test_the_columns_say_who_what_how_surely_where_and_when(reading: Reading) -> None:
    lines = table(reading, 200).splitlines()
    header = next(line for line in lines if "who says" in line)
    assert words(header) == "who says what how surely where when"
    departure = next(line for line in lines if line.lstrip().startswith("1 "))
    assert "The Sennar Agency ←" in departure
    assert "Kosti → Renk → Malakal" in departure
    assert "2023-05-09" in departure
    everything = table(reading, 200)
    for shown in ("unverified", "certain negative", "30 km north of El Obeid", "Camp Zuhur\u00a0?", "40 soldiers"):
        assert shown in everything


def test_an_explanation_stands_under_what_it_explains(reading: Reading) -> None:
    shown = table(reading, 200)
    assert shown.index("shells fell") < shown.index("└ why: The shelling may be") < shown.index("Nobody was hurt")


def test_gaps_and_counts_stand_at_the_end(reading: Reading) -> None:
    shown = words(table(reading, 200))
    assert "Left open · where Camp Zuhur is: no place of that name is in the gazetteer" in shown
    assert shown.endswith("5 claims · 4 sources · 1 flagged as unverified · 1 place name not resolved (?)")


def test_without_colour_there_is_no_escape_code_and_with_it_there_is(reading: Reading) -> None:
    assert "\x1b" not in table(reading)
    coloured = table(reading, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == table(reading).split()


def test_words_cannot_drive_the_terminal(reading: Reading) -> None:
    text = "\x1b[31mBad\x07 \u202enews\u2066 [bold]x[/bold] :smile:\r\nnow\x9b2J"
    report = Report.from_text(text, publisher="\x1b]0;owned\x07Herald")
    claim = replace(reading.claims[4], content=Quote.cut(text, [(0, len(text))]))
    shown = table(replace(reading, report=report, claims=(claim,), gaps=(), toponyms=(), timexes=()), 200)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "[31mBad news [bold]x[/bold] :smile: now2J" in shown


def test_a_report_without_claims_says_so(reading: Reading) -> None:
    assert "No claims found." in table(replace(reading, claims=()))
