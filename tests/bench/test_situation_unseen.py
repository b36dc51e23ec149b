"""The sample situation, and those that no rule was made with, come out no worse than before."""

from __future__ import annotations

import pytest

from bench import gate, situation_unseen


@pytest.mark.parametrize("name", ["liwonde", *situation_unseen.TUNE, *situation_unseen.MEASURED])
def test_no_figure_is_below_its_floor(name: str) -> None:
    assert gate.falls(situation_unseen.figures(name), gate.read_situation_floors()[name]) == []


def test_a_situation_that_comes_out_worse_fails_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "read_floors", dict)
    monkeypatch.setattr(situation_unseen, "figures", lambda name: {"origins_f1": 0.0})
    assert gate.main() == 1
