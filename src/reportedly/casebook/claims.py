"""What of a claim stands in columns, so that claims can be found by who, what, where, when and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from reportedly.casebook import schema
from reportedly.casebook.engine import Row, Rows
from reportedly.casebook.grid import cell_of
from reportedly.casebook.moments import BEGINNING, minutes
from reportedly.casebook.packing import plain
from reportedly.casebook.words import texts_of_words, words_of
from reportedly.model.claim import Claim
from reportedly.model.place import Place

EARLIEST = 9
"""The place in a claim's row of the first minute that it is about."""
PARTS = tuple((parts & 1, parts >> 1 & 1, parts >> 2 & 1) for parts in range(8))
"""Whether an actor is a claim's source, actor and recipient, by the sum of its parts.

As 0 and 1: to write a bool takes Python's `sqlite3` ten times as long, as it looks for adapters of it.
"""
SOURCE_MARK = "zsz"
"""Stands before every word of a source, so that one index holds what is said and who says it, apart."""


def rows_of(
    claims: Sequence[Claim], first: int, reading: int, provinces: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Rows]:
    """The rows that the claims of a reading are found by; the first claim is to have the number `first`.

    `numbers` has those of actors by their ids.
    """
    own: list[Row] = []
    places: list[Row] = []
    actors: list[Row] = []
    for position, claim in enumerate(claims):
        number = first + position
        row = row_of(claim, number, reading, position)
        own.append(row)
        earliest = row[EARLIEST]
        for order, told in enumerate(claim.places):
            places.append((number, order, *_place_columns(told.place, provinces), earliest))
        at = BEGINNING if earliest is None else earliest
        for actor, parts in parts_of(claim).items():
            is_source, is_actor, is_recipient = PARTS[parts]
            actors.append((number, numbers[actor], is_source, is_actor, is_recipient, at))
    yield schema.claims, own
    yield schema.claim_places, places
    yield schema.claim_actors, actors


def row_of(claim: Claim, number: int, reading: int, position: int) -> Row:
    """The row of a claim."""
    factuality, event, time = claim.factuality, claim.event, claim.time
    earliest, latest = _stretch(time.earliest, time.latest) if time else (None, None)
    return (
        number,
        reading,
        position,
        claim.id,
        claim.kind,
        factuality.certainty,
        factuality.polarity,
        1 if factuality.unverified else 0,
        event.type if event else None,
        earliest,
        latest,
        claim.score,
    )


@lru_cache(maxsize=65536)
def _stretch(earliest: str | None, latest: str | None) -> tuple[int | None, int | None]:
    """The first and the last minute; those of a report are mostly the same."""
    return minutes(earliest), minutes(latest, end=True)


def _place_columns(place: Place, provinces: Mapping[str, str]) -> Row:
    known = place.gazetteer_id
    province = provinces.get(known) if known else None
    return place_columns(place.country, province, place.lat, place.lon, place.radius_km)


@lru_cache(maxsize=65536)
def place_columns(
    country: str | None, province: str | None, lat: float | None, lon: float | None, radius_km: float | None
) -> Row:
    """What a place is found by: country, province, point, radius and grid cell."""
    cell = None if lat is None or lon is None else cell_of(lat, lon)
    return plain(country), province, lat, lon, radius_km, cell


def parts_of(claim: Claim) -> dict[str, int]:
    """Ids of the actors of a claim with the parts they play, as a sum: 1 source, 2 actor, 4 recipient."""
    found: dict[str, int] = {}
    for link in claim.attribution:
        if actor := link.actor:
            found[actor] = 1
    if event := claim.event:
        for one in event.actors:
            if actor := one.actor:
                found[actor] = found.get(actor, 0) | 2
        for one in event.recipients:
            if actor := one.actor:
                found[actor] = found.get(actor, 0) | 4
    ids = "".join(found)
    return found if ids.isascii() and "\x00" not in ids else _told_plainly(found)


def _told_plainly(parts: dict[str, int]) -> dict[str, int]:
    """The same by ids that columns can hold."""
    found: dict[str, int] = {}
    for actor, part in parts.items():
        known = plain(actor) or ""
        found[known] = found.get(known, 0) | part
    return found


def words_of_claims(claims: Sequence[Claim]) -> list[str]:
    """What each claim is found by: the words of its content, and its sources' words with a mark before each."""
    said = texts_of_words([claim.content.text for claim in claims])
    return list(map(_with_sources, said, claims))


def _with_sources(words: str, claim: Claim) -> str:
    for link in claim.attribution:
        if link.source:
            words += _source_words(link.source.quote.text)
    return words


@lru_cache(maxsize=16384)
def _source_words(source: str) -> str:
    """Sources are the same few again and again."""
    return "".join(f" {SOURCE_MARK}{word}" for word in words_of(source))
