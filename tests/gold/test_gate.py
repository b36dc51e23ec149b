"""The figures on our own gold stay above their floors, and the gate that says so can fail."""

from __future__ import annotations

import pytest

from bench import gate, gold
from bench.gold_notation import PARTS
from bench.tally import Tally


@pytest.mark.parametrize("part", PARTS)
def test_no_figure_is_below_its_floor(part: str) -> None:
    figures = gold.score_part(part).figures()
    assert gate.falls(figures, gate.read_floors()[part]) == []


def test_every_part_has_floors_under_what_matters() -> None:
    for part, floors in gate.read_floors().items():
        assert part in PARTS
        assert {"claims_f1", "chain", "certainty", "kind", "event_type", "places", "time"} <= set(floors)
        assert all(0 < floor <= 1 for floor in floors.values())


def test_a_figure_below_its_floor_is_named() -> None:
    floors = {"claims_f1": 0.8, "chain": 0.5}
    assert gate.falls({"claims_f1": 0.79, "chain": 0.5}, floors) == ["claims_f1 is 0.790, its floor 0.800"]


def test_a_figure_that_was_not_measured_falls() -> None:
    assert gate.falls({}, {"chain": 0.5}) == ["chain was not measured"]
    assert gate.falls({"chain": float("nan")}, {"chain": 0.5}) != []


def test_the_gate_fails_loudly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def worse(part: str) -> Tally:
        tally = Tally()
        tally.retrieved("claims", gold=10, found=10, shared=1)
        return tally

    monkeypatch.setattr(gate, "score_part", worse)
    monkeypatch.setattr(gate, "read_situation_floors", dict)
    assert gate.main() == 1
    assert "BELOW THE FLOOR" in capsys.readouterr().err
