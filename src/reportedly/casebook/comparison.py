"""What differs between two readings: claims that are gone, new, or told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.claim_json import to_records
from reportedly.model.reading import Reading

POINTING = ("id", "report_id", "score")
"""Fields that may differ where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A field of a claim that two readings tell otherwise."""

    field: str
    before: Any
    """As JSON."""
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim of the older reading beside the same words in the newer one."""

    before: Claim | None
    """None for a claim that only the newer reading has."""
    after: Claim | None
    """None for a claim that only the older reading has."""
    changed: tuple[Changed, ...]
    """Empty where the claim is in one reading alone."""


def compare(before: Reading, after: Reading) -> tuple[Pair, ...]:
    """Every claim that is not told alike, the older reading's first, each in text order.

    Claims are the same by their id, or else by their words: so also across versions of a report.
    """
    return tuple(_pairs(before, after))


def _pairs(before: Reading, after: Reading) -> Iterator[Pair]:
    left = list(after.claims)
    told_before, told_after = _told(before), _told(after)
    for number, claim in enumerate(before.claims):
        twin = _twin(claim, left)
        if twin is None:
            yield Pair(before=claim, after=None, changed=())
            continue
        left.remove(twin)
        changed = _changed(told_before[number], told_after[_at(after, twin)])
        if changed:
            yield Pair(before=claim, after=twin, changed=changed)
    for claim in left:
        yield Pair(before=None, after=claim, changed=())


def _at(reading: Reading, claim: Claim) -> int:
    return next(number for number, one in enumerate(reading.claims) if one is claim)


def _twin(claim: Claim, among: list[Claim]) -> Claim | None:
    same_id = (one for one in among if one.id == claim.id)
    same_words = (one for one in among if one.content.text == claim.content.text)
    return next(same_id, None) or next(same_words, None)


def _told(reading: Reading) -> list[dict[str, Any]]:
    return list(to_records(reading))[1:]


def _changed(before: dict[str, Any], after: dict[str, Any]) -> tuple[Changed, ...]:
    moved = before["report_id"] != after["report_id"]
    left_out = (*POINTING, "explains") if moved else POINTING
    before, after = ({k: _still(v) if moved else v for k, v in told.items()} for told in (before, after))
    return tuple(
        Changed(field=key, before=before[key], after=after[key])
        for key in before
        if key not in left_out and before[key] != after[key]
    )


def _still(value: Any) -> Any:
    """A value without where it stands in the text, which moves from version to version."""
    if isinstance(value, dict):
        return {key: _still(part) for key, part in value.items() if key not in ("spans", "trigger", "hedges", "anchor")}
    return [_still(part) for part in value] if isinstance(value, list) else value
