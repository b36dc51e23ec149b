"""What an analyst asks for: every field narrows the answer; None asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.claim import ClaimKind
from reportedly.model.event import PloverType
from reportedly.model.factuality import Certainty, Polarity

Order = Literal["added", "happened", "published"]
Part = Literal["source", "actor", "recipient"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """All that lies within a distance of a point (WGS 84 degrees)."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A time from one day or moment to another, both within; None where that side is open."""

    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Claims to be found; fields join with "and"."""

    text: str | None = None
    """Words of the content, all of which must occur; "phrases in quotes"; beginnings of words with a star."""
    source: str | None = None
    """Words of the sources, in the same notation."""
    publisher: str | None = None
    report: str | None = None
    """A report's id."""
    event: PloverType | None = None
    kind: ClaimKind | None = None
    actor: str | None = None
    """An actor's id or name."""
    part: Part | None = None
    """The part that the actor plays; None for any."""
    circle: Circle | None = None
    """Places that lie in the circle, with all of their own radius."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    province: str | None = None
    """A first-order division, by code or name."""
    happened: Stretch | None = None
    """Overlaps the time that the claim is about; claims without one are left out."""
    published: Stretch | None = None
    fetched: Stretch | None = None
    added: Stretch | None = None
    """When it came into the casebook."""
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    unverified: bool | None = None
    min_score: float = 0.0
    rejected: bool = False
    """True to get claims that a person rejected as well."""
    all_versions: bool = False
    """True to get the claims of older versions of reports as well."""
    all_readings: bool = False
    """True to get the claims of superseded readings as well."""
    as_of: str | int | None = None
    """A day, moment or ledger entry: the casebook as it stood at its end; None for now."""
    without: tuple[int, ...] = ()
    """Rows of reports whose claims are left out: what is not to be told to everybody."""
    order: Order = "added"
    """The newest first; claims without such a time last."""
    limit: int = 50
    cursor: str | None = None
    """From the page before; None for the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Reports to be found; fields join with "and"."""

    text: str | None = None
    """Words of title and text, as for claims."""
    report: str | None = None
    """A report's id."""
    publisher: str | None = None
    language: str | None = None
    published: Stretch | None = None
    fetched: Stretch | None = None
    withdrawn: bool | None = None
    all_versions: bool = False
    """True to get older versions as well."""
    as_of: str | int | None = None
    without: tuple[int, ...] = ()
    """Rows of reports that are left out."""
    limit: int = 50
    cursor: str | None = None
