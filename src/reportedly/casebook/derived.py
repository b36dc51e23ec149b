"""What a stage has worked out and would otherwise work out again: by shelf and key, outside the ledger.

It follows from the records, so it is neither entered nor exported, and may be thrown away at any time. It is written
in the transaction that writes what rests on it, so that neither is ever there without the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, bindparam, delete, select

from reportedly.casebook import schema
from reportedly.casebook.packing import pack, plain, unpack
from reportedly.casebook.writing import Writing
from reportedly.model.digest import digest_id

AT_A_TIME = 500
LONG = 200
"""Values of more bytes are deflated."""
DEFLATED = b"x"
"""What deflated bytes start with, and no JSON does."""


_OF_SHELF = select(schema.derived.c.key, schema.derived.c.value).where(schema.derived.c.shelf == bindparam("of"))
_UNDER_KEYS = _OF_SHELF.where(schema.derived.c.key.in_(bindparam("keys", expanding=True)))


def derived(connection: Connection, shelf: str, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The entries of a shelf that are there under these keys."""
    wanted = {_column(key): key for key in keys}
    listed = sorted(wanted)
    for start in range(0, len(listed), AT_A_TIME):
        some = {"of": shelf, "keys": listed[start : start + AT_A_TIME]}
        for key, value in connection.execute(_UNDER_KEYS, some).all():
            yield wanted[key], _whole(value)


def all_derived(connection: Connection, shelf: str) -> Iterator[tuple[str, bytes]]:
    """Every entry of a shelf."""
    for key, value in connection.execute(_OF_SHELF, {"of": shelf}).all():
        yield key, _whole(value)


def _column(key: str) -> str:
    """A key as every engine's column can hold it, still another for each."""
    held = plain(key) or ""
    return held if held == key else digest_id("key", key)


def _whole(value: bytes) -> bytes:
    return unpack(value) if value[:1] == DEFLATED else bytes(value)


def put_derived(writing: Writing, shelf: str, entries: Iterable[tuple[str, bytes]]) -> None:
    """Write entries that are not there yet."""
    for key, value in entries:
        writing.put(schema.derived, (shelf, _column(key), pack(value) if len(value) > LONG else value))
        writing.flush_many()


def change_derived(writing: Writing, shelf: str, entries: Mapping[str, bytes | None]) -> None:
    """Put entries in the place of those under the same keys; None takes one out."""
    table, keys = schema.derived.c, sorted(entries)
    for start in range(0, len(keys), AT_A_TIME):
        some = keys[start : start + AT_A_TIME]
        writing.ask(delete(schema.derived).where(table.shelf == shelf, table.key.in_(map(_column, some))))
    put_derived(writing, shelf, ((key, value) for key, value in entries.items() if value is not None))


def drop_derived(writing: Writing) -> None:
    """Throw everything away."""
    writing.ask(delete(schema.derived))
