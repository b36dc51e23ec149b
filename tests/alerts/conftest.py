"""The ferry in a casebook, as it was before the hospital counted, and alerts over channels on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportedly.alerts.outbox import Outbox
from reportedly.alerts.running import Running, Went
from reportedly.casebook import Casebook, Link
from reportedly.collect.clock import Clock
from reportedly.model.reading import Reading
from reportedly.work.alert_settings import AlertSetting, AtomChannel, EmailChannel, WebhookChannel
from reportedly.work.linking import link_casebook
from reportedly.work.settings import Settings
from tests.alerts.servers import Mail, Posts, mail_server, web_server
from tests.work.ferry import ferry_readings
from tests.work.small_world import new_casebook
from tests.work.test_linking import ANN

SECRET = "whsec_c2VjcmV0IG9mIHRoZSBmZXJyeQ=="


@dataclass(kw_only=True)
class Desk:
    """A casebook with alerts, and what arrives."""

    book: Casebook
    outbox: Outbox
    settings: Settings
    mail: Mail
    posts: Posts
    feed: Path
    path: Path
    at: datetime = datetime(2021, 7, 2, tzinfo=UTC)
    readings: list[Reading] = field(default_factory=ferry_readings)

    @property
    def running(self) -> Running:
        """The alerts as they run now."""
        clock = Clock(now=lambda: self.at, tick=lambda: 0.0, sleep=lambda _: None)
        return Running(
            book=self.book, settings=self.settings, outbox=self.outbox, secrets={"HOOK_SECRET": SECRET}, clock=clock
        )

    def run(self) -> list[Went]:
        """Run them once."""
        running = self.running
        running.notice()
        return list(running.deliver())

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.at += timedelta(**by)

    def add(self, *numbers: int) -> None:
        """Add reports of the ferry, read and linked."""
        for number in numbers:
            self.book.add_report(self.readings[number].report, ANN)
            self.book.add_reading(self.readings[number], ANN, stages={"read": 1})
        link_casebook(self.book)

    def relate(self, kind: str, attribute: str | None, newer: int, older: int) -> None:
        """Enter that the first claim of a report's source stands so to that of an older one."""
        ends = [self.readings[number].claims[0].id for number in (newer, older)]
        found = Link(
            kind=kind,
            between="claims",
            newer=ends[0],
            older=ends[1],
            attribute=attribute,
            independent=True,
            weight=3.0,
            reasons=(),
            stage="link",
            version="1",
        )
        self.book.add_links([found], ANN)


@pytest.fixture
def mail() -> Iterator[Mail]:
    with mail_server() as kept:
        yield kept


@pytest.fixture
def posts() -> Iterator[Posts]:
    with web_server() as kept:
        yield kept


@pytest.fixture
def desk(tmp_path: Path, mail: Mail, posts: Posts) -> Iterator[Desk]:
    feed = tmp_path / "alerts.atom"
    settings = Settings(
        allow_hosts=(f"127.0.0.1:{posts.port}",),
        channels=(
            EmailChannel(
                name="mail",
                host="127.0.0.1",
                port=mail.port,
                security="none",
                sender="alerts@lantern.example",
                recipients=("desk@lantern.example",),
            ),
            WebhookChannel(name="hook", url=f"http://127.0.0.1:{posts.port}/ferry", secret_from="HOOK_SECRET"),
            AtomChannel(name="feed", file=str(feed)),
        ),
        alerts=(AlertSetting(name="Matadi", place="Matadi", to=("mail", "hook", "feed")),),
    )
    path = tmp_path / "ferry.reportedly"
    with new_casebook(path) as book, Outbox(tmp_path / "ferry.alerts") as outbox:
        made = Desk(book=book, outbox=outbox, settings=settings, mail=mail, posts=posts, feed=feed, path=path)
        made.add(0, 1, 2)
        yield made
