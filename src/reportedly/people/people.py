"""The people of a casebook: added, listed and removed, known by password, session or API token."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from reportedly.casebook.engine import kind_of
from reportedly.errors import InputError, SetupError
from reportedly.model.digest import sha256_hex
from reportedly.people.failures import must_wait, was_right
from reportedly.people.migration import migrate
from reportedly.people.naming import key_of, name_taken
from reportedly.people.passwords import digest_of, fits
from reportedly.people.records import Entered, Known, Listed, ListedToken, Scope
from reportedly.people.role import REVIEWER, Role, may
from reportedly.people.schema import filters, people, sessions, tokens, visits
from reportedly.people.shelf import Shelf

SUFFIX = ".people"
"""Behind the name of a casebook's file."""
LONGEST, IDLE = 7 * 24 * 3600, 12 * 3600
"""Seconds after which a session ends: since log-in, and since it was last used."""
NOTED_EVERY = 60
"""Seconds between two notes that a session is in use."""
DAY = 24 * 3600
MARK = "rpd_"
"""At the beginning of every API token, so that one that was lost is recognised."""


class People:
    """Who may see and judge a casebook; safe to be used by several threads and processes."""

    def __init__(self, engine: Engine, where: str, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._where, self._clock = engine, where, clock
        try:
            with self._writing() as connection:
                migrate(connection, where)
        except BaseException:
            self.close()
            raise

    @classmethod
    def of(cls, casebook: str | Path, clock: Callable[[], float] = time.time) -> Self:
        """The people of a casebook: in a file beside it, readable by its owner alone, or on its server."""
        kind, where = kind_of(casebook)
        if kind.name == "sqlite":
            where += SUFFIX
            os.close(os.open(where, os.O_CREAT | os.O_RDWR, 0o600))
        return cls(kind.connect(where), where.rpartition("@")[2], clock)

    @property
    def shelf(self) -> Shelf:
        """What each of them keeps: saved filters, and when they last looked."""
        return Shelf(self._writing, self._looking, self._now)

    def close(self) -> None:
        """Let go of the file or server."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # who there is

    def add(self, name: str, role: Role, password: str) -> None:
        """Add a person; raises InputError for a name that is none or is taken, and for a weak password."""
        name = name_taken(name)
        row = {
            "key": key_of(name),
            "name": name,
            "role": role,
            "password": digest_of(password, name),
            "added": self._now(),
        }
        try:
            with self._writing() as connection:
                connection.execute(insert(people).values(row))
        except IntegrityError:
            raise InputError(name, "is there already", "take another name, or `reportedly user role`") from None

    def listed(self) -> list[Listed]:
        """Everybody, by name."""
        with self._looking() as connection:
            held: dict[int, list[ListedToken]] = {}
            for row in connection.execute(select(tokens).order_by(tokens.c.made, tokens.c.id)):
                held.setdefault(row.person, []).append(_listed_token(row))
            rows = connection.execute(select(people).order_by(people.c.key))
            return [
                Listed(name=r.name, role=r.role, added=_day(r.added), tokens=tuple(held.get(r.n, ()))) for r in rows
            ]

    def any(self) -> bool:
        """Whether there is anybody who could log in."""
        with self._looking() as connection:
            return bool(connection.execute(select(func.count()).select_from(people)).scalar())

    def set_role(self, name: str, role: Role) -> None:
        """Give a person another role, from their next request on."""
        self._change(name, role=role)

    def set_password(self, name: str, password: str) -> None:
        """Give a person another password; every session of theirs ends."""
        self._change(name, password=digest_of(password, name))
        with self._writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.person == self._number(connection, name)))

    def change_password(self, name: str, old: str, new: str, address: str, *, staying: str) -> bool:
        """Let a person change their password where the old one is right; False where it is not or must wait.

        Every session of theirs ends but the one with the secret `staying`. Raises InputError for a weak password.
        """
        digest = digest_of(new, name)
        if self._checked(key_of(name), old, address) is None:
            return False
        with self._writing() as connection:
            number = self._number(connection, name)
            connection.execute(update(people).where(people.c.n == number).values(password=digest))
            elsewhere = (sessions.c.person == number, sessions.c.digest != _digest(staying))
            connection.execute(delete(sessions).where(*elsewhere))
        return True

    def remove(self, name: str) -> None:
        """Remove a person with all that is kept of them; what they decided stays signed by their name."""
        with self._writing() as connection:
            number = self._number(connection, name)
            connection.execute(delete(sessions).where(sessions.c.person == number))
            connection.execute(delete(tokens).where(tokens.c.person == number))
            for kept in (filters, visits):
                connection.execute(delete(kept).where(kept.c.of == key_of(name)))
            connection.execute(delete(people).where(people.c.n == number))

    # who is there

    def log_in(self, name: str, password: str, address: str, *, instead_of: str = "") -> Entered | None:
        """Begin a session where the password is right; None where it is not or must wait, which takes the same time.

        `instead_of` is the secret of a session that this one replaces.
        """
        row, now = self._checked(key_of(name), password, address), self._now()
        if row is None:
            return None
        secret = secrets.token_urlsafe(32)
        with self._writing() as connection:
            self._forget_old(connection, now)
            connection.execute(delete(sessions).where(sessions.c.digest == _digest(instead_of)))
            connection.execute(insert(sessions).values(digest=_digest(secret), person=row.n, started=now, seen=now))
        return Entered(known=Known(name=row.name, role=row.role), secret=secret)

    def _checked(self, key: str, password: str, address: str) -> Row[Any] | None:
        """The person whose password it is; None where it is not or must wait, after the same time."""
        with self._writing() as connection:
            wait = must_wait(connection, key, address, self._now())
            row = connection.execute(select(people).where(people.c.key == key)).one_or_none()
        right = fits(password, row.password if row else None)
        if wait or row is None or not right:
            return None
        with self._writing() as connection:
            was_right(connection, key, address)
        return row

    def session(self, secret: str) -> Known | None:
        """Who logged in with a session that goes on; None where there is none."""
        now, table = self._now(), sessions.c
        asked = select(people.c.name, people.c.role, table.seen).join(people, people.c.n == table.person)
        going_on = (table.digest == _digest(secret), table.started > now - LONGEST, table.seen > now - IDLE)
        with self._looking() as connection:
            row = connection.execute(asked.where(*going_on)).one_or_none()
        if row is None:
            return None
        if row.seen <= now - NOTED_EVERY:
            with self._writing() as connection:
                connection.execute(update(sessions).where(table.digest == _digest(secret)).values(seen=now))
        return Known(name=row.name, role=row.role)

    def log_out(self, secret: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == _digest(secret)))

    # who comes by program

    def token(self, name: str, scope: Scope, *, days: int) -> str:
        """Make an API token of a person; only its digest is kept, so it is told this once.

        Raises InputError where the person's role does not reach as far.
        """
        token, now = MARK + secrets.token_urlsafe(32), self._now()
        with self._writing() as connection:
            row = self._row(connection, name)
            if scope == "review" and not may(row.role, REVIEWER):
                raise InputError(row.name, f"has the role {row.role}", "give a token of scope read, or another role")
            given = {"id": secrets.token_hex(4), "digest": _digest(token), "person": row.n, "scope": scope}
            connection.execute(insert(tokens).values(**given, made=now, expires=now + days * DAY))
        return token

    def by_token(self, token: str) -> Known | None:
        """Whose API token it is; None where it is none, or has expired."""
        asked = select(people.c.name, people.c.role, tokens.c.scope).join(people, people.c.n == tokens.c.person)
        good = (tokens.c.digest == _digest(token), tokens.c.expires > self._now())
        with self._looking() as connection:
            row = connection.execute(asked.where(*good)).one_or_none()
        return None if row is None else Known(name=row.name, role=row.role, scope=row.scope)

    def revoke(self, id_: str) -> None:
        """Take an API token back, by its id; raises InputError where there is none."""
        with self._writing() as connection:
            if connection.execute(delete(tokens).where(tokens.c.id == id_)).rowcount == 0:
                raise InputError(id_, "is no token", "see `reportedly user list`")

    # how it is kept

    def _now(self) -> int:
        return int(self._clock())

    def _change(self, name: str, **values: Any) -> None:
        with self._writing() as connection:
            number = self._number(connection, name)
            connection.execute(update(people).where(people.c.n == number).values(**values))

    def _number(self, connection: Connection, name: str) -> int:
        number: int = self._row(connection, name).n
        return number

    def _row(self, connection: Connection, name: str) -> Row[Any]:
        row = connection.execute(select(people).where(people.c.key == key_of(name))).one_or_none()
        if row is None:
            raise InputError(name, "is nobody here", "see `reportedly user list`")
        return row

    def _forget_old(self, connection: Connection, now: int) -> None:
        old = (sessions.c.started <= now - LONGEST) | (sessions.c.seen <= now - IDLE)
        connection.execute(delete(sessions).where(old))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":  # SQLite's writers take turns by themselves
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('people ' || current_schema()))")
            yield connection

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except DBAPIError as error:
            told = str(error.orig).strip().splitlines()[0]
            raise SetupError(f"people of {self._where}: {told}; see that it can be reached and written to") from error


def _digest(secret: str) -> str:
    # the secrets are 256 random bits: a plain digest of one cannot be guessed back, and is quick
    return sha256_hex(secret.encode("utf-8", "surrogatepass"))


def _listed_token(row: Row[Any]) -> ListedToken:
    return ListedToken(id=row.id, scope=row.scope, made=_day(row.made), expires=_day(row.expires))


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
