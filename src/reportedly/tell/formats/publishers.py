"""How far a publisher's eye reaches, as far as the table of actors knows where it sits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.link.publishers import outlet
from reportedly.resolve.actor_names import NamedRow


def source_scale(publishers: Iterable[str | None], country: str | None) -> str | None:
    """ACLED's source_scale: "National" for outlets of the event's country, "International" for those of others.

    Joined with a hyphen where there are both; None where no publisher is known or the event's country is not.
    """
    seats = {_seats().get(outlet(name)) for name in publishers if name} - {None}
    if country is None or not seats:
        return None
    scales = ["National"] * (country in seats) + ["International"] * bool(seats - {country})
    return "-".join(scales)


@cache
def _seats() -> Mapping[str, str | None]:
    """By outlet, the country it sits in."""
    return {outlet(row.name): row.country for row in load_table("actors", NamedRow) if row.kind == "media"}
