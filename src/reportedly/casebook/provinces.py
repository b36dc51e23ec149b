"""Which first-order division a place of the gazetteer lies in."""

from __future__ import annotations

from functools import lru_cache

from reportedly.gazetteer.names import fold
from reportedly.gazetteer.store import open_gazetteer


@lru_cache(maxsize=100_000)
def province_of(gazetteer_id: str) -> str | None:
    """The code of the division, such as "IQ.01"; None where the gazetteer does not know."""
    entry = open_gazetteer().entry(gazetteer_id)
    return entry.admin1 if entry else None


def provinces_named(name: str) -> list[str]:
    """The codes of all divisions that go by a name, or the code itself."""
    found = {entry.admin1 for entry in open_gazetteer().lookup(name) if entry.feature == "adm1" and entry.admin1}
    return sorted(found) if fold(name) and found else [name]
