"""Figures as ranges: what agrees and what does not, by the counting rule in the words."""

from __future__ import annotations

import pytest

from reportedly.link.figures_compared import compare_figures, figures_of
from tests.link.read import told

AGREE = [
    ("At least 12 soldiers were killed at Bor.", "A dozen soldiers were killed at Bor."),
    ("More than 10 people died.", "Twelve people died."),
    ("About 300 families fled.", "320 families fled."),
    ("Dozens of people were arrested.", "45 people were arrested."),
    ("Output fell by half.", "Output fell by 48 per cent."),
    ("One in two shops was closed.", "Half of the shops were closed."),
    ("The work will take two weeks.", "The work will take 14 days."),
    ("Nobody was hurt.", "There were no injuries."),
]
DIFFER = [
    ("At least 12 soldiers were killed at Bor.", "Five soldiers were killed at Bor."),
    ("Fewer than 50 fighters are left.", "400 fighters are left."),
    ("Output fell by a fifth.", "Output fell by 60 per cent."),
    ("The work will take two weeks.", "The work will take five months."),
    ("Nobody was hurt.", "Six people were hurt."),
    ("Up to 90 inmates escaped.", "Some 900 inmates escaped."),
]
APART = [
    ("Twelve soldiers were killed.", "Thirty soldiers were wounded."),
    ("Twelve soldiers were killed.", "The road was closed for two days."),
    ("The town fell in 2013.", "The town fell on 3 May."),
    ("The office opened two years ago.", "Eleven people work there."),
]


@pytest.mark.parametrize(("older", "newer"), AGREE)
def test_figures_that_can_both_be_so_agree(older: str, newer: str) -> None:
    reason = compare_figures(told(older), told(newer))
    assert reason is not None
    assert reason.bits > 0


@pytest.mark.parametrize(("older", "newer"), DIFFER)
def test_figures_that_cannot_both_be_so_differ(older: str, newer: str) -> None:
    reason = compare_figures(told(older), told(newer))
    assert reason is not None
    assert reason.bits < 0
    assert reason.older
    assert reason.newer


@pytest.mark.parametrize(("older", "newer"), APART)
def test_figures_of_different_things_are_not_compared(older: str, newer: str) -> None:
    assert compare_figures(told(older), told(newer)) is None


@pytest.mark.parametrize(("older", "newer"), AGREE + DIFFER)
def test_comparing_is_the_same_both_ways(older: str, newer: str) -> None:
    one, other = compare_figures(told(older), told(newer)), compare_figures(told(newer), told(older))
    assert one is not None
    assert other is not None
    assert one.bits == other.bits


def test_dates_are_no_figures() -> None:
    assert figures_of(told("The talks of 12 May 2019 failed.")) == ()
