"""How values are measured against gold: ties in part, places by what lies in what, and what a gold is made of."""

from __future__ import annotations

from bench.fit_narrowness import chosen, divided
from bench.truth import accuracy, commonest_wordings, is_around, is_the_place, same_words, ties_settled_alike
from reportedly.weigh.voices import Saying


def test_tied_values_count_in_part() -> None:
    gold = {("ferry", "crew"): "Idris Osman", ("mill", "crew"): "Hamid"}
    chosen_values = {("ferry", "crew"): ["Osman, Idris", "Ali"], ("mill", "crew"): ["Hamid"]}
    assert accuracy(chosen_values, gold, same_words) == 0.75


def test_a_place_is_exact_or_around_and_never_by_a_part_of_its_name() -> None:
    true = "Singa,Sennar State,Sudan"
    assert [is_the_place(v, true) for v in ("Singa", "Sennar State", "Sin")] == [True, False, False]
    assert [is_around(v, true) for v in ("Singa", "Sudan", "Sennar", "Chad")] == [True, True, False, False]


def test_wordings_count_without_case_and_a_gold_that_breaks_ties_by_wording_is_told() -> None:
    said = [
        Saying(source=source, item=f"day{n}", attribute="sky", value=value)
        for n in range(4)
        for source, value in (("Ana", "Clear"), ("Bo", "clear "), ("Cem", "fog"), ("Dia", "Fog"), ("Eve", "haze"))
    ]
    worded = commonest_wordings(said)
    assert worded["day0", "sky"] == ["clear", "fog"]
    by_wording = {(f"day{n}", "sky"): "Fog" for n in range(4)}
    by_turns = {(f"day{n}", "sky"): ("Fog", "clear")[n % 2] for n in range(4)}
    assert ties_settled_alike(worded, by_wording) == 1.0
    assert ties_settled_alike(worded, by_turns) == 0.5


def test_constants_are_chosen_on_one_half_and_told_on_the_other() -> None:
    things = [(f"site{n}", "place") for n in range(10)]
    found = {
        (0.3, 2.0): dict.fromkeys(things, (True, True)),
        (0.5, 2.0): dict.fromkeys(things, (False, True)),
        (0.2, 2.0): dict.fromkeys(things, (True, False)),
    }
    assert chosen(found, things) == (0.3, 2.0)
    picked, shares = divided(found)
    assert set(picked) == {(0.3, 2.0)}
    assert shares == (1.0, 1.0)
