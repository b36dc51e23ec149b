"""What can be judged, and what can be held of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from reportedly.casebook.bodies import Told
from reportedly.casebook.provinces import province_of
from reportedly.errors import InputError

JudgementVerb = Literal["place", "reject", "merge", "split", "grade", "rate"]
ABOUT: Mapping[str, str] = {
    "place": "claim",
    "reject": "claim",
    "rate": "claim",
    "merge": "actor",
    "split": "actor",
    "grade": "source",
}
"""What each verb judges: the first word of its subject."""
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
    wanted, holds = VALUES[verb]
    if not holds(value, name):
        raise InputError(subject, f"cannot be judged by {verb!r} with {value}", wanted)


def _is_place(value: Told, _: str) -> bool:
    if value.keys() != PLACE_KEYS or not value["name"] or value["position"] < 0:
        return False
    return bool(-90 <= value["lat"] <= 90 and -180 <= value["lon"] <= 180)


def _is_other(value: Told, name: str) -> bool:
    return value.keys() == {"into"} and value["into"] not in ("", name)


def _is_split(value: Told, name: str) -> bool:
    return value.keys() == {"into", "claims"} and value["into"] not in ("", name) and len(value["claims"]) > 0


VALUES: Mapping[JudgementVerb, tuple[str, Callable[[Any, str], bool]]] = {
    "place": ("give it a place by `place_value`", _is_place),
    "reject": ("give no value", lambda value, _: value == {}),
    "merge": ("name the other actor it is the same as", _is_other),
    "split": ("name the other actor, and the claims that are about that", _is_split),
    "grade": ("grade it from A to F", lambda value, _: value.get("reliability") in tuple("ABCDEF")),
    "rate": ("rate it from 1 to 6", lambda value, _: value.get("credibility") in range(1, 7)),
}
"""By verb: what to do where the value does not fit, and whether it fits."""
