"""Codes of countries and territories: two letters to three letters, number and name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRow:
    """A country or territory in ISO 3166-1."""

    code: str
    iso3: str
    number: int | None
    """None where no number is assigned."""
    name: str
    source: str


@cache
def country_codes() -> Mapping[str, CountryRow]:
    """Every row by its two letters."""
    return {row.code: row for row in load_table("country_codes", CountryRow)}
