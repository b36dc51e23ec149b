"""`reportedly verify` holds the workbench's picture against the records, and makes it anew where it is asked to."""

from __future__ import annotations

import random
from pathlib import Path

from click.testing import CliRunner

from bench.generated_situation import situation
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook
from reportedly.cli.main import main
from reportedly.web.kept.keeping import keep_picture
from tests.web.kept.test_in_step import Growing


def test_a_picture_that_does_not_agree_is_named_and_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "book.reportedly"
    with Casebook.create(path, BY) as book:
        Growing(book, list(situation(6, claims_each=2, seed=3)), random.Random(1))
        keep_picture(book)
        with book.at_once() as writing:
            writing.connection.exec_driver_sql("UPDATE picture_events SET status = 'withdrawn' WHERE n = 1")
    told = CliRunner().invoke(main, ["verify", "--casebook", str(path), "--format", "csv"])
    assert told.exit_code == 1
    assert told.output.count("picture: event") == 1
    assert "reportedly verify --renew-picture" in told.output
    anew = CliRunner().invoke(main, ["verify", "--casebook", str(path), "--renew-picture"])
    assert anew.exit_code == 0, anew.output
    assert anew.output.startswith("Whole: ")
