"""A command seldom looks for objects that hold each other, and leaves them where they are when it ends."""

from __future__ import annotations

import gc
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from reportedly.cli.main import Front, main
from reportedly.cycles import MORE, cycles_left

LEFT = """
import gc
from click.testing import CliRunner
from reportedly.cli.main import main
class Left:
    def __del__(self):
        print("found")
if {command}:
    CliRunner().invoke(main, ["schema"])
gc.disable()
left = Left()
left.itself = left
del left
"""


@pytest.mark.parametrize("fails", [False, True])
def test_in_a_command_many_more_objects_come_before_they_are_looked_through(fails: bool) -> None:
    seen: list[int] = []

    @click.group(cls=Front)
    def front() -> None: ...

    @front.command()
    def once() -> None:
        seen.append(gc.get_threshold()[0])
        if fails:
            raise RuntimeError

    before = gc.get_threshold()
    assert bool(CliRunner().invoke(front, ["once"]).exception) == fails
    assert seen == [MORE]
    assert gc.get_threshold() == before


def test_what_a_command_made_is_not_looked_through_as_it_ends() -> None:
    @click.group(cls=Front)
    def front() -> None: ...

    @front.command()
    def once() -> None:
        looked.clear()
        kept.extend([number] for number in range(10_000))

    def look(phase: str, _: object) -> None:
        looked.append(phase)

    kept: list[list[int]] = []
    looked: list[str] = []
    gc.callbacks.append(look)
    try:
        front.main(["once"], standalone_mode=False)
        after = [[number] for number in range(100)]
    finally:
        gc.callbacks.remove(look)
    assert len(after) == 100
    assert looked == []


@pytest.mark.parametrize(("command", "told"), [(False, "found"), (True, "")])
def test_when_a_command_ended_nothing_is_looked_through_once_more(command: bool, told: str) -> None:
    script = LEFT.format(command=command)
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert ended.stdout.strip() == told


def test_a_command_in_a_process_that_goes_on_leaves_looking_to_it() -> None:
    before = gc.get_freeze_count()
    CliRunner().invoke(main, ["schema"])
    assert gc.get_freeze_count() == before


def test_cycles_are_looked_for_again_afterwards_where_they_were_before() -> None:
    with cycles_left():
        assert not gc.isenabled()
        with cycles_left():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
