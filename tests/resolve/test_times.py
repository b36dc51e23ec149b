"""What time expressions come to, and when claims are said to have happened."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportedly.journey import read_reports
from reportedly.model.calendar import Day, Period, easter, islamic_day
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.draft import Draft
from tests.resolve.time_worlds import marked_settled, sentences_settled

with warnings.catch_warnings():  # the validator's parser library warns of its own old names
    warnings.simplefilter("ignore")
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

HERE = Path(__file__).parent


def is_valid(edtf: str) -> bool:
    """Ask the validator, which is no part of the program."""
    try:
        parse_edtf(edtf)
    except EDTFParseException:
        return False
    return True


def phrase_cases() -> list[tuple[str | None, list[str]]]:
    cases: list[tuple[str | None, list[str]]] = []
    published: str | None = None
    for line in (HERE / "times.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            published = None if line[3:] == "none" else line[3:]
        elif line and not line.startswith("#"):
            cases.append((published, [cell.strip() for cell in line.split(" | ")]))
    return cases


@dataclass
class Case:
    published: str | None
    marked: str
    lines: list[str] = field(default_factory=list)


def event_cases() -> list[Case]:
    cases: list[Case] = []
    for line in (HERE / "event_times.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            published, _, marked = line[2:].partition(" ")
            cases.append(Case(None if published == "-" else published, marked))
        elif line.startswith("  "):
            cases[-1].lines.append(line.strip())
    return cases


PHRASES = phrase_cases()
EVENTS = event_cases()


def dash(value: str | None) -> str:
    return value or "-"


def told(draft: Draft, ids: dict[str, str]) -> list[str]:
    """The claim times of a case in the notation of the file."""
    letters = {claim: letter for letter, claim in ids.items()}
    lines: list[str] = []
    for letter, claim in ids.items():
        time = draft.claim_times.get(claim)
        if time is not None:
            anchor = letters.get(time.anchor or "", dash(time.anchor))
            cells = (letter, time.timex.text if time.timex else "-", dash(time.relation), anchor)
            lines.append(" | ".join((*cells, dash(time.earliest), dash(time.latest), dash(time.edtf))))
    return lines + [f"gap {gap.what}" for gap in draft.gaps]


@pytest.mark.parametrize(("published", "cells"), PHRASES, ids=lambda v: v[0] if isinstance(v, list) else str(v))
def test_phrase(published: str | None, cells: list[str]) -> None:
    text, *expected = cells
    draft = sentences_settled(text, published)
    value = draft.values[-1] if draft.values else None
    time = draft.claim_times.get(draft.passages[-1].id)
    got = [value.quote.text, value.type, dash(value.value), dash(value.edtf)] if value else ["-"] * 4
    got += [dash(time.earliest), dash(time.latest)] if time else ["-", "-"]
    assert got == expected


@pytest.mark.parametrize("case", EVENTS, ids=lambda case: case.marked[:60])
def test_time_by_another_event(case: Case) -> None:
    draft, ids = marked_settled(case.marked, case.published)
    assert told(draft, ids) == case.lines


@pytest.mark.parametrize(
    ("told", "later", "anchored"),
    [
        ("Mortar rounds landed south of Fallujah on 12 March.", "Two days before the attack, drones circled.", True),
        ("Gunmen fired on a patrol in Mosul on 12 March.", "Two days after that attack, a curfew began.", True),
        ("Nobody was shot in Mosul on 12 March.", "Two days after the attack, a curfew began.", False),
        ("The mayor opened a school on 12 March.", "Two days before the attack, drones circled.", False),
        ("Gunmen fired on a patrol in Mosul on 12 March.", "Two days after an attack, a curfew began.", False),
    ],
)
def test_a_deed_is_found_again_by_its_kind(told: str, later: str, *, anchored: bool) -> None:
    (reading,) = read_reports([Report.from_text(f"{told} {later}", published="2021-03-16")])
    assert isinstance(reading, Reading)
    first, last = reading.claims[0], reading.claims[-1]
    assert last.time is not None
    assert (last.time.anchor == first.id) is anchored


def test_enough_cases() -> None:
    assert len(PHRASES) >= 120
    assert len(EVENTS) >= 30


def test_the_validator_turns_down_what_is_no_edtf() -> None:
    assert not is_valid("2019-W02")
    assert not is_valid("BC0480")


def test_every_edtf_is_valid() -> None:
    values: set[str] = set()
    for published, cells in PHRASES:
        draft = sentences_settled(cells[0], published)
        values |= {v.edtf for v in draft.values if v.edtf}
        values |= {t.edtf for t in draft.claim_times.values() if t.edtf}
    for case in EVENTS:
        draft, _ = marked_settled(case.marked, case.published)
        values |= {t.edtf for t in draft.claim_times.values() if t.edtf}
    assert [value for value in sorted(values) if not is_valid(value)] == []


def test_earliest_is_never_after_latest() -> None:
    for published, cells in PHRASES:
        for time in sentences_settled(cells[0], published).claim_times.values():
            bounds = [bound for bound in (time.earliest, time.latest) if bound and not bound.startswith("-")]
            assert bounds == sorted(bounds), cells[0]


@pytest.mark.parametrize("words", ["yesterday", "last week", "on Tuesday", "two days ago", "this morning", "on 5 May"])
def test_unknown_publication_gives_a_gap_and_no_date(words: str) -> None:
    draft = sentences_settled(f"The bridge was shelled {words}.", None)
    assert [(v.value, v.edtf) for v in draft.values] == [(None, None)]
    assert len(draft.gaps) == 1
    assert draft.gaps[0].spans == draft.values[0].quote.spans


def test_publication_known_to_the_month_dates_no_day() -> None:
    draft = sentences_settled("The bridge was shelled yesterday.", "2019-01")
    assert draft.values[0].value is None
    assert sentences_settled("The bridge was shelled last year.", "2019-01").values[0].value == "2018"


def test_a_claim_without_dating_words_has_no_time() -> None:
    assert sentences_settled("The bridge was shelled.", "2019-01-11").claim_times == {}


@pytest.mark.parametrize("day", ["31/02/2019", "30 February 2019", "29 February 2019", "2019-02-30", "June 31, 2018"])
def test_a_day_that_is_not_gets_no_value(day: str) -> None:
    assert day not in {v.quote.text for v in sentences_settled(f"It fell on {day}.", "2019-03-01").values if v.value}


def test_histories_count_from_the_year_last_told() -> None:
    text = (
        "The revolt began in 1911. In May 1912 the fort fell, and in October the capital. "
        "On 3 April 1913 a truce was signed. The next day the guns were silent. In 1914 the army was dissolved."
    )
    values = [v.value for v in sentences_settled(text, "2015-06-01").values]
    assert values == ["1911", "1912-05", "1912-10", "1913-04-03", "1913-04-04", "1914"]


@pytest.mark.parametrize(("year", "day"), [(2018, Day(2018, 4, 1)), (2019, Day(2019, 4, 21)), (2024, Day(2024, 3, 31))])
def test_easter(year: int, day: Day) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("date", "day"), [((1440, 9, 1), Day(2019, 5, 6)), ((1445, 1, 1), Day(2023, 7, 19)), ((1, 1, 1), Day(622, 7, 19))]
)
def test_islamic_day(date: tuple[int, int, int], day: Day) -> None:
    assert islamic_day(*date) == day


@pytest.mark.parametrize(
    ("period", "value", "edtf"),
    [
        (Period(year=-479), "BC0480", "-0479"),
        (Period(year=1950, unit="DE"), "195", "195X"),
        (Period(year=1800, unit="CE"), "18", "18XX"),
        (Period(year=-399, unit="CE", part="BC"), "BC03", "-0399-01-01/-0300-12-31"),
        (Period(year=2018, unit="SEASON", part="WI"), "2018-WI", "2018-24"),
        (Period.of_week(Day(2019, 1, 11)), "2019-W02", "2019-01-07/2019-01-13"),
        (Period.of_month(2019, 14), "2020-02", "2020-02"),
    ],
)
def test_periods(period: Period, value: str, edtf: str) -> None:
    assert (period.value, period.edtf) == (value, edtf)
    assert is_valid(edtf)
    assert period.first <= period.last
