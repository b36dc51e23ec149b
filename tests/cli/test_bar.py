"""The bar on standard error: a terminal shows it, lines make it give way, a file gets the lines alone."""

from __future__ import annotations

import io
import sys

import pytest

from reportedly.cli.bar import Bar
from reportedly.cli.meter import Meter
from reportedly.cli.progress import Watch
from reportedly.collect import Refused
from reportedly.web.kept.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def show_steps() -> None:
    with Bar() as bar:
        bar.show("comparing reports")
        bar.follow("holding claims against each other")(Progress(done=1, of=2))
        bar.say("one line")


def test_a_terminal_shows_what_is_done_and_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    show_steps()
    assert "holding claims against each other" in terminal.getvalue()
    assert terminal.getvalue().endswith("one line\n")


def test_a_file_gets_the_lines_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", file := io.StringIO())
    show_steps()
    assert file.getvalue() == "one line\n"


def test_a_bar_stands_before_the_first_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Meter("collecting"):
        pass
    assert "collecting" in terminal.getvalue()


def test_reading_counts_what_was_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Watch() as watch:
        assert not list(watch.pass_readings([Refused(where="a.html", what="is empty", todo="give it words")]))
        watch.write(io.StringIO(), "")
    assert "0 read, 0 not" in terminal.getvalue()
    assert "refused  a.html" in terminal.getvalue()
    assert watch.exit_code == 1
