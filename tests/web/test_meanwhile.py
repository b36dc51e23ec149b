"""A young report that comes in while readers are answered is in no answer either."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bench.generated_situation import FIRST_DAY, situation
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook, picture_schema
from reportedly.tell.formats import format_named
from reportedly.tell.withheld import Withheld, Withholding
from reportedly.web.exports import BEGINNING, export_chunks, last_moment, selected_in
from reportedly.web.filter import Filter
from reportedly.web.kept.head import Head
from reportedly.web.shown_rows import ShownRows
from reportedly.web.standing import Standing
from tests.web.kept.test_in_step import Growing

DELAY = Withholding(delay_s=24 * 3600)
NOW = datetime.combine(FIRST_DAY, time(), UTC) + timedelta(days=2.5)
OLD, YOUNG = 12, 6


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Growing]:
    """With the old reports; the young ones are waiting."""
    old = situation(OLD, claims_each=3, seed=1, towns=5, persons=5, name="old")
    young = situation(YOUNG, claims_each=3, seed=1, towns=5, persons=5, name="y", first_day=FIRST_DAY + timedelta(2))
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Growing(book, [*old, *young], random.Random(1))


def test_an_export_that_is_under_way_leaves_it_out(growing: Growing) -> None:
    stand = Standing(growing.book, DELAY, lambda: NOW).now()
    export = selected_in(stand, last_moment(growing.book, stand), Filter())
    before = {one.reading.report.id for one in growing.there}
    growing.take_in(YOUNG)
    assert {reading.report.id for reading in export.claims()} == before
    assert {one.reading.report.id for one in export.standing()} <= before


def test_an_export_under_way_is_of_one_moment(growing: Growing, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where reports are shown by now that were withheld as it began."""
    monkeypatch.setattr("reportedly.web.parts.TOGETHER", 3)
    growing.take_in(YOUNG)
    days = 0
    standing = Standing(growing.book, DELAY, lambda: NOW + timedelta(days=days))
    stand = standing.now()
    form = format_named("ucdp")
    whole = b"".join(export_chunks(form, stand, BEGINNING, Filter()))
    chunks = export_chunks(form, stand, BEGINNING, Filter())
    begun = next(chunks) + next(chunks)
    days = 9
    assert not standing.now().withheld.young
    assert begun + b"".join(chunks) == whole


def test_a_picture_that_is_being_worked_out_leaves_it_out(growing: Growing, monkeypatch: pytest.MonkeyPatch) -> None:
    in_step = ShownRows.in_step

    def meanwhile(shown: ShownRows, withheld: Withheld) -> Head:
        growing.take_in(YOUNG // 2)
        return in_step(shown, withheld)

    monkeypatch.setattr(ShownRows, "in_step", meanwhile)
    stand = Standing(growing.book, DELAY, lambda: NOW).now()
    young = {one.reading.report.id for one in growing.there[OLD:]}
    assert len(young) == YOUNG
    assert stand.withheld.young == young
    with stand.rows.looking() as connection:
        told = set(connection.execute(select(picture_schema.claims.c.id)).scalars())
    assert told
    assert not told & {claim.id for one in growing.there[OLD:] for claim in one.reading.claims}
