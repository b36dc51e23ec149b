"""The pairs of claims about one event: their notation, and the floor under how many contradictions are typed right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from bench.relation_notation import PARTS, read_pairs
from bench.relations import figures, readings_of
from reportedly.errors import InputError
from reportedly.model.relation import Attribute

FLOOR = {"tune": 0.93, "measured": 0.87}
LEAST_PAIRS = 300


def test_every_type_of_contradiction_is_in_both_parts() -> None:
    pairs = read_pairs()
    assert len(pairs) >= LEAST_PAIRS
    assert len({(pair.older, pair.newer) for pair in pairs}) == len(pairs)
    for part in PARTS:
        count = Counter(pair.verdict for pair in pairs if pair.part == part)
        assert all(count[attribute] >= 10 for attribute in get_args(Attribute)), count


@pytest.mark.parametrize("line", ["value | only one claim", "colour | One. | Another.", "One claim alone."])
def test_a_line_that_is_no_pair_is_told(line: str, tmp_path: Path) -> None:
    table = tmp_path / "relations.txt"
    table.write_text(f"== tune\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"relations\.txt:2"):
        read_pairs(table)


def test_the_type_of_contradictions_is_above_its_floor() -> None:
    told = readings_of(read_pairs())
    assert {part for part in PARTS if figures(part, told)["contradictions.typed"] < FLOOR[part]} == set()
