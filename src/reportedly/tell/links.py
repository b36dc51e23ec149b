"""Addresses as whoever is told of them may follow them."""

from __future__ import annotations

ON_THE_WEB = ("https://", "http://")


def followed(url: str | None) -> str | None:
    """An address on the web; None where there is none, or one that would run something."""
    return url if url and url.lower().startswith(ON_THE_WEB) else None
