"""Two selections: a small one made by hand, and all of the sample situation as it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportedly.casebook import Casebook
from reportedly.link.linking import Linking
from reportedly.model.reading import Reading
from reportedly.tell.formats import format_named
from reportedly.tell.formats.selection import Selection, in_order
from reportedly.web.exports import last_moment, selection_of
from reportedly.web.filter import Filter
from reportedly.web.standing import Stand, Standing
from reportedly.weigh.picture import picture_of
from tests.sample_situation import filled
from tests.tell.sample import make_reading

AT = "2023-05-12T08:00:00.000000Z"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


def selection_from(*readings: Reading) -> Selection:
    """Readings linked and weighed, all of them."""
    linked = Linking(readings).linked()
    picture = picture_of(linked)
    return Selection(
        title="Barges on the Nile",
        at=AT,
        events=in_order(picture.events),
        picture=picture,
        readings={reading.report.id: reading for reading in linked.readings},
        lineage={told.report_id: told for told in linked.reports},
        whole=True,
    )


@pytest.fixture
def small() -> Selection:
    """One report by hand: a movement, a radius, an area, a place that is not resolved, and an open question."""
    return selection_from(make_reading())


def from_publisher(name: str) -> Selection:
    """The same report by another publisher, under a headline of the same words."""
    reading = make_reading()
    return selection_from(replace(reading, report=replace(reading.report, publisher=name, title=name)))


@pytest.fixture(scope="session")
def stand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stand, str]:
    """The sample situation with a hostile report, and when its last ledger entry was made."""
    with Casebook.open(filled(tmp_path_factory.mktemp("workbench"))) as book:
        now = Standing(book).now()
        return now, last_moment(book, now)


@pytest.fixture(scope="session")
def situation(stand: tuple[Stand, str]) -> Selection:
    """All of it."""
    return selection_of(*stand, Filter())


@pytest.fixture(scope="session")
def about_liwonde(stand: tuple[Stand, str]) -> Selection:
    """What a filter leaves."""
    return selection_of(*stand, Filter(place="Liwonde"))


Exported = Callable[[str], bytes]


def exported(name: str, selection: Selection) -> bytes:
    """A file in a format."""
    form = format_named(name)
    if form.events is not None:
        return b"".join(form.events(selection))
    assert form.claims is not None
    return b"".join(form.claims(selection.claims()))
