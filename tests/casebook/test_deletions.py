"""What whoever keeps a copy must drop: versions, claims read anew or rejected, withdrawn reports; not what returned."""

from __future__ import annotations

from reportedly.casebook import Casebook
from tests.casebook.made import BRIDGE, BRIDGE_READ, FERRY, FERRY_READ, STAGES, jane, reading, report, stage


def ended(book: Casebook, since: str | int = 0, until: str | int | None = None) -> list[tuple[str, str, str]]:
    return [(one.kind, one.id, one.why) for one in book.deletions(since, until)]


def test_nothing_ended_where_things_were_only_added(filled: Casebook) -> None:
    assert ended(filled) == []


def test_a_new_version_ends_the_one_before_with_its_claims(filled: Casebook) -> None:
    newer = report(BRIDGE.text.replace("two bridges", "three bridges"), "bridge")
    added = filled.add_report(newer, stage(10))
    assert ended(filled) == [
        ("report", BRIDGE.id, "new version"),
        *sorted(("claim", claim.id, "new version") for claim in BRIDGE_READ.claims),
    ]
    assert added.entry is not None
    assert ended(filled, since=added.entry) == []
    assert ended(filled, until=added.entry - 1) == []
    assert {one.report for one in filled.deletions(0)} == {BRIDGE.id}


def test_claims_that_are_not_read_again_end(filled: Casebook) -> None:
    kept, *others = BRIDGE_READ.claims
    again = reading(BRIDGE, "The army | two bridges near Gao had been shelled | Gao")
    filled.add_reading(again, stage(10), stages={"read": 2})
    still = {claim.id for claim in again.claims}
    assert ended(filled) == sorted(("claim", c.id, "read anew") for c in (kept, *others) if c.id not in still)
    filled.add_reading(BRIDGE_READ, stage(11), stages={"read": 3})
    assert {id for _, id, _ in ended(filled)} == still - {claim.id for claim in BRIDGE_READ.claims}


def test_what_was_withdrawn_ends_until_it_returns(filled: Casebook) -> None:
    version = filled.report(FERRY.id)
    assert version is not None
    filled.withdraw(version.series, stage(10), why="410")
    assert ended(filled) == [("report", FERRY.id, "withdrawn")]
    filled.add_report(FERRY, stage(11))
    assert ended(filled) == []


def test_what_a_person_rejected_ends_until_it_is_undone(filled: Casebook) -> None:
    claim = FERRY_READ.claims[0]
    held = filled.judge("reject", f"claim {claim.id}", {}, jane(10), why="made up")
    assert ended(filled) == [("claim", claim.id, "rejected")]
    filled.undo(held.id, jane(11), why="it was not")
    assert ended(filled) == []


def test_what_is_read_a_second_time_alike_does_not_end(filled: Casebook) -> None:
    filled.add_reading(BRIDGE_READ, stage(10), stages={**STAGES, "more": 1})
    assert ended(filled) == []
