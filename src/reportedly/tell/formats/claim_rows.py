"""Claims as a flat table: one row a claim, with the words that bear it and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportedly.model.claim import Claim
from reportedly.model.event import Participant
from reportedly.model.place import ClaimPlace
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.tell.formats.rows import Sheet, csv_chunks, number, several
from reportedly.tell.listing import Cell
from reportedly.tell.shape import geometry_of
from reportedly.tell.wording import chain_words, plain, quantity_words, where_words

COLUMNS: Mapping[str, type] = {
    "claim": str, "kind": str, "who_says": str, "says": str, "certainty": str, "polarity": str, "tense": str,
    "unverified": bool, "hedges": str, "event_type": str, "event_mode": str, "acled": str, "actors": str,
    "recipients": str, "figures": str, "counted_by": str, "place": str, "places": str, "role": str, "country": str,
    "lat": float, "lon": float, "radius_km": float, "where_prec": int, "edtf": str, "earliest": str, "latest": str,
    "explains": str, "score": float, "report": str, "publisher": str, "title": str, "published": str, "language": str,
    "url": str, "report_sha256": str, "start": int, "end": int,
}  # fmt: skip
"""In their order, with what their cells hold."""


def claims_csv(readings: Iterable[Reading]) -> Iterator[bytes]:
    """Yield the table line by line; no more than one report is in memory."""
    rows = ([row[column] for column in COLUMNS] for row in claim_rows(readings))
    return csv_chunks(Sheet(name="claims", columns=tuple(COLUMNS), rows=rows))


def claim_rows(readings: Iterable[Reading]) -> Iterator[dict[str, Cell]]:
    """The cells of every claim by their columns."""
    for reading in readings:
        names = {actor.id: actor.name for actor in reading.actors}
        for claim in reading.claims:
            yield {**_says(claim, reading.report), **_where(claim), **_about(claim, names), **_of(reading.report)}


def _says(claim: Claim, report: Report) -> dict[str, Cell]:
    factuality = claim.factuality
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "who_says": chain_words(claim.attribution),
        "says": plain(claim.content.text),
        "certainty": factuality.certainty,
        "polarity": factuality.polarity,
        "tense": factuality.tense,
        "unverified": factuality.unverified,
        "hedges": several(plain(report.text[span.start : span.end]) for span in factuality.hedges),
        "explains": several(claim.explains),
        "score": claim.score,
        "start": claim.content.start,
        "end": claim.content.end,
    }


def _where(claim: Claim) -> dict[str, Cell]:
    """The first place that is resolved, and the words for all of them."""
    resolved = next((p for p in claim.places if geometry_of(p.place) is not None), None)
    shown: ClaimPlace | None = resolved or next(iter(claim.places), None)
    place = shown.place if shown else None
    return {
        "place": place.name if place else None,
        "places": several(where_words(claim.places)),
        "role": shown.role if shown else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": number(place.radius_km) if place else None,
        "where_prec": place.precision if place else None,
    }


def _about(claim: Claim, names: Mapping[str, str]) -> dict[str, Cell]:
    event, time = claim.event, claim.time
    return {
        "event_type": event.type if event else None,
        "event_mode": event.mode if event else None,
        "acled": event.acled if event else None,
        "actors": several(_name(one, names) for one in event.actors) if event else None,
        "recipients": several(_name(one, names) for one in event.recipients) if event else None,
        "figures": several(map(quantity_words, claim.quantities)),
        "counted_by": several(plain(q.counted_by) for q in claim.quantities if q.counted_by),
        "edtf": time.edtf if time else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
    }


def _name(one: Participant, names: Mapping[str, str]) -> str:
    return names.get(one.actor or "") or plain(one.quote.text)


def _of(report: Report) -> dict[str, Cell]:
    return {
        "report": report.id,
        "publisher": report.publisher,
        "title": report.title,
        "published": report.published,
        "language": report.language,
        "url": report.url,
        "report_sha256": report.sha256,
    }
