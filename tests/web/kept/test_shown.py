"""What readers are shown is worked out by parts, and is what the whole comes to without what is withheld."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bench.generated_situation import FIRST_DAY, Made, situation
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook
from reportedly.tell.floor import Floor
from reportedly.tell.withheld import Withheld, Withholding
from reportedly.web.filter import Filter
from reportedly.web.kept.keeping import Known, came
from reportedly.web.kept.questions import hypotheses
from reportedly.web.kept.showing import ids_of
from reportedly.web.shown_rows import BesideRows, ShownRows
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.kept.test_in_step import Growing
from tests.web.kept.test_kept import agree, dump

DAYS, CHANGES = 4, 6
DELAY = timedelta(days=2)
WORDS = ("bridge", "market", "convoy", "shelled")


@pytest.fixture(scope="module")
def made() -> list[Made]:
    """Reports of several days, some of each happening."""
    first = (FIRST_DAY + timedelta(days=n) for n in range(DAYS))
    days = [situation(14, claims_each=3, seed=3, towns=8, persons=8, name=str(d), first_day=d) for d in first]
    return [one for day in zip(*map(list, days), strict=True) for one in day]


@pytest.fixture(params=["sqlite", "postgresql"])
def growing(request: pytest.FixtureRequest, tmp_path: Path, made: list[Made]) -> Iterator[Growing]:
    on_file = request.param == "sqlite"
    where = str(tmp_path / "growing.reportedly") if on_file else schema_on(request.getfixturevalue("server"))
    with Casebook.create(where, BY) as book:
        yield Growing(book, made, random.Random(3))


def at(day: float) -> datetime:
    return datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=UTC) + timedelta(days=day)


def whole(book: Casebook, withheld: Withheld) -> BesideRows:
    """The rows of what is shown as it is worked out at once in memory."""
    beside = BesideRows()
    linked, picture = withheld.picture(book, explained=False)
    beside.settled(Known(linked=linked, picture=picture, came=came(book)), 1)
    return beside


@pytest.mark.parametrize(
    ("floor", "delay"), [(None, DELAY), (30.0, timedelta()), (30.0, DELAY)], ids=["delay", "floor", "both"]
)
def test_after_any_change_readers_are_shown_what_the_whole_comes_to(
    growing: Growing, floor: Floor | None, delay: timedelta
) -> None:
    book, shown = growing.book, ShownRows(growing.book)
    sizes = set()
    for n in range(CHANGES):
        withholding = Withholding(floor=floor, delay_s=int(delay.total_seconds()))
        withheld = Withheld.of(book, withholding, at(n % 3 + 3.5))
        sizes.add(len(withheld.young))
        shown.in_step(withheld)
        expected = whole(book, withheld)
        agree(dump(shown), dump(expected))
        for words in WORDS:
            assert ids_of(shown, Filter(text=words)) == ids_of(expected, Filter(text=words))
        if n in (0, CHANGES - 1):
            while not shown.explain_some(withheld).whole:
                pass
            told = {one.id: one for one in hypotheses(shown, alone=True, limit=10_000)[0]}
            assert told
            assert told == {one.id: one for one in withheld.picture(book)[1].hypotheses}
        growing.change()
    assert (len(sizes) > 2) is bool(delay)
