"""Who is said to know a claim, through copies."""

from __future__ import annotations

from itertools import permutations

import pytest

from reportedly.link import lineage
from reportedly.link.linking import Linked, Linking
from tests.link.reports import situation

WEEK = """
    A1 | Lake Wire | 2031-05-02 | en
    A ferry with nine wagons of cement sank off Kusa Pier before dawn on Friday, the harbour office said.
    A nurse at the clinic said that eleven people had been brought in with burns, most of them dockers from Homa.
    > A nurse at the clinic | eleven people had been brought in with burns
    A2 | Any Gazette | 2031-05-03 | en
    Lake Wire - A ferry with nine wagons of cement sank off Kusa Pier before dawn on Friday, the harbour office said.
    The nurse at the clinic said that eleven people had been brought in with burns, most of them dockers from Homa.
    > The nurse at the clinic | eleven people had been brought in with burns
    B1 | Plateau Post | 2031-05-03 | en
    Our reporter spoke to those who came out of the water at Kusa on Friday; the pier was closed until night.
    A nurse at the clinic counted eleven people with burns. Nobody from the harbour office would talk to us.
    > A nurse at the clinic | eleven people with burns
"""


def who_knows(linked: Linked) -> dict[str, set[str]]:
    """By report: the origins of what it claims."""
    return {
        str(reading.report.external_id): {o.id for claim in reading.claims for o in linked.origins[claim.id]}
        for reading in linked.readings
    }


def test_somebody_without_a_name_is_the_same_in_a_copy_and_another_elsewhere() -> None:
    made = situation(WEEK)
    for order in permutations(made.values()):
        found = who_knows(Linking(order).linked())
        assert found["A1"] == found["A2"] != found["B1"]
        assert [len(origins) for origins in found.values()] == [1, 1, 1]


def test_a_planted_bug_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "of_report", lambda found, report, first: found)
    with pytest.raises(AssertionError):
        test_somebody_without_a_name_is_the_same_in_a_copy_and_another_elsewhere()
