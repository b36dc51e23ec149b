"""What befell a thing though nobody did anything to it: "the ferry hit a rock", "the lorry was overloaded"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.weigh.deeds import means_in
from reportedly.weigh.doers import sides_in

MISHAPS = frozenset({"obstacle", "load", "weather", "fault", "decay", "people", "electricity", "gas", "heat"})
"""Means by which harm comes about though nobody does any."""
THE_THING = re.compile(
    r"^(?:The|the|Its|its|Their|their) (?P<thing>[a-z-]+(?: [a-z-]+)?(?: (?:that|which) [^,]+?)?) "
    r"(?P<told>(?:was|were|had|hit|struck|ran|is|are|failed|broke|lost|caught)\b.*)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """What befell a thing, in the words of a text, and by what kind of means."""

    thing: str
    told: str
    means: str


def mishap_in(text: str) -> Mishap | None:
    """The mishap that a text tells of the thing that it is about; None where it tells of none."""
    found = THE_THING.match(text)
    if found is None or sides_in(found["thing"]) or means_in(found["thing"]):
        return None
    means = means_in(text) & MISHAPS
    return Mishap(thing=found["thing"], told=found["told"], means=min(means)) if means else None
