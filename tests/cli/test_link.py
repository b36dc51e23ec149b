"""`reportedly link`: as many processes as asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly.cli.main import main
from reportedly.work import linking
from tests.work.small_world import new_casebook


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
