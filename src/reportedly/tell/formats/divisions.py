"""Names of the first- and second-order divisions that a place of the gazetteer lies in."""

from __future__ import annotations

from functools import lru_cache

from reportedly.gazetteer.store import open_gazetteer


@lru_cache(maxsize=100_000)
def division_names(gazetteer_id: str | None) -> tuple[str | None, str | None]:
    """Province and district; None for what the gazetteer does not know."""
    entry = open_gazetteer().entry(gazetteer_id) if gazetteer_id else None
    if entry is None:
        return None, None
    return _name(entry.admin1), _name(entry.admin2)


def _name(code: str | None) -> str | None:
    division = open_gazetteer().division(code) if code else None
    return division.name if division else None
