"""The bytes of the input that is being taken, held until they are kept with its report."""

from __future__ import annotations

from reportedly.model.digest import sha256_hex


class Held:
    """Holds the bytes handed over last, under their digest."""

    def __init__(self) -> None:
        self._digest, self._content = "", b""

    def keep(self, content: bytes) -> None:
        """Hold these bytes in the place of those before."""
        self._digest, self._content = sha256_hex(content), content

    def bytes_of(self, digest: str) -> bytes:
        """The bytes with this digest; KeyError where others came after them."""
        if digest != self._digest:
            raise KeyError(digest)
        return self._content
