"""Admiralty credibility: one small situation for every rule, and the laws that counting keeps to."""

from __future__ import annotations

import pytest

from reportedly.errors import SetupError
from reportedly.model.grade import Reliability
from reportedly.weigh import credibility as rules
from reportedly.weigh.credibility import CredibilityRule
from reportedly.weigh.events import grade_claims, weigh_event
from tests.weigh.world import situation

FIRE = "the depot at Basra burned down"


def said(*rows: str) -> str:
    """Claims c1, c2 … in reports r1, r2 …; a row is `informant | factuality | more`."""
    lines = []
    for n, row in enumerate(rows, start=1):
        informant, factuality, more = (cell.strip() for cell in row.split("|"))
        lines.append(f"c{n}: r{n} | {informant} | {FIRE} | {factuality} | event fire {more}")
    return "\n".join(lines)


CASES: list[tuple[str, int, str, dict[str, Reliability], tuple[str, ...]]] = [
    ("unknown_lineage", 6, "", {}, ("- | certain positive |", "- | certain positive |")),
    ("unknown_and_denied", 5, "", {}, ("- | certain positive |", "Governor | certain negative |")),
    ("untried_alone", 6, "", {}, ("Karim/guild | certain positive |",)),
    ("reliable_alone", 3, "", {"Karim": "B"}, ("Karim/guild | certain positive |",)),
    ("unreliable_alone", 4, "", {"Karim": "E"}, ("Karim/guild | certain positive |",)),
    ("first_hand_alone", 3, "", {}, ("a witness | certain positive | kind person",)),
    ("reliable_at_first_hand", 2, "", {"a witness": "A"}, ("a witness | certain positive | kind person",)),
    ("hedged", 4, "", {"Karim": "A"}, ("Karim/guild | possible positive |",)),
    ("hearsay", 4, "", {"Karim": "A", "who heard it": "A"}, ("who heard it | certain positive | kind person",)),
    ("unverified_by_all", 4, "", {}, ("Karim/guild | certain positive unverified |",)),
    (
        "corroborated",
        2,
        "",
        {},
        ("Karim/guild | certain positive unverified |", "Sahar/town | certain positive |"),
    ),
    (
        "only_interested",
        4,
        "",
        {},
        ("ARMY/state | certain positive | by ARMY", "Scouts/state | certain positive | by ARMY to REBELS"),
    ),
    (
        "only_interested",
        4,
        "",
        {},
        ("REBELS/front | certain positive | by ARMY to REBELS", "Wing/front | certain positive |"),
    ),
    ("one_party", 3, "", {}, ("Karim/guild | certain positive |", "Sahar/guild | certain positive |")),
    ("corroborated", 2, "", {}, ("Karim/guild | certain positive |", "Sahar/town | certain positive |")),
    ("corroborated", 2, "", {}, ("Karim | certain positive |", "Sahar | certain positive |")),
    (
        "confirmed_at_first_hand",
        1,
        "",
        {},
        ("Karim/guild | certain positive |", "a log | certain positive | kind document"),
    ),
    (
        "confirmed_by_three",
        1,
        "",
        {},
        ("Karim/guild | certain positive |", "Sahar/town | certain positive |", "Omar/port | certain positive |"),
    ),
    (
        "only_interested",
        4,
        "",
        {"ARMY": "B"},
        ("ARMY/state | certain positive | by ARMY", "Speaker/state | certain positive |"),
    ),
    (
        "corroborated",
        2,
        "",
        {},
        ("ARMY/state | certain positive | by ARMY to REBELS", "REBELS/front | certain positive |"),
    ),
    ("disputed_by_as_many", 4, "", {}, ("Karim/guild | certain positive |", "Governor/state | certain negative |")),
    (
        "disputed_by_fewer",
        3,
        "",
        {},
        ("Karim/guild | certain positive |", "Sahar/town | certain positive |", "Governor/state | certain negative |"),
    ),
    (
        "outweighed",
        5,
        "",
        {},
        ("Karim/guild | certain positive |", "Sahar/town | certain negative |", "Governor/state | certain negative |"),
    ),
    ("untried_alone", 6, "", {}, ("Karim/guild | certain positive |", "Governor/state | uncommitted negative |")),
    ("withdrawn", 5, "c2 withdraws c1", {}, ("Karim/guild | certain positive |", "Karim/guild | certain negative |")),
]


@pytest.mark.parametrize(("rule", "grade", "links", "reliability", "rows"), CASES)
def test_each_grade_shows_the_rule_that_gave_it(
    rule: str, grade: int, links: str, reliability: dict[str, Reliability], rows: tuple[str, ...]
) -> None:
    world = situation(f"{said(*rows)}\n{links}", sides={"ARMY": "state", "REBELS": "front"})
    weighed = weigh_event(world.events[0], world, reliability)
    assert (weighed.credibility_rule, weighed.credibility) == (rule, grade)
    assert grade_claims(world, reliability)["c1"].rule == rule


def test_every_rule_of_the_table_is_shown_above() -> None:
    assert {rule.name for rule in rules._rules()} == {case[0] for case in CASES}


def test_a_denial_is_graded_on_its_own_side() -> None:
    world = situation(
        said("Karim/guild | certain positive |", "Sahar/town | certain negative |", "Omar/port | certain negative |")
    )
    grades = grade_claims(world, {})
    assert [grades[c].rule for c in ("c1", "c2", "c3")] == ["outweighed", "disputed_by_fewer", "disputed_by_fewer"]


def test_a_table_that_leaves_claims_without_a_grade_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = CredibilityRule(
        name="asks",
        grade=2,
        least_origins=2,
        most_origins=None,
        least_parties=None,
        against=None,
        disinterested=None,
        reliability=(),
        knowledge=(),
        flag=None,
        words="asks for two",
        source="made for this test",
    )
    rules._rules.cache_clear()
    monkeypatch.setattr(rules, "load_table", lambda name, row: (asking,))
    with pytest.raises(SetupError, match="last rule must ask for nothing"):
        rules._rules()
    rules._rules.cache_clear()
