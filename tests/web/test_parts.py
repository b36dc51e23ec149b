"""After any change, what is put together part by part is what the whole picture comes to, for readers too."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams

from bench.generated_situation import FIRST_DAY, situation
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook
from reportedly.tell.brief.record import brief_record
from reportedly.tell.formats import format_named
from reportedly.tell.withheld import NOTHING, Withholding
from reportedly.web import brief_view
from reportedly.web.brief_view import brief_for
from reportedly.web.exports import last_moment, selected_in, selection_of
from reportedly.web.filter import Filter, filter_of
from reportedly.web.standing import Stand, Standing
from reportedly.web.whole_export import WholeCasebook
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.kept.test_in_step import Growing
from tests.web.whole_brief import everything

DAYS, CHANGES = 3, 4
MADE = datetime(2031, 1, 1, tzinfo=UTC)
DELAY = Withholding(delay_s=24 * 3600)
FLOOR = Withholding(floor=30.0)
BOTH = Withholding(floor="province", delay_s=24 * 3600)
HELD = {"nothing": NOTHING.withholding, "delay": DELAY, "floor": FLOOR, "both": BOTH}
CASES = (*(("sqlite", held) for held in HELD), ("postgresql", "delay"), ("postgresql", "both"))


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Withholding]:
    """Where a casebook is made, and what is withheld of it."""
    engine, held = request.param
    on_file = engine == "sqlite"
    where = str(tmp_path / "growing.reportedly") if on_file else schema_on(request.getfixturevalue("server"))
    return where, HELD[held]


@pytest.fixture
def growing(case: tuple[str, Withholding]) -> Iterator[Growing]:
    """Reports of several days, some of each happening."""
    first = (FIRST_DAY + timedelta(days=n) for n in range(DAYS))
    days = [situation(14, claims_each=3, seed=5, towns=10, persons=12, name=str(d), first_day=d) for d in first]
    with Casebook.create(case[0], BY) as book:
        yield Growing(book, [one for day in zip(*map(list, days), strict=True) for one in day], random.Random(8))


def stands(growing: Growing, withholding: Withholding) -> Iterator[Stand]:
    """The casebook as it stands after each change, to whom something is withheld."""
    days = itertools.islice(itertools.cycle((2.5, 3.5, 4.5)), CHANGES)
    standing = Standing(growing.book, withholding, lambda: now)
    sizes = set()
    for day in days:
        now = datetime.combine(FIRST_DAY, time(), UTC) + timedelta(days=day)
        stand = standing.now()
        assert (stand.rows is growing.book) is not withholding.any
        sizes.add(len(stand.withheld.young))
        yield stand
        growing.change()
    assert (len(sizes) > 1) is (withholding.delay_s > 0)


def test_every_export_is_that_of_the_whole_picture(
    case: tuple[str, Withholding], growing: Growing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.web.parts.TOGETHER", 12)
    for stand in stands(growing, case[1]):
        at = last_moment(stand.book, stand)
        parts, whole = selected_in(stand, at, Filter()), selection_of(stand, at, Filter())
        assert isinstance(parts, WholeCasebook)
        for name in ("geojson", "ucdp", "stix", "ftm", "timemap", "annotations", "claimreview"):
            write = format_named(name).events
            assert write is not None
            assert b"".join(write(parts)) == b"".join(write(whole)), name
        assert list(parts.claims()) == list(whole.claims())


def test_the_brief_is_that_on_the_whole_picture(
    case: tuple[str, Withholding], growing: Growing, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MOST_BORNE_OUT", "MOST_DISPUTED", "MOST_ALONE"):
        monkeypatch.setattr(f"reportedly.tell.brief.standing.{name}", 3)
        monkeypatch.setattr(f"reportedly.web.brief_chosen.{name}", 3)
    monkeypatch.setattr("reportedly.web.brief_chosen.EVENTS_TOGETHER", 2)
    for stand in stands(growing, case[1]):
        for query in ("", "since=60", "status=uncorroborated"):
            asked = filter_of(QueryParams(query), stand.book)
            chosen = brief_record(brief_for(stand, stand.book, asked, MADE))
            with monkeypatch.context() as other:
                other.setattr(brief_view, "chosen", everything)
                assert chosen == brief_record(brief_for(stand, stand.book, asked, MADE))
