"""Two claims held against each other, attribute by attribute; each attribute gives at most one reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.link.aboard_compared import compare_aboard
from reportedly.link.beginnings_compared import compare_beginnings
from reportedly.link.denied_altogether import compare_denied_altogether
from reportedly.link.doers_compared import compare_doers
from reportedly.link.extents_compared import compare_extents
from reportedly.link.figures_compared import compare_figures
from reportedly.link.holders_compared import compare_holders
from reportedly.link.holds_compared import compare_holds
from reportedly.link.mishaps_compared import compare_mishaps
from reportedly.link.papers import compare_papers
from reportedly.link.places_compared import compare_places
from reportedly.link.polarity_compared import compare_stands
from reportedly.link.times_compared import compare_times
from reportedly.link.told import Told
from reportedly.model.reason import Reason
from reportedly.model.relation import Attribute

COMPARED: tuple[tuple[Attribute, Callable[[Told, Told], Reason | None]], ...] = (
    ("polarity", compare_stands),
    ("value", compare_figures),
    ("value", compare_aboard),
    ("actor", compare_doers),
    ("place", compare_places),
    ("time", compare_times),
    ("scope", compare_extents),
    ("existence", compare_holds),
    ("actor", compare_beginnings),
    ("actor", compare_holders),
    ("actor", compare_mishaps),
    ("existence", compare_papers),
    ("existence", compare_denied_altogether),
)
CONTRADICTS = -1.75
"""An attribute with this many bits or fewer contradicts by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What each attribute says, in the order of `COMPARED`; what the claims do not both speak of is left out."""

    found: tuple[tuple[Attribute, Reason], ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """All reasons."""
        return tuple(reason for _, reason in self.found)

    @property
    def against(self) -> tuple[tuple[Attribute, Reason], ...]:
        """Attributes that contradict, the strongest first."""
        strong = [(attribute, reason) for attribute, reason in self.found if reason.bits <= CONTRADICTS]
        return tuple(sorted(strong, key=lambda found: found[1].bits))


def compare(older: Told, newer: Told) -> Comparison:
    """Hold a newer claim against an older one about the same event."""
    found: list[tuple[Attribute, Reason]] = []
    for attribute, comparing in COMPARED:
        reason = comparing(older, newer)
        if reason is not None:
            named: Attribute = "existence" if reason.feature == "denies that there was any" else attribute
            found.append((named, reason))
    return Comparison(found=tuple(found))
