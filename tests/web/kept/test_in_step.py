"""Only what changed is worked out anew, and the rows are those of a whole working out: after any change, and in any order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.generated_situation import Made, situation
from bench.workbench_casebook import BY, found_among
from reportedly.casebook import By, Casebook, Incoming, schema
from reportedly.link.linking import SameEvent
from reportedly.model.origin import ReportOrigin
from reportedly.model.relation import Relation
from reportedly.web.kept import in_step
from reportedly.web.kept.keeping import keep_picture, known_in
from reportedly.web.kept.working_out import WorkingOut
from reportedly.web.standing import BesideRows
from reportedly.work.linking import STAGE, links_found
from tests.web.kept.test_kept import dump

Found = ReportOrigin | SameEvent | Relation
REPORTS, FIRST, CHANGES = 70, 45, 26
OWN = (schema.picture_tellings.name, schema.picture_basis.name)
"""What only the stepwise picture keeps."""


class Growing:
    """A casebook to which anything is done that could change its picture."""

    def __init__(self, book: Casebook, made: Sequence[Made], dice: random.Random) -> None:
        self.book, self.dice = book, dice
        self.waiting = list(made)
        self.there: list[Made] = []
        self.decided: list[str] = []
        self.take_in(FIRST)

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


def whole(book: Casebook) -> dict[str, Any]:
    """The rows of the picture as it is worked out at once in memory."""
    beside = BesideRows()
    beside.settled(known_in(book), 1)
    return dump(beside)


def agree(kept: dict[str, Any], told: dict[str, Any]) -> None:
    for name in told:
        if name not in OWN:
            assert kept[name] == told[name], name


def test_after_any_change_the_rows_are_those_of_a_whole_working_out(growing: Growing) -> None:
    keep_picture(growing.book)
    agree(dump(growing.book), whole(growing.book))
    graded = set()
    for _ in range(CHANGES):
        done = growing.change()
        keep_picture(growing.book)
        kept = dump(growing.book)
        agree(kept, whole(growing.book))
        graded |= {row for row in kept["picture_sources"]}
        assert done
    stepwise = dump(growing.book)
    with growing.book.at_once() as writing:
        for table in schema.PICTURE:
            writing.ask(table.delete())
        writing.kind.clear_words(writing.connection, "event_words")
    keep_picture(growing.book)
    assert dump(growing.book) == stepwise
