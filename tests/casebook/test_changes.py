from __future__ import annotations

from reportedly.casebook import By, Casebook, Edit, Fetch
from tests.casebook.made import BRIDGE, BRIDGE_READ, STAGES, hour, jane, reading, report, stage


def test_what_changed_is_told_in_order(filled: Casebook) -> None:
    newer = report(BRIDGE.text.replace("two bridges", "three bridges"), "bridge", title="Bridges shelled")
    filled.add_report(newer, stage(10))
    filled.add_reading(reading(newer, "The army | three bridges"), stage(11), stages=STAGES)
    filled.add_reading(reading(newer, "The army | three bridges near Gao"), stage(12), stages={"read": 2})
    held = filled.judge("reject", f"claim {BRIDGE_READ.claims[0].id}", {}, jane(13), why="made up")
    filled.undo(held.id, jane(14), why="it was not")
    filled.judge("grade", "source Sahel Post", {"reliability": "B"}, jane(15), why="usually right")
    filled.withdraw(_series(filled, newer.id), stage(16), why="410")
    filled.add_report(newer, stage(17))
    filled.add_fetch(Fetch(url="https://p.example/", at=hour(18), outcome="failed", reason="timed out"), stage(18))
    filled.add_fetch(Fetch(url="https://p.example/", at=hour(19), outcome="same", status=200), stage(19))
    told = list(filled.changes(hour(9)))
    assert [change.kind for change in told] == [
        *("new version", "read", "re-read", "corrected", "undone", "regraded", "withdrawn", "returned", "failed"),
    ]
    assert told[0].edits == (
        Edit(field="title", before="", after="Bridges shelled"),
        Edit(
            field="text",
            before="The army said on Monday that two bridges near Gao had been shelled by rebels.",
            after="The army said on Monday that three bridges near Gao had been shelled by rebels.",
        ),
    )
    assert [change.kind for change in filled.changes(hour(9), until=hour(11))] == ["new version", "read"]
    assert [change.kind for change in filled.changes(told[0].entry, until=hour(11))] == ["read"]
    assert told[3].by == By.person("Jane Doe", hour(13))
    assert list(filled.changes("2024-04-01")) == []
    assert [change.kind for change in filled.changes("2024-03-01", until=5)] == ["new", "read", "new", "read"]


def _series(book: Casebook, report_id: str) -> str:
    version = book.report(report_id)
    assert version is not None
    return version.series


def test_readings_are_compared(filled: Casebook) -> None:
    other = reading(
        BRIDGE,
        "The army | two bridges near Gao had been shelled | Kidal | 2024-02-26 | by=rebels score=0.4",
        "Residents | Residents said",
        "Officials | the attacks | Kosti | | polarity=negative event=REJECT score=0.1",
    )
    filled.add_reading(other, stage(10), stages={"read": 2})
    before, after = filled.readings(BRIDGE.id)
    pairs = filled.compare(before.id, after.id)
    assert [(pair.before and pair.before.content.text, pair.after and pair.after.content.text) for pair in pairs] == [
        ("two bridges near Gao had been shelled",) * 2,
        ("a market in Kidal burned", None),
        (None, "Residents said"),
    ]
    assert [changed.field for changed in pairs[0].changed] == ["places"]
    assert filled.compare(before.id, before.id) == ()


def test_readings_of_two_versions_are_compared_by_words(filled: Casebook) -> None:
    newer = report("Corrected. " + BRIDGE.text, "bridge")
    filled.add_report(newer, stage(10))
    told = "Officials | the attacks | Kosti | | polarity=positive event=REJECT"
    added = filled.add_reading(reading(newer, told), stage(11), stages=STAGES)
    pairs = filled.compare(filled.readings(BRIDGE.id)[0].id, added.id)
    changed = [pair for pair in pairs if pair.changed]
    assert [[one.field for one in pair.changed] for pair in changed] == [["factuality"]]
