"""Sources: how reliable each was found, and the record that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.grade import SourceGrade
from reportedly.model.origin import Origin
from reportedly.web.filter import Filter, chosen
from reportedly.web.situation_view import bar
from reportedly.web.standing import Stand
from reportedly.work.named import origin_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A source with its grade and what it said of the events asked for."""

    origin: Origin
    grade: SourceGrade
    claims: tuple[Claim, ...]


def sources(stand: Stand, asked: Filter) -> dict[str, Any]:
    """The sources of the events asked for, those with the longest record first, then those carried most."""
    said: dict[str, list[Claim]] = {}
    origins: dict[str, Origin] = {}
    for told in chosen(stand.told, asked):
        for claim in told.claims:
            for origin in stand.picture.situation.origins.get(claim.id, ()):
                origins[origin.id] = origin
                said.setdefault(origin.id, []).append(claim)
    graded = [
        Graded(origin=origin, grade=stand.picture.sources[id], claims=tuple(said[id])) for id, origin in origins.items()
    ]
    graded.sort(
        key=lambda one: (-len(one.grade.history), -len(one.origin.reports), one.origin.informant, one.origin.id)
    )
    return {"stand": stand, "asked": asked, "graded": graded, **bar(stand, asked)}


def source(stand: Stand, id_: str) -> dict[str, Any]:
    """One source with its whole record; raises InputError where there is none."""
    origin = origin_named(stand.picture, id_)
    situation = stand.picture.situation
    said = [id for id, held in situation.origins.items() if any(one.id == origin.id for one in held)]
    claims = tuple(situation.claims[id] for id in sorted(said, key=situation.when))
    graded = Graded(origin=origin, grade=stand.picture.sources[origin.id], claims=claims)
    return {"stand": stand, "one": graded, "claims": situation.claims}
