"""A file that can only be written to, and whose bytes are taken away as they come."""

from __future__ import annotations

import io


class Pieces(io.RawIOBase):
    """Takes bytes and hands them out once."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        """It takes bytes."""
        return True

    def write(self, content: object) -> int:
        """Keep bytes until they are taken."""
        told = bytes(content)  # type: ignore[call-overload]
        self._held.append(told)
        self._at += len(told)
        return len(told)

    def tell(self) -> int:
        """How many bytes were written in all."""
        return self._at

    def taken(self) -> bytes:
        """What was written since the last time."""
        held = b"".join(self._held)
        self._held.clear()
        return held
