"""What a casebook holds, put into rows: claims, reports, changes, judgements, counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from reportedly.casebook import Found, Judgement, Stock, Verification, Version
from reportedly.casebook.bodies import report_told
from reportedly.model.claim_json import to_records
from reportedly.model.reading import Reading
from reportedly.tell.listing import Listing, Row
from reportedly.tell.wording import (
    certainty_words,
    chain_words,
    event_words,
    plain,
    quantity_words,
    when_words,
    where_words,
)


def claims_listing(found: Iterable[Found]) -> Listing:
    """Claims: who says what, how surely, where, when, and in which report."""
    columns = ("claim", "who says", "what", "how surely", "event", "where", "when", "publisher", "published")
    return Listing(
        columns=columns,
        shown_columns=("who says", "what", "how surely", "where", "when", "report"),
        rows=map(_claim_row, found),
        wide=("who says", "what", "where"),
        nothing="No claims found.",
    )


def _claim_row(found: Found) -> Row:
    claim, report = found.claim, found.report
    event = [event_words(claim), *map(quantity_words, claim.quantities)]
    cells = (
        claim.id,
        chain_words(claim.attribution),
        plain(claim.content.text),
        certainty_words(claim.factuality) + (" · unverified" if claim.factuality.unverified else ""),
        " · ".join(filter(None, event)) or None,
        "; ".join(where_words(claim.places)) or None,
        when_words(claim.time) or None,
        report.publisher,
        report.published,
    )
    record = {
        "claim": _claim_record(found),
        "report": {
            key: getattr(report, key) for key in ("id", "external_id", "publisher", "title", "published", "url")
        },
        "series": found.series,
        "version": found.version,
        "reading": found.reading,
        "added": found.added,
        "judgements": [judgement_record(judgement) for judgement in found.judgements],
    }
    _, who, what, surely, happening, where, when, publisher, published = (cell or "" for cell in cells)
    told = "\n".join(filter(None, (what, happening, claim.id, "")))
    report_lines = "\n".join(filter(None, (publisher, published)))
    return Row(cells=cells, record=record, shown=(who, told, surely, where, when.replace(" – ", " –\n"), report_lines))


def _claim_record(found: Found) -> Any:
    alone = Reading(report=found.report, claims=(found.claim,), toponyms=(), timexes=(), actors=(), gaps=())
    return list(to_records(alone))[1]


def reports_listing(versions: Iterable[Version]) -> Listing:
    """Reports, one version a row."""
    columns = ("report", "publisher", "published", "title", "language", "version", "from")
    return Listing(
        columns=columns, rows=map(_report_row, versions), wide=("title", "from"), nothing="No reports found."
    )


def _report_row(version: Version) -> Row:
    report = version.report
    title = plain(report.title or report.text[:90])
    where = report.url or version.where
    cells = (report.id, report.publisher, report.published, title, report.language, version.version, where)
    told = report_told(report, version.gaps)
    about = {"series": version.series, "version": version.version, "where": version.where}
    return Row(cells=cells, record={**about, **told})


def short(value: Any) -> str:
    """A ledger value in few words: "id rpt_…, claims 4"."""
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{key} {short(part)}" for key, part in value.items() if part is not None)


def judgement_record(judgement: Judgement) -> dict[str, Any]:
    """A judgement as JSON."""
    return {**asdict(judgement), "by": str(judgement.by), "at": judgement.by.at}


def judgements_listing(judgements: Iterable[Judgement]) -> Listing:
    """The judgements that stand."""
    rows = (
        Row(
            cells=(one.id, one.by.at[:19], str(one.by), one.verb, one.subject, short(one.value), one.why),
            record=judgement_record(one),
        )
        for one in judgements
    )
    columns = ("judgement", "when", "by", "verb", "subject", "value", "why")
    return Listing(columns=columns, rows=rows, wide=("value", "why"), nothing="No judgements.")


def stock_listing(stock: Stock) -> Listing:
    """Counts, one a row; as JSON one record."""
    counts = {**asdict(stock), "fetches": dict(stock.fetches)}
    flat = [(key.replace("_", " "), value) for key, value in counts.items() if key != "fetches"]
    flat += [(f"fetches: {outcome}", number) for outcome, number in stock.fetches.items()]
    rows = [Row(cells=pair, record={"what": pair[0], "count": pair[1]}) for pair in flat]
    return Listing(columns=("what", "count"), rows=rows)


def verification_listing(found: Verification) -> Listing:
    """What is broken, the first break first."""
    rows = [Row(cells=(one.where, one.what), record=asdict(one)) for one in found.breaks]
    whole = f"Whole: {found.entries} entries and {found.records} records are as written.\nLast digest: {found.digest}"
    return Listing(columns=("where", "what"), rows=rows, wide=("what",), nothing=whole)
