"""The bytes of a web archive file (WARC), record by record: packed or not, within bounds, and past what is damaged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.collect.unpacking import GZIP_MAGIC

MOST_HEADER_BYTES = 2**16
MOST_RECORD_BYTES = 2**40
"""What a record may say of its length; far more than is ever read of it."""

_CHUNK = 2**14
_STEP = 2**16
_VERSION = re.compile(rb"WARC/(?:0\.\d+|1\.\d)\s*$")
_RECORD_START = re.compile(rb"(?:^|(?<=\n))WARC/1\.\d\r?\n")


class BrokenError(Exception):
    """A record cannot be read to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A record that could not be read, or bytes that are none."""

    offset: int
    why: str


class Source:
    """A file of records, read from start to end with no more than a little of it in memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._raw = stream.read(_CHUNK)
        self._at = 0  # in the file, of the first byte of _raw
        self._packed = self._raw.startswith(GZIP_MAGIC)
        self._unpacker: zlib._Decompress | None = None
        self._member = 0  # in the file, where the current gzip member starts
        self._out = b""

    def begin(self) -> int | None:
        """Go to the next record; return the offset at which it can be read from the file, None at the end."""
        while True:
            self._out = self._out.lstrip(b"\r\n")
            if self._out:
                return self._member if self._packed else self._at - len(self._out)
            if not self._fill():
                return None

    def line(self, most: int) -> bytes:
        """Read a line with its end."""
        while (end := self._out.find(b"\n")) < 0:
            if len(self._out) > most:
                raise BrokenError("a line of its header does not end")
            if not self._fill():
                raise BrokenError("it ends within a header")
        line, self._out = self._out[: end + 1], self._out[end + 1 :]
        if len(line) > most:
            raise BrokenError("a line of its header is overlong")
        return line

    def take(self, size: int) -> Iterator[bytes]:
        """Read so many bytes, in pieces."""
        while size > 0:
            if not self._out and not self._fill():
                raise BrokenError("it ends early")
            piece, self._out = self._out[:size], self._out[size:]
            size -= len(piece)
            yield piece

    def resume(self) -> bool:
        """Go on behind a damage, where the next record seems to start; False where none does."""
        self._unpacker = None
        return self._resume_packed() if self._packed else self._resume_plain()

    def _resume_plain(self) -> bool:
        while True:
            match = _RECORD_START.search(self._out, 1)
            if match is not None:
                self._out = self._out[match.start() :]
                return True
            self._out = self._out[-16:]
            if not self._fill():
                return False

    def _resume_packed(self) -> bool:
        self._out, start = b"", 1
        while True:
            found = self._raw.find(b"\x1f\x8b\x08", start)
            if found >= 0 and len(self._raw) < found + _CHUNK and self._more():
                continue
            if found >= 0 and _starts_record(self._raw[found : found + _CHUNK]):
                self._consume(found)
                return True
            if found >= 0:
                start = found + 1
                continue
            self._consume(max(0, len(self._raw) - 2))
            start = 0
            if not self._more():
                return False

    def _more(self) -> bool:
        chunk = self._stream.read(_CHUNK)
        self._raw += chunk
        return bool(chunk)

    def _consume(self, size: int) -> None:
        self._raw, self._at = self._raw[size:], self._at + size

    def _fill(self) -> bool:
        """Get more bytes to read; False at the end of the file."""
        return self._unpack() if self._packed else self._copy()

    def _copy(self) -> bool:
        if not self._raw and not self._more():
            return False
        self._out += self._raw
        self._consume(len(self._raw))
        return True

    def _unpack(self) -> bool:
        had = len(self._out)
        while len(self._out) == had:
            if not self._raw and not self._more():
                if self._unpacker is not None:
                    self._unpacker = None
                    raise BrokenError("it ends early")
                return False
            self._unpack_some()
        return True

    def _unpack_some(self) -> None:
        if self._unpacker is None:
            self._consume(len(self._raw) - len(self._raw.lstrip(b"\x00")))
            if len(self._raw) < 2:
                self._more()
            if not self._raw:
                return
            if not self._raw.startswith(GZIP_MAGIC):
                raise BrokenError("bytes that are not packed stand among those that are")
            self._unpacker, self._member = zlib.decompressobj(16 + zlib.MAX_WBITS), self._at
        try:
            self._out += self._unpacker.decompress(self._raw, _STEP)
        except zlib.error as error:
            raise BrokenError(str(error)) from error
        left = len(self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail)
        self._consume(len(self._raw) - left)
        if self._unpacker.eof:
            self._unpacker = None


def _starts_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHead:
    """The header of one record."""

    offset: int
    fields: dict[str, str]
    """By name in lower case; the first of a name counts."""
    length: int


def read_head(source: Source, offset: int) -> RecordHead:
    """Read the header that the source stands before.

    Raises BrokenError where there is none.
    """
    if not _VERSION.match(source.line(MOST_HEADER_BYTES)):
        raise BrokenError("no record starts here")
    fields, held = dict[str, str](), 0
    while line := source.line(MOST_HEADER_BYTES).rstrip(b"\r\n"):
        held += len(line)
        if held > MOST_HEADER_BYTES:
            raise BrokenError("its header does not end")
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    length = fields.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,13}", length) or int(length) > MOST_RECORD_BYTES:
        raise BrokenError("it does not say how long it is")
    return RecordHead(offset=offset, fields=fields, length=int(length))
