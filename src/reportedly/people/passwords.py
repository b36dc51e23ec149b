"""Passwords: what is asked of one, and its argon2 digest, which takes the same time whoever is asked for."""

from __future__ import annotations

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from reportedly.errors import InputError

LEAST, MOST = 12, 1024
"""Characters of a password; a longer one than the most would only keep the machine busy."""
AT_ONCE = 2
"""Digests worked out at a time: each takes 64 MiB, and whoever asks for many must not take all there is."""

_turns = threading.BoundedSemaphore(AT_ONCE)
_hasher = PasswordHasher()


def digest_of(password: str, name: str = "") -> str:
    """The digest by which a password is kept; raises InputError for one that is too easily guessed."""
    if not LEAST <= len(password) <= MOST:
        raise InputError("the password", f"has {len(password)} characters", f"take {LEAST} to {MOST}")
    if len(set(password)) < LEAST // 2 or password.casefold() == name.casefold():
        raise InputError("the password", "is too easily guessed", "take several words that do not belong together")
    with _turns:
        return _hasher.hash(_bytes(password))


def fits(password: str, digest: str | None) -> bool:
    """Whether a password is the one kept as `digest`; None, of nobody, fits none and takes as long."""
    with _turns:
        try:
            return _hasher.verify(digest or _of_nobody(), _bytes(password[:MOST])) and digest is not None
        except (VerificationError, InvalidHashError):
            return False


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")


@cache
def _of_nobody() -> str:
    return _hasher.hash("the password of nobody")
