"""Log-ins that failed, and how long the next must wait: by name and address, and by each of the two alone.

An attempt is counted before its password is looked at, so that many at once are not one. What was right takes its own
count away again. A name that nobody has is counted as any other: it cannot be told from one that somebody has.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.model.digest import sha256_hex
from reportedly.people.schema import failures

FREE = {"both": 5, "address": 20, "name": 50}
"""Failures without a wait. Many may share an address, and few guesses from elsewhere must not lock a person out."""
FIRST_WAIT, LONGEST_WAIT = 15, 3600
"""Seconds; each failure more doubles the wait."""
FORGOTTEN = 24 * 3600
"""Seconds after which what failed counts no more."""


def must_wait(connection: Connection, key: str, address: str, now: int) -> int:
    """Seconds until the next attempt is looked at; where there are none, the attempt is counted as failed."""
    connection.execute(delete(failures).where(failures.c.last < now - FORGOTTEN))
    wait = max(_wait(connection, of, free, now) for of, free in _counted(key, address))
    if wait == 0:
        for of, _ in _counted(key, address):
            _count(connection, of, now)
    return wait


def was_right(connection: Connection, key: str, address: str) -> None:
    """Forget what failed of this name at this address; of all others one attempt, which was this."""
    (both, _), *others = _counted(key, address)
    connection.execute(delete(failures).where(failures.c.of == both))
    for of, _ in others:
        connection.execute(update(failures).where(failures.c.of == of).values(number=failures.c.number - 1))


def _counted(key: str, address: str) -> Iterator[tuple[str, int]]:
    yield sha256_hex(f"both {address} {key}".encode()), FREE["both"]
    yield sha256_hex(f"address {address}".encode()), FREE["address"]
    yield sha256_hex(f"name {key}".encode()), FREE["name"]


def _wait(connection: Connection, of: str, free: int, now: int) -> int:
    row = connection.execute(select(failures).where(failures.c.of == of)).one_or_none()
    if row is None or row.number < free:
        return 0
    long: int = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(row.number - free, 16))
    return max(0, int(row.last) + long - now)


def _count(connection: Connection, of: str, now: int) -> None:
    grown = update(failures).where(failures.c.of == of).values(number=failures.c.number + 1, last=now)
    if connection.execute(grown).rowcount == 0:
        connection.execute(insert(failures).values(of=of, number=1, last=now))
