"""What every table of events carries beside its format's own columns, so that no claim is told as a fact.

The same columns under the same names at the end of each table: how the event stands, whose word it is, what is
disputed, and the words and addresses that say so.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.model.situation import Disputed
from reportedly.tell.formats.addresses import web_addresses
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.rows import number, several
from reportedly.tell.listing import Cell
from reportedly.tell.wording import plain

COLUMNS = (
    *("event", "summary", "status", "credibility", "credibility_rule", "independent_origins", "origins_for"),
    *("origins_against", "lineage_unknown", "disputed", "first_reported", "last_reported", "happened_edtf"),
    *("happened_earliest", "happened_latest", "place_words", "where_prec", "radius_km", "all_places", "who_says"),
    *("says", "certainty", "urls", "reports", "claims"),
)


def account_of(facts: EventFacts) -> Mapping[str, Cell]:
    """The columns of one event by their names."""
    event, time, site = facts.event, facts.time, facts.site
    place = site.claim_place.place if site else None
    return {
        "event": event.id,
        "summary": facts.summary,
        "status": event.status,
        "credibility": event.credibility,
        "credibility_rule": event.credibility_rule,
        "independent_origins": event.independent_origins,
        "origins_for": several(map(facts.graded, event.origins_for)),
        "origins_against": several(map(facts.graded, event.origins_against)),
        "lineage_unknown": event.lineage_unknown,
        "disputed": several(map(disputed_words, event.disputed)),
        "first_reported": event.first,
        "last_reported": event.latest,
        "happened_edtf": time.edtf if time else None,
        "happened_earliest": time.earliest if time else None,
        "happened_latest": time.latest if time else None,
        "place_words": site.words if site else None,
        "where_prec": place.precision if place else None,
        "radius_km": number(place.radius_km) if place else None,
        "all_places": several([*(m.words for m in facts.movements), *(s.words for s in facts.sites)]),
        "who_says": several(told.who for told in facts.tellings),
        "says": several(plain(told.claim.content.text) for told in facts.tellings),
        "certainty": several(told.surely for told in facts.tellings),
        "urls": several(web_addresses(facts.reports)),
        "reports": several(report.id for report in facts.reports),
        "claims": several(event.claims),
    }


def disputed_words(disputed: Disputed) -> str:
    """An attribute with every value that stands: "value: 17 killed (2) / 15 killed (1)"."""
    values = " / ".join(f"{plain(value.value)} ({value.origins})" for value in disputed.values)
    return f"{disputed.attribute}: {values}"
