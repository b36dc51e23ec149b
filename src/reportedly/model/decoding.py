"""JSON values back as records, by a function for each type that is put together once from the types of its fields.

What a value must be is held to: keys, kinds, spans inside the text, quotes that are what the text says. A fault tells
where it lies; the way there is put together only then.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from reportedly.model.encoding import LAID_OPEN, hints
from reportedly.model.span import Quote, Span

Decoder = Callable[[Any, str], Any]
"""Takes a JSON value and the text of its report."""


class UnfitError(ValueError):
    """A value that is not what it must be, and the way to it."""

    def __init__(self, what: str, way: str = "") -> None:
        super().__init__(f"{way}{what}")
        self.what, self.way = what, way

    def within(self, step: str) -> UnfitError:
        """The same fault, seen from the value that holds this one."""
        return UnfitError(self.what, f"{step}{self.way}")


def decoded(value: Any, hint: Any, text: str, path: str) -> Any:
    """The record that a JSON value holds; `path` names the value in faults.

    Raises ValueError where a key is missing, unknown or of the wrong kind, or a quote is not what the text says.
    """
    try:
        return decoder(hint)(value, text)
    except UnfitError as fault:
        raise fault.within(path) from None


@cache
def decoder(hint: Any) -> Decoder:
    """The function that makes a value of this type."""
    origin, options = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _or_nothing(decoder(next(option for option in options if option is not NoneType)))
    if origin is Literal:
        return _one_of(options)
    if hint is Span:
        return _span
    if origin is tuple:
        return _listed(decoder(options[0]))
    if hint is Quote:
        return _quote
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    if hint is float:
        return lambda value, _: float(_of_kind(value, (int, float)))
    kind = dict if origin is not None else hint
    return lambda value, _: _of_kind(value, kind)


@cache
def keys(kind: Any) -> frozenset[str]:
    """The keys of a record's object, those that are laid open among them."""
    found: set[str] = set()
    for name, hint in hints(kind).items():
        found |= keys(hint) if name in LAID_OPEN else {name}
    return frozenset(found)


def _or_nothing(inner: Decoder) -> Decoder:
    return lambda value, text: None if value is None else inner(value, text)


def _one_of(options: tuple[Any, ...]) -> Decoder:
    def decode(value: Any, text: str) -> Any:
        if value not in options:
            raise UnfitError(f" is {value!r}, must be one of {', '.join(map(str, options))}")
        return value

    return decode


def _listed(inner: Decoder) -> Decoder:
    def decode(value: Any, text: str) -> Any:
        parts = _of_kind(value, list)
        found: list[Any] = []
        try:
            for part in parts:
                found.append(inner(part, text))
        except UnfitError as fault:
            raise fault.within(f"[{len(found)}]") from None
        return tuple(found)

    return decode


def _record(kind: Any) -> Decoder:
    wanted = keys(kind)
    laid_open = [(name, keys(hint), decoder(hint)) for name, hint in hints(kind).items() if name in LAID_OPEN]
    own = [(name, decoder(hint)) for name, hint in hints(kind).items() if name not in LAID_OPEN]

    def decode(value: Any, text: str) -> Any:
        given = _of_kind(value, dict)
        if given.keys() != wanted:
            raise UnfitError(f": missing or unknown keys {sorted(given.keys() ^ wanted)}")
        fields = {name: inner({key: given[key] for key in its}, text) for name, its, inner in laid_open}
        try:
            for name, inner in own:
                fields[name] = inner(given[name], text)
        except UnfitError as fault:
            raise fault.within(f".{name}") from None
        return kind(**fields)

    return decode


def _quote(value: Any, text: str) -> Quote:
    given = _of_kind(value, dict)
    if given.keys() != {"text", "spans"}:
        raise UnfitError(": a quote has text and spans")
    spans = [_span(span, text) for span in _of_kind(given["spans"], list)]
    try:
        cut = Quote.cut(text, spans)
    except ValueError as error:
        raise UnfitError(f": {error}") from None
    if cut.text != given["text"]:
        raise UnfitError(f": the report says {cut.text!r} there, not {given['text']!r}")
    return cut


def _span(value: Any, text: str) -> Span:
    pair = _of_kind(value, list)
    if len(pair) != 2 or not all(type(offset) is int for offset in pair):
        raise UnfitError(f": a span is a pair of offsets, not {value!r}")
    if not 0 <= pair[0] < pair[1] <= len(text):
        raise UnfitError(f": span {pair} is reversed, empty or outside the text")
    return Span(*pair)


def _of_kind(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise UnfitError(f" is {value!r}, which is not of the right kind")
    return value
