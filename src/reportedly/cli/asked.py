"""What a command that lists claims or reports was asked, as the casebook takes it, and the pages that answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from reportedly.casebook import Query, ReportQuery, Stretch

PAGE = 500
STRETCHES = ("happened", "published", "fetched", "added")
"""Options whose values are stretches of time."""

Told = TypeVar("Told", covariant=True)
Asked = TypeVar("Asked", "Query", "ReportQuery")


class Page(Protocol[Told]):
    """Some of what was asked for, and where the next page begins, None for the last."""

    @property
    def found(self) -> tuple[Told, ...]:
        """What the page holds."""

    @property
    def cursor(self) -> str | None:
        """Where the next page begins."""


def found(ask: Callable[[Asked], Page[Told]], query: Asked, most: int) -> Iterator[Told]:
    """Everything asked for up to so many, taken page by page."""
    from dataclasses import replace

    while most > 0:
        page = ask(replace(query, limit=min(PAGE, most)))
        yield from page.found
        most -= len(page.found)
        if page.cursor is None:
            return
        query = replace(query, cursor=page.cursor)


def given(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given, with stretches of time and entries of the ledger made out."""
    options = {key: value for key, value in asked.items() if value is not None}
    options |= {key: stretch(options[key]) for key in STRETCHES if key in options}
    if str(options.get("as_of", "")).isdigit():
        options["as_of"] = int(options["as_of"])
    return options


def stretch(written: str) -> Stretch:
    """A stretch of time as written by the user."""
    from reportedly.casebook import Stretch

    since, dots, until = written.partition("..")
    return Stretch(since=since or None, until=until or None) if dots else Stretch(since=written, until=written)
