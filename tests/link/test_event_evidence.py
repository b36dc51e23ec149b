"""What speaks for and against two claims telling of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.content_words import stem
from reportedly.link.event_evidence import LEAST, Setting, bits, reasons, signs
from reportedly.link.event_facts import Days, EventFacts, Figure, facts_of, kin_in, kin_of
from reportedly.link.event_targets import Target
from reportedly.model.reason import bits as bits_of
from reportedly.model.span import Span
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


TARGET = ("target", "same thing in one town")


def undergoing(line: str, *recipients: str, mode: str | None = None, days: Days | None = None) -> EventFacts:
    """A claim that tells of force used on something."""
    found = facts(line)
    return replace(found, recipients=frozenset(map(stem, recipients)), mode=mode, days=days)


BROKEN = "Sefid | - | - | destroyed | the railway bridge"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (undergoing("Sefid | - | - | blew up | the railway bridge at noon", "bridge"), True),
        (undergoing("Sefid | - | - | died | when the railway bridge went up"), True),
        (undergoing("Malat | - | - | blew up | the railway bridge", "bridge"), False),
        (undergoing("- | - | - | blew up | the railway bridge", "bridge"), False),
        (undergoing("Sefid | - | - | blew up | the mill", "mill"), False),
        (replace(undergoing("Sefid | - | - | blew up | the railway bridge", "bridge"), published=1), False),
        (replace(undergoing("Sefid | - | - | crossed | the railway bridge", "bridge"), type="MOBILIZE"), False),
    ],
)
def test_force_used_on_one_thing_in_one_town_is_one_event(other: EventFacts, told: bool) -> None:
    bridge = undergoing(BROKEN, "railway", "bridge")
    assert (TARGET in list(signs(bridge, other, FAR))) == told
    assert (TARGET in list(signs(other, bridge, FAR))) == told


def test_force_used_on_the_next_day_is_another_event() -> None:
    first, second = (undergoing(BROKEN, "railway", "bridge", days=Days(day, day)) for day in (100, 101))
    assert TARGET in list(signs(first, first, FAR))
    assert TARGET not in list(signs(first, second, FAR))


LOSS = ("target", "same loss on one day in one town")
HIT = Days(738220, 738220)


def lost(line: str, unit: str, count: float, days: Days = HIT) -> EventFacts:
    """A claim that counts what befell people."""
    return replace(facts(line), figures=(Figure(unit, count, count),), days=days)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (lost("Sefid | - | - | crashed | near the well", "killed", 5), True),
        (lost("Old Sefid | - | - | died | when it came down", "killed", 8), True),
        (lost("Malat | - | - | died | when it came down", "killed", 5), False),
        (lost("Sefid | - | - | died | when it came down", "killed", 5, Days(738223, 738223)), False),
        (lost("- | - | - | died | when it came down", "killed", 5), False),
        (lost("Sefid | - | - | arrived | near the well", "lorries", 5), False),
    ],
)
def test_what_befell_people_in_one_town_on_one_day_is_one_event(other: EventFacts, told: bool) -> None:
    one = lost("Sefid | - | - | exploded | at the depot", "killed", 5)
    assert (LOSS in list(signs(one, other, FAR))) == told
    assert (LOSS in list(signs(other, one, FAR))) == told


@pytest.mark.parametrize(
    ("text", "trigger", "one_kind"),
    [
        ("a helicopter came down", "came", True),
        ("there was hostile fire", "fire", True),
        ("a boat was hit by a mortar", "hit", True),
        ("a patrol came back", "came", False),
        ("there was a fire", "fire", False),
    ],
)
def test_the_words_beside_a_trigger_tell_what_kind_of_thing_it_names(text: str, trigger: str, one_kind: bool) -> None:
    at = text.index(trigger)
    span = Span(start=at, end=at + len(trigger))
    shot_down = kin_of(frozenset(map(stem, ("shot", "down"))))
    assert bool(kin_in(text, [span], frozenset([stem(trigger)])) & shot_down) == one_kind


def test_people_of_a_side_are_not_one_thing() -> None:
    soldiers = undergoing("Sefid | - | - | killed | several soldiers", "soldiers")
    assert TARGET not in list(signs(soldiers, soldiers, FAR))


HELD = ("target", "same named thing is held")


def held(line: str, *names: str, published: int = 100) -> EventFacts:
    """A claim that tells of a thing that is stopped or seized, by its name."""
    target = Target(words=frozenset({"ship", *names}), names=frozenset(names))
    return replace(facts(line), type="COERCE", mode="arrest", target=target, published=published, days=None)


STOPPED = held("- | - | - | stopped | the trawler", "mirova", "stell")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (held("- | - | - | captured | the ship", "mirova", "stell", published=110), True),
        (held("- | - | - | captured | the ship", "danske", "stell"), False),
        (held("- | - | - | captured | the ship"), False),
        (held("- | - | - | captured | the ship", "mirova", "stell", published=200), False),
        (replace(held("- | - | - | freed | the ship", "mirova", "stell"), type="RETREAT"), False),
    ],
)
def test_what_has_a_name_is_held_once_in_a_month(other: EventFacts, told: bool) -> None:
    assert (HELD in list(signs(STOPPED, other, FAR))) == told
    assert (("trigger", "words for one thing") in list(signs(other, STOPPED, FAR))) == told


OF_ONE_STATE = ("target", "one state's aircraft")


def hit(line: str, *names: str, published: int = 100) -> EventFacts:
    """A claim that tells of an aircraft that is hit, by what stands for it."""
    target = Target(words=frozenset({"drone", *names}), names=frozenset(names))
    return replace(facts(line), type="ASSAULT", mode=None, target=target, published=published, days=None)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (hit("- | - | - | struck | the aircraft", "drone IR†", published=101), True),
        (hit("- | - | - | struck | the aircraft", "drone IR†", published=102), False),
        (hit("- | - | - | struck | the aircraft", "drone TR†"), False),
        (hit("- | - | - | struck | the aircraft"), False),
        (replace(hit("- | - | - | lost | the aircraft", "drone IR†"), type="RETREAT"), False),
    ],
)
def test_reports_of_a_day_tell_of_one_lost_aircraft_of_a_state(other: EventFacts, told: bool) -> None:
    downed = hit("- | - | - | downed | the drone", "drone IR†")
    assert (OF_ONE_STATE in list(signs(downed, other, FAR))) == told


def test_a_loss_and_what_it_was_part_of_are_of_one_occurrence() -> None:
    died, blew = facts("- | - | - | died | in the explosion"), facts("- | - | - | explosion | at the mill")
    assert ("trigger", "same word among others") in list(signs(died, blew, FAR))
    assert set(signs(died, blew, FAR)) == set(signs(blew, died, FAR))
    assert ("trigger", "same word among others") not in list(signs(facts("- | - | - | died | at home"), blew, FAR))


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
