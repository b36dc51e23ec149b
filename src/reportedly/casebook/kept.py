"""A record as it is kept: its bytes, its row's number, and the ledger entries that made and ended it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from reportedly.casebook.packing import checksum, pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every row of a record is cut from."""

    number: int
    body: bytes
    packed: bytes
    since: int
    """The entry that made it."""
    until: int | None = None
    """The entry that ended it; None where it stands, or never ends."""

    @classmethod
    def new(cls, number: int, body: bytes, since: int, until: int | None = None) -> Record:
        """A record whose bytes are not packed yet."""
        return cls(number=number, body=body, packed=pack(body), since=since, until=until)

    @property
    def told(self) -> Any:
        """The bytes as JSON."""
        return json.loads(self.body)

    @property
    def lasting(self) -> tuple[bytes, int, int]:
        """The last columns of a record that never ends."""
        return self.packed, checksum(self.packed), self.since

    @property
    def ending(self) -> tuple[bytes, int, int, int | None]:
        """The last columns of a record that can end."""
        return *self.lasting, self.until
