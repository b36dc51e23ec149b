"""Admiralty reliability of sources, A to F, with the record that it rests on; a person's grade is kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""A completely reliable … E unreliable; F cannot be judged, which is no middle value."""
Result = Literal["borne_out", "contradicted", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackEntry:
    """One thing that a source said and that was settled later without it."""

    settled: str | None
    """Day on which it was settled, EDTF; None where the reports carry no day."""
    event: str
    attribute: str | None
    """What of the event was settled; None for the event as such."""
    claim: str
    """The source's own claim."""
    result: Result
    why: str
    """By whom it was settled, in words."""
    grade_after: Reliability
    """What the record up to here gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGrade:
    """A grade that a person gave; it stands above the learned one and never replaces it."""

    source: str
    grade: Reliability
    by: str
    given: str
    """When, RFC 3339 or a day."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCredibility:
    """A person's rating of a claim, 1 to 6; it stands above what the rules give."""

    claim: str
    grade: int
    by: str
    given: str
    """When, RFC 3339 or a day."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGrade:
    """How reliable a source is: what was learned, and what a person says."""

    source: str
    """Id of the origin."""
    learned: Reliability
    right: int
    wrong: int
    history: tuple[TrackEntry, ...]
    """In the order in which things were settled."""
    person: PersonGrade | None
    """The latest grade that a person gave; None where nobody did."""

    @property
    def grade(self) -> Reliability:
        """The person's grade where there is one, else the learned one."""
        return self.learned if self.person is None else self.person.grade
