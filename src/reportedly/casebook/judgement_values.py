"""What can be judged, and what can be held of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from reportedly.casebook.bodies import Told
from reportedly.casebook.correction_values import is_actor, is_name, is_number, is_span, is_time, is_type
from reportedly.casebook.provinces import province_of
from reportedly.errors import InputError
from reportedly.model.hypothesis import Rating

JudgementVerb = Literal[
    "accept", "reject", "place", "time", "type", "actor", "span", "rate",
    "merge", "split", "differ", "same", "apart", "grade", "assess",
]  # fmt: skip
ABOUT: Mapping[str, str] = {
    "accept": "claim",
    "reject": "claim",
    "place": "claim",
    "time": "claim",
    "type": "claim",
    "actor": "claim",
    "span": "claim",
    "rate": "claim",
    "merge": "actor",
    "split": "actor",
    "differ": "actors",
    "same": "claims",
    "apart": "claims",
    "grade": "source",
    "assess": "evidence",
}
"""What each verb judges: the first word of its subject. "actors" and "claims" name two, "evidence" an explanation's id
and that of the claim that bears on it."""
RATINGS: tuple[str, ...] = get_args(Rating)
PAIRS = ("actors", "claims", "evidence")
PLACE_KEYS = frozenset(
    ("position", "name", "lat", "lon", "radius_km", "country", "precision", "gazetteer_id", "province")
)


def place_value(
    *, name: str, lat: float, lon: float, radius_km: float | None = None, country: str | None = None,
    precision: int | None = None, gazetteer_id: str | None = None, position: int = 0,
) -> Told:  # fmt: skip
    """The value of a judgement that a claim's place (the one at `position`) is another one."""
    return {
        "position": position,
        "name": name,
        "lat": lat,
        "lon": lon,
        "radius_km": radius_km,
        "country": country,
        "precision": precision,
        "gazetteer_id": gazetteer_id,
        "province": province_of(gazetteer_id) if gazetteer_id else None,
    }


def check_value(verb: JudgementVerb, subject: str, value: Told, why: str) -> None:
    """Raise InputError where the verb does not judge such a subject, or nothing can be held by such a value."""
    kind, _, name = subject.partition(" ")
    if ABOUT[verb] != kind or not name:
        raise InputError(subject, f"cannot be judged by {verb!r}", f"name a {ABOUT[verb]}")
    if not why.strip():
        raise InputError(subject, "cannot be judged without a reason", "say why")
    if kind in PAIRS and len(set(name.split())) != 2:
        raise InputError(subject, f"cannot be judged by {verb!r}", "name two, with a space between")
    wanted, holds = VALUES[verb]
    if not _holds(holds, value, name):
        raise InputError(subject, f"cannot be judged by {verb!r} with {value}", wanted)


def _holds(holds: Callable[[Any, str], bool], value: Any, name: str) -> bool:
    """Whether a value fits; one of quite another kind, as a program may send, does not."""
    try:
        return holds(value, name)
    except (TypeError, ValueError, AttributeError, KeyError):
        return False


def _is_place(value: Told, _: str) -> bool:
    if value.keys() != PLACE_KEYS or not is_name(value["name"]) or not is_number(value["position"], whole=True):
        return False
    if value["radius_km"] is not None and not is_number(value["radius_km"]):
        return False
    if value["precision"] is not None and value["precision"] not in range(1, 8):
        return False
    words = all(one is None or is_name(one) for one in (value["country"], value["gazetteer_id"], value["province"]))
    return words and bool(-90 <= value["lat"] <= 90 and -180 <= value["lon"] <= 180)


def _is_other(value: Told, name: str) -> bool:
    return value.keys() == {"into"} and is_name(value["into"]) and value["into"] != name


def _is_split(value: Told, name: str) -> bool:
    other = value.keys() == {"into", "claims"} and is_name(value["into"]) and value["into"] != name
    return other and len(value["claims"]) > 0 and all(map(is_name, value["claims"]))


def _is_nothing(value: Told, _: str) -> bool:
    return not value


def _is_apart(value: Told, name: str) -> bool:
    if value.keys() != {"claims", "from"} or not all(map(is_name, (*value["claims"], *value["from"]))):
        return False
    here, there = set(value["claims"]), set(value["from"])
    first, second = name.split()
    return first in here and second in there and not here & there


VALUES: Mapping[JudgementVerb, tuple[str, Callable[[Any, str], bool]]] = {
    "place": ("give it a place by `place_value`", _is_place),
    "accept": ("give no value", _is_nothing),
    "reject": ("give no value", _is_nothing),
    "time": ("give it a time by `time_value`", lambda value, _: is_time(value)),
    "type": ("give it a PLOVER type by `type_value`", lambda value, _: is_type(value)),
    "actor": ("give it an actor by `actor_value`", lambda value, _: is_actor(value)),
    "span": ("give it words of the report by `span_value`", lambda value, _: is_span(value)),
    "differ": ("give no value", _is_nothing),
    "same": ("give no value", _is_nothing),
    "apart": ("name the claims, and those that they are apart from", _is_apart),
    "assess": (f"rate it {', '.join(RATINGS)}", lambda value, _: value.get("rating") in RATINGS),
    "merge": ("name the other actor it is the same as", _is_other),
    "split": ("name the other actor, and the claims that are about that", _is_split),
    "grade": ("grade it from A to F", lambda value, _: value.get("reliability") in tuple("ABCDEF")),
    "rate": (
        "rate it from 1 to 6",
        lambda value, _: type(value["credibility"]) is int and value["credibility"] in range(1, 7),
    ),
}  # fmt: skip
"""By verb: what to do where the value does not fit, and whether it fits."""
