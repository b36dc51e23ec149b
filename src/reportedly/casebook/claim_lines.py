"""A claim as the line of JSON that is kept, and back, by functions put together once from the types of its fields.

The line is the very one that claim JSON and `line_of` make, in half the time: no object of JSON stands between. Back
from a line that is known to be whole, as its record has its digest; what comes from outside is read by
`model.decoding`, which holds every value to what it must be.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import orjson

from reportedly.casebook.bodies import BESIDE, line_of
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.claim_json import BESIDE_THE_REPORT, SCHEMA_VERSION, to_records
from reportedly.model.encoding import LAID_OPEN, anything, hints, number
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span

HEAD = f'"record":"claim","schema":{SCHEMA_VERSION},'
Field = tuple[str, Any, str]
"""A key, the type of its value, and code for where that stands."""
Piece = tuple[bool, str]
"""Text that stands in every line, or (True) code for what stands in this one."""


def lines_of_reading(reading: Reading) -> list[bytes]:
    """What stands beside the claims, and each claim; what cannot stand in UTF-8 (unpaired surrogates) is escaped."""
    try:
        return [_beside_writer()(reading), *map(_writer(Claim), reading.claims)]
    except TypeError:
        beside, *claims = to_records(reading)
        return [line_of({key: beside[key] for key in BESIDE}), *map(line_of, claims)]


def claim_in(line: bytes | str) -> Claim:
    """The claim that a line keeps, without a look at whether its report bears it out."""
    claim: Claim = _maker(Claim)(_loaded(line))
    return claim


def report_in(line: bytes | str) -> Report:
    """The report of a record of a report version, likewise."""
    report: Report = _maker(Report)(_loaded(line)["report"])
    return report


def actors_in(line: bytes | str) -> tuple[Actor, ...]:
    """The actors of the line that stands beside a reading's claims, likewise."""
    return tuple(map(_maker(Actor), _loaded(line)["actors"]))


def _loaded(line: bytes | str) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:  # unpaired surrogates, which stand there escaped
        return json.loads(line)


class _Words(dict[Any, bytes]):
    """The few values that a field can have, as JSON."""

    def __missing__(self, value: Any) -> bytes:
        written = self[value] = orjson.dumps(value)
        return written


@cache
def _writer(kind: Any) -> Callable[[Any], bytes]:
    """The function that writes a record of this class."""
    known = dict(KNOWN)
    return _put_together(_object(_fields(kind, "it"), known, HEAD if kind is Claim else ""), known)


@cache
def _beside_writer() -> Callable[[Any], bytes]:
    """The function that writes what a reading holds beside its claims."""
    known = dict(KNOWN)
    fields = ((name, BESIDE_THE_REPORT[name], f"it.{name}") for name in BESIDE)
    return _put_together(_object(fields, known), known)


def _put_together(pieces: Iterator[Piece], known: dict[str, Any]) -> Callable[[Any], bytes]:
    code = ", ".join(code if told else repr(code.encode()) for told, code in _joined(pieces))
    writer: Callable[[Any], bytes] = eval(f"lambda it: b''.join(({code},))", known)  # its words are field names alone
    return writer


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The same with text that follows text in one piece."""
    standing = ""
    for told, code in pieces:
        if told:
            yield False, standing
            yield told, code
        standing = "" if told else standing + code
    yield False, standing


def _object(fields: Iterable[Field], known: dict[str, Any], head: str = "") -> Iterator[Piece]:
    yield False, "{" + head
    for order, (name, hint, value) in enumerate(fields):
        yield False, f'{"," if order else ""}"{name}":'
        if _is_record(hint):
            yield from _object(_fields(hint, value), known)
        else:
            yield True, _written(hint, value, known)
    yield False, "}"


def _fields(kind: Any, it: str) -> Iterator[Field]:
    """The keys of a record's object."""
    for name, hint in hints(kind).items():
        if name in LAID_OPEN:
            yield from _fields(hint, f"{it}.{name}")
        else:
            yield name, hint, f"{it}.{name}"


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def _written(hint: Any, value: str, known: dict[str, Any]) -> str:
    """Code that writes a value of this type."""
    origin, options = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = next(option for option in options if option is not NoneType)
        written = _written(inner, value, known)
        return (
            written
            if written in (f"json({value})", f"one_of[{value}]")
            else f"(b'null' if {value} is None else {written})"
        )
    if origin is Literal:
        return f"one_of[{value}]"
    if hint in (str, int, bool):
        return f"json({value})"
    if hint is float:
        return f"(json({value}) if {value} % 1 > 0 else number({value}))"
    if origin is tuple and options[0] is Span:
        return f"(b'[[%d,%d]]' % {value}[0] if len({value}) == 1 else spans({value}) if {value} else b'[]')"
    if origin is tuple:
        return f"(b'[' + b','.join(map({_one_writer(options[0], known)}, {value})) + b']' if {value} else b'[]')"
    if _is_record(hint):
        return f"{_one_writer(hint, known)}({value})"
    return f"anything({value})"


def _one_writer(hint: Any, known: dict[str, Any]) -> str:
    """The name of the function that writes one value of this type."""
    if not _is_record(hint):
        return "anything"
    name = f"write_{len(known)}"
    known[name] = _writer(hint)
    return name


def _spans(spans: Sequence[Span]) -> bytes:
    return b"[" + b",".join([b"[%d,%d]" % span for span in spans]) + b"]"


def _number(value: float) -> bytes:
    return orjson.dumps(number(value))


def _anything(value: Any) -> bytes:
    return orjson.dumps(anything(value))


KNOWN = {"json": orjson.dumps, "one_of": _Words(), "spans": _spans, "number": _number, "anything": _anything}
"""What the code that is put together calls by name."""


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """The function that makes a record of this class from its JSON object."""
    known: dict[str, Any] = {"spans": _spans_of}
    maker: Callable[[Any], Any] = eval(f"lambda it: {_made(kind, 'it', known)}", known)  # field names alone
    return maker


def _made(kind: Any, it: str, known: dict[str, Any]) -> str:
    """Code that makes a record from the object that holds its fields."""
    known[kind.__name__] = kind
    fields = (
        f"{name}={_made(hint, it, known) if name in LAID_OPEN else _value(hint, f'{it}[{name!r}]', known)}"
        for name, hint in hints(kind).items()
    )
    return f"{kind.__name__}({', '.join(fields)})"


def _value(hint: Any, value: str, known: dict[str, Any]) -> str:
    """Code that makes a value of this type."""
    origin, options = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = next(option for option in options if option is not NoneType)
        made = _value(inner, value, known)
        return made if made == value else f"(None if {value} is None else {made})"
    if hint is float:
        return f"float({value})"
    if origin is tuple and options[0] is Span:
        return f"spans({value})"
    if origin is tuple and _is_record(options[0]):
        name = f"make_{len(known)}"
        known[name] = _maker(options[0])
        return f"tuple(map({name}, {value}))"
    if origin is tuple:
        return f"tuple({value})"
    if _is_record(hint):
        return _made(hint, value, known)
    return value


def _spans_of(told: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(map(Span._make, told))
