"""What is kept of the origins of all reports once they are counted: by that count, later reports are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reportedly.link.kept_traits import bucket_key, item_key, row_of
from reportedly.link.origins import OriginIndex, origin_of
from reportedly.link.reprints import Reprints, outlets_meant
from reportedly.link.sketches import COMMON, by_bucket
from reportedly.link.statements import statements_in
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.reason import bits


def entries_of(
    index: OriginIndex, found: Reprints, told: Mapping[str, ReportOrigin], reading_of: Callable[[str], Reading]
) -> Iterator[tuple[str, Iterable[tuple[str, Any]]]]:
    """What is kept of a count over all reports: shelf by shelf, every entry with its key."""
    standing, order = found.standing, {report.report.id: list(report.order) for report in found.reports}
    firsts = [id_ for id_ in order if told[id_].copy_of is None or told[id_].how == "same_statement"]
    buckets = index.buckets()
    yield "order", order.items()
    yield "traits", ((r.report.id, row_of(r, buckets[r.report.id], standing.rarity)) for r in found.reports)
    yield "bucket", by_bucket((r.report.id, map(bucket_key, buckets[r.report.id])) for r in found.reports).items()
    having = by_bucket((report.report.id, report.items) for report in found.reports)
    yield "item", ((item_key(i), [standing.rarity.of(i), r if len(r) <= COMMON else None]) for i, r in having.items())
    alike: dict[str, dict[str, float]] = {id_: {} for id_ in order}
    for link in found.links:
        older, newer = link.ends
        alike[older][newer] = alike[newer][older] = link.bits
    yield "alike", alike.items()
    head = _heads(found)
    yield "told", ((id_, _told_row(told[id_], head[id_], found)) for id_ in order)
    yield "group", ((head[group[0].report.id], [r.report.id for r in group]) for group in found.groups)
    stated = ((id_, told[id_].copy_of or "") for id_ in order if told[id_].how == "same_statement")
    yield "stated", by_bucket((newer, (older,)) for newer, older in stated).items()
    yield "having", Counter(who for id_ in firsts for who in statements_in(reading_of(id_))).items()
    counted = {
        "texts": standing.rarity.texts,
        "firsts": len(firsts),
        "boilerplate": sorted(standing.boilerplate),
        "outlets": dict(sorted(outlets_meant(found.reports).items())),
        "outlet_bits": dict(standing.rarity.of_outlets),
    }
    yield "standing", (("all", counted),)


def _heads(found: Reprints) -> dict[str, str]:
    """By report: the report that its group goes back to."""
    heads: dict[str, str] = {}
    for group in found.groups:
        heads.update(dict.fromkeys((r.report.id for r in group), origin_of(group, found).report.id))
    return heads


def _told_row(told: ReportOrigin, head: str, found: Reprints) -> dict[str, Any]:
    stated = told.how == "same_statement"
    link = found.carried.get(told.report_id) or found.closest.get(told.report_id)
    copied = told.copy_of is not None and not stated
    return {
        "origin": head,
        "copy_of": told.copy_of if copied else None,
        "why": list(link.ends) if copied and link is not None else None,
        "statement": [told.copy_of, bits(told.reasons)] if stated else None,
    }
