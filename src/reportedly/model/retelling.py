"""Records back from the JSON that `encoder` made of them, taken at its word.

What a program kept for itself and finds again needs no second look: the quotes were cut from the text before. Like the
encoder, the function for a class is put together once. What comes from outside is read by `decoding`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from reportedly.model.encoding import LAID_OPEN, hints
from reportedly.model.span import Span


@cache
def retold(kind: type) -> Callable[[Any], Any]:
    """The function that turns the JSON object of a record of this class into the record."""
    known: dict[str, Any] = {"Span": Span}
    code = f"lambda told: {_record(kind, 'told', known)}"
    compiled: Callable[[Any], Any] = eval(code, known)  # its words are field names alone
    return compiled


def _record(kind: Any, told: str, known: dict[str, Any]) -> str:
    """Code that makes the record of a class."""
    known[kind.__name__] = kind
    return f"{kind.__name__}({', '.join(_parts(kind, told, known))})"


def _parts(kind: Any, told: str, known: dict[str, Any]) -> Iterator[str]:
    for name, hint in hints(kind).items():
        held = told if name in LAID_OPEN else f"{told}[{name!r}]"
        yield f"{name}={_expression(hint, held, known)}"


def _expression(hint: Any, told: str, known: dict[str, Any]) -> str:
    """Code that makes the value of a field of this type."""
    origin, options = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = next(option for option in options if option is not NoneType)
        expression = _expression(inner, told, known)
        return told if expression == told else f"(None if {told} is None else {expression})"
    if origin is Literal or hint in (str, bool, int):
        return told
    if hint is float:
        return f"float({told})"
    if hint is Span:
        return f"Span(*{told})"
    if origin is tuple:
        return f"tuple([{_expression(options[0], 'part', known)} for part in {told}])"
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _record(hint, told, known)
    return told
