"""When it is said to have happened: intervals that meet agree; intervals apart are two times."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.link.denials import NOT_BEFORE
from reportedly.link.told import Told
from reportedly.model.reason import Reason
from reportedly.model.time import ClaimTime

SAME_TIME, OTHER_TIME = 0.7, -3.0
WIDE = timedelta(days=400)
"""A wider interval says too little to agree on."""


def compare_times(older: Told, newer: Told) -> Reason | None:
    """The reason that two claims' times give; None where either names none in words of its own."""
    told = [(a, b) for a in older.times for b in newer.times if is_spoken(a) and is_spoken(b)]
    for one, other in told:
        ours, theirs = _interval(one, older), _interval(other, newer)
        if ours is None or theirs is None:
            continue
        if ours[0] > theirs[1] or theirs[0] > ours[1]:
            return Reason(feature="another time", bits=OTHER_TIME, older=_shown(one), newer=_shown(other))
        if max(ours[1] - ours[0], theirs[1] - theirs[0]) < WIDE:
            return Reason(feature="same time", bits=SAME_TIME, older=_shown(one), newer=_shown(other))
    return None


def is_spoken(time: ClaimTime) -> bool:
    """Whether words of the claim itself say when."""
    return time.timex is not None and time.edtf is not None


def _shown(time: ClaimTime) -> str:
    words = time.timex.text if time.timex else ""
    return f"{words} ({time.edtf})" if time.edtf else words


def _interval(time: ClaimTime, told: Told) -> tuple[date, date] | None:
    if time.earliest is None and time.latest is None:
        return None
    if time.earliest is None and time.latest is not None and NOT_BEFORE.search(told.phrase):
        return date.fromisoformat(time.latest[:10]), date.max
    first = date.fromisoformat(time.earliest[:10]) if time.earliest else date.min
    last = date.fromisoformat(time.latest[:10]) if time.latest else date.max
    return first, last
