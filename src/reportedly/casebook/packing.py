"""Bytes as they are kept: deflated, under a digest of what they were and a checksum of what they became.

Deflate and not a newer method: a casebook is to be readable in decades, and every language's own library inflates it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from json import encoder
from typing import Any

try:
    from isal.isal_zlib import compress
except ImportError:  # there is none for this machine: the standard library's deflates as well, in four times the time
    from zlib import compress

from reportedly.model.digest import sha256_hex

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
_parts: Callable[[Any, int], Iterable[str]] | None = encoder.c_make_encoder and encoder.c_make_encoder(  # type: ignore[attr-defined]
    None, _ENCODER.default, encoder.encode_basestring_ascii, None, ":", ",", True, False, False
)
"""What `_ENCODER` would make anew for every value; None where Python comes without it."""
LEVEL = 1
"""Three times as fast as the usual level on records, for a tenth more space."""


def pack(content: bytes) -> bytes:
    """Deflate bytes."""
    return compress(content, LEVEL)


def unpack(packed: bytes) -> bytes:
    """Inflate bytes; raises zlib.error where they are damaged."""
    return zlib.decompress(packed)


def checksum(packed: bytes) -> int:
    """CRC-32 of the bytes as kept: deflate has bits that carry nothing, and a change in these must show too."""
    return zlib.crc32(packed)


def canonical(value: Any) -> str:
    """JSON with one way to write each value: keys sorted, no spaces, ASCII alone."""
    return _ENCODER.encode(value) if _parts is None else "".join(_parts(value, 0))


def canonical_digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of a value."""
    return sha256_hex(canonical(value).encode("ascii"))


def plain(text: str | None) -> str | None:
    """Text that every engine's columns can hold; what is whole stands in the record itself."""
    if not text or (text.isascii() and "\x00" not in text):
        return text
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
