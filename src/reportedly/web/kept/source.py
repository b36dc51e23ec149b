"""A source as it is kept: who it is, how reliable, and every report that carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import orjson

from reportedly.casebook.packing import pack, unpack
from reportedly.casebook.packing import plain as column_text
from reportedly.model.digest import sha256_hex
from reportedly.model.grade import SourceGrade
from reportedly.model.origin import Origin
from reportedly.web.kept.record import read, written
from reportedly.weigh.picture import Picture

REMEMBERED = 1024
"""Sources that are not taken apart again: those that tell of most are on most pages."""
FIRST_REPORTS = 5
"""Reports of each origin that a list of events names; the event by itself names all."""
FIRST_CARRIERS = 6
"""Publishers that a list of sources names of each; its page names all."""
SourceRow = tuple[str, str, str, str | None, str | None, int, int, int, str, bytes, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSource:
    """An origin with its grade."""

    origin: Origin
    grade: SourceGrade


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInShort:
    """A source as a list tells it."""

    origin: Origin
    """Without its reports."""
    grade: SourceGrade
    """Without its record."""
    reports: int
    carriers: tuple[str, ...]
    """The first of the publishers of these reports."""
    more: int
    """So many other publishers."""


def source_rows(picture: Picture) -> Iterator[SourceRow]:
    """The row of each source of a picture."""
    held = picture.situation.origins
    origins = {origin.id: origin for some in held.values() for origin in some}
    said = Counter(origin.id for event in picture.events for claim in event.claims for origin in held.get(claim, ()))
    for id, origin in origins.items():
        yield source_row(KeptSource(origin=origin, grade=picture.sources[id]), said[id])


def source_row(kept: KeptSource, claims: int) -> SourceRow:
    """The row of a source that makes so many claims on events, in the order of the table's columns."""
    body, origin = written(kept), kept.origin
    name = column_text(origin.informant) or ""
    known = (origin.id, name, name.casefold(), origin.actor, origin.party)
    digest = sha256_hex(body + str(claims).encode())[:20]
    return *known, len(kept.grade.history), len(origin.reports), claims, digest, pack(body), voice_of(kept)


def voice_of(kept: KeptSource) -> str:
    """What the events of a source rest on: the letter of its grade, and a digest of what else it is but its reports."""
    return kept.grade.grade + name_digest(kept.origin)


def name_digest(origin: Origin) -> str:
    """Other whenever a source is called, or belongs, otherwise."""
    return sha256_hex(written(replace(origin, reports=())))[:20]


@lru_cache(maxsize=REMEMBERED)
def origin_of(body: bytes) -> Origin:
    """The origin of the source that a row keeps, without its grade."""
    return read(Origin, orjson.loads(unpack(body))["origin"])


@lru_cache(maxsize=8 * REMEMBERED)
def origin_in_short(body: bytes) -> tuple[Origin, int]:
    """The origin of the source that a row keeps, with the first of its reports, and how many others there are."""
    told = orjson.loads(unpack(body))["origin"]
    more = max(0, len(told["reports"]) - FIRST_REPORTS)
    return read(Origin, {**told, "reports": told["reports"][:FIRST_REPORTS]}), more


@lru_cache(maxsize=REMEMBERED)
def source_of(body: bytes) -> KeptSource:
    """The source that a row keeps."""
    return read(KeptSource, orjson.loads(unpack(body)))


@lru_cache(maxsize=REMEMBERED)
def source_in_short(body: bytes) -> SourceInShort:
    """The source that a row keeps, without what grows with the number of reports."""
    told = orjson.loads(unpack(body))
    kept = _without_reports(told)
    carriers = list(dict.fromkeys(one["publisher"] for one in told["origin"]["reports"] if one["publisher"]))
    return SourceInShort(
        origin=kept.origin,
        grade=kept.grade,
        reports=len(told["origin"]["reports"]),
        carriers=tuple(carriers[:FIRST_CARRIERS]),
        more=max(0, len(carriers) - FIRST_CARRIERS),
    )


def source_without_reports(body: bytes) -> KeptSource:
    """The source that a row keeps, without its reports and its record: what its events are told by."""
    return _without_reports(orjson.loads(unpack(body)))


def _without_reports(told: Mapping[str, Any]) -> KeptSource:
    return read(KeptSource, {"origin": {**told["origin"], "reports": []}, "grade": {**told["grade"], "history": []}})
