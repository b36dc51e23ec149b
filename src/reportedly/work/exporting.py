"""Going through all claims of a casebook, a few reports at a time, so that it need not fit into memory."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from sqlalchemy import select

from reportedly.casebook import Casebook, schema
from reportedly.casebook.packing import unpack
from reportedly.model.reading import Reading
from reportedly.work.linking import readings_standing
from reportedly.work.looking_up import AT_A_TIME


def whole_readings(book: Casebook, upto: int | None = None) -> Iterator[Reading]:
    """Every reading that counts, in the order of publication; reports without a day come first.

    With `upto`, reports that came in after that ledger entry are left out.
    """
    ordered = sorted(_published(book, upto))
    for start in range(0, len(ordered), AT_A_TIME):
        some = [report for _, report in ordered[start : start + AT_A_TIME]]
        found = {reading.report.id: reading for reading in readings_standing(book, some)}
        yield from (found[report] for report in some)


def _published(book: Casebook, upto: int | None) -> Iterator[tuple[str, str]]:
    """When each report was published, and its id."""
    table = schema.reports.c
    asked = select(table.n, table.id, table.body).where(table.until_entry.is_(None)).order_by(table.n)
    if upto is not None:
        asked = asked.where(table.since_entry <= upto)
    last = 0
    while True:
        with book.looking() as connection:
            rows = connection.execute(asked.where(table.n > last).limit(AT_A_TIME)).all()
        if not rows:
            return
        for row in rows:
            yield orjson.loads(unpack(row.body))["report"]["published"] or "", row.id
        last = rows[-1].n
