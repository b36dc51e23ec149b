"""Wordings put together: what is alike, what is kept apart, and what says nothing for or against."""

from __future__ import annotations

from reportedly.weigh.gist import Gist, gist_of
from reportedly.weigh.likeness import rarity
from reportedly.weigh.merging import merge
from tests.weigh.world import situation


def gist(content: str) -> Gist:
    return gist_of(situation(f"c: r1 | Mayor | {content} | certain positive | event e").claims["c"])


def merged(**wordings: str) -> list[list[str]]:
    gists = {id: gist(words) for id, words in wordings.items()}
    return merge([*gists], gists, rarity(gists.values()))


def test_one_doer_in_other_words_is_one_explanation() -> None:
    assert merged(a="men of the Delta Guard lit it", b="the Delta Guard brought a torch") == [["a", "b"]]
    assert merged(a="the army lit it", b="soldiers brought a torch") == [["a", "b"]]


def test_one_kind_of_means_is_one_explanation() -> None:
    assert merged(a="a short circuit", b="faulty wiring did it") == [["a", "b"]]


def test_other_doers_and_other_means_are_rivals() -> None:
    assert merged(a="the Delta Guard lit it", b="the Nuba Front lit it") == [["a"], ["b"]]
    assert merged(a="soldiers burned it", b="poachers burned it") == [["a"], ["b"]]
    assert merged(a="a short circuit did it", b="lightning did it") == [["a"], ["b"]]


def test_means_join_their_doer_through_a_wording_that_names_both() -> None:
    told = merged(
        a="the Delta Guard", b="the Delta Guard fixed a charge to the pier", c="men fixed a charge to the pier"
    )
    assert told == [["a", "b", "c"]]
    more = {f"d{n}": f"the Delta Guard {verb} it" for n, verb in enumerate(("did", "wanted", "began", "planned"))}
    assert len(merged(b="the Delta Guard fixed a charge to the pier", c="men fixed a charge to the pier", **more)) == 1
    assert merged(a="the Delta Guard", c="men fixed a charge to the pier") == [["a"], ["c"]]


def test_the_same_words_are_together_however_many_there_are() -> None:
    many = {f"w{n}": "poachers burned it" for n in range(300)}
    assert merged(**many, x="soldiers burned it") == [[*many], ["x"]]


def test_one_source_seldom_gives_rivals() -> None:
    gists = {"a": gist("goats crowded the deck of the boat"), "b": gist("nobody had counted who stood on deck")}
    rare = rarity(gists.values())
    assert merge(["a", "b"], gists, rare) == [["a"], ["b"]]
    assert merge(["a", "b"], gists, rare, lambda one, other: {one, other} == {"a", "b"}) == [["a", "b"]]
