"""Which words say when, and of what type; which only look like it."""

from __future__ import annotations

import pytest

from reportedly.model.report import Report
from reportedly.read import timexes
from reportedly.read.draft import Draft
from reportedly.read.syntax import analyse

KINDS = [
    ("The camp was raided on 9 June 2020 and on 11.06.2020.", "9 June 2020/DATE; 11.06.2020/DATE"),
    ("Shelling began at 0430 and ended at 6.15 p.m.", "0430/TIME; 6.15 p.m./TIME"),
    ("The raid came in the early hours of Sunday.", "hours/DURATION; Sunday/DATE"),
    ("They met on Tuesday evening and again the next morning.", "Tuesday evening/TIME; the next morning/TIME"),
    ("The port was mined on the night of 14–15 August.", "the night of 14–15 August/TIME"),
    ("Between 3 and 7 March, two villages fell.", "3/DATE; 7 March/DATE"),
    ("From 2015-17 the road was shut.", "2015/DATE; 17/DATE"),
    ("In recent weeks, drones have struck twice a week.", "recent weeks/DATE; a week/DURATION"),
    ("The ceasefire held for two hours, then for three days.", "two hours/DURATION; three days/DURATION"),
    ("A 40-day siege and a month-long blockade followed.", "40-day/DURATION; month-long/DURATION"),
    ("Protesters gather every Friday and pray daily.", "every Friday/SET; daily/SET"),
    ("The 1990s war and the nineteenth century are taught.", "The 1990s/DATE; the nineteenth century/DATE"),
    ("In late 2019 and mid-March the front moved.", "late 2019/DATE; mid-March/DATE"),
    ("It began in the summer of 2014 and ended last winter.", "the summer of 2014/DATE; last winter/DATE"),
    ("In the second quarter of 2020 arms sales rose.", "the second quarter of 2020/DATE"),
    ("The following day, and three months later, he denied it.", "The following day/DATE; three months later/DATE"),
    ("Two days ago the pass was open; now it is shut.", "Two days ago/DATE; now/DATE"),
    ("HARBOUR TOWN, 4 FEB 90 - TROOPS LANDED TODAY.", "4 FEB 90/DATE; TODAY/DATE"),
    ("A truce for Ramadan was kept until Eid al-Fitr.", "Ramadan/DATE; Eid al-Fitr/DATE"),
    ("Since 2014 the line has moved, most of it by April 2016.", "2014/DATE; April 2016/DATE"),
    ("Just one day after the visit, convoys moved.", "Just one day/DURATION"),
    ("At 05:30 GMT on 8 May the sirens sounded.", "05:30 GMT on 8 May/TIME"),
]

NAMESAKES = [
    "The 18-year-old recruit and the man, 45, were held.",
    "A girl aged 9 and her brother, 12 years old, were found.",
    "The ransom was $2000 and then £1990.",
    "Flight 1549 left gate 12 for the second runway.",
    "Convoys use Highway 12 and Route 1980.",
    "Prime Minister May said the talks may fail.",
    "April Jones and June Weber march at the front.",
    "Prices fall when the spring breaks its coil.",
    "Some 2000 soldiers hold the line.",
    "The 38th Brigade faced the 1st Armoured Division.",
    "Resolution 1973 allowed it.",
    "Rebels marched to the second city.",
]


def found(text: str) -> list[str]:
    syntax = next(analyse([(text, None)]))[0]
    draft = timexes.run(Draft(report=Report.from_text(text), syntax=syntax))
    return [f"{m.quote.text}/{m.type}" for m in draft.timexes]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds_of_time_expressions(text: str, expected: str) -> None:
    assert found(text) == expected.split("; ")


@pytest.mark.parametrize("text", NAMESAKES)
def test_namesakes_are_left(text: str) -> None:
    assert found(text) == []


def test_offsets_are_of_the_text() -> None:
    text = "\n\nHARBOUR\n\n“Über die Brücke” fell on 3 May 2018, they said.\n"
    syntax = next(analyse([(text, None)]))[0]
    mention = timexes.run(Draft(report=Report.from_text(text), syntax=syntax)).timexes[0]
    assert text[mention.quote.start : mention.quote.end] == mention.quote.text == "3 May 2018"
