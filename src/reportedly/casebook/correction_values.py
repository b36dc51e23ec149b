"""What a person puts in the place of something that was read of a claim: its time, type, actor or words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from typing import Any, get_args

from reportedly.casebook.bodies import Told
from reportedly.errors import InputError
from reportedly.model.event import PloverType
from reportedly.model.span import Quote

TYPES: tuple[str, ...] = get_args(PloverType)
MOST = 10**9
ROLES = ("actor", "recipient")
TIME_KEYS, TYPE_KEYS = frozenset(("edtf", "earliest", "latest")), frozenset(("type", "mode"))
ACTOR_KEYS, SPAN_KEYS = frozenset(("role", "position", "actor")), frozenset(("spans", "text"))
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def time_value(edtf: str) -> Told:
    """The value of a judgement that a claim's event was at another time: a day, month or year, or two with / between.

    Raises InputError where it is none.
    """
    first, _, last = edtf.partition("/")
    earliest, latest = _days(first)[0], _days(last or first)[1]
    if earliest > latest:
        raise InputError(edtf, "ends before it begins", "write the earlier day first")
    return {"edtf": edtf, "earliest": earliest, "latest": latest}


def type_value(type_: str | None, mode: str | None = None) -> Told:
    """The value of a judgement that something else is said to happen: a PLOVER type, None for none, and a mode."""
    return {"type": type_, "mode": mode}


def actor_value(*, role: str, position: int, actor: str | None) -> Told:
    """The value of a judgement that words for who did it, or to whom, stand for another actor; None for none."""
    return {"role": role, "position": position, "actor": actor}


def span_value(text: str, spans: Sequence[tuple[int, int]]) -> Told:
    """The value of a judgement that a claim's content is other words of its report: they are cut from its text.

    Raises InputError where no words lie there.
    """
    try:
        quote = Quote.cut(text, spans)
    except ValueError as error:
        raise InputError(f"words {spans}", str(error), "name where they start and end in the report's text") from None
    if not quote.text.strip():
        raise InputError(f"words {spans}", "are none", "name where they start and end in the report's text")
    return {"spans": [list(span) for span in quote.spans], "text": quote.text}


def is_name(value: Any) -> bool:
    """Tell whether it is an id or words."""
    return isinstance(value, str) and bool(value.strip())


def is_number(value: Any, *, whole: bool = False) -> bool:
    """Tell whether it is a number of zero or more."""
    return type(value) in ((int,) if whole else (int, float)) and 0 <= value < MOST


def is_time(value: Any) -> bool:
    """Tell whether it is a value of `time_value`."""
    if value.keys() != TIME_KEYS:
        return False
    try:
        return bool(time_value(value["edtf"]) == value)
    except InputError:
        return False


def is_type(value: Any) -> bool:
    """Tell whether it is a value of `type_value`."""
    return (
        value.keys() == TYPE_KEYS
        and value["type"] in (None, *TYPES)
        and (value["mode"] is None or is_name(value["mode"]))
    )


def is_actor(value: Any) -> bool:
    """Tell whether it is a value of `actor_value`."""
    told = value.keys() == ACTOR_KEYS and value["role"] in ROLES and is_number(value["position"], whole=True)
    return told and (value["actor"] is None or is_name(value["actor"]))


def is_span(value: Any) -> bool:
    """Tell whether it is a value of `span_value`; whether the words are the report's is seen when it is entered."""
    spans = value["spans"] if value.keys() == SPAN_KEYS and is_name(value["text"]) else ()
    whole = all(is_number(start, whole=True) and is_number(end, whole=True) for start, end in spans)
    return bool(spans) and whole


def _days(written: str) -> tuple[str, str]:
    """The first and the last day of a day, month or year."""
    found = _DAY.fullmatch(written.strip())
    if found is None:
        raise InputError(written, "is no time", "write a day as 2024-03-01, a month as 2024-03, two as 2024-03/2024-04")
    year, month, day = found.groups()
    if month is not None and not 1 <= int(month) <= 12:
        raise InputError(written, "has no such month", "write a month from 01 to 12")
    last_month = month or "12"
    last = monthrange(int(year) or 4, int(last_month))[1]
    if day is not None and not 1 <= int(day) <= last:
        raise InputError(written, "has no such day", f"that month has {last}")
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{last_month}-{day or f'{last:02d}'}"
