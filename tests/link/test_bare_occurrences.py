"""Which attack "the attack" is, where its report told of one before."""

from __future__ import annotations

import pytest

from reportedly.link.bare_occurrences import told_before
from reportedly.link.event_clusters import EventClusters
from tests.link.read import read_all

TOLD_BEFORE = [
    ("Four died in an attack on the mill in Lindi. The attack began on Friday.", "on the mill in Lindi"),
    ("An explosion at the flour store in Gedaref broke windows. The explosion came at noon.", "at the flour store"),
    ("Police opened a raid on the customs house of Mtwara. The raid lasted until dawn.", "on the customs house"),
    ("Nine were hurt in a fire in the cotton market of Kano. The fire spread on Sunday.", "in the cotton market"),
    ("A collision of two ferries near Mwanza cost six lives. The collision was at night.", "of two ferries"),
    ("Two nurses were killed in an ambush near Bria. A driver fled. The ambush was on Monday.", "near Bria"),
    ("The strike on the depot in Kherson killed two. That strike was the third.", "on the depot"),
    ("A shooting at a wedding in Torit left five dead. The shooting began at ten.", "at a wedding"),
]
NOT_TOLD = [
    "Four died in an attack on the mill in Lindi. The attack on the bank began on Friday.",
    "Four died in an attack on the mill in Lindi. An attack began on Friday.",
    "Four died in an attack. The attack began on Friday.",
    "Four died in an attack on the mill in Lindi. The explosion came at noon.",
    "Four died in an attack on the mill in Lindi. The attack began on Friday in Mtwara.",
    "The attack began on Friday. Four died in an attack on the mill in Lindi.",
]


def _which(text: str) -> list[str]:
    """What is told before of each "the attack" of a text."""
    (reading,) = read_all([("Delta Post", "2021-06-15", text)])
    claims = sorted(reading.claims, key=lambda claim: claim.content.start)
    found = (told_before(claim, claims[:n]) for n, claim in enumerate(claims))
    return [told[1] for told in found if told]


@pytest.mark.parametrize(("text", "which"), TOLD_BEFORE)
def test_the_attack_is_the_one_that_was_told_of_before(text: str, which: str) -> None:
    assert [told[: len(which)] for told in _which(text)] == [which]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_which_attack_it_is_is_looked_up_only_where_nothing_else_says_so(text: str) -> None:
    assert _which(text) == []


def test_when_the_attack_was_goes_to_the_event_of_the_attack() -> None:
    told = "Four people were killed in an attack on the salt mill in Lindi. The attack began on Monday evening."
    other = "On Monday our men attacked the salt mill in Lindi."
    events = EventClusters()
    readings = read_all([("Delta Post", "2021-06-15", told), ("Sahel Wire", "2021-06-15", other)])
    for reading in readings:
        events.add(reading)
    claims = {claim.content.text.split()[0]: claim.id for reading in readings for claim in reading.claims}
    assert events.event_of(claims["The"]) == events.event_of(claims["On"])
