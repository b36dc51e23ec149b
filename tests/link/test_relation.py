"""What a newer claim does to an older one, by what they differ about and by how they hang together."""

from __future__ import annotations

import pytest

from reportedly.link.related import RelationIndex
from reportedly.link.relation import Tie, relate
from reportedly.model.reason import bits
from reportedly.model.relation import Relation
from tests.link.read import read_all, told

TYPED = [
    ("value", "Twelve soldiers were killed near Kidal.", "Five soldiers were killed near Kidal."),
    ("polarity", "Chad sent troops to Diffa.", "Chad denied sending troops to Diffa."),
    ("actor", "Turkish jets bombed Zakho.", "Zakho was bombed by Iranian jets."),
    ("actor", "The army set the market on fire.", "Rebels set the market on fire."),
    ("place", "The helicopter crashed in Kirkuk.", "The helicopter crashed in Basra."),
    ("place", "Troops are massing north of Kharkiv.", "Troops are massing south of Kharkiv."),
    ("time", "The town fell on 14 December.", "The town fell on 20 December."),
    ("scope", "All hostages have been freed.", "Only some of the hostages have been freed."),
    ("existence", "Two new bases were set up near Rutbah.", "There are no such bases near Rutbah."),
]


def _relation(older: str, newer: str, tie: Tie = "independent") -> Relation | None:
    return relate(told(older), told(newer), ids=("clm_a", "clm_b"), tie=tie)


@pytest.mark.parametrize(("attribute", "older", "newer"), TYPED)
def test_a_contradiction_says_what_it_is_about(attribute: str, older: str, newer: str) -> None:
    found = _relation(older, newer)
    assert found is not None
    assert (found.relation, found.attribute) == ("contradicts", attribute)
    assert bits(found.reasons) < 0
    assert all(reason.older and reason.newer for reason in found.reasons)


@pytest.mark.parametrize(
    ("tie", "newer", "relation"),
    [
        ("independent", "The ambush near Kidal killed a dozen soldiers.", "corroborates"),
        ("same_origin", "The ambush near Kidal killed a dozen soldiers.", "repeats"),
        ("copy", "The ambush near Kidal killed a dozen soldiers.", "repeats"),
        ("independent", "Thirty soldiers were killed in the ambush near Kidal.", "contradicts"),
        ("same_origin", "Thirty soldiers were killed in the ambush near Kidal.", "updates"),
        ("copy", "Thirty soldiers were killed in the ambush near Kidal.", "distorts"),
        ("same_origin", "No soldiers were killed in the ambush near Kidal.", "withdraws"),
    ],
)
def test_the_same_words_relate_by_how_the_claims_hang_together(tie: Tie, newer: str, relation: str) -> None:
    found = _relation("Twelve soldiers were killed in the ambush near Kidal.", newer, tie)
    assert found is not None
    assert found.relation == relation
    assert found.independent is (tie == "independent")


def test_what_is_about_something_else_has_no_relation() -> None:
    assert _relation("The convoy left Gao on Monday.", "The minister of health opened a clinic.") is None


REPORTS = [
    ("Delta Post", "2021-06-14", "The army said 12 soldiers were killed in an ambush near Kidal."),
    ("Sahel Wire", "2021-06-15", "A doctor said 12 soldiers were killed in an ambush near Kidal."),
    ("Radio Niger", "2021-06-16", "The army said no soldiers were killed in an ambush near Kidal."),
]


def _found(reports: list[tuple[str, str, str]], origins: dict[str, str] | None = None) -> list[Relation]:
    index = RelationIndex()
    for reading in read_all(reports):
        index.add(reading)
    return sorted(index.relations(origins or {}), key=lambda r: (r.older, r.newer))


def test_relations_do_not_hang_on_the_order_of_arrival() -> None:
    assert _found(REPORTS) == _found(REPORTS[::-1])
    assert {found.relation for found in _found(REPORTS)} >= {"corroborates", "contradicts"}


def test_a_report_that_is_taken_out_leaves_what_would_be_there_had_it_never_come() -> None:
    index = RelationIndex()
    readings = read_all(REPORTS)
    for reading in readings:
        index.add(reading)
    index.remove(readings[1].report.id)
    assert sorted(index.relations({}), key=lambda r: (r.older, r.newer)) == _found([REPORTS[0], REPORTS[2]])


def test_copies_do_not_corroborate() -> None:
    one_origin = {reading.report.id: "org_one" for reading in read_all(REPORTS)}
    found = _found(REPORTS, one_origin)
    assert found
    assert not any(relation.independent for relation in found)
    assert not {relation.relation for relation in found} & {"corroborates", "contradicts"}


@pytest.mark.parametrize(("publisher", "relation"), [("Coast News", "withdraws"), ("Lake Post", "contradicts")])
def test_a_newsroom_takes_back_what_others_tell_on_its_word(publisher: str, relation: str) -> None:
    index = RelationIndex()
    for reading in read_all(
        [
            ("Hill Radio", "2031-05-02", "Coast News reported that Juma Odera was arrested in a hotel in Lindi."),
            (
                publisher,
                "2031-05-03",
                "It was reported that Juma Odera had been arrested in a hotel in Lindi. The report was wrong.",
            ),
        ]
    ):
        index.add(reading)
    found = {told.relation for told in index.relations({}) if told.attribute == "polarity"}
    assert found == {relation}
