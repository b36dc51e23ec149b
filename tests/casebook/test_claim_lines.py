"""Lines put together from records are those of claim JSON, and lead back to the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from reportedly.casebook.bodies import BESIDE, line_of
from reportedly.casebook.claim_lines import claim_in, lines_of_reading
from reportedly.model.claim_json import to_records
from reportedly.model.reading import Reading
from reportedly.model.span import Quote, Span
from tests.casebook.made import BRIDGE_READ, FERRY_READ
from tests.model.test_claim_json import readings

CLAIM = BRIDGE_READ.claims[0]
PARTS = (Span(0, 8), Span(12, 16), Span(20, 22))


def through_json(reading: Reading) -> Sequence[bytes]:
    """The lines as claim JSON makes them, an object of JSON between."""
    beside, *claims = to_records(reading)
    return [line_of({key: beside[key] for key in BESIDE}), *map(line_of, claims)]


@pytest.mark.parametrize("reading", [BRIDGE_READ, FERRY_READ, replace(BRIDGE_READ, claims=())])
def test_the_lines_of_a_reading(reading: Reading) -> None:
    lines = lines_of_reading(reading)
    assert lines == through_json(reading)
    assert tuple(map(claim_in, lines[1:])) == reading.claims


@pytest.mark.parametrize("score", [0.0, 1.0, -0.0, 0.5, -0.25, 5e-324, 1e22, 0.1 + 0.2])
def test_numbers_are_written_as_claim_json_has_them(score: float) -> None:
    reading = replace(BRIDGE_READ, claims=(replace(CLAIM, score=score),))
    assert lines_of_reading(reading) == through_json(reading)
    assert claim_in(lines_of_reading(reading)[1]).score == score


@pytest.mark.parametrize("score", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_of_json_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        lines_of_reading(replace(BRIDGE_READ, claims=(replace(CLAIM, score=score),)))


@pytest.mark.parametrize(
    "words", ["", 'a "b" \\c\n\x00\x7f', "Zeile\u2028eins \u0085", "\U0001f6a2 الموصل", "\ud800 x"]
)
def test_words_of_any_letters(words: str) -> None:
    said = Quote(text=words, spans=PARTS)
    reading = replace(BRIDGE_READ, claims=(replace(CLAIM, content=said, explains=(words, "b")), CLAIM))
    lines = lines_of_reading(reading)
    assert lines == through_json(reading)
    assert tuple(map(claim_in, lines[1:])) == reading.claims


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=readings())
def test_whatever_a_reading_holds(made: Reading) -> None:
    lines = lines_of_reading(made)
    assert lines == through_json(made)
    assert tuple(map(claim_in, lines[1:])) == made.claims
