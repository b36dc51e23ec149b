"""JSON for timemap, Forensic Architecture's map with a timeline: events, sources and associations in one document.

timemap draws pins alone. A place that is wider than a town or a stretch near it gets none: its words stay in
`location`. How far a pin reaches is said in `comments`. Its timeline shows no event without a day: one of which nobody
says when it happened stands on the day of its first report, and `time_precision` and `time_display` say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from reportedly.model.reading import Reading
from reportedly.model.situation import Status
from reportedly.tell.formats.account import disputed_words
from reportedly.tell.formats.addresses import web_address
from reportedly.tell.formats.days import day_of, instant, whole_days
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.json_lists import line, listed
from reportedly.tell.formats.selected import Selected
from reportedly.tell.wording import plain, title_words, when_words

Told = dict[str, Any]

NEAR = 2
"""UCDP where_prec up to which a place is told as a pin."""
STATUSES: tuple[Status, ...] = ("corroborated", "uncorroborated", "disputed", "denied", "withdrawn")
REPORTED = "reported"
"""time_precision where only the day of the first report is known."""


def timemap_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield one document."""
    types: set[str] = set()
    yield from listed('{"events":[', _events(selection, types), '],"sources":{', end="")
    between = b""
    for reading in selection.told_in():
        yield between + line(reading.report.id) + b":" + line(_source(reading))
        between = b","
    yield b'},"associations":' + line(list(_associations(types))) + b',"sites":[],"shapes":[]}\n'


def _events(selection: Selected, types: set[str]) -> Iterator[Told]:
    """The events that timemap can show; their types are noted."""
    for facts in selection.facts():
        event = _event(facts)
        if event is not None:
            types.update(filter(None, (event["type"],)))
            yield event


def _event(facts: EventFacts) -> Told | None:
    """An event as timemap takes it; None for one that has neither a day nor a pin, which timemap cannot show."""
    when, pin = _when(facts), _pin(facts)
    if not when and not pin:
        return None
    account = facts.event
    return {
        "id": account.id,
        "description": facts.summary,
        **when,
        **pin,
        "location": "; ".join([*(plain(m.words) for m in facts.movements), *(plain(s.words) for s in facts.sites)]),
        "type": facts.type or "",
        "category": facts.acled or facts.type or "",
        "associations": [account.status, *([facts.type] if facts.type else [])],
        "sources": [report.id for report in facts.reports],
        "comments": _comments(facts),
    }


def _when(facts: EventFacts) -> Told:
    days = whole_days(facts.time)
    if days:
        precision = "" if days[0] == days[1] else f"between {days[0]} and {days[1]}"
        return {
            "date": _written(days[0]),
            "time": "",
            "time_precision": precision,
            "time_display": when_words(facts.time),
        }
    reported = day_of((instant(facts.event.first) or "")[:10])
    if reported is None:
        return {}
    said = when_words(facts.time) or "nobody says when it happened"
    display = f"reported {reported}; {said}"
    return {"date": _written(reported), "time": "", "time_precision": REPORTED, "time_display": display}


def _written(day: date) -> str:
    """timemap's own way: month/day/year."""
    return day.strftime("%m/%d/%Y")


def _pin(facts: EventFacts) -> Told:
    place = facts.site.claim_place.place if facts.site else None
    if place is None or place.lat is None or place.lon is None or (place.precision or NEAR + 1) > NEAR:
        return {}
    return {"latitude": f"{place.lat}", "longitude": f"{place.lon}"}


def _comments(facts: EventFacts) -> str:
    """How the event stands, how far its pin reaches, what is disputed, and whose words they are."""
    event = facts.event
    told = [f"Claimed, {event.status}; credibility {event.credibility} ({event.credibility_rule})."]
    told += [f"For: {', '.join(map(facts.graded, event.origins_for)) or 'nobody who can be named'}."]
    if event.origins_against:
        told += [f"Against: {', '.join(map(facts.graded, event.origins_against))}."]
    if facts.site and facts.site.claim_place.place.radius_km:
        told += [f"The place is known to within {facts.site.claim_place.place.radius_km:g} km."]
    told += [f"Disputed {disputed_words(disputed)}." for disputed in event.disputed]
    told += [f"Counted {figure.rule}." for figure in facts.figures]
    told += [f"{t.who} ({t.surely}): “{plain(t.claim.content.text)}”" for t in facts.tellings]
    return " ".join(told)


def _source(reading: Reading) -> Told:
    report = reading.report
    return {
        "id": report.id,
        "title": title_words(reading),
        "thumbnail": "",
        "paths": [],
        "type": "Report",
        "affil_s": [plain(report.publisher)] if report.publisher else [],
        "url": web_address(report) or "",
        "description": f"SHA-256 of the bytes as received: {report.sha256}",
        "author": ", ".join(map(plain, report.byline)),
        "date": report.published or "",
    }


def _associations(types: set[str]) -> Iterator[Told]:
    """What timemap filters by: statuses, each of them, then the types that occur."""
    for status in STATUSES:
        yield _association(status, "Status")
    for kind in sorted(types):
        yield _association(kind, "Type")


def _association(name: str, parent: str) -> Told:
    return {"id": name, "title": name, "desc": "", "mode": "FILTER", "filter_paths": [parent, name]}
