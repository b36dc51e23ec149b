"""Pairs that the network is trained on: what is held out, what is invented, and what follows from what."""

from __future__ import annotations

from collections import Counter
from typing import cast

from training.relations.contents import with_not, with_other_figure
from training.relations.evidence import Chooser
from training.relations.examples import RUMOURS, headlines_without
from training.relations.frames import OTHER_EVENT, SLOT, frames, read_frames
from training.relations.pairs import Pair, Published
from training.relations.stories import body_key, claim_key, headline_key, stories_in
from training.relations.telling import DOES, NEITHER, REFUTES, SUPPORTS, ways

STANCES = [
    {"headline": "Wolf seen in Goma", "body_id": "1", "stance": "agree"},
    {"headline": "Wolf seen in Goma", "body_id": "2", "stance": "unrelated"},
    {"headline": "No wolf was in Goma!", "body_id": "1", "stance": "disagree"},
    {"headline": "A bridge fell", "body_id": "2", "stance": "discuss"},
]
CLAIMS = [{"claim_id": "c", "claim": "A wolf was seen in Goma", "headline": "WOLF SEEN IN GOMA"}]


def test_what_tells_one_story_falls_into_one_part_over_both_sets() -> None:
    stories = stories_in(CLAIMS, STANCES)
    wolf = {claim_key("c"), headline_key("Wolf seen in Goma"), headline_key("No wolf was in Goma"), body_key("1")}
    assert len({stories.part(one) for one in wolf}) == 1
    assert len({stories._top(one) for one in wolf}) == 1


def test_an_unrelated_body_does_not_join_two_stories() -> None:
    stories = stories_in(CLAIMS, STANCES)
    assert stories._top(body_key("1")) != stories._top(body_key("2"))


def test_invented_pairs_are_the_same_for_the_same_seed_and_have_every_relation() -> None:
    told = frames(600, 4)
    assert told == frames(600, 4)
    assert told != frames(600, 5)
    assert min(Counter(pair.label for pair in told).values()) > 100


def test_every_slot_of_a_frame_has_fillers_and_every_frame_tells_and_tells_another_thing() -> None:
    lists, told = read_frames()
    assert lists.keys() >= OTHER_EVENT
    for frame in told:
        assert {"=", "~"} <= frame.wordings.keys(), frame.name
        used = {name for wordings in frame.wordings.values() for w in wordings for name, _ in SLOT.findall(w)}
        assert used <= lists.keys(), frame.name


def test_no_slot_is_left_open_in_an_invented_pair() -> None:
    assert not [pair for pair in frames(1500, 9) if set("{}") & set(pair.claim + pair.evidence)]


def test_a_denial_turns_a_relation_and_a_denial_of_it_does_not() -> None:
    assert [DOES["!"][label] for label in (SUPPORTS, REFUTES, NEITHER)] == [REFUTES, SUPPORTS, NEITHER]
    assert [DOES["*"][label] for label in (SUPPORTS, REFUTES, NEITHER)] == [SUPPORTS, REFUTES, NEITHER]
    assert all("{it}" in way for of_mark in ways().values() for way in of_mark)


def test_a_claim_is_turned_by_a_not_or_another_figure() -> None:
    from random import Random

    assert with_not("the dam was full") == "the dam was not full"
    assert with_not("rain fell") is None
    changed = with_other_figure("40 boats sank", Random(1))
    assert changed is not None
    assert changed != "40 boats sank"
    assert changed.endswith(" boats sank")
    assert with_other_figure("in 2011 boats sank", Random(1)) is None


def test_the_first_sentence_and_those_nearest_to_the_claim_are_held_against_it() -> None:
    body = "The fair opened. Cows won prizes. A wolf came to Goma at night. It rained. Nobody saw the wolf of Goma go."
    chooser = Chooser({"1": body, "2": "The bridge fell. It rained."})
    expected = "The fair opened. A wolf came to Goma at night. Nobody saw the wolf of Goma go."
    assert chooser.chosen("Wolf in Goma", "1") == expected


class _Headlines:
    """Headlines of every part, held against a claim and against each other."""

    def __init__(self) -> None:
        self.emergent = [self._pair("emergent", part, part % 3) for part in range(5)]

    def headlines_on_headlines(self) -> list[Pair]:
        return [self._pair("rumours", part, label) for part in range(5) for label in range(3) for _ in range(RUMOURS)]

    def _pair(self, task: str, part: int, label: int) -> Pair:
        return Pair(task=task, claim="A wolf was seen", evidence=f"Wolf seen in {part}", label=label, part=part)


def test_a_network_of_a_part_sees_neither_that_part_nor_what_is_held_out() -> None:
    seen = headlines_without(3, cast("Published", _Headlines()))
    assert {pair.part for pair in seen if pair.task == "emergent"} == {1, 2, 4}
    assert {pair.part for pair in seen if pair.task == "rumours"} == {1, 2, 4}
    assert Counter(pair.label for pair in seen if pair.task == "rumours") == dict.fromkeys(range(3), RUMOURS)
