"""`reportedly alerts` and alerts within `watch`, on the command line."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from reportedly.casebook import Casebook
from reportedly.cli import watch as watch_module
from reportedly.cli.main import main
from reportedly.work.linking import link_casebook
from reportedly.work.settings import settings_beside
from tests.work.ferry import ferry_readings
from tests.work.small_world import new_casebook
from tests.work.test_linking import ANN

SETTINGS = """
[[channels]]
name = "feed"
kind = "atom"
file = "{feed}"

[[alerts]]
name = "Matadi"
place = "Matadi"
to = ["feed"]
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.reportedly"
    with new_casebook(path) as book:
        add(book, 0)
    path.with_suffix(".toml").write_text(SETTINGS.format(feed=tmp_path / "alerts.atom"), encoding="utf-8")
    return path


def add(book: Casebook, number: int) -> None:
    reading = ferry_readings()[number]
    book.add_report(reading.report, ANN)
    book.add_reading(reading, ANN, stages={"read": 1})
    link_casebook(book)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["alerts", *arguments], catch_exceptions=False)


def entries(path: Path) -> int:
    feed = ElementTree.parse(path.with_name("alerts.atom")).getroot()
    return len(feed.findall("{http://www.w3.org/2005/Atom}entry"))


def test_an_alert_begins_and_then_tells(ferry: Path) -> None:
    at = ("--casebook", str(ferry))
    assert "never ran" in call("list", *at).output
    begun = call("run", *at)
    assert (begun.exit_code, begun.output) == (0, "0 alerts sent\n")
    with Casebook.open(ferry) as book:
        add(book, 2)
    told = call("run", *at)
    assert told.exit_code == 0
    assert "sent" in told.output
    first = entries(ferry)
    assert first >= 1
    assert call("run", *at).output == "0 alerts sent\n"
    assert entries(ferry) == first
    listed = call("list", *at).output
    assert "Matadi: place Matadi; on new, contradicted, withdrawn, regraded; up to ledger entry" in listed
    assert f"to feed: {first} sent" in listed


def test_a_feed_that_cannot_be_written_is_said_and_tried_again(ferry: Path, tmp_path: Path) -> None:
    at = ("--casebook", str(ferry))
    call("run", *at)
    ferry.with_suffix(".toml").write_text(SETTINGS.format(feed=tmp_path / "none" / "alerts.atom"), encoding="utf-8")
    with Casebook.open(ferry) as book:
        add(book, 2)
    told = call("run", *at)
    assert told.exit_code == 1
    assert "will be tried again" in told.output


def test_a_channel_is_tested(ferry: Path) -> None:
    assert call("test", "--casebook", str(ferry)).output == "1 alert sent\n"


def test_without_alerts_it_says_what_to_write(ferry: Path) -> None:
    ferry.with_suffix(".toml").unlink()
    told = call("run", "--casebook", str(ferry))
    assert told.exit_code == 2
    assert "[[alerts]]" in told.output


def test_watching_links_and_tells(ferry: Path) -> None:
    settings = settings_beside(str(ferry), named=None, environment={})
    with Casebook.open(ferry) as book:
        watch_module._alert(book, str(ferry), settings)
        reading = ferry_readings()[2]
        book.add_report(reading.report, ANN)
        book.add_reading(reading, ANN, stages={"read": 1})
        watch_module._alert(book, str(ferry), settings)
    assert entries(ferry) >= 1
