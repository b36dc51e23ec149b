"""The filter of the workbench as options of a command: what of the situation is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.casebook import Command

if TYPE_CHECKING:
    from reportedly.casebook import Casebook
    from reportedly.web.filter import Filter

OPTIONS: tuple[Callable[[Command], Command], ...] = (
    click.option("--words", "q", metavar="WORDS", help="Events whose claims hold all these words."),
    click.option("--place", metavar="NAME", help="Events with a place whose name, or words for it, hold this."),
    click.option("--source", metavar="NAME", help="Events that such a source is said to know, or a publisher told."),
    click.option("--type", "type", metavar="TYPE", help="Events of a PLOVER type, such as ASSAULT."),
    click.option("--certainty", metavar="LEVEL", help="Events of which a claim is told so surely, such as probable."),
    click.option("--grade", metavar="GRADE", help="1 to 6: credibility so or better; A to F: a source so or better."),
    click.option("--from", "from", metavar="DAY", help="Events first reported on this day or later."),
    click.option("--to", "to", metavar="DAY", help="Events first reported on this day or before."),
    click.option("--since", metavar="DAY|ENTRY", help="Events with a report that came in after a day or ledger entry."),
    click.option("--status", multiple=True, metavar="STATUS", help="Events that stand so; may be given several times."),
)


def filter_options(command: Command) -> Command:
    """Give a command every field of the filter."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def filter_from(given: dict[str, Any], book: Casebook) -> Filter:
    """The filter that the options make; raises InputError where a value is none, as the workbench's addresses do."""
    from starlette.datastructures import QueryParams

    from reportedly.web.filter import filter_of

    return filter_of(QueryParams([(name, one) for name, value in given.items() for one in _values(value)]), book)


def _values(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
