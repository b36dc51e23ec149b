"""What goes into collecting and what comes out: the user's own word, reports, and inputs that were refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportedly.collect.published import to_edtf
from reportedly.errors import InputError, SetupError
from reportedly.model.gap import Gap
from reportedly.model.report import PublishedFrom, Report

STAGE = "collect"
"""The `stage` of every gap recorded here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of every report collected; it overrides what the files say.

    Raises SetupError where `published` is no date.
    """

    published: str | None = None
    """EDTF, RFC 3339 or a date in English words; None where the user does not say."""
    publisher: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and to_edtf(self.published) is None:
            raise SetupError(f"{self.published!r} is no date; write it as 2019-01-11, or 2019-01 where the day is open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of one input and what the input says of itself; None throughout where it does not say."""

    text: str
    external_id: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    """As written there, in whatever form."""
    created: str | None = None
    """When the file was made, as EDTF: no time of publication, but not far from it."""
    fetched: str | None = None
    """RFC 3339."""
    url: str | None = None
    language: str | None = None
    """As declared."""
    gaps: tuple[Gap, ...] = ()
    own_head: bool = True
    """Whether the first lines of the text speak of this report; a forwarded mail begins with another's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """One report that was taken, with what stayed open while taking it."""

    report: Report
    where: str
    """Path of the file or address of the page, with ":" and what tells one input of several from the others (the line
    number of JSON lines, the offset in a web archive); "standard input" for "-"."""
    gaps: tuple[Gap, ...]
    snapshot: Path | None
    """Where the bytes as received are kept; None where no folder was named for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One input that was not taken: where, what is wrong with it, and what to do about it."""

    where: str
    what: str
    todo: str

    @classmethod
    def of(cls, error: InputError) -> Refused:
        """Make the record of an error."""
        return cls(where=error.where, what=error.what, todo=error.todo)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.todo}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A published time and where it was read."""

    published: str
    """EDTF."""
    published_from: PublishedFrom


def gap(what: str, why: str) -> Gap:
    """Record something that collecting leaves open about a whole report."""
    return Gap(stage=STAGE, what=what, why=why, spans=())
