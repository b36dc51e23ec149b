"""What formats ask of what is exported, however much of it is in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from reportedly.model.actor import Actor
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.tell.formats.event_facts import EventFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStanding:
    """How a claim stands to what else is exported."""

    event: tuple[int, str] | None
    """The event that it tells of: its place among all of them, and its id; None where it tells of none."""
    origins: tuple[str, ...]
    """Ids of who is said to know it."""
    updates: str | None
    """The older claim that it puts right; None where it is no correction of one."""
    taken_back: str | None
    """When the report was published by which its own source took it back; None where nobody did, or that is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStanding:
    """A report that tells of what is exported."""

    reading: Reading
    """With the claims that are exported, of which there is one at least."""
    copy_of: str | None
    """The report whose words it carries, where that is exported too."""
    claims: Mapping[str, ClaimStanding]


class Selected(Protocol):
    """Events of a casebook with their reports. What can be gone through can be gone through again."""

    @property
    def title(self) -> str:
        """Of the casebook."""

    @property
    def at(self) -> str:
        """When the ledger's last entry was made, RFC 3339: the casebook as it stood then is what is exported."""

    @property
    def event_ids(self) -> Iterable[str]:
        """The ids of the events, in the order of their first reports."""

    @property
    def events(self) -> Iterable[SituationEvent]:
        """The events, likewise."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """By id, the actors that claims point to, as the first report has them."""

    @property
    def origins(self) -> Iterable[Origin]:
        """Who is said to know the claims: who knows the claim with the least id comes first."""

    def facts(self) -> Iterator[EventFacts]:
        """The events, with all that formats ask of each."""

    def claims(self) -> Iterator[Reading]:
        """The reports that tell of the events, in the order of publication, each with the claims that do."""

    def told_in(self) -> Iterator[Reading]:
        """Those of them that make a claim."""

    def standing(self) -> Iterator[ReportStanding]:
        """The same, with how their claims stand."""
