"""What two sides tell of one happening, each in words of its own: what befell it, how many died, who is held where."""

from __future__ import annotations

import pytest

from reportedly.link.related import RelationIndex
from tests.link.read import between, read_all

ARMY, REBELS, PAPER = "Army Press Desk", "Ridge Front", "Lowland Courier"

CRASH = (
    "A cargo plane of the army crashed on Tuesday near the village of Moroto, the ministry of defence said. The plane "
    'was on its way to Kaabong. "The plane suffered an engine failure," its spokesman said. Four soldiers died.'
)
SHOT_DOWN = (
    "Our gunners shot down the transport aircraft over Moroto on Tuesday, the Ridge Front said. The "
    "aircraft was bringing "
    "shells to Kaabong. Nine of the enemy's soldiers were killed."
)
RETOLD = (
    "The number of soldiers who died when a cargo plane crashed near Moroto on Tuesday has risen to nine, "
    "the ministry of "
    "defence said. The plane had been on its way to Kaabong."
)
ELSEWHERE = (
    "Our gunners shot down an enemy drone over Gulu on Friday, the Ridge Front said. Nine of the enemy's soldiers were "
    "killed in Gulu on Friday."
)
MARCHED = (
    "Captured soldiers were marched through Kaabong on Friday, residents said. The Ridge Front holds 60 prisoners "
    "of war."
)
NONE_HELD = (
    'A general dismissed pictures from Kaabong on Sunday. "Not one of our soldiers is in the hands of bandits," '
    "General Issel told reporters in Moroto. The men who were marched through Kaabong are actors, he said."
)


def told(*reports: tuple[str, str, str]) -> set[str | None]:
    """In what the claims of two reports contradict each other: of each its publisher, its day and its text."""
    index, readings = RelationIndex(), read_all(reports)
    for reading in readings:
        index.add(reading)
    return {found.attribute for found in between(readings, index.relations({}))}


@pytest.mark.parametrize(
    ("attribute", "older", "newer"),
    [
        ("actor", (ARMY, "2021-06-09", CRASH), (REBELS, "2021-06-09", SHOT_DOWN)),
        ("value", (ARMY, "2021-06-09", CRASH), (REBELS, "2021-06-11", SHOT_DOWN)),
        ("existence", (PAPER, "2021-06-12", MARCHED), (ARMY, "2021-06-13", NONE_HELD)),
        (
            "existence",
            (PAPER, "2021-06-12",
             "Barrels of chlorine were dropped on Moroto on Friday, killing 12 people, rescuers said."),
            (ARMY, "2021-06-13",
             "No chemical weapon of any kind was used in Moroto, the foreign ministry said. Rescuers staged it."),
        ),
        (
            "polarity",
            (PAPER, "2021-06-12", "Kenyan soldiers crossed the border into Moroto on Friday, General Issel said."),
            (ARMY, "2021-06-13", "No Kenyan soldier has set foot in Moroto, a spokeswoman of the government said."),
        ),
        (
            "existence",
            (PAPER, "2021-06-12", "Two children were wounded in the air strike near Moroto on Friday, herders said."),
            (ARMY, "2021-06-12",
             "An air strike near Moroto killed nine rebels on Friday. No civilians were harmed, the army said."),
        ),
        (
            "actor",
            (PAPER, "2021-06-12",
             "The army has driven the rebels out of Moroto and controls the town, the general staff said."),
            (REBELS, "2021-06-12", "The rebels remain masters of Moroto, their commander said."),
        ),
        (
            "polarity",
            (PAPER, "2021-06-12",
             "The commander Elmo Sarrin was killed in an ambush near Moroto on Friday, a minister said."),
            (REBELS, "2021-06-14",
             "The commander Elmo Sarrin is alive and greets his brave fighters in the hills, the Front said."),
        ),
        (
            "polarity",
            (PAPER, "2021-06-10", "Kenyan troops have withdrawn from Moroto, the ministry of defence said."),
            (REBELS, "2021-06-11",
             "Kenyan troops were still in Moroto on Friday morning and were burning houses, a priest said."),
        ),
        (
            "polarity",
            (PAPER, "2021-06-10", "Kenyan soldiers are using the school in Moroto as a barracks, teachers said."),
            (ARMY, "2021-06-11", "There is not a single Kenyan soldier in Moroto, the minister of information said."),
        ),
    ],
)  # fmt: skip
def test_two_sides_tell_one_happening_in_words_of_their_own(
    attribute: str, older: tuple[str, str, str], newer: tuple[str, str, str]
) -> None:
    assert attribute in told(older, newer)


@pytest.mark.parametrize(
    ("why", "older", "newer"),
    [
        ("the same side brings its count up to date", (ARMY, "2021-06-09", CRASH), (ARMY, "2021-06-11", RETOLD)),
        ("somebody on no side counts later", (ARMY, "2021-06-09", CRASH), (PAPER, "2021-06-11", RETOLD)),
        ("another day and another town", (ARMY, "2021-06-09", CRASH), (REBELS, "2021-06-12", ELSEWHERE)),
        (
            "others are held by others",
            (PAPER, "2021-06-12", MARCHED),
            (ARMY, "2021-06-13",
             "Not a single fisherman is in the hands of the coast guard, the minister said in Gulu."),
        ),
        (
            "no gas elsewhere",
            (PAPER, "2021-06-12",
             "Barrels of chlorine were dropped on Moroto on Friday, killing 12 people, rescuers said."),
            (ARMY, "2021-06-13", "No chemical weapon of any kind was found in Gulu, inspectors said."),
        ),
        (
            "he was killed after he had been alive",
            (REBELS, "2021-06-12",
             "The commander Elmo Sarrin is alive and sends his greetings to the people, the Front said."),
            (PAPER, "2021-06-14",
             "The commander Elmo Sarrin was killed in an ambush near Moroto on Sunday, a minister said."),
        ),
        (
            "his friend is alive",
            (PAPER, "2021-06-12",
             "The commander Elmo Sarrin was killed in an ambush near Moroto on Friday, a minister said."),
            (REBELS, "2021-06-14", "The commander Rafe Odu, a friend of Elmo Sarrin, is alive, the Front said."),
        ),
        (
            "they were there before they left",
            (REBELS, "2021-06-10", "Kenyan troops were still in Moroto and were burning houses, a priest said."),
            (PAPER, "2021-06-11", "Kenyan troops have withdrawn from Moroto, the ministry of defence said."),
        ),
        (
            "an explosion is no attack",
            (PAPER, "2021-06-12",
             "An explosion in the depot at Moroto destroyed a shed and set fire to two lorries on Friday."),
            (ARMY, "2021-06-12", "A gas leak caused the explosion in the depot at Moroto on Friday, a colonel said."),
        ),
        (
            "who denies a mishap tells of no attack, nor of another mishap",
            (ARMY, "2021-06-09",
             "A cargo plane crashed near Moroto on Tuesday. The army denied that it had suffered an engine failure."),
            (REBELS, "2021-06-09", "Our gunners shot down the transport aircraft over Moroto on Tuesday."),
        ),
        (
            "an accident beside the attack",
            (PAPER, "2021-06-12", "Soldiers shot dead 15 marchers in Moroto on Friday, doctors said."),
            (ARMY, "2021-06-12",
             "A lorry overturned in an accident on the road to Kaabong on Friday, police said. Three people died."),
        ),
    ],
)  # fmt: skip
def test_what_only_looks_so_is_no_contradiction(
    why: str, older: tuple[str, str, str], newer: tuple[str, str, str]
) -> None:
    assert not told(older, newer), why
