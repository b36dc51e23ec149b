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
ONCE = ("id", "text", "score")
"""Fields whose values seldom come twice: all others are remembered as they are written."""
MANY_VALUES = 65_536
PAIR = "[%d,%d]"
Field = tuple[str, Any, str]
"""A key, the type of its value, and code for where that stands."""
Writer = Callable[[Any], str]


def lines_of_reading(reading: Reading) -> list[bytes]:
    """What stands beside the claims, and each claim; what cannot stand in UTF-8 (unpaired surrogates) is escaped."""
    write = _writer(Claim)
    try:
        return [_beside_writer()(reading).encode(), *[write(claim).encode() for claim in reading.claims]]
    except (TypeError, UnicodeEncodeError):
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


class _Written(dict[Any, str]):
    """Values that were met before, as JSON: looking one up takes a third of the time of writing it."""

    def __init__(self, write: Callable[[Any], str]) -> None:
        self.write = write

    def __missing__(self, value: Any) -> str:
        if len(self) >= MANY_VALUES:
            self.clear()
        written = self[value] = self.write(value)
        return written


@cache
def _writer(kind: Any) -> Writer:
    """The function that writes a record of this class."""
    known = dict(KNOWN)
    return _put_together(_object(_fields(kind, "it"), known, HEAD if kind is Claim else ""), known)


@cache
def _beside_writer() -> Writer:
    """The function that writes what a reading holds beside its claims."""
    known = dict(KNOWN)
    fields = ((name, BESIDE_THE_REPORT[name], f"it.{name}") for name in BESIDE)
    return _put_together(_object(fields, known), known)


def _put_together(template: str, known: dict[str, Any]) -> Writer:
    writer: Writer = eval(f"lambda it: f'''{template}'''", known)  # its words are field names alone
    return writer


def _object(fields: Iterable[Field], known: dict[str, Any], head: str = "") -> str:
    """The template of an object of JSON."""
    return "{{" + head + ",".join(f'"{name}":{_told(name, hint, it, known)}' for name, hint, it in fields) + "}}"


def _fields(kind: Any, it: str) -> Iterator[Field]:
    """The keys of a record's object."""
    for name, hint in hints(kind).items():
        if name in LAID_OPEN:
            yield from _fields(hint, f"{it}.{name}")
        else:
            yield name, hint, f"{it}.{name}"


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def _told(name: str, hint: Any, it: str, known: dict[str, Any]) -> str:
    """The template of the value of a field."""
    if _is_record(hint):
        return _object(_fields(hint, it), known)
    if get_origin(hint) is tuple:
        return f"[{{{_listed(get_args(hint)[0], it, known)}}}]"
    return f"{{{_written(hint, it, known, once=name in ONCE)}}}"


def _listed(hint: Any, it: str, known: dict[str, Any]) -> str:
    """Code that writes the values of a tuple, of which most hold one or none."""
    if hint is Span:
        return f"pair % {it}[0] if len({it}) == 1 else spans({it}) if {it} else empty"
    write = _one_writer(hint, known)
    return f"{write}({it}[0]) if len({it}) == 1 else comma(map({write}, {it})) if {it} else empty"


def _written(hint: Any, it: str, known: dict[str, Any], *, once: bool) -> str:
    """Code that writes a value of this type."""
    if get_origin(hint) in (Union, UnionType):
        inner = next(option for option in get_args(hint) if option is not NoneType)
        return f"null if {it} is None else {_written(inner, it, known, once=once)}"
    if hint is float:
        return f"number({it})" if once else f"numbers[{it}]"
    if hint is bool:
        return f"true if {it} else false"
    if hint is str and once:
        return f"dumps({it}).decode()"
    if hint is str or get_origin(hint) is Literal:
        return f"words[{it}]"
    if hint is int:
        return it
    return f"{_one_writer(hint, known)}({it})"


def _one_writer(hint: Any, known: dict[str, Any]) -> str:
    """The name of the function that writes one value of this type."""
    if not _is_record(hint):
        return "anything"
    name = f"write_{len(known)}"
    known[name] = _writer(hint)
    return name


def _spans(spans: Sequence[Span]) -> str:
    return ",".join(map(PAIR.__mod__, spans))


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _number(value: float) -> str:
    return _json(value if value % 1 > 0 else number(value))


def _anything(value: Any) -> str:
    return _json(anything(value))


KNOWN: dict[str, Any] = {
    "null": "null",
    "true": "true",
    "false": "false",
    "empty": "",
    "pair": PAIR,
    "comma": ",".join,
    "words": _Written(_json),
    "numbers": _Written(_number),
    "number": _number,
    "dumps": orjson.dumps,
    "spans": _spans,
    "anything": _anything,
}
"""What the code that is put together calls by name; it has no quotes of its own, as it stands within an f-string."""


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
