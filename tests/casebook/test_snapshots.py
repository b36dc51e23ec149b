from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import update

from reportedly.casebook import Casebook, Fetch, schema
from reportedly.casebook.fetches import fetches
from reportedly.casebook.snapshots import digests
from reportedly.errors import InputError
from tests.casebook.made import hour, stage

PAGE = "https://p.example/\x00ü"


def test_bytes_come_back_by_their_digest(book: Casebook) -> None:
    contents = [b"", b"\x00\xff" * 1000, bytes(range(256))]
    ids = [book.add_snapshot(content, stage(1), media_type="text/html; charset=\x00").id for content in contents]
    assert ids == [hashlib.sha256(content).hexdigest() for content in contents]
    assert [book.snapshot(digest) for digest in ids] == contents
    with book.looking() as connection:
        assert list(digests(connection)) == ids
    assert book.verify().whole


def test_what_is_not_there_or_damaged_is_told(book: Casebook) -> None:
    with pytest.raises(InputError, match="not in this casebook"):
        book.snapshot("0" * 64)
    added = book.add_snapshot(b"abc", stage(1))
    for body in (b"nothing that inflates", b"\x78\x01\x03\x00\x00\x00\x00\x01"):
        with book.at_once() as writing:
            writing.ask(update(schema.snapshots).values(body=body))
        with pytest.raises(InputError, match="is damaged"):
            book.snapshot(added.id)


def test_every_attempt_is_kept_with_its_reason(book: Casebook) -> None:
    told = [
        Fetch(url=PAGE, at=hour(1), outcome="new", status=200, headers={"etag": '"1"'}, snapshot="0" * 64),
        Fetch(url=PAGE, at=hour(2), outcome="failed", reason="timed out"),
        Fetch(url=PAGE, at=hour(2), outcome="failed", reason="timed out"),
        Fetch(url="http://10.0.0.1/", at=hour(3), outcome="refused", reason="a private address"),
    ]
    for number, fetch in enumerate(told):
        book.add_fetch(fetch, stage(number))
    with book.looking() as connection:
        assert list(fetches(connection)) == told
        assert list(fetches(connection, PAGE)) == told[:3]
    assert book.last_fetch(PAGE) == told[0]
    assert book.last_fetch("http://10.0.0.1/") is None
    assert book.stock().fetches == {"failed": 2, "new": 1, "refused": 1}
    assert book.verify().whole
