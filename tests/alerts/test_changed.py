"""An alert that asks for everything notices what it would notice in the whole picture, and takes up what changed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.generated_situation import situation
from bench.workbench_casebook import BY
from reportedly.alerts.changed import NoticingChanges
from reportedly.alerts.holding import noticing
from reportedly.alerts.notice import Notice
from reportedly.alerts.noticing import Noticing
from reportedly.alerts.outbox import Outbox
from reportedly.casebook import Casebook
from reportedly.link.linking import Linked, linked_under
from reportedly.model.reading import Reading
from reportedly.web.filter import Filter
from reportedly.web.standing import Stand
from reportedly.work.alert_settings import AlertSetting
from tests.alerts.conftest import Desk
from tests.web.kept.test_in_step import Growing
from tests.work.test_linking import ANN

EVERYTHING = AlertSetting(name="All", to=("hook",))


@pytest.fixture
def everything(desk: Desk) -> Desk:
    desk.settings = replace(desk.settings, alerts=(EVERYTHING,))
    return desk


def grade(desk: Desk) -> None:
    desk.book.judge("grade", "source Nsimba", {"reliability": "A"}, ANN, why="never wrong")


def take_down(desk: Desk) -> None:
    version = desk.book.report(desk.readings[1].report.id)
    assert version is not None
    desk.book.withdraw(version.series, ANN, why="is gone for good (410)", status=410)


HISTORY: tuple[Callable[[Desk], None], ...] = (
    lambda desk: None,
    lambda desk: desk.add(3),
    lambda desk: desk.relate("contradicts", "value", 3, 2),
    grade,
    lambda desk: desk.relate("withdraws", None, 3, 2),
    take_down,
    lambda desk: None,
)


def in_whole(alert: AlertSetting, stand: Stand, **given: Any) -> Noticing:
    """An alert held against the whole picture."""
    found = noticing(alert, stand, **given)
    held = found.noticing if isinstance(found, NoticingChanges) else found
    return replace(held, scene=stand.around(Filter()))


def test_it_notices_what_it_would_notice_in_the_whole_picture(
    everything: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Outbox(tmp_path / "whole.alerts") as beside:
        by_parts, whole = everything.running, replace(everything.running, outbox=beside)
        occasions = set[str]()
        for happens in HISTORY:
            happens(everything)
            noticed = [by_parts.notice(since=None)]
            with monkeypatch.context() as other:
                other.setattr("reportedly.alerts.running.noticing", in_whole)
                noticed.append(whole.notice(since=None))
            ours, theirs = noticed
            assert sorted(map(told, ours)) == sorted(map(told, theirs))
            occasions |= {one.occasion for one in ours}
            assert everything.outbox.standing("All") == beside.standing("All")
    assert occasions == {"new", "contradicted", "withdrawn", "regraded"}


@pytest.mark.parametrize("seed", [3, 9])
def test_it_does_so_after_any_change(seed: int, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = list(situation(40, claims_each=4, seed=seed, towns=8, persons=10, name="world"))
    settings = replace(desk.settings, alerts=(EVERYTHING,))
    occasions = set[str]()
    with (
        Casebook.create(tmp_path / "growing.reportedly", BY) as book,
        Outbox(tmp_path / "ours.alerts") as outbox,
        Outbox(tmp_path / "theirs.alerts") as beside,
    ):
        growing = Growing(book, made, random.Random(seed))
        by_parts = replace(desk.running, book=book, settings=settings, outbox=outbox)
        for _ in range(10):
            ours = by_parts.notice(since=None)
            with monkeypatch.context() as other:
                other.setattr("reportedly.alerts.running.noticing", in_whole)
                theirs = replace(by_parts, outbox=beside).notice(since=None)
            assert sorted(map(told, ours)) == sorted(map(told, theirs))
            occasions |= {one.occasion for one in ours}
            growing.change()
    assert len(occasions) > 1


def told(notice: Notice) -> tuple[Any, ...]:
    return notice.key, notice.heading, notice.sentences[0].text, len(notice.sentences)


def test_what_did_not_change_is_not_taken_up(everything: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.web.standing.whole_scene", None)
    claims = list[int]()

    def counted(readings: Sequence[Reading], **given: Any) -> Linked:
        linked = linked_under(readings, **given)
        claims.append(sum(len(reading.claims) for reading in linked.readings))
        return linked

    monkeypatch.setattr("reportedly.web.parts.linked_under", counted)
    everything.run()
    assert sum(claims) > 0
    claims.clear()
    assert everything.run() == []
    assert sum(claims) == 0
    everything.relate("contradicts", "value", 2, 0)
    assert everything.run() != []
    there = sum(len(reading.claims) for reading in everything.readings[:3])
    assert 0 < sum(claims) < there
