"""Records as JSON values, by a function for each record class that is put together once from its field types.

Going through the types anew for every value would take five times as long, and a casebook takes in a million claims.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from reportedly.model.span import Span

Encoder = Callable[[Any], Any]

LARGEST = 2**53
"""From here on not every whole number has a float of its own."""

LAID_OPEN = ("quote", "place")
"""Fields whose own keys stand in the object that holds them: a source is {"text", "spans", "kind"}."""


@cache
def hints(kind: Any) -> dict[str, Any]:
    """The fields of a record class with their types, in order."""
    told = get_type_hints(kind)
    return {field.name: told[field.name] for field in dataclasses.fields(kind)}


@cache
def encoder(kind: type) -> Encoder:
    """The function that turns a record of this class into a JSON object with all its keys."""
    known: dict[str, Any] = {"number": number, "anything": anything}
    code = f"lambda record: {_object(kind, 'record', known)}"
    compiled: Encoder = eval(code, known)  # its words are field names alone
    return compiled


def _object(kind: Any, record: str, known: dict[str, Any]) -> str:
    """Code that makes the JSON object of a record class."""
    return f"{{{', '.join(_parts(kind, record, known))}}}"


def _parts(kind: Any, record: str, known: dict[str, Any]) -> Iterator[str]:
    for name, hint in hints(kind).items():
        if name in LAID_OPEN:
            yield from _parts(hint, f"{record}.{name}", known)
        else:
            yield f"{name!r}: {_expression(hint, f'{record}.{name}', known)}"


def _expression(hint: Any, value: str, known: dict[str, Any]) -> str:
    """Code that encodes the value of a field of this type."""
    origin, options = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = next(option for option in options if option is not NoneType)
        expression = _expression(inner, value, known)
        return value if expression == value else f"(None if {value} is None else {expression})"
    if origin is Literal or hint in (str, bool, int):
        return value
    if hint is float:
        return f"number({value})"
    if hint is Span:
        return f"[*{value}]"
    if origin is tuple:
        return _listed(options[0], value, known)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _object(hint, value, known)
    return f"anything({value})"


def _listed(hint: Any, value: str, known: dict[str, Any]) -> str:
    """Code that makes the list of a tuple's values; calling one function for each is faster than a comprehension."""
    if hint is Span:
        return f"[*map(list, {value})]"
    if _expression(hint, "part", known) == "part":
        return f"[*{value}]"
    name = f"encode_{len(known)}"
    is_record = isinstance(hint, type) and dataclasses.is_dataclass(hint)
    known[name] = encoder(hint) if is_record else anything
    return f"[*map({name}, {value})]"


def number(value: float) -> float:
    """A whole number is written without a point; raises ValueError for what JSON cannot write."""
    if value % 1 == 0:
        return int(value) if abs(value) < LARGEST else value
    if not isfinite(value):
        raise ValueError(f"{value!r} is no number of JSON")
    return value


def anything(value: Any) -> Any:
    """Encode a value by what it is: GeoJSON, and lists of records."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return number(value)
    if isinstance(value, tuple | list):
        return [anything(part) for part in value]
    if isinstance(value, Mapping):
        return {key: anything(part) for key, part in value.items()}
    kind: type = type(value)
    return encoder(kind)(value)
