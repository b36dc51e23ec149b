"""A short round of the fuzzing that `make fuzz` does for long."""

from __future__ import annotations

import pytest

from reportedly.errors import InputError
from tests.collect import fuzzing
from tests.collect.fuzzing import TARGETS, broken, faults, run

ROUNDS = {"webpage": 60, "pdf": 300, "file": 60, "word": 60}
"""Rounds of the slower targets; the others do `MANY`."""

MANY = 400


@pytest.mark.parametrize("target", TARGETS)
def test_no_broken_bytes_crash_or_hang_a_parser(target: str) -> None:
    done = run(target, rounds=ROUNDS.get(target, MANY), seconds=240)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-2000:]}"


def test_a_round_is_the_same_whenever_it_is_run() -> None:
    assert broken("feed", 7) == broken("feed", 7)
    assert len({broken("feed", number) for number in range(50)}) > 20


def test_a_parser_that_raises_anything_else_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def sound(content: bytes) -> None:
        raise InputError("here", "is broken", "mend it")

    def unsound(content: bytes) -> None:
        raise KeyError("text")

    monkeypatch.setitem(TARGETS, "feed", sound)
    assert list(faults("feed", range(5), 60)) == []
    monkeypatch.setitem(TARGETS, "feed", unsound)
    assert [fault.what for fault in faults("feed", range(2), 60)] == ["KeyError: 'text'"] * 2


def test_a_parser_that_hangs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def hanging(content: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzzing, "SECONDS_A_ROUND", 1)
    monkeypatch.setitem(TARGETS, "feed", hanging)
    assert [fault.what for fault in faults("feed", range(1), 60)] == ["took more than 1 seconds"]
