"""When two explanations are one in other words, and which reasons keep them apart."""

from __future__ import annotations

import pytest

from reportedly.model.reason import bits
from reportedly.weigh.gist import Gist, gist_of, opposed, stems_in
from reportedly.weigh.likeness import alike, rarity
from reportedly.weigh.merging import merge
from reportedly.weigh.questions import questions_of
from tests.weigh.world import situation


def gist(content: str, more: str = "", factuality: str = "certain positive") -> Gist:
    return gist_of(situation(f"c: r1 | Mayor | {content} | {factuality} | event e {more}").claims["c"])


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        (gist("rebels mined the road", "by REBELS"), gist("the road was mined", "by ARMY"), "actors"),
        (gist("mines on the road"), gist("no mines on the road", factuality="certain negative"), "polarity"),
        (gist("troops entered Kosti"), gist("troops left Kosti"), "opposite"),
        (gist("mines killed men", "count 3 killed"), gist("mines killed men", "count 9 killed"), "figures"),
        (gist("men took the road", "type ASSAULT"), gist("men took the road", "type AID"), "event type"),
    ],
)
def test_a_difference_counts_against_their_being_one(one: Gist, other: Gist, feature: str) -> None:
    reasons = {reason.feature: reason.bits for reason in alike(one, other, rarity([one, other]))}
    assert reasons[feature] < 0 < reasons["words"]


def test_shared_actors_count_for_it() -> None:
    one = gist("rebels mined the road", "by REBELS")
    assert {r.feature: r.bits for r in alike(one, one, rarity([one]))}["actors"] > 0


def test_rare_words_count_more_than_common_ones() -> None:
    gists = [gist(words) for words in ("flood broke piers", "flood broke ropes", "flood drowned lamps", "flood tide")]
    rare = rarity(gists)
    assert rare["pier"] > rare["flood"]


def test_words_without_meaning_are_left_out() -> None:
    assert stems_in("It was in the boats, and not for them") == stems_in("boat")
    assert opposed(stems_in("troops entered"), stems_in("troops left")) is not None
    assert opposed(stems_in("troops entered"), stems_in("troops entered and left")) is None


def test_in_a_group_each_is_alike_to_each() -> None:
    gists = {id: gist(words) for id, words in [("a", "one two"), ("b", "one two three four"), ("c", "three four")]}
    rare = rarity(gists.values())
    assert bits(alike(gists["a"], gists["b"], rare)) > 0 > bits(alike(gists["a"], gists["c"], rare))
    assert merge(["a", "b", "c"], gists, rare) == [["a", "b"], ["c"]]


def test_words_of_the_question_make_no_two_explanations_alike() -> None:
    world = situation(
        """
        c1: r1 | Mayor/town | the old mill at Kosti burned | certain positive | event fire
        h1: r1 | Mayor/town | the old mill at Kosti burned through thieves | certain positive | explains c1
        h2: r2 | Miller/guild | the old mill at Kosti burned through lightning | certain positive | explains c1
        """
    )
    (question,) = questions_of(world)
    assert [e.wordings for e in question.explanations] == [("h1",), ("h2",)]
