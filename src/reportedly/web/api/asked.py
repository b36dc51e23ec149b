"""What a request asks of the casebook: the options of `reportedly claims` and `reports` as query parameters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from reportedly.casebook import Circle, ReportQuery, Stretch
from reportedly.casebook import Query as ClaimQuery
from reportedly.casebook.query import Order
from reportedly.errors import InputError, SetupError
from reportedly.model.claim import ClaimKind
from reportedly.model.event import PloverType
from reportedly.model.factuality import Certainty, Polarity
from reportedly.web.api.paging import MOST, USUAL

Limit = Annotated[int, Query(ge=1, le=MOST, description="The most records on a page.")]
Cursor = Annotated[str | None, Query(description="From `next` or `previous` of another page.")]
STRETCH = "A day or month, or two of them with .. between, of which one may be left out: 2024-03-10..2024-03-12."
Day = Field(default=None, description=STRETCH)


def filter_fields(
    q: str = "",
    first: Annotated[str, Query(alias="from", description="First day of the first report.")] = "",
    last: Annotated[str, Query(alias="to")] = "",
    place: str = "",
    source: str = "",
    type: str = "",
    certainty: str = "",
    grade: Annotated[str, Query(description="1 to 6: credibility so or better; A to F: a source so or better.")] = "",
    status: Annotated[list[str], Query()] = [],  # noqa: B006  FastAPI copies it
    since: Annotated[
        str, Query(description='Only with a report that came in after a day, moment or entry, or since "yesterday".')
    ] = "",
) -> None:
    """The fields of the filter bar, for the description of an address: they are read as those of a page's address."""


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=USUAL, ge=1, le=MOST, description="The most records on a page.")
    cursor: str | None = Field(default=None, description="From `next` or `previous` of another page.")


class AskedClaims(_Asked):
    """Claims; parameters join with "and"."""

    text: str | None = Field(
        default=None, description='Words of the content; "a phrase", the beginning of a word with *.'
    )
    source: str | None = Field(default=None, description="Words of who says it.")
    publisher: str | None = None
    report: str | None = Field(default=None, description="A report's id.")
    event: PloverType | None = Field(default=None, description="PLOVER type.")
    kind: ClaimKind | None = None
    actor: str | None = Field(default=None, description="An actor's id or name.")
    near: str | None = Field(default=None, description="LAT,LON,KM: places within a distance of a point.")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2.")
    province: str | None = None
    happened: str | None = Day
    published: str | None = Day
    fetched: str | None = Day
    added: str | None = Day
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    unverified: bool | None = None
    min_score: float = Field(default=0.0, ge=0, le=1)
    rejected: bool = Field(default=False, description="Also claims that a person rejected.")
    all_versions: bool = Field(default=False, description="Also claims of older versions of reports.")
    as_of: str | None = Field(
        default=None, description="The casebook as it stood at the end of a day, or after an entry."
    )
    order: Order = "added"

    def query(self) -> ClaimQuery:
        """The same question to the casebook."""
        given = _given(self)
        if self.near is not None:
            given["circle"] = _circle(self.near)
        return ClaimQuery(**given)


class FoundClaims(AskedClaims):
    """Claims by their words."""

    text: str = Field(alias="q", min_length=1, description="Words, all of which must occur.")


class AskedReports(_Asked):
    """Reports; parameters join with "and"."""

    text: str | None = Field(default=None, description="Words of title and text.")
    publisher: str | None = None
    language: str | None = None
    published: str | None = Day
    fetched: str | None = Day
    withdrawn: bool | None = None
    all_versions: bool = False
    as_of: str | None = None

    def query(self) -> ReportQuery:
        """The same question to the casebook."""
        return ReportQuery(**_given(self))


def _given(asked: _Asked) -> dict[str, Any]:
    """What was asked for, as the casebook takes it."""
    given = asked.model_dump(exclude_none=True, exclude={"cursor", "near"})
    for key in ("happened", "published", "fetched", "added"):
        if key in given:
            given[key] = stretch(given[key])
    if given.get("as_of", "").isdecimal():
        given["as_of"] = int(given["as_of"])
    return given


def stretch(written: str) -> Stretch:
    """A stretch of time as written by the user."""
    since, dots, until = written.partition("..")
    return Stretch(since=since or None, until=until or None) if dots else Stretch(since=written, until=written)


def _circle(written: str) -> Circle:
    try:
        lat, lon, km = (float(part) for part in written.split(","))
    except ValueError:
        raise InputError(written, "is no circle", "write degrees and kilometres: near=13.18,30.22,50") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= 20040):
        raise InputError(written, "is no circle", "write degrees and kilometres: near=13.18,30.22,50")
    return Circle(lat=lat, lon=lon, km=km)


@contextmanager
def as_asked() -> Iterator[None]:
    """What the casebook cannot take of a question, such as a day that is none, is the asker's to mend."""
    try:
        yield
    except SetupError as error:
        raise InputError("the question", "cannot be asked", str(error)) from error
