"""What alerts have noticed and still have to tell: a small file of its own beside the casebook.

What is noticed, how far the ledger was gone through, and over which channels it must go out are written in one
transaction. A notice is known by its key for good, so that a run that was cut off, or two at once, tell nothing twice.
A message goes out before it is marked as sent: if the machine dies in between, it goes out again, under the same id.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportedly.alerts.notice import Notice, notice_of
from reportedly.errors import SetupError

TABLES = """
CREATE TABLE IF NOT EXISTS positions (alert TEXT PRIMARY KEY, entry INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS marks (alert TEXT PRIMARY KEY, event INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS standing (
    alert TEXT NOT NULL, event TEXT NOT NULL, stands TEXT NOT NULL, PRIMARY KEY (alert, event)
);
CREATE TABLE IF NOT EXISTS notices (n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, alert TEXT NOT NULL, body TEXT);
CREATE TABLE IF NOT EXISTS deliveries (
    key TEXT NOT NULL REFERENCES notices (key), channel TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0, next_at REAL NOT NULL DEFAULT 0, why TEXT, PRIMARY KEY (key, channel)
);
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, next_at);
"""
WAIT_MS = 20_000
WAITING, SENT, GIVEN_UP = "waiting", "sent", "given up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A notice that has to go out over a channel now."""

    notice: Notice
    channel: str
    attempts: int
    """How often it was tried before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upto:
    """How far an alert has gone through a casebook."""

    entry: int
    """The last ledger entry."""
    mark: int
    """The number that the next event would get that is new, or other than it was."""


def outbox_beside(casebook: str) -> Path:
    """Where the outbox of a casebook is: `sudan.reportedly.alerts`; of one on a server, in the working folder."""
    return Path("reportedly.alerts") if "://" in casebook else Path(f"{casebook}.alerts")


class Outbox:
    """The outbox in a file, which is made when it is not there."""

    def __init__(self, path: Path) -> None:
        """Raise SetupError where it cannot be opened."""
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=WAIT_MS / 1000)
            self._connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {TABLES}")
        except sqlite3.Error as error:
            raise SetupError(f"the outbox of alerts {path} cannot be used ({error}); move it away or mend it") from None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Outbox:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def position(self, alert: str) -> int | None:
        """The last ledger entry that an alert has gone through; None where it never ran."""
        row = self._connection.execute("SELECT entry FROM positions WHERE alert = ?", (alert,)).fetchone()
        return None if row is None else int(row[0])

    def mark(self, alert: str) -> int:
        """From which number on events are others than when an alert last ran; 0 where that is not known."""
        row = self._connection.execute("SELECT event FROM marks WHERE alert = ?", (alert,)).fetchone()
        return 0 if row is None else int(row[0])

    def standing(self, alert: str) -> dict[str, str]:
        """How the events of an alert stood when it last ran."""
        return dict(self._connection.execute("SELECT event, stands FROM standing WHERE alert = ?", (alert,)))

    def known(self, keys: Iterable[str]) -> set[str]:
        """Which of these were noticed before."""
        asked = "SELECT 1 FROM notices WHERE key = ?"
        return {key for key in keys if self._connection.execute(asked, (key,)).fetchone()}

    def enter(
        self, alert: str, upto: Upto, standing: Mapping[str, str], notices: Iterable[Notice], channels: Iterable[str]
    ) -> list[Notice]:
        """Enter what an alert noticed up to a ledger entry, all or nothing; what is known already is passed over.

        Without channels it is only kept in mind, and never told.
        """
        to = tuple(channels)
        with self._at_once():
            fresh = [notice for notice in notices if self._entered(notice, tell=bool(to))]
            self._connection.executemany(
                "INSERT INTO deliveries (key, channel) VALUES (?, ?)", [(n.key, one) for n in fresh for one in to]
            )
            self._connection.execute("DELETE FROM standing WHERE alert = ?", (alert,))
            rows = [(alert, event, stands) for event, stands in standing.items()]
            self._connection.executemany("INSERT INTO standing VALUES (?, ?, ?)", rows)
            self._connection.execute("INSERT OR REPLACE INTO positions VALUES (?, ?)", (alert, upto.entry))
            self._connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (alert, upto.mark))
        return fresh

    def _entered(self, notice: Notice, *, tell: bool) -> bool:
        body = json.dumps(notice.record(), ensure_ascii=False) if tell else None
        added = self._connection.execute(
            "INSERT OR IGNORE INTO notices (key, alert, body) VALUES (?, ?, ?)", (notice.key, notice.alert, body)
        )
        return added.rowcount == 1

    def take_due(self, now: float, lease_s: float) -> Iterator[Due]:
        """Deliveries whose time has come, oldest first, each put off by a lease so that no other run takes it too."""
        while (due := self._take_one(now, lease_s)) is not None:
            yield due

    def _take_one(self, now: float, lease_s: float) -> Due | None:
        with self._at_once():
            row = self._connection.execute(
                "SELECT d.key, d.channel, d.attempts, n.body FROM deliveries d JOIN notices n ON n.key = d.key "
                "WHERE d.state = ? AND d.next_at <= ? ORDER BY n.n, d.channel LIMIT 1",
                (WAITING, now),
            ).fetchone()
            if row is None:
                return None
            key, channel, attempts, body = row
            self._set(key, channel, WAITING, attempts, now + lease_s, None)
        return Due(notice=notice_of(json.loads(body)), channel=channel, attempts=attempts)

    def sent(self, due: Due) -> None:
        """It went out."""
        self._set(due.notice.key, due.channel, SENT, due.attempts + 1, 0.0, None)

    def failed(self, due: Due, why: str, next_at: float | None) -> None:
        """It did not go out; None for good."""
        state = GIVEN_UP if next_at is None else WAITING
        self._set(due.notice.key, due.channel, state, due.attempts + 1, next_at or 0.0, why)

    def _set(self, key: str, channel: str, state: str, attempts: int, next_at: float, why: str | None) -> None:
        self._connection.execute(
            "UPDATE deliveries SET state = ?, attempts = ?, next_at = ?, why = ? WHERE key = ? AND channel = ?",
            (state, attempts, next_at, why, key, channel),
        )

    def latest(self, channel: str, most: int) -> list[Notice]:
        """The latest notices that go over a channel, newest first."""
        rows = self._connection.execute(
            "SELECT n.body FROM notices n JOIN deliveries d ON d.key = n.key WHERE d.channel = ? "
            "ORDER BY n.n DESC LIMIT ?",
            (channel, most),
        )
        return [notice_of(json.loads(body)) for (body,) in rows]

    def counts(self, alert: str) -> dict[tuple[str, str], int]:
        """By channel and state, how many deliveries of an alert there are."""
        rows = self._connection.execute(
            "SELECT d.channel, d.state, COUNT(*) FROM deliveries d JOIN notices n ON n.key = d.key "
            "WHERE n.alert = ? GROUP BY d.channel, d.state",
            (alert,),
        )
        return {(channel, state): number for channel, state, number in rows}

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
