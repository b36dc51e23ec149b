"""Tables of words, checked as they are read: data is not code.

A table is a tab-separated file in this folder. The first line that is no comment names the columns; they are the
fields of the row's data class, in order. Every row says in its `source` column where it comes from. Empty cells are
None where the field allows it; cells of tuple fields are split at "|". All faults of a table are reported together.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import resources
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from reportedly.errors import SetupError


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


Row = TypeVar("Row", bound=_Dataclass)
Read = Callable[[str], Any]
"""Makes a value of a cell; raises ValueError where it is none."""


@cache
def load_table(name: str, row: type[Row]) -> tuple[Row, ...]:
    """Read `name`.tsv of the lexicon into rows.

    Raises SetupError that lists every fault with its line.
    """
    path = resources.files("reportedly.lexicon") / f"{name}.tsv"
    return parse_table(path.read_text(encoding="utf-8"), row, where=f"lexicon/{name}.tsv")


def parse_table(text: str, row: type[Row], *, where: str) -> tuple[Row, ...]:
    """Read the rows of a table given as text; `where` names it in faults."""
    hints = get_type_hints(row)
    readers = {f.name: _reader(hints[f.name], f.name) for f in dataclasses.fields(row)}
    names = list(readers)
    faults: list[str] = []
    rows: list[Row] = []
    lines = _content_lines(text)
    header = next(lines, (0, ""))
    if header[1].split("\t") != names:
        raise SetupError(f"{where}:{header[0]}: columns must be {', '.join(names)}")
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) != len(names):
            faults.append(f"{where}:{number}: {len(cells)} cells for {len(names)} columns")
            continue
        try:
            values = {n: read(cell.strip()) for (n, read), cell in zip(readers.items(), cells, strict=True)}
        except ValueError as error:
            faults.append(f"{where}:{number}: {error}")
            continue
        if "source" in values and not values["source"]:
            faults.append(f"{where}:{number}: no source given")
        rows.append(row(**values))
    if faults:
        raise SetupError("\n".join(faults))
    return tuple(rows)


def _content_lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _reader(kind: Any, column: str) -> Read:
    """How the cells of a column are read: looked up once a column, as a table has thousands of cells."""
    options = get_args(kind)
    if get_origin(kind) in (Union, UnionType) and NoneType in options:
        inner = _reader(next(o for o in options if o is not NoneType), column)
        return lambda cell: inner(cell) if cell else None
    if get_origin(kind) is tuple:
        each = _reader(options[0], column)
        return lambda cell: tuple(each(part.strip()) for part in cell.split("|") if part.strip())
    if get_origin(kind) is Literal:
        return partial(_one_of, options, column)
    return str if kind is str else partial(_converted, CONVERTERS[kind], column)


def _one_of(options: tuple[Any, ...], column: str, cell: str) -> str:
    if cell not in options:
        raise ValueError(f"{column} is {cell!r}, must be one of {', '.join(map(str, options))}")
    return cell


def _converted(convert: Read, column: str, cell: str) -> Any:
    try:
        return convert(cell)
    except ValueError as error:
        raise ValueError(f"{column} is {cell!r}: {error}") from None


def _truth(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError("must be yes or no")
    return cell == "yes"


CONVERTERS: dict[Any, Read] = {int: int, float: float, bool: _truth}
