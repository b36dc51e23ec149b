"""`reportedly link`: as many processes as asked for, and on a terminal the step that it is at."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly.cli.main import main
from reportedly.cli.under_way import UnderWay
from reportedly.work import linking
from tests.work.small_world import new_casebook


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with UnderWay() as under_way:
        under_way.say("comparing reports", None)
        under_way.say("holding claims against each other", 0.5)
    return stream.getvalue()


def test_a_terminal_shows_the_step_that_is_worked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "holding claims against each other" in shown(monkeypatch, Terminal())


def test_a_file_gets_none_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO()) == ""


@pytest.mark.parametrize(("options", "workers"), [((), 3), (("--workers", "2"), 2)])
def test_the_option_goes_before_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], workers: int
) -> None:
    path, asked = tmp_path / "sudan.reportedly", []
    new_casebook(path).close()
    (tmp_path / "sudan.toml").write_text("workers = 3", encoding="utf-8")
    link = linking.link_casebook

    def watched(*arguments: Any, **named: Any) -> Any:
        asked.append(named["workers"])
        return link(*arguments, **named)

    monkeypatch.setattr(linking, "link_casebook", watched)
    result = CliRunner().invoke(main, ["link", "--casebook", str(path), *options], catch_exceptions=False)
    assert (result.exit_code, asked) == (0, [workers])
