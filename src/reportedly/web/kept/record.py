"""Records as JSON and back: frozen data classes of the model, read by what their fields are declared to be."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

Record = TypeVar("Record")
Reader = Callable[[Any], Any]


def written(record: Any) -> bytes:
    """The JSON of a record, or of a list or dictionary of records; the same bytes for equal ones."""
    return orjson.dumps(record, default=tuple, option=orjson.OPT_SORT_KEYS)


def read(kind: Callable[..., Record], told: Any) -> Record:
    """The record of a kind that JSON tells, already taken apart; what is handed in is used up."""
    made: Record = _reader(kind)(told)
    return made


@cache
def _reader(kind: Any) -> Reader:
    """What makes a value of a declared kind out of JSON."""
    if is_dataclass(kind):
        return _of_fields(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return lambda told: kind(*told)  # a named tuple of plain values
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _of_tuple(inner)
    if origin is frozenset:
        return frozenset
    if origin in (Union, types.UnionType):
        (known,) = (one for one in inner if one is not type(None))
        reader = _reader(known)
        if reader is _as_it_is:
            return _as_it_is
        return lambda told: None if told is None else reader(told)
    if origin is Literal or kind in (str, int, float, bool, Any):
        return _as_it_is
    raise TypeError(f"records with a field of the kind {kind} are not kept")


def _as_it_is(told: Any) -> Any:
    return told


def _of_tuple(inner: tuple[Any, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = _reader(inner[0])
        if each is _as_it_is:
            return tuple
        return lambda told: tuple(map(each, told))
    readers = [_reader(one) for one in inner]
    return lambda told: tuple(reader(one) for reader, one in zip(readers, told, strict=True))


def _of_fields(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    taken_apart = [(name, reader) for name, reader in readers.items() if reader is not _as_it_is]

    def made(told: Any) -> Any:
        for name, reader in taken_apart:
            if name in told:
                told[name] = reader(told[name])
        return kind(**told)

    return made
