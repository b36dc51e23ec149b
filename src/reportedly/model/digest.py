"""Ids as digests of declared key fields, the same on every machine and run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

Key = str | int | float | bool | None | Sequence["Key"]
"""What an id may be made of: JSON values without objects, so that order is always stated."""

_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)
ID_HEX_DIGITS = 20
"""80 bits: among a hundred million ids the chance of any collision is below one in a hundred million."""


def digest_id(prefix: str, *key: Key) -> str:
    """Return `prefix_` and 20 hex digits of the SHA-256 of `key` as a JSON list.

    JSON keeps the borders between fields, so `("a", "bc")` and `("ab", "c")` never meet.
    """
    listed = _ENCODER.encode(list(key))
    return f"{prefix}_{hashlib.sha256(listed.encode('ascii')).hexdigest()[:ID_HEX_DIGITS]}"


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of bytes as received, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()
