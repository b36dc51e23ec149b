"""What commands tell from parts of a casebook is, byte for byte, what is told of it where all of it is in memory."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from bench.generated_situation import Made
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook, picture_schema, schema, sqlite
from reportedly.cli.casebook import withholding_of
from reportedly.cli.main import main
from reportedly.tell.withheld import Withheld
from reportedly.web.kept.explaining import explain_some
from reportedly.web.kept.in_steps import bring_on
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.in_memory import Command, InMemory, every_question
from tests.web.kept.test_explanations_kept import Argued
from tests.web.kept.test_explanations_kept import made as made

LISTINGS = ("events", "event", "sources", "source", "origins", "relations", "contradictions", "hypotheses")
TO_READERS = ("events", "event", "sources", "source", "hypotheses")
"""Commands that tell a reader what a reader may be told."""
CHANGES = 6
SINCE = datetime(2024, 9, 5, tzinfo=UTC)


def printed(where: str, command: Command, *options: str) -> str:
    """What the command line prints."""
    result = CliRunner(env={"COLUMNS": None}).invoke(
        main, [*command, "--casebook", where, *options], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.decode()


def hold_to_memory(
    where: str, known: InMemory, *, most: int = 12, told: Command = (), every: int = 1, options: Command = ()
) -> int:
    """Ask everything both ways, or what some commands tell, or each so-manieth thing; how many questions that were."""
    asked = (
        (command, form)
        for command in every_question(known, most)
        for form in (("table", "jsonl", "csv") if command[0] in LISTINGS else ("table",))
        if not told or command[0] in told
    )
    number = 0
    for command, form in islice(asked, 0, None, every):
        number += 1
        formed = ("--format", form) if command[0] in LISTINGS else ()
        assert printed(where, command, *formed, *options) == known.told(command, form), (command, form)
    return number


def test_of_the_sample_situation(book: Casebook, casebook: Path) -> None:
    assert hold_to_memory(str(casebook), InMemory(book)) > 200


def test_of_one_on_a_server(book: Casebook, server: str, tmp_path: Path) -> None:
    book.export(tmp_path / "casebook.zip")
    where = schema_on(server)
    Casebook.import_from(tmp_path / "casebook.zip", where).close()
    assert hold_to_memory(where, InMemory(book), most=5, every=2) > 40


@pytest.fixture
def growing(tmp_path: Path, made: list[Made]) -> Iterator[Argued]:
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Argued(book, made, random.Random(3))


def test_after_any_change(growing: Argued) -> None:
    """With what persons decided, rated and graded, with reports that are gone, and links that are not found again."""
    for _ in range(CHANGES):
        done = growing.change()
        assert hold_to_memory(growing.book.where, InMemory(growing.book), most=3, every=2) > 20, done


def test_with_claims_that_persons_put_together_and_held_apart(growing: Argued) -> None:
    """Also where a later decision takes apart what an earlier one put together, and links lead to it from elsewhere."""
    book, known = growing.book, InMemory(growing.book)
    before = {(one.older, one.newer) for one in known.linked.relations}
    several = [event.claims for event in known.picture.events if len(event.claims) > 3][:3]
    alone = [event.claims[0] for event in known.picture.events if len(event.claims) == 1][:3]
    for claims, other in zip(several, alone, strict=True):
        book.judge("same", f"claims {claims[0]} {other}", {}, BY, why="one")
    for one in known.linked.relations[::3]:
        told = {"claims": [one.older], "from": [one.newer]}
        book.judge("apart", f"claims {one.older} {one.newer}", told, BY, why="two")
    for claims, other in zip(several, alone, strict=True):
        book.judge("apart", f"claims {claims[1]} {other}", {"claims": [claims[1]], "from": [other]}, BY, why="two")
    decided = InMemory(book)
    assert len({(one.older, one.newer) for one in decided.linked.relations}) < len(before)
    assert hold_to_memory(book.where, decided, most=25) > 150


def test_of_one_that_was_never_linked(growing: Argued) -> None:
    with growing.book.at_once():
        growing.book.settle_links([], BY, stage="link")
    assert hold_to_memory(growing.book.where, InMemory(growing.book), most=3) > 30


def test_readers_are_told_what_they_may_be_told(book: Casebook, tmp_path: Path) -> None:
    copy = tmp_path / "shown.reportedly"
    book.back_up(copy)
    days = (datetime.now(UTC) - SINCE).days
    copy.with_suffix(".toml").write_text(f'place_floor = "50 km"\npublication_delay = "{days}d"\n')
    with Casebook.open(copy) as shown:
        withheld = Withheld.of(shown, withholding_of(str(copy)), datetime.now(UTC))
        assert withheld.young
        known = InMemory(shown, withheld)
    assert hold_to_memory(str(copy), known, most=2, told=TO_READERS, every=4, options=("--as-reader",)) > 5


# what may only be looked at


@pytest.fixture
def only_looked_at(growing: Argued, monkeypatch: pytest.MonkeyPatch) -> Argued:
    """A casebook that is in a file that cannot be written to, as by another user."""
    opened = sqlite._set

    def set_(connection: sqlite3.Connection, record: object) -> None:
        opened(connection, record)
        main_file = next(row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main")
        if main_file == growing.book.where:
            connection.execute("PRAGMA query_only = ON")

    monkeypatch.setattr(sqlite, "_set", set_)
    growing.book.close()  # whoever asks again has a connection of the other kind
    return growing


def kept_rows(book: Casebook) -> list[Any]:
    with book.looking() as connection:
        return [
            connection.execute(select(table)).all()
            for table in (picture_schema.head, picture_schema.sources, schema.ledger)
        ]


@pytest.mark.parametrize("kept", ["nothing", "a picture", "explanations"])
def test_what_is_missing_of_one_that_may_only_be_looked_at_is_worked_out_beside_it(
    growing: Argued, request: pytest.FixtureRequest, kept: str
) -> None:
    if kept != "nothing":
        bring_on(growing.book, [explain_some])
    if kept == "a picture":
        growing.judge()
        growing.take_in()
    before = kept_rows(growing.book)
    request.getfixturevalue("only_looked_at")
    assert (
        hold_to_memory(growing.book.where, InMemory(growing.book), most=3, every=1 if kept == "explanations" else 8) > 5
    )
    assert kept_rows(growing.book) == before


def test_nor_is_one_on_a_server_written_to(growing: Argued, server: str, tmp_path: Path) -> None:
    growing.book.export(tmp_path / "casebook.zip")
    where = schema_on(server)
    with Casebook.import_from(tmp_path / "casebook.zip", where) as there:
        before = kept_rows(there)
        only_read = f"{where}%20-cdefault_transaction_read_only%3Don"
        assert hold_to_memory(only_read, InMemory(growing.book), most=2, every=6) > 5
        assert kept_rows(there) == before


# ids of which the whole picture does not know


def test_a_link_is_told_with_its_reasons_also_when_it_stands_no_more(growing: Argued) -> None:
    links = schema.links.c
    with growing.book.looking() as connection:
        ids = dict(connection.execute(select(links.kind, links.id).order_by(links.n.desc())).all())
    assert {"same_event", "contradicts", "copies"} <= ids.keys()
    for kind, id_ in ids.items():
        told = printed(growing.book.where, ("why", id_))
        assert told.startswith(f"{kind.replace('_', ' ')}, found by link")
        assert "stands" in told
        assert " bits, " in told
        assert "characters" in told or kind == "copies"
    growing.book.settle_links([], BY, stage="link")
    assert "ended by ledger entry" in printed(growing.book.where, ("why", ids["contradicts"]))


def test_what_has_no_such_id_is_said_to_be_none(casebook: Path) -> None:
    for id_ in ("evt_none", "clm_none", "rpt_none", "hyp_none", "qst_none", "lnk_none", "org_none", "Nobody"):
        result = CliRunner(env={"COLUMNS": None}).invoke(main, ["why", id_, "--casebook", str(casebook)])
        assert result.exit_code == 1
        assert "see `reportedly" in result.output
