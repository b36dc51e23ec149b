"""What of a claim stands in columns, so that claims can be found by who, what, where, when and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from reportedly.casebook import schema
from reportedly.casebook.bodies import Told
from reportedly.casebook.engine import Row
from reportedly.casebook.grid import cell_of
from reportedly.casebook.moments import minutes
from reportedly.casebook.packing import plain
from reportedly.casebook.words import words_of

EARLIEST = 10
"""The place in a claim's row of the first minute that it is about."""
SOURCE_MARK = "zsz"
"""Stands before every word of a source, so that one index holds what is said and who says it, apart."""


def rows_of(
    claims: Sequence[Told], first: int, reading: int, provinces: Mapping[str, str]
) -> Iterator[tuple[Table, Row]]:
    """The rows that the claims of a reading are found by; the first claim is to have the number `first`."""
    table, places, actors = schema.claims, schema.claim_places, schema.claim_actors
    for position, claim in enumerate(claims):
        number = first + position
        row = row_of(claim, number, reading, position)
        earliest = row[EARLIEST]
        yield table, row
        for order, told in enumerate(claim["places"]):
            known = place_columns(told, provinces.get(told["gazetteer_id"]))
            yield places, (number, order, told["role"], *known, earliest)
        for actor, role in actors_of(claim):
            yield actors, (number, actor, role, earliest)


def row_of(claim: Told, number: int, reading: int, position: int) -> tuple[Any, ...]:
    """The row of a claim."""
    factuality, event, time = claim["factuality"], claim["event"], claim["time"]
    named = [link["source"] for link in claim["attribution"] if link["source"]]
    return (
        number,
        reading,
        position,
        claim["id"],
        claim["kind"],
        factuality["certainty"],
        factuality["polarity"],
        factuality["unverified"],
        event["type"] if event else None,
        named[-1]["kind"] if named else None,
        minutes(time["earliest"]) if time else None,
        minutes(time["latest"], end=True) if time else None,
        claim["score"],
    )


def place_columns(told: Told, province: str | None) -> tuple[Any, ...]:
    """Name, country, province, precision, point, radius and grid cell of a place."""
    lat, lon = told["lat"], told["lon"]
    cell = None if lat is None or lon is None else cell_of(lat, lon)
    return (
        plain(told["name"]),
        plain(told["country"]),
        province,
        told["precision"],
        lat,
        lon,
        told["radius_km"],
        cell,
    )


def actors_of(claim: Told) -> set[tuple[str, str]]:
    """Ids of the actors of a claim with the part they play."""
    found = {(link["actor"], "source") for link in claim["attribution"]}
    event = claim["event"]
    if event:
        found.update((one["actor"], "actor") for one in event["actors"])
        found.update((one["actor"], "recipient") for one in event["recipients"])
    return {(plain(actor) or "", role) for actor, role in found if actor}


def claim_words(claim: Told) -> list[str]:
    """What a claim is found by: its content, and its sources' words with a mark before each."""
    words = words_of(claim["content"]["text"])
    for link in claim["attribution"]:
        if link["source"]:
            words += [SOURCE_MARK + word for word in words_of(link["source"]["text"])]
    return words
