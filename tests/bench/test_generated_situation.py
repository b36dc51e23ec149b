"""Situations made by rule: sound readings, the same every time, with the shares asked for."""

from __future__ import annotations

import pytest

from bench.generated_situation import Made, situation
from reportedly.model.claim_json import from_lines, to_line, to_records


def texts(made: list[Made]) -> list[str]:
    return [one.reading.report.text for one in made]


def test_the_same_seed_makes_the_same_situation() -> None:
    assert list(situation(30)) == list(situation(30))
    assert texts(list(situation(30))) != texts(list(situation(30, seed=2)))


def test_readings_are_sound() -> None:
    for made in situation(20, denials=0.5, updates=0.5):
        lines = [to_line(record) for record in to_records(made.reading)]
        assert list(from_lines(lines)) == [made.reading]


def test_every_claim_is_about_an_event() -> None:
    for made in situation(20, claims_each=7):
        assert [c.id for c in made.reading.claims] == list(made.events)
        assert len(made.events) == 7


@pytest.mark.parametrize(("copies", "least", "most"), [(0.0, 0, 0), (0.5, 30, 70), (1.0, 99, 99)])
def test_copies_say_the_words_of_an_earlier_report(copies: float, least: int, most: int) -> None:
    made = list(situation(100, copies=copies, claims_each=2))
    text = {one.reading.report.id: one.reading.report.text for one in made}
    reprints = [one for one in made if one.copy_of is not None]
    assert least <= len(reprints) <= most
    assert all(text[one.copy_of or ""] == one.reading.report.text for one in reprints)


def test_denials_and_updates_are_as_many_as_asked_for() -> None:
    assert not any(c.factuality.polarity == "negative" for m in situation(20, denials=0.0) for c in m.reading.claims)
    assert all(c.factuality.polarity == "negative" for m in situation(20, denials=1.0) for c in m.reading.claims)
