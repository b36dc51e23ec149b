"""Reliability learned from what others settled: thin records cannot be judged, and a person's grade stands apart."""

from __future__ import annotations

import pytest

from reportedly.model.grade import PersonGrade, Reliability
from reportedly.weigh.reliability import grade_sources, letter, reliabilities
from tests.weigh.world import situation


@pytest.mark.parametrize(
    ("right", "wrong", "grade"),
    [
        (0, 0, "F"),
        (2, 0, "F"),
        (0, 2, "F"),
        (3, 0, "C"),
        (8, 0, "B"),
        (16, 0, "A"),
        (16, 2, "B"),
        (5, 5, "F"),
        (1, 8, "E"),
        (0, 3, "E"),
        (6, 12, "D"),
    ],
)
def test_a_letter_is_what_the_record_makes_credible(right: int, wrong: int, grade: Reliability) -> None:
    assert letter(right, wrong) == grade


def days(number: int, *rows: str) -> str:
    """The same rows for so many events, a day each; `N` in them is the number of the event."""
    told = []
    for n in range(1, number + 1):
        told += [f"r{r}x{n} on 2031-0{n}-0{r}" for r in range(1, len(rows) + 1)]
        told += [f"k{r}x{n}: r{r}x{n} | {row} | event day{n}" for r, row in enumerate(rows, start=1)]
    return "\n".join(told)


BORNE_OUT = days(
    4,
    "Mayor/town | a boat sank | certain positive",
    "Ferrymen/guild | a boat sank | certain positive",
    "Hospital/college | a boat sank | certain positive",
)


def test_a_source_is_borne_out_by_two_other_parties() -> None:
    mayor = grade_sources(situation(BORNE_OUT))["Mayor"]
    assert (mayor.right, mayor.wrong, mayor.grade) == (4, 0, "C")
    assert [e.grade_after for e in mayor.history] == ["F", "F", "C", "C"]
    assert mayor.history[0].settled == "2031-01-03"
    assert mayor.history[0].why == "borne out by Ferrymen, Hospital"


def test_nobody_earns_by_saying_what_is_settled_already() -> None:
    late = grade_sources(situation(BORNE_OUT))["Hospital"]
    assert late.history == ()
    assert late.grade == "F"


def test_the_own_party_never_bears_a_source_out() -> None:
    world = situation(BORNE_OUT.replace("Ferrymen/guild", "Speaker/town"))
    assert grade_sources(world)["Mayor"].history == ()


def test_copies_are_one_settlement() -> None:
    world = situation(BORNE_OUT.replace("Ferrymen/guild", "Hospital/college"))
    assert grade_sources(world)["Mayor"].history == ()


def test_a_source_is_contradicted_and_may_take_back() -> None:
    world = situation(
        days(
            3,
            "Mayor/town | a boat sank | certain positive",
            "Ferrymen/guild | no boat sank | certain negative",
            "Hospital/college | no boat sank | certain negative",
        )
    )
    mayor = grade_sources(world)["Mayor"]
    assert [e.result for e in mayor.history] == ["contradicted"] * 3
    assert mayor.grade == "E"
    taken_back = situation(
        "a: r1 | Mayor/town | a boat sank | certain positive | event b\n"
        "b: r2 | Mayor/town | no boat sank | certain negative | event b\nb withdraws a\nr2 on 2031-02-02"
    )
    (entry,) = grade_sources(taken_back)["Mayor"].history
    assert (entry.result, entry.settled) == ("withdrawn", "2031-02-02")


def test_a_persons_grade_overrides_and_is_kept_apart() -> None:
    given = [
        PersonGrade(source="Mayor", grade="B", by="Amal", given="2031-06-01", why="known for years"),
        PersonGrade(source="Mayor", grade="D", by="Amal", given="2031-07-01", why="he lied in June"),
    ]
    mayor = grade_sources(situation(BORNE_OUT), reversed(given))["Mayor"]
    assert (mayor.learned, mayor.grade, mayor.person) == ("C", "D", given[1])
    assert reliabilities({"Mayor": mayor}) == {"Mayor": "D"}
