"""Which deeds and means words name, whether as a verb, and which sides and names."""

from __future__ import annotations

import pytest

from reportedly.weigh.deeds import deeds_in, does_harm, is_outcome, is_verb, means_in
from reportedly.weigh.doers import names_in, sides_denied, sides_in


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("A blast shook the port", {"explosion"}),
        ("men set the mill on fire", {"fire"}),
        ("they set it off under a train", {"explosion"}),
        ("two policemen who fired were killed", {"attack", "killing"}),
        ("somebody put shells beside diesel", set()),
        ("rebels shelled the port", {"shelling"}),
        ("the convoy left Kassala", {"departure"}),
        ("bread was dear", set()),
    ],
)
def test_deeds(text: str, deeds: set[str]) -> None:
    assert {deed.kind for deed in deeds_in(text)} == deeds


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("soldiers burned the store", True),
        ("an axle may have burned it", True),
        ("brake blocks do not explode", True),
        ("nine burned wagons", False),
        ("it was burned by soldiers", False),
        ("the burned store", False),
        ("an explosion", False),
    ],
)
def test_a_deed_as_a_verb(text: str, verb: bool) -> None:
    (deed,) = deeds_in(text)
    assert is_verb(text, deed) == verb


def test_what_harm_is() -> None:
    assert does_harm("fire")
    assert does_harm("deaths")
    assert is_outcome("deaths")
    assert not is_outcome("fire")
    assert not does_harm("departure")


def test_means() -> None:
    assert means_in("a short circuit") == means_in("faulty wiring") == {"electricity"}
    assert means_in("a reporter of Rift Wire saw it") == frozenset()


def test_sides_and_names() -> None:
    assert sides_in("soldiers and poachers") == {"state", "bandits"}
    assert names_in("the men of the Delta Guard in Sennar") == {"delta", "guard", "sennar"}
    assert names_in("Soldiers of the army") == frozenset()
    assert names_in("Iranian jets") == names_in("jets of Iran")
    assert sides_denied("no thieves were seen") == {"bandits"}
    assert sides_denied("the army has not replied") == frozenset()
