"""CSV with HXL hashtags in its second row, one row an event."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.tell.formats.account import account_of
from reportedly.tell.formats.days import day_of
from reportedly.tell.formats.divisions import division_names
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.rows import csv_line, number, several
from reportedly.tell.formats.selected import Selected
from reportedly.tell.listing import Cell
from reportedly.tell.wording import plain

TAGS = {
    "Event": "#event+id",
    "What is said": "#event+description",
    "Type (PLOVER)": "#event+type",
    "Sub-type (ACLED)": "#event+type+acled",
    "Happened from": "#date+occurred+start",
    "Happened to": "#date+occurred+end",
    "Happened (EDTF)": "#meta+edtf",
    "First reported": "#date+reported+start",
    "Last reported": "#date+reported+end",
    "Country": "#country+code+v_iso2",
    "Province": "#adm1+name",
    "District": "#adm2+name",
    "Place": "#loc+name",
    "Place in words": "#loc+description",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Precision (UCDP where_prec)": "#geo+precision",
    "Within km": "#geo+radius+km",
    "Who did it, it is said": "#group+actor",
    "To whom": "#group+recipient",
    "Killed, least": "#affected+killed+min",
    "Killed, best": "#affected+killed",
    "Killed, most": "#affected+killed+max",
    "Injured, least": "#affected+injured+min",
    "Injured, best": "#affected+injured",
    "Injured, most": "#affected+injured+max",
    "Rule of counting": "#description+counting",
    "Status": "#status",
    "Credibility (Admiralty 1-6)": "#meta+credibility",
    "Independent origins": "#meta+origins+num",
    "Origins for": "#meta+origins+for",
    "Origins against": "#meta+origins+against",
    "Disputed": "#meta+disputed",
    "Who says": "#meta+attribution",
    "Certainty": "#meta+certainty",
    "Words": "#meta+quote",
    "Source": "#meta+source",
    "Source address": "#meta+source+url",
}
"""The headings with their hashtags."""


def hxl_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield headings, hashtags and then the events."""
    yield csv_line(TAGS)
    yield b",".join(tag.encode() for tag in TAGS.values()) + b"\r\n"
    for facts in selection.facts():
        cells = _cells(facts)
        yield csv_line(cells[heading] for heading in TAGS)


def _cells(facts: EventFacts) -> dict[str, Cell]:
    account, time = account_of(facts), facts.time
    first, last = (day_of(time.earliest), day_of(time.latest)) if time else (None, None)
    return {
        **_where(facts),
        **_figures(facts, "Killed", "killed"),
        **_figures(facts, "Injured", "injured"),
        "Event": facts.event.id,
        "What is said": facts.summary,
        "Type (PLOVER)": facts.type,
        "Sub-type (ACLED)": facts.acled,
        "Happened from": first.isoformat() if first else None,
        "Happened to": last.isoformat() if last else None,
        "Happened (EDTF)": account["happened_edtf"],
        "First reported": account["first_reported"],
        "Last reported": account["last_reported"],
        "Who did it, it is said": several(role.name for role in facts.actors),
        "To whom": several(role.name for role in facts.recipients),
        "Rule of counting": several(figure.rule for figure in facts.figures),
        "Status": facts.event.status,
        "Credibility (Admiralty 1-6)": facts.event.credibility,
        "Independent origins": facts.event.independent_origins,
        "Origins for": account["origins_for"],
        "Origins against": account["origins_against"],
        "Disputed": account["disputed"],
        "Who says": account["who_says"],
        "Certainty": account["certainty"],
        "Words": account["says"],
        "Source": several(plain(report.publisher or "") for report in facts.reports),
        "Source address": account["urls"],
    }


def _where(facts: EventFacts) -> dict[str, Cell]:
    site = facts.site
    place = site.claim_place.place if site else None
    adm1, adm2 = division_names(place.gazetteer_id) if place else (None, None)
    words = several([*(m.words for m in facts.movements), *(s.words for s in facts.sites)])
    return {
        "Country": place.country if place else None,
        "Province": adm1,
        "District": adm2,
        "Place": place.name if place else None,
        "Place in words": words,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "Precision (UCDP where_prec)": place.precision if place else None,
        "Within km": number(place.radius_km) if place else None,
    }


def _figures(facts: EventFacts, heading: str, unit: str) -> dict[str, Cell]:
    figure = facts.figure(unit)
    low, best, high = (figure.low, figure.best, figure.high) if figure else (None, None, None)
    return {f"{heading}, least": number(low), f"{heading}, best": number(best), f"{heading}, most": number(high)}
