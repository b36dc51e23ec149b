"""A table in the columns of UCDP's Georeferenced Event Dataset, with the account beside it.

It is UCDP-like: conflicts, dyads and their numbers are UCDP's own coding and stay empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from reportedly.lexicon.country_codes import country_codes
from reportedly.model.place import Place
from reportedly.tell.formats.account import COLUMNS as ACCOUNT
from reportedly.tell.formats.account import account_of
from reportedly.tell.formats.addresses import web_address
from reportedly.tell.formats.days import days_within, whole_days
from reportedly.tell.formats.divisions import division_names
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.rows import Sheet, number
from reportedly.tell.formats.selected import Selected
from reportedly.tell.formats.wkt import wkt
from reportedly.tell.listing import Cell
from reportedly.tell.wording import plain

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
DATE_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))
"""UCDP date_prec by the most days that the interval may have; wider ones are 5."""
WIDEST = 5
EXACT_ENOUGH = 3
"""where_prec up to which a place has a cell of the PRIO grid: wider places lie in many."""
PLOVER_VIOLENCE = ("ASSAULT", "COERCE")


def ucdp_sheet(selection: Selected) -> Sheet:
    """The table; UCDP codes violence alone, so that events of other types are left out."""
    columns = (*COLUMNS, *(column for column in ACCOUNT if column not in COLUMNS))
    return Sheet(name="events", columns=columns, rows=_rows(selection, columns))


def _rows(selection: Selected, columns: Sequence[str]) -> Iterator[Sequence[Cell]]:
    for facts in selection.facts():
        if facts.type in PLOVER_VIOLENCE:
            cells = {**account_of(facts), **_who_and_when(facts), **_sources(facts), **_where(facts), **_deaths(facts)}
            yield [cells.get(column) for column in columns]


def _who_and_when(facts: EventFacts) -> dict[str, Cell]:
    days = whole_days(facts.time)
    return {
        "id": facts.event.id,
        "year": days[0].year if days else None,
        "side_a": facts.actors[0].name if facts.actors else None,
        "side_b": facts.recipients[0].name if facts.recipients else None,
        "event_clarity": 1 if days and facts.site else 2,
        "date_prec": date_precision(days_within(facts.time)),
        "date_start": days[0].isoformat() if days else None,
        "date_end": days[1].isoformat() if days else None,
    }


def date_precision(days: int | None) -> int | None:
    """UCDP's: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 wider; None where it is open on a side."""
    if days is None:
        return None
    return next((code for most, code in DATE_PRECISION if days <= most), WIDEST)


def _sources(facts: EventFacts) -> dict[str, Cell]:
    """UCDP counts articles; the independent origins stand in `independent_origins`."""
    reports = facts.reports
    originals = (plain(o.informant) for told in facts.tellings for o in told.origins)
    return {
        "number_of_sources": len(reports),
        "source_article": ";".join(web_address(report) or report.id for report in reports),
        "source_office": ";".join(plain(report.publisher or "") for report in reports),
        "source_date": ";".join(report.published or "" for report in reports),
        "source_headline": ";".join(plain(report.title or "") for report in reports),
        "source_original": ";".join(dict.fromkeys(originals)),
    }


def _where(facts: EventFacts) -> dict[str, Cell]:
    if facts.site is None:
        return {"where_coordinates": None, "where_description": facts.sites[0].words if facts.sites else None}
    place = facts.site.claim_place.place
    country = country_codes().get(place.country or "")
    adm1, adm2 = division_names(place.gazetteer_id)
    return {
        "where_prec": place.precision,
        "where_coordinates": plain(place.name or ""),
        "where_description": facts.site.words,
        "adm_1": adm1,
        "adm_2": adm2,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": wkt(facts.site.geometry),
        "priogrid_gid": priogrid_cell(place),
        "country": country.name if country else None,
    }


def priogrid_cell(place: Place) -> int | None:
    """The cell of the half-degree PRIO grid, counted from the south-west; None for places wider than a district."""
    if place.lat is None or place.lon is None or (place.precision or WIDEST) > EXACT_ENOUGH:
        return None
    row, column = math.floor((min(place.lat, 89.99) + 90) * 2), math.floor((place.lon + 180) % 360 * 2)
    return row * 720 + column + 1


def _deaths(facts: EventFacts) -> dict[str, Cell]:
    """Which side the dead were on is not told, so that all of them are unknown."""
    killed = facts.figure("killed")
    if killed is None:
        return {}
    best = number(killed.best)
    return {"deaths_unknown": best, "best": best, "low": number(killed.low), "high": number(killed.high)}
