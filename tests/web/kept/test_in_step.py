"""Only what changed is worked out anew, and after any change the rows are those of a whole working out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bench.generated_situation import Made, situation
from bench.workbench_casebook import BY, found_among
from reportedly.casebook import Casebook, Incoming, picture_schema
from reportedly.link.linking import SameEvent
from reportedly.link.telling import Telling
from reportedly.model.origin import ReportOrigin
from reportedly.model.relation import Relation
from reportedly.web.kept import tellings
from reportedly.web.kept.agreeing import picture_breaks
from reportedly.web.kept.keeping import keep_picture, renew_picture
from reportedly.web.kept.tellings import all_tellings
from reportedly.web.kept.working_out import WorkingOut
from reportedly.web.shown_rows import BesideRows
from reportedly.work.links_kept import STAGE, links_found
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.link.read import read_all
from tests.web.kept.known import known_in
from tests.web.kept.test_kept import agree, dump, numbers

Found = ReportOrigin | SameEvent | Relation
REPORTS, FIRST, CHANGES = 70, 45, 24


class Growing:
    """A casebook to which anything is done that could change its picture."""

    def __init__(self, book: Casebook, made: Sequence[Made], dice: random.Random) -> None:
        self.book, self.dice = book, dice
        self.waiting = list(made)
        self.there: list[Made] = []
        self.decided: list[str] = []
        self.take_in(min(FIRST, 2 * len(made) // 3))

    @property
    def claims(self) -> list[str]:
        return [claim.id for one in self.there for claim in one.reading.claims]

    def take_in(self, many: int = 1) -> None:
        some, self.waiting = self.waiting[:many], self.waiting[many:]
        self.there += some
        with self.book.at_once():
            self.book.add_reports([Incoming(report=one.reading.report) for one in some], BY)
            self.book.add_readings([one.reading for one in some], BY, stages={"read": 1})
        self.link(1.0)

    def link(self, share: float) -> None:
        """Link what is there, but for some links that are not found this time."""
        found = [one for one in found_among(self.there) if self.dice.random() < share]
        self.book.settle_links(list(links_found(found)), BY, stage=STAGE)

    def read_anew(self) -> None:
        """A report is read with half of its claims."""
        at = self.dice.randrange(len(self.there))
        one = self.there[at]
        reading = replace(one.reading, claims=one.reading.claims[:2])
        self.there[at] = replace(one, reading=reading, events={c.id: one.events[c.id] for c in reading.claims})
        self.book.add_readings([reading], BY, stages={"read": str(at)})

    def withdraw(self) -> None:
        one = self.there.pop(self.dice.randrange(len(self.there)))
        version = self.book.report(one.reading.report.id)
        assert version is not None
        self.book.withdraw(version.series, BY, why="gone")

    def judge(self) -> None:
        claims = self.claims
        claim, other, third = self.dice.sample(claims, 3)
        source = next(link.source.quote.text for one in self.there for c in one.reading.claims
                      for link in c.attribution if link.source)  # fmt: skip
        told: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("reject", f"claim {claim}", {}),
            ("rate", f"claim {claim}", {"credibility": self.dice.choice([1, 5])}),
            ("type", f"claim {claim}", {"type": "AID", "mode": None}),
            ("same", f"claims {claim} {other}", {}),
            ("apart", f"claims {claim} {other}", {"claims": [claim, third], "from": [other]}),
            ("grade", f"source {source}", {"reliability": self.dice.choice("AE")}),
        )
        verb, subject, value = self.dice.choice(told)
        self.decided.append(self.book.judge(verb, subject, value, BY, why="seen").id)  # type: ignore[arg-type]

    def undo(self) -> None:
        if self.decided:
            self.book.undo(self.decided.pop(self.dice.randrange(len(self.decided))), BY, why="mistaken")

    def change(self) -> str:
        """Anything."""
        anything: list[Callable[[], object]] = [
            *(self.take_in, lambda: self.link(0.9), self.read_anew, self.withdraw),
            *(self.judge, self.judge, self.judge, self.undo),
        ]
        chosen = self.dice.choice(anything)
        chosen()
        return getattr(chosen, "__name__", "")


@pytest.fixture(scope="module")
def made() -> list[Made]:
    """Reports of which few sources tell of few happenings, so that they can bear each other out."""
    return list(situation(REPORTS, claims_each=4, seed=11, towns=12, persons=12, name="world"))


@pytest.fixture
def growing(tmp_path: Path, made: list[Made]) -> Iterator[Growing]:
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Growing(book, made, random.Random(4))


TOLD = (
    ("Hill Radio", "The Kenyan defence ministry said the Kenyan army shelled the market at Garissa on Monday."),
    ("Lake Post", "Odhiambo said the bridge at Garissa was open."),
    ("Coast News", "The Kenyan army said that heavy rain had fallen at Garissa."),
    ("Lake Post", "Colonel Juma Odhiambo said that the road to Garissa was closed."),
    ("Hill Radio", "Juma Odhiambo, spokesman for the Kenyan Ministry of Defence, said the market at Garissa was open."),
    ("Coast News", "Hill Radio reported that the school at Garissa was closed."),
)
"""Each report but the first two changes what another one comes to: whose side somebody is on, what a source is called,
for whom it speaks, and that it is a newsroom."""


def test_what_a_report_tells_of_a_source_reaches_what_others_say(tmp_path: Path) -> None:
    readings = read_all([(publisher, f"2031-05-0{n}", text) for n, (publisher, text) in enumerate(TOLD, start=1)])
    with Casebook.create(tmp_path / "told.reportedly", BY) as book:
        for reading in readings:
            before = dump(book)["picture_bodies"]
            with book.at_once():
                book.add_reports([Incoming(report=reading.report)], BY)
                book.add_readings([reading], BY, stages={"read": 1})
            keep_picture(book)
            agree(dump(book), whole(book))
            if reading in readings[2:5]:
                assert set(before) - set(dump(book)["picture_bodies"])
        assert list(picture_breaks(book)) == []


def test_it_is_so_on_a_server(server: str, made: list[Made]) -> None:
    with Casebook.create(schema_on(server), BY) as book:
        growing = Growing(book, made[:30], random.Random(2))
        for _ in range(4):
            keep_picture(book)
            agree(dump(book), whole(book))
            growing.change()
        assert list(picture_breaks(book)) == []


def whole(book: Casebook) -> dict[str, Any]:
    """The rows of the picture as it is worked out at once in memory."""
    beside = BesideRows()
    beside.settled(known_in(book), 1)
    return dump(beside)


def test_after_any_change_the_rows_are_those_of_a_whole_working_out(growing: Growing) -> None:
    keep_picture(growing.book)
    agree(dump(growing.book), whole(growing.book))
    letters = set()
    for _ in range(CHANGES):
        growing.change()
        keep_picture(growing.book)
        agree(dump(growing.book), whole(growing.book))
        with growing.book.looking() as connection:
            letters.add(tuple(sorted(connection.execute(select(picture_schema.sources.c.voice)).scalars())))
    assert len(letters) > 3
    assert list(picture_breaks(growing.book)) == []
    stepwise = dump(growing.book)
    renew_picture(growing.book)
    assert dump(growing.book) == stepwise


def test_one_more_report_has_only_what_hangs_together_with_it_worked_out(
    growing: Growing, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_picture(growing.book)
    worked: list[str] = []
    rows = WorkingOut.rows

    def noted(self: WorkingOut, claims: Iterable[str]) -> Any:
        worked.extend(listed := list(claims))
        return rows(self, listed)

    monkeypatch.setattr(WorkingOut, "rows", noted)
    growing.take_in()
    keep_picture(growing.book)
    new = {claim.id for claim in growing.there[-1].reading.claims}
    assert new <= set(worked)
    assert len(worked) < len(growing.claims) / 2
    agree(dump(growing.book), whole(growing.book))


def test_more_reports_are_heard_without_the_others_and_one_read_anew_has_all_gone_through(
    growing: Growing, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_through: list[int] = []

    def noted(connection: Connection) -> Iterator[tuple[Telling, str]]:
        gone_through.append(1)
        return all_tellings(connection)

    monkeypatch.setattr(tellings, "all_tellings", noted)
    keep_picture(growing.book)
    gone_through.clear()
    counted = []
    while growing.waiting:
        growing.take_in(3)
        keep_picture(growing.book)
        agree(dump(growing.book), whole(growing.book))
        counted.append(len(gone_through))
    assert counted[-1] < len(counted), "all were gone through each time"
    growing.read_anew()
    keep_picture(growing.book)
    assert len(gone_through) == counted[-1] + 1
    stepwise = dump(growing.book)
    renew_picture(growing.book)
    assert dump(growing.book) == stepwise


ROWS = (
    ("UPDATE picture_events SET status = 'denied' WHERE n = {event}", "event {id}"),
    ("UPDATE picture_events SET credibility = 7 - credibility WHERE n = {event}", "event {id}"),
    ("UPDATE picture_events SET types = types + 1 WHERE n = {event}", "event {id}"),
    ("UPDATE picture_bodies SET body = (SELECT body FROM picture_bodies WHERE n <> {event} LIMIT 1) WHERE n = {event}",
     "event {id}"),
    ("DELETE FROM picture_bodies WHERE n = {event}", "event in row {event}"),
    ("DELETE FROM picture_named WHERE event = {event}", "event {id}"),
    ("UPDATE picture_placed SET words = 'elsewhere' WHERE event = {event}", "event {id}"),
    ("UPDATE picture_claims SET published = '1999' WHERE event = {event}", "event {id}"),
    ("UPDATE picture_claims SET source = NULL WHERE id = '{claim}'", "claim {claim}"),
    ("DELETE FROM picture_claims WHERE id = '{claim}'", "claim {claim}"),
    ("UPDATE picture_sources SET claims = claims + 1 WHERE id = '{source}'", "source {source}"),
    ("UPDATE picture_sources SET body = x'00' WHERE id = '{source}'", "source {source}"),
    ("UPDATE picture_names SET events = events + 1 WHERE n = 1", "picture_names row 1"),
    ("UPDATE picture_tellings SET key = 'x' WHERE id = '{report}'", "report {report}"),
    ("DELETE FROM picture_basis", "basis"),
    ("DELETE FROM picture_who WHERE name = 'origins'", "origins"),
    ("UPDATE picture_carried SET older = 'x' WHERE carrying = 'copies'", "copies"),
    ("INSERT INTO picture_turns VALUES ('org_x', {event}, 0, 0, 1, 0, '{claim}', '')", "event {id}"),
)  # fmt: skip
"""What somebody changes behind the program's back, and what is named then."""


def test_rows_that_do_not_agree_are_named_with_what_makes_them_anew(growing: Growing) -> None:
    book = growing.book
    book.judge("rate", f"claim {growing.claims[0]}", {"credibility": 2}, BY, why="seen")
    keep_picture(book)
    with book.looking() as connection:
        events, claims = picture_schema.events.c, picture_schema.claims.c
        asked = select(events.n, events.id, claims.id, claims.source).join(
            picture_schema.claims, claims.event == events.n
        )
        row = connection.execute(asked.where(claims.source.is_not(None)).order_by(events.n)).first()
        assert row is not None
        named = dict(zip(("event", "id", "claim", "source"), row, strict=True))
        named["report"] = growing.there[0].reading.report.id
    before = dump(book)
    for damage, where in ROWS:
        with book.looking() as connection:
            named["event"] = numbers(connection)[named["id"]]
        with book.at_once() as writing:
            writing.connection.exec_driver_sql(damage.format(**named))
        found = [one for one in picture_breaks(book) if one.where == f"picture: {where.format(**named)}"]
        assert found, damage
        assert "reportedly verify --renew-picture" in found[0].what
        renew_picture(book)
        assert dump(book) == before
        assert list(picture_breaks(book)) == []
