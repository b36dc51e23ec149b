from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model.quantity import Quantity
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime
from reportedly.tell.wording import (
    chain_words,
    in_telling_order,
    place_words,
    plain,
    quantity_words,
    title_words,
    when_words,
    where_words,
)
from tests.tell.sample import TEXT, make_reading

ANY = Quote.cut(TEXT, [(0, 5)])


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (12, 12, None, "at least 12 killed"),
        (None, 40, None, "40 killed"),
        (None, None, 40, "at most 40 killed"),
        (12, None, 15, "12 to 15 killed"),
        (7, 7, 7, "7 killed"),
        (None, 12500, None, "12,500 killed"),
        (None, 1.5, None, "1.5 killed"),
        (None, None, None, "some killed"),
    ],
)
def test_figures(low: float | None, best: float | None, high: float | None, words: str) -> None:
    quantity = Quantity(quote=ANY, unit="killed", low=low, best=best, high=high, counted_by=None)
    assert quantity_words(quantity) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "edtf", "words"),
    [
        ("2023-05-09", "2023-05-09", "2023-05-09", "2023-05-09"),
        ("2023-05-09", "2023-05-11", None, "2023-05-09 – 2023-05-11"),
        ("2023-05-09T05:00Z", "2023-05-09T05:00Z", None, "2023-05-09 05:00Z"),
        ("2023-05-09", None, None, "from 2023-05-09"),
        (None, "2023-05-09", None, "until 2023-05-09"),
        (None, None, "2023-05~", "2023-05~"),
        (None, None, None, "KOSTI"),
    ],
)
def test_times(earliest: str | None, latest: str | None, edtf: str | None, words: str) -> None:
    time = ClaimTime(timex=ANY, edtf=edtf, earliest=earliest, latest=latest, anchor=None, relation="on")
    assert when_words(time) == words


def test_chains_places_and_movements() -> None:
    departure, shelling, _, unhurt, question = make_reading().claims
    assert chain_words(departure.attribution) == "The Sennar Agency ← a source at the river ministry"
    assert chain_words(question.attribution) == "the report itself"
    assert list(where_words(departure.places)) == ["Kosti → Renk → Malakal"]
    assert list(where_words(departure.places[2:])) == ["… → Malakal"]
    assert list(where_words(shelling.places)) == ["30 km north of El Obeid"]
    assert place_words(unhurt.places[0]) == "Camp Zuhur\u00a0?"


def test_explanations_are_told_once_even_where_they_explain_each_other() -> None:
    claims = make_reading().claims
    assert [(c.content.text[:8], depth) for c, depth in in_telling_order(claims)][1:3] == [
        ("shells f", 0),
        ("The shel", 1),
    ]
    one, other = (replace(claims[2], id=f"clm_{n}", explains=(f"clm_{1 - n}",)) for n in (0, 1))
    itself = replace(claims[2], id="clm_2", explains=("clm_2", "clm_nowhere"))
    assert [(c.id, d) for c, d in in_telling_order((one, other, itself))] == [
        ("clm_2", 0),
        ("clm_0", 0),
        ("clm_1", 1),
    ]


def test_a_long_title_is_cut_at_a_word() -> None:
    reading = make_reading()
    long = replace(reading, report=replace(reading.report, title="word " * 60))
    assert len(title_words(long)) <= 92
    assert title_words(long).endswith("word …")
    assert title_words(replace(reading, report=replace(reading.report, title=None))).startswith("KOSTI (Nile Courier)")


def test_plain_words_stay_on_one_line() -> None:
    assert plain("a\n b\u2028c\td\x00e") == "a b c de"
