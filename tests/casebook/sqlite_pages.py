"""Where the rows of a table lie in an SQLite file, byte by byte (https://www.sqlite.org/fileformat2.html)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

LEAF, INTERIOR = 13, 5


def payload(path: Path, table: str) -> list[int]:
    """The offsets of all bytes of a table's rows: of their headers and values, wherever in the file they lie."""
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    content = path.read_bytes()
    offsets: list[int] = []
    pages = [root]
    while pages:
        page = pages.pop()
        start = (page - 1) * size
        head = start + (100 if page == 1 else 0)
        kind, cells = content[head], int.from_bytes(content[head + 3 : head + 5])
        array = head + (12 if kind == INTERIOR else 8)
        if kind == INTERIOR:
            pages.append(int.from_bytes(content[head + 8 : head + 12]))
        for cell in range(cells):
            at = start + int.from_bytes(content[array + 2 * cell : array + 2 * cell + 2])
            if kind == INTERIOR:
                pages.append(int.from_bytes(content[at : at + 4]))
            else:
                offsets += _cell(content, at, size)
    return offsets


def _cell(content: bytes, at: int, size: int) -> list[int]:
    """The offsets of one row's bytes, those on overflow pages among them."""
    length, at = _varint(content, at)
    _, at = _varint(content, at)
    most = size - 35
    if length <= most:
        return list(range(at, at + length))
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    offsets = list(range(at, at + local))
    following, left = int.from_bytes(content[at + local : at + local + 4]), length - local
    while left:
        start = (following - 1) * size
        part = min(left, size - 4)
        offsets += range(start + 4, start + 4 + part)
        following, left = int.from_bytes(content[start : start + 4]), left - part
    return offsets


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = content[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError
