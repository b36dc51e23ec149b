"""Unpacking gzip and deflate within a bound: however small a file is packed, no more than the bound comes out of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

GZIP_MAGIC = b"\x1f\x8b"

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_BARE_DEFLATE = -zlib.MAX_WBITS
_STEP = 2**16
_PIECE = 2**14


class TooLargeError(Exception):
    """More would come out than the bound."""


class DamagedError(Exception):
    """What is packed cannot be unpacked."""


def unpack(chunks: Iterable[bytes], *, most: int) -> Iterator[bytes]:
    """Unpack gzip (of several members too), zlib or bare deflate, a bounded piece at a time.

    Raises TooLargeError once more than `most` bytes came out, and DamagedError where the stream is broken or ends
    early.
    """
    unpacker, out = zlib.decompressobj(_GZIP_OR_ZLIB), 0
    begun, held = False, b""
    for chunk in _small(chunks):
        chunk, held = held + chunk, b""
        while chunk:
            if not begun or unpacker.eof:
                chunk = chunk.lstrip(b"\x00") if begun else chunk  # padding between members
                if len(chunk) < 2:
                    held = chunk  # two bytes tell how it is packed
                    break
                if begun and not chunk.startswith(GZIP_MAGIC):
                    return  # whatever stands behind the end is no part of it
                unpacker = zlib.decompressobj(_GZIP_OR_ZLIB if _has_header(chunk) else _BARE_DEFLATE)
            piece = _step(unpacker, chunk)
            begun, out = True, out + len(piece)
            if out > most:
                raise TooLargeError
            yield piece
            chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if (begun and not unpacker.eof) or (held and not begun):
        raise DamagedError("it ends early")


def _small(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces so small that what is left of one is soon copied."""
    for chunk in chunks:
        for at in range(0, len(chunk), _PIECE):
            yield chunk[at : at + _PIECE]


def _step(unpacker: zlib._Decompress, chunk: bytes) -> bytes:
    try:
        return unpacker.decompress(chunk, _STEP)
    except zlib.error as error:
        raise DamagedError(str(error)) from error


def _has_header(chunk: bytes) -> bool:
    return chunk.startswith(GZIP_MAGIC) or (chunk[0] & 0x0F == 8 and (chunk[0] << 8 | chunk[1]) % 31 == 0)
