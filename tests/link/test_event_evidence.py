"""What speaks for and against two claims telling of one event."""

from __future__ import annotations

import pytest

from reportedly.link.content_words import stem
from reportedly.link.event_evidence import LEAST, Setting, bits, reasons, signs
from reportedly.link.event_facts import EventFacts, facts_of, kin_of
from reportedly.model.reason import bits as bits_of
from tests.link.told import reading

FAR, NEAR = Setting(likeness=0.01), Setting(likeness=0.5)


def facts(line: str) -> EventFacts:
    return next(facts_of(reading("Post", line)))


SHELLED = "Sefid | 2031-03-04 | Guard | shelled | the apricot market"


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (SHELLED, "Malat | 2031-03-04 | Guard | shelled | the apricot market", ("place", "another")),
        (SHELLED, "Old Sefid | 2031-03-04 | Guard | shelled | the market", ("place", "near")),
        (SHELLED, "Sefid | - | - | hit | a mill", ("place", "same town")),
        (SHELLED, "Sefid | 2031-03-05 | Guard | shelled | the market", ("day", "next")),
        (SHELLED, "Sefid | 2031-03-08 | Guard | shelled | the market", ("day", "another")),
        (SHELLED, "- | - | Front | shelled | the market", ("actor", "another")),
        (SHELLED, "- | - | Guard | shelled | the market", ("actor", "same")),
        (SHELLED, "- | - | - | bombarded | the market", ("trigger", "words for one thing")),
        (SHELLED, "- | - | - | shelling | the market", ("trigger", "same word")),
        (SHELLED, "- | - | - | visited | the market", ("trigger", "other word")),
    ],
)
def test_what_is_compared(one: str, other: str, sign: tuple[str, str]) -> None:
    a, b = facts(one), facts(other)
    assert sign in list(signs(a, b, FAR))
    assert set(signs(a, b, FAR)) == set(signs(b, a, FAR))


def test_what_is_not_told_weighs_nothing() -> None:
    told = {feature for feature, _ in signs(facts(SHELLED), facts("- | - | - | shelled | the market"), FAR)}
    assert not told & {"place", "day", "actor", "figures"}


@pytest.mark.parametrize("other", ["Malat | 2031-03-04 | Guard", "Sefid | 2031-03-08 | Guard"])
def test_what_excludes_each_other_outweighs_all_else(other: str) -> None:
    assert bits(facts(SHELLED), facts(f"{other} | shelled | the apricot market"), NEAR) == LEAST


def test_reasons_add_up_to_the_bits() -> None:
    one, other = facts(SHELLED), facts("Sefid | 2031-03-04 | - | bombarded | a market")
    assert bits_of(reasons(one, other, NEAR)) == pytest.approx(bits(one, other, NEAR))
    assert bits(one, other, NEAR) > 0 > bits(one, other, FAR) - 20


@pytest.mark.parametrize(
    ("one", "other"),
    [("blew up", "explosion"), ("destroyed", "destruction"), ("took", "seized"), ("fought", "battle")],
)
def test_past_tenses_are_words_for_the_same_occurrence(one: str, other: str) -> None:
    rows = [kin_of(frozenset(stem(word) for word in words.split())) for words in (one, other)]
    assert rows[0] & rows[1]
