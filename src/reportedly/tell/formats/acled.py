"""A table in ACLED's columns: one row for each event in which something happens, with the account beside it.

It is ACLED-like: nobody of ACLED has coded it. A row says what is claimed; `status` and what follows say by whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from reportedly.lexicon.country_codes import country_codes
from reportedly.lexicon.table import load_table
from reportedly.tell.formats.account import COLUMNS as ACCOUNT
from reportedly.tell.formats.account import account_of
from reportedly.tell.formats.days import days_within, whole_days
from reportedly.tell.formats.divisions import division_names
from reportedly.tell.formats.event_facts import EventFacts, Role
from reportedly.tell.formats.publishers import source_scale
from reportedly.tell.formats.rows import Sheet, number, several
from reportedly.tell.formats.selected import Selected
from reportedly.tell.listing import Cell
from reportedly.tell.wording import plain

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
"""In the order of ACLED's own exports."""

GEO_PRECISION = {1: 1, 2: 2}
"""ACLED geo_precision by UCDP where_prec: 1 town, 2 near; whatever is wider is 3, part of a region."""
WEEK = 7
INTER = {"armed_force": "State forces", "armed_group": "Rebel group"}
"""ACLED's actor class by kind of actor, where the kind alone tells it."""
KILLED = "killed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledType:
    """Where a sub-event type stands in ACLED's tree."""

    sub_event_type: str
    event_type: str
    disorder_type: str
    source: str


@cache
def acled_types() -> Mapping[str, AcledType]:
    """Every sub-event type by its name."""
    return {row.sub_event_type: row for row in load_table("acled_types", AcledType)}


def acled_sheet(selection: Selected) -> Sheet:
    """The table; states, in which nothing happens, are no events of ACLED's and are left out."""
    columns = (*COLUMNS, *ACCOUNT)
    return Sheet(name="events", columns=columns, rows=_rows(selection, columns))


def _rows(selection: Selected, columns: Sequence[str]) -> Iterator[Sequence[Cell]]:
    at = int(datetime.fromisoformat(selection.at).astimezone(UTC).timestamp())
    for facts in selection.facts():
        if facts.happens:
            cells = {**_what(facts), **_where(facts), **_told(facts), "timestamp": at, **account_of(facts)}
            yield [cells.get(column) for column in columns]


def _what(facts: EventFacts) -> dict[str, Cell]:
    kind = acled_types().get(facts.acled or "")
    days, (one, ones), (other, others) = whole_days(facts.time), _parts(facts.actors), _parts(facts.recipients)
    classes = [_inter(role) for role in (one, other) if role]
    return {
        "event_id_cnty": facts.event.id,
        "event_date": days[0].isoformat() if days else None,
        "year": days[0].year if days else None,
        "time_precision": time_precision(days_within(facts.time)),
        "disorder_type": kind.disorder_type if kind else None,
        "event_type": kind.event_type if kind else None,
        "sub_event_type": kind.sub_event_type if kind else None,
        "actor1": one.name if one else None,
        "assoc_actor_1": ones,
        "inter1": _inter(one),
        "actor2": other.name if other else None,
        "assoc_actor_2": others,
        "inter2": _inter(other),
        "interaction": "-".join(filter(None, classes)) if classes and all(classes) else None,
    }


def time_precision(days: int | None) -> int | None:
    """ACLED's: 1 the day, 2 within a week, 3 wider; None where no one says when, or only from or until when."""
    if days is None:
        return None
    return 1 if days == 1 else 2 if days <= WEEK else 3


def _parts(roles: Sequence[Role]) -> tuple[Role | None, str | None]:
    """The one who is told best, and the names of the others."""
    return (roles[0] if roles else None), several(role.name for role in roles[1:]) or None


def _inter(role: Role | None) -> str | None:
    return INTER.get(role.actor.kind) if role and role.actor else None


def _where(facts: EventFacts) -> dict[str, Cell]:
    if facts.site is None:
        return {"location": facts.sites[0].words if facts.sites else None}
    place = facts.site.claim_place.place
    country = country_codes().get(place.country or "")
    admin1, admin2 = division_names(place.gazetteer_id)
    return {
        "iso": country.number if country else None,
        "country": country.name if country else None,
        "admin1": admin1,
        "admin2": admin2,
        "location": place.name or facts.site.words,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": GEO_PRECISION.get(place.precision or 0, 3) if place.lat is not None else None,
    }


def _told(facts: EventFacts) -> dict[str, Cell]:
    killed = facts.figure(KILLED)
    publishers = (report.publisher for report in facts.reports)
    country = facts.site.claim_place.place.country if facts.site else None
    return {
        "source": "; ".join(dict.fromkeys(plain(name) for name in publishers if name)),
        "source_scale": source_scale([report.publisher for report in facts.reports], country),
        "notes": notes(facts),
        "fatalities": number(killed.best) if killed else None,
        "tags": f"{facts.event.status}; credibility {facts.event.credibility}",
    }


def notes(facts: EventFacts) -> str:
    """What is said and by whom, then every figure as a range with its rule of counting."""
    first = next((told for told in facts.tellings if told.side == "for"), facts.tellings[0])
    figures = (
        f"{plain(f.unit)} {_range(f.low, f.high)} (best {number(f.best)}): {f.rule}" for f in facts.figures if f.counts
    )
    said = f"According to {first.who}: {facts.summary}."
    return " ".join([said, *(f"Figures: {told}." for told in figures)])


def _range(low: float | None, high: float | None) -> str:
    least = "any number" if low is None else f"{number(low)}"
    return f"{least} or more" if high is None else f"{least} to {number(high)}"
