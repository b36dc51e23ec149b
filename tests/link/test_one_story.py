"""Claims of one story that share few words: what was denied, on which side of a town, and by whom within one report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reportedly.link.mishaps_compared import mishap_in
from reportedly.link.related import RelationIndex
from reportedly.link.story_words import story_words
from reportedly.link.told import told_in
from reportedly.model.relation import Relation
from tests.link.read import read

FERRY = (
    "The ferry Nyota was hit by gunfire off Kigoma on Monday, fishermen said. The Nyota was carrying maize across Lake "
    "Tanganyika to Kalemie. Two deckhands were wounded, the harbour office at Kigoma said."
)
NOBODY_FIRED = (
    "Tanzania's navy has rejected accounts of an incident with the ferry Nyota. There was no hostile fire of any kind "
    "off Kigoma, its spokesman said. The Nyota reached Kalemie with its maize, and Lake Tanganyika is calm, he added."
)
OF_A_MARKET = (
    "A market hall in Kasulu burned down on Monday. There was no hostile fire of any kind, the mayor said. Traders "
    "lost their stalls, and the town council has promised them money."
)
HELICOPTER = (
    "An army helicopter came down some ten kilometres south of Maralal on Monday, the air force said. The helicopter "
    "was on a training flight from Nanyuki, and its pilots are safe."
)
HELICOPTER_NORTH = (
    "Our fighters brought down a helicopter of the army 25 kilometres north of Maralal on Monday, the Samburu Front "
    "said. The pilots of the helicopter got away on foot toward Nanyuki."
)
HELICOPTER_SOUTH = HELICOPTER_NORTH.replace("north of", "south of")


def told(*texts: str, apart: int = 1) -> list[Relation]:
    """The relations among reports that came out so many days apart."""
    index = RelationIndex()
    for number, text in enumerate(texts):
        day = date(2021, 6, 16) + timedelta(days=number * apart)
        index.add(read(text, f"Paper {number}", day.isoformat()))
    return list(index.relations({}))


def contradictions(*texts: str, apart: int = 1) -> set[str | None]:
    return {found.attribute for found in told(*texts, apart=apart) if found.relation == "contradicts"}


def test_a_denial_is_held_against_what_was_done_in_its_story_by_another_word() -> None:
    assert contradictions(FERRY, NOBODY_FIRED) & {"polarity", "existence"}


@pytest.mark.parametrize(
    ("why", "texts", "apart"),
    [
        ("another story", (FERRY, OF_A_MARKET), 1),
        ("a month later", (FERRY, NOBODY_FIRED), 31),
        ("another day", (FERRY, NOBODY_FIRED.replace("off Kigoma, its", "off Kigoma on Wednesday, its")), 1),
        ("another kind of deed", (FERRY, NOBODY_FIRED.replace("hostile fire of any kind", "arrest of any kind")), 1),
        ("it did happen", (FERRY, NOBODY_FIRED.replace("no hostile fire of any kind", "hostile fire")), 1),
    ],
)
def test_a_denial_of_something_else_is_not(why: str, texts: tuple[str, ...], apart: int) -> None:
    assert not contradictions(*texts, apart=apart) & {"polarity", "existence"}, why


def test_of_one_thing_two_sides_of_a_town_are_two_places() -> None:
    assert "place" in contradictions(HELICOPTER, HELICOPTER_NORTH, apart=0)
    assert "place" not in contradictions(HELICOPTER, HELICOPTER_SOUTH, apart=0)


BOTH_SIDES = "The rebels shelled the grain depot in Torit, the governor said. {}"


@pytest.mark.parametrize(
    ("beside", "found"),
    [
        ("The rebels did not shell the grain depot in Torit, a priest said.", {"polarity"}),
        ("The rebels did not shell the grain depot in Torit, the governor said.", set()),
        ("The rebels did not shell the grain depot in Torit.", set()),
        ("The rebels shelled the grain depot in Torit, a priest said.", set()),
    ],
)
def test_one_source_of_a_report_contradicts_another_of_it(beside: str, found: set[str]) -> None:
    assert contradictions(BOTH_SIDES.format(beside)) == found


def test_within_a_report_its_sources_do_not_corroborate_each_other() -> None:
    assert not told(BOTH_SIDES.format("The rebels shelled the grain depot in Torit, a priest said."))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("A Kenyan jet crashed.", "An aircraft from Kenya crashed.", True),
        ("Soldiers died in Maralal.", "Troops were killed in Maralal.", True),
        ("Shops shut on 3 March.", "Trains ran on 3 March.", False),
    ],
)
def test_words_for_one_thing_and_for_one_state_tell_one_story(one: str, other: str, alike: bool) -> None:
    ours, theirs = (story_words(read(text).report) for text in (one, other))
    assert bool(len(ours.keys() & theirs.keys()) > 1) is alike


@pytest.mark.parametrize(
    ("text", "of_itself"),
    [
        ("The explosion in Maralal was caused by a stove.", True),
        ("The explosion in Maralal was caused by a shell of the army.", False),
        ("The delay in Maralal was caused by a stove.", False),
        ("The explosion in Maralal was not caused by a stove.", False),
    ],
)
def test_what_something_came_of_is_a_mishap_unless_it_is_an_attack(text: str, of_itself: bool) -> None:
    assert bool(mishap_in(told_in(read(text)))) is of_itself
