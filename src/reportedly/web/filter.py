"""The filter bar: what of the situation is asked for. Its state is the address's query, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from reportedly.casebook import Casebook
from reportedly.casebook.as_of import entry_before
from reportedly.casebook.moments import moment
from reportedly.errors import InputError, SetupError
from reportedly.model.event import PloverType
from reportedly.model.factuality import Certainty
from reportedly.model.situation import Status
from reportedly.web.own import VISIT, the_own

STATUSES: tuple[str, ...] = ("disputed", "denied", "withdrawn", "corroborated", "uncorroborated")
"""In the order in which a reader must know of them."""
TYPES: tuple[str, ...] = get_args(PloverType)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
RELIABILITIES = tuple("ABCDEF")
GRADES = (*"123456", *RELIABILITIES)
CANNOT_BE_JUDGED = ("6", "F")
ORDERS = ("most told", "latest")
MOST_TOLD, LATEST = ORDERS
MOST_DIGITS = 10
"""A number of a ledger entry has fewer; SQL's numbers end somewhere."""
YESTERDAY = "yesterday"
"""For a moment: the beginning of the day before, UTC."""

if set(STATUSES) != set(get_args(Status)):  # pragma: no cover
    raise AssertionError("every status needs its place in the filter bar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Events to be shown; fields join with "and", and an empty one asks for nothing."""

    text: str = ""
    """Words that its claims must hold, all of them: "a phrase", or the beginning of a word with a star."""
    first: str = ""
    """The first day on which it may have been reported, "YYYY-MM-DD"."""
    last: str = ""
    place: str = ""
    source: str = ""
    type: str = ""
    certainty: str = ""
    """How surely one of its claims says it."""
    grade: str = ""
    """A number: credibility of that grade or better, 6 for what cannot be judged; a letter: with a source of that
    reliability or better, F for sources that cannot be judged."""
    status: tuple[str, ...] = ()
    since: str = ""
    """A day, moment or ledger entry, "yesterday" or "visit": only events with a report that came in after it."""
    order: str = MOST_TOLD
    page: int = 1
    since_entry: int | None = None
    """The entry that `since` comes to; worked out, not written into the address."""

    def href(self, path: str = "/", **changes: Any) -> str:
        """The address of this filter with something changed; going to other events starts at the first page."""
        changed = replace(self, **{"page": 1, **changes})
        query = urlencode(list(changed.pairs()))
        return f"{path}?{query}" if query else path

    def pairs(self) -> Iterable[tuple[str, str]]:
        """What stands in the address: every field that is not as it is by itself."""
        for name, field in WRITTEN.items():
            value = getattr(self, field)
            if value != DEFAULTS[field]:
                yield from ((name, str(one)) for one in (value if isinstance(value, tuple) else (value,)))

    def asks(self) -> Iterator[tuple[str, Filter]]:
        """Everything that is asked for, in words, with the filter that it leaves when it is taken out."""
        for name, field in WRITTEN.items():
            value = getattr(self, field)
            if field in UNNARROWING or value == DEFAULTS[field]:
                continue
            told = " or ".join(value) if isinstance(value, tuple) else value
            # the worked-out entry goes with what it was worked out from
            gone = {field: DEFAULTS[field], **({"since_entry": None} if field == "since" else {})}
            yield f"{NAMED.get(name, name)} {_in_words(told)}", replace(self, page=1, **gone)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any(getattr(self, field) != DEFAULTS[field] for field in WRITTEN.values() if field not in UNNARROWING)

    @property
    def events(self) -> Filter:
        """What tells which events are asked for, and nothing of how they are listed."""
        return replace(self, page=1, order=MOST_TOLD)


WRITTEN: Mapping[str, str] = {
    "q": "text", "from": "first", "to": "last", "place": "place", "source": "source", "type": "type",
    "certainty": "certainty", "grade": "grade", "status": "status", "since": "since", "order": "order", "page": "page",
}  # fmt: skip
"""How each field is called in the address."""
NAMED: Mapping[str, str] = {"q": "words", "from": "reported from", "to": "reported to", "since": "new since"}
"""How a field is called in words, where that is not how it is called in the address."""
UNNARROWING = ("order", "page")
DEFAULTS: Mapping[str, Any] = {field.name: field.default for field in fields(Filter)}


def _in_words(value: str) -> str:
    return "your last visit" if value == VISIT else value


def filter_of(query: QueryParams, book: Casebook) -> Filter:
    """Read the filter from an address; raises InputError where a value is none that can be asked for."""
    given = {field: query.get(name, "").strip() for name, field in WRITTEN.items() if field not in ("status", "page")}
    status = tuple(one for one in STATUSES if one in query.getlist("status"))
    _known("status", [one for one in query.getlist("status") if one], STATUSES)
    _known("type", filter(None, [given["type"]]), TYPES)
    _known("certainty", filter(None, [given["certainty"]]), CERTAINTIES)
    _known("grade", filter(None, [given["grade"]]), GRADES)
    given["order"] = given["order"] or MOST_TOLD
    _known("order", [given["order"]], ORDERS)
    for name in ("first", "last"):
        _day(given[name])
    return Filter(**given, status=status, page=_page(query.get("page", "1")), since_entry=_entry(given["since"], book))


def _known(name: str, values: Iterable[str], known: Iterable[str]) -> None:
    for value in values:
        if value not in known:
            raise InputError(value, f"is no {name}", f"take one of {', '.join(known)}")


def _day(written: str) -> None:
    try:
        if written and date.fromisoformat(written).isoformat() != written:  # it takes 20240301 too
            raise ValueError
    except ValueError:
        raise InputError(written, "is no day", "write it as 2024-03-01") from None


def _page(written: str) -> int:
    if not (written.isdecimal() and len(written) < 7 and int(written) > 0):
        raise InputError(written, "is no page", "pages are counted from 1")
    return int(written)


def _entry(since: str, book: Casebook) -> int | None:
    """The ledger entry that a day, moment or entry comes to; InputError where it is none."""
    if not since:
        return None
    with book.looking() as connection:
        return entry_before(connection, moment_of(since))


def moment_of(written: str) -> str | int:
    """A ledger entry, day or moment as it was written, or what a word says; raises InputError where it is none."""
    if written == VISIT:
        return the_own().since or 0  # in a first visit everything is new
    if written == YESTERDAY:
        return (datetime.now(UTC).date() - timedelta(days=1)).isoformat()
    if written.isdecimal() and len(written) < MOST_DIGITS:
        return int(written)
    try:
        moment(written)
    except SetupError as error:
        raise InputError(written, "is no moment", str(error)) from None
    return written
