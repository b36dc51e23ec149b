"""Truth discovery: who is believed, what is collapsed, and that repeating a thing never makes it truer."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from reportedly.weigh import truth
from reportedly.weigh.ballots import Ballot, Holding, voted
from reportedly.weigh.shared_errors import leaders
from reportedly.weigh.trust import AT_FIRST, THIN_VALUE, learned
from reportedly.weigh.truth import Settled, settle
from reportedly.weigh.values import Kind, PlacesWithin
from reportedly.weigh.voices import Saying, Thing, Voice, copied_source, voices_of

PLACES = PlacesWithin.of(
    [
        ("1", "Sudan", "0"),
        ("2", "Sennar State", "1"),
        ("3", "Singa", "2"),
        ("4", "White Nile State", "1"),
        ("5", "Kosti", "4"),
        ("6", "Chad", "0"),
    ]
)


def said(attribute: str, table: str) -> tuple[Saying, ...]:
    """A row is an item, and then what each source says of it: `ferry | Ana 12 | Bo 13`."""
    found = []
    for line in table.strip().splitlines():
        item, *cells = (cell.strip() for cell in line.split("|"))
        for cell in cells:
            source, _, value = cell.partition(" ")
            found.append(Saying(source=source, item=item, attribute=attribute, value=value))
    return tuple(found)


def values(settled: Settled) -> dict[str, str]:
    return {answer.item: answer.value for answer in settled.answers}


TOLLS = said(
    "toll",
    """
    ferry   | Ana 12 | Bo 12 | Cem 40 | Dia 12
    market  | Ana 7  | Bo 7  | Cem 30 | Dia 7
    bridge  | Ana 3  | Bo 3  | Cem 20 | Dia 9
    depot   | Ana 5  | Bo 5  | Cem 50
    school  | Ana 2  | Cem 60
    """,
)


def test_a_source_that_agrees_with_others_is_believed_where_it_stands_alone() -> None:
    settled = settle(TOLLS)
    assert values(settled) == {"ferry": "12", "market": "7", "bridge": "3", "depot": "5", "school": "2"}
    assert settled.trust["Ana"] > settled.trust["Dia"] > settled.trust["Cem"]


def test_an_answer_shows_every_value_with_who_gives_it() -> None:
    (ferry,) = [a for a in settle(TOLLS).answers if a.item == "ferry"]
    assert [(c.value, c.sources) for c in ferry.candidates] == [("12", ("Ana", "Bo", "Dia")), ("40", ("Cem",))]
    assert ferry.candidates[0].held > 0.9


def test_words_are_the_same_in_any_order_and_less_speaks_for_more() -> None:
    settled = settle(
        said("crew", "barge | Ana Osman, Idris | Bo Idris Osman | Cem IDRIS | Dia Hamid \n raft | Bo Omar")
    )
    answer = settled.answers[0]
    assert answer.value in ("Osman, Idris", "Idris Osman")
    assert [c.voices for c in answer.candidates] == [2, 1, 1]


def test_close_numbers_speak_for_each_other() -> None:
    rows = "\n".join(f"gauge{n} | Ana {n + 10} | Bo {n + 11} | Cem {n + 12} | Dia {n + 90}" for n in range(4))
    assert set(values(settle(said("level", rows))).values()) == {"11", "12", "13", "14"}


def test_a_wider_place_speaks_for_those_in_it_and_the_sure_place_is_kept_apart() -> None:
    rows = said(
        "place",
        """
        ferry | Ana Sennar State | Bo Sudan | Cem Sudan | Dia Chad
        mill  | Ana Singa | Bo Sennar State | Cem Sudan | Dia Chad
        """,
    )
    told = {a.item: (a.value, a.sure) for a in settle(rows, places={"place": PLACES}).answers}
    assert told == {"ferry": ("Sennar State", "Sudan"), "mill": ("Singa", "Sennar State")}


def test_a_town_that_one_source_names_for_many_things_is_not_answered_against_the_state() -> None:
    rows = "\n".join(
        ["ferry | Ana Singa | Bo Sennar State | Cem Sennar State | Dia Sudan"]
        + [f"item{n} | Ana{n} Singa | Bo Sennar State | Cem Sennar State" for n in range(6)]
    )
    answer = settle(said("place", rows), places={"place": PLACES}).answers[0]
    assert (answer.item, answer.value) == ("ferry", "Sennar State")
    assert [c.value for c in answer.candidates] == ["Sennar State", "Singa", "Sudan"]


def test_a_town_that_is_named_for_one_thing_alone_is_answered_though_one_source_names_it() -> None:
    rows = said("place", "ferry | Ana Singa | Bo Sennar State | Cem Sennar State \n mill | Ana Chad | Bo Chad")
    assert values(settle(rows, places={"place": PLACES}))["ferry"] == "Singa"


def test_a_value_found_wrong_of_other_things_is_trusted_less() -> None:
    rows = (
        "\n".join(f"item{n} | Ana Singa | Bo Singa | Bot{n} Chad" for n in range(6)) + "\nlast | Eve Kosti | Bot9 Chad"
    )
    assert values(settle(said("place", rows), places={"place": PLACES}))["last"] == "Kosti"


def test_known_copies_say_nothing_of_their_own() -> None:
    rows = said("toll", "ferry | Ana 12 | Bo 40 | Bo2 40 | Bo3 40 \n mill | Ana 3 | Cem 3 | Bo 3")
    assert values(settle(rows))["ferry"] == "40"
    assert values(settle(rows, copies={"Bo2": "Bo", "Bo3": "Bo2"}))["ferry"] == "12"


def test_what_a_known_copy_says_never_outvotes_what_it_copies() -> None:
    rows = said("toll", "ferry | Bo 12 | Bo2 40 | Bo3 40 \n mill | Bo2 7")
    settled = settle(rows, copies={"Bo2": "Bo", "Bo3": "Bo"})
    assert values(settled) == {"ferry": "12", "mill": "7"}


def test_a_source_that_contradicts_itself_says_what_it_says_most() -> None:
    assert values(settle(said("toll", "ferry | Bo 12 | Bo 40 | Bo 40"))) == {"ferry": "40"}


def test_a_value_is_worded_as_most_voices_word_it() -> None:
    rows = "\n".join(
        ["crew | Ana Idris Osman | Bo Osman, Idris | Cem Osman, Idris", "a | Ana x", "b | Bo y", "c | Cem z"]
    )
    assert values(settle(said("crew", rows)))["crew"] == "Osman, Idris"


def test_followers_add_no_vote_and_what_differs_speaks_against_dependence() -> None:
    things = [Thing(f"item{n}", "name") for n in range(12)]
    one = Voice(sources=("one",), says={t: frozenset({f"x{t.item}"}) for t in things})
    half = Voice(sources=("half",), says={t: frozenset({f"{'xy'[n > 4]}{t.item}"}) for n, t in enumerate(things)})
    holding = {said: 0.0 for voice in (one, half) for said in voice.says.items()}
    assert leaders((one, half), holding) == (0, 1)
    part = Voice(sources=("part",), says=dict(list(half.says.items())[:5]))
    assert leaders((one, part), holding) == (0, 0)
    ballot = Ballot(values=("x",), by=((0, 1, 2),), bears=((1.0,),))
    assert voted(ballot, lambda voice, value: (0.5, 0.75, 0.25)[voice], (0, 0, 2)) == (1.0,)


def test_a_vote_weighs_by_the_record_of_its_voice_and_of_the_value_elsewhere() -> None:
    thing, other = Thing("ferry", "place"), Thing("mill", "place")
    voices = [
        Voice(sources=("Ana",), says={thing: "Singa", other: "Chad"}),
        Voice(sources=("Bo",), says={thing: "Chad"}),
    ]
    holding: Holding = {(thing, "Singa"): 1.0, (thing, "Chad"): 0.0, (other, "Chad"): 0.4}
    trust = learned(voices, holding, {"place": PLACES})
    assert trust.overall[0] > trust.overall[1]
    assert trust.weight(0, thing, "Chad") > trust.weight(1, thing, "Chad")
    assert trust.values[thing, "Chad"] == pytest.approx((0.4 + THIN_VALUE * AT_FIRST) / (1 + THIN_VALUE))
    assert trust.values[thing, "Singa"] == pytest.approx(AT_FIRST)


@pytest.mark.parametrize(
    ("copies", "origin"), [({}, "a"), ({"a": "b"}, "b"), ({"a": "b", "b": "c"}, "c"), ({"a": "b", "b": "a"}, "a")]
)
def test_whom_a_source_copies_in_the_end(copies: dict[str, str], origin: str) -> None:
    assert copied_source("a", copies) == origin


def test_sources_that_share_rare_errors_are_counted_with_each_other() -> None:
    sources = ("Ana", "Bo", "Cem", "Dia")
    rows = [f"item{n} | {' | '.join(f'{s} word{n}' for s in sources)} | Eve wrong{n} | Fay wrong{n}" for n in range(8)]
    rows += [f"own{s} | {s} word" for s in (*sources, "Eve")]
    settled = settle(said("name", "\n".join(rows)))
    assert settled.counted_with == {"Fay": ("Eve",)}


def test_sources_that_say_the_very_same_are_one_voice() -> None:
    settled = settle(said("toll", "ferry | Ana 12 | Bo 40 | Cem 40 \n mill | Ana 3 | Bo 3 | Cem 3 \n raft | Ana 1"))
    assert settled.counted_with == {"Cem": ("Bo",)}
    assert values(settled)["ferry"] == "12"


def test_followers_lead_nobody_into_their_group() -> None:
    """Left and middle share errors, middle and right share others: right must not be counted with left."""
    things = [Thing(f"item{n}", "name") for n in range(20)]
    left = Voice(sources=("left",), says={t: frozenset({f"x{t.item}"}) for t in things[:14]})
    middle = Voice(sources=("middle",), says={t: frozenset({f"x{t.item}"}) for t in things[4:17]})
    right = Voice(sources=("right",), says={t: frozenset({f"x{t.item}"}) for t in things[12:20]})
    holding = {said: 0.0 for voice in (left, middle, right) for said in voice.says.items()}
    assert leaders((left, middle, right), holding) == (0, 0, 2)


WORLDS = {
    "numbers": (TOLLS, {}),
    "words": (
        said("crew", "barge | Ana Osman Idris | Bo Idris | Cem Hamid \n raft | Ana Omar | Bo Omar | Cem Hamid Ali"),
        {},
    ),
    "places": (
        said("place", "ferry | Ana Sennar State | Bo Sudan | Cem Kosti \n mill | Ana Singa | Cem Kosti | Dia Chad"),
        {"place": PLACES},
    ),
    "a name given for many things": (
        said(
            "place",
            "ferry | Ana Singa | Bo Sennar State | Cem Sennar State \n"
            + "\n".join(f"item{n} | Bo Singa | Cem Sennar State | Dia Sennar State" for n in range(6)),
        ),
        {"place": PLACES},
    ),
    "a tie": (said("toll", "ferry | Ana 12 | Bo 40"), {}),
}
CLONES = 50


def clones_change_no_answer(sayings: tuple[Saying, ...], places: dict[str, PlacesWithin]) -> None:
    """For every source, alone: so many clones of it, with names that sort before and after all others."""
    before = values(settle(sayings, places=places))
    for source in {s.source for s in sayings}:
        cloned = [
            Saying(source=f"{'AZ'[n % 2]}clone{n}", item=s.item, attribute=s.attribute, value=s.value)
            for n in range(CLONES)
            for s in sayings
            if s.source == source
        ]
        assert values(settle((*sayings, *cloned), places=places)) == before, source


@pytest.mark.parametrize("world", WORLDS)
def test_clones_change_no_answer(world: str) -> None:
    clones_change_no_answer(*WORLDS[world])


def _every_source_a_voice(
    sayings: Iterable[Saying], kinds: dict[str, Kind], *, copies: object = None
) -> tuple[Voice, ...]:
    listed = tuple(sayings)
    one_by_one = (
        voices_of([s for s in listed if s.source == name], kinds) for name in sorted({s.source for s in listed})
    )
    return tuple(voice for voices in one_by_one for voice in voices)


@pytest.mark.parametrize("world", WORLDS)
def test_the_law_of_clones_fails_on_a_planted_bug(world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(truth, "voices_of", _every_source_a_voice)
    monkeypatch.setattr(truth, "leaders", lambda voices, holding: tuple(range(len(voices))))
    with pytest.raises(AssertionError):
        clones_change_no_answer(*WORLDS[world])


@pytest.mark.parametrize("world", WORLDS)
def test_the_order_of_sayings_does_not_matter(world: str) -> None:
    sayings, places = WORLDS[world]
    assert settle(sayings[::-1], places=places) == settle(sayings, places=places)


def test_nothing_said_settles_nothing() -> None:
    assert settle(()).answers == ()
    assert settle([Saying(source="Ana", item="ferry", attribute="crew", value=" ; ")]).answers == ()
