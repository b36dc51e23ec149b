"""The situation: what is claimed where and when, by how many, and what of it is disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reportedly.tell.basemap import load_basemap
from reportedly.tell.formats import offered
from reportedly.web.drawn import drawn, lost
from reportedly.web.filter import Filter, chosen
from reportedly.web.own import the_own
from reportedly.web.standing import Stand
from reportedly.web.timeline import timeline_of

A_PAGE = 40
MOST_NAMES = 200
"""Names that the filter bar offers for completion."""


def situation(stand: Stand, asked: Filter) -> dict[str, Any]:
    """What the page shows."""
    found = chosen(stand.told, asked)
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(asked.page, pages)
    return {
        "stand": stand,
        "asked": asked,
        "listed": found[(page - 1) * A_PAGE : page * A_PAGE],
        "found": found,
        "page": page,
        "pages": pages,
        "first": (page - 1) * A_PAGE + 1,
        "map": drawn(found, load_basemap(), asked)["bounds"],
        "lost": lost(found),
        "timeline": timeline_of(found),
        "formats": offered(),
        "fresh": sum(the_own().is_new(one.entry) for one in stand.told),
        **bar(stand, asked),
    }


def bar(stand: Stand, asked: Filter) -> dict[str, Any]:
    """What the filter bar offers: the statuses with how many events each has among what else is asked for."""
    return {
        "counts": Counter(one.event.status for one in chosen(stand.told, replace(asked, status=()))),
        "place_names": _names(one.places for one in stand.told),
        "source_names": _names(one.sources for one in stand.told),
    }


def _names(lists: Iterable[Iterable[str]]) -> list[str]:
    counted = Counter(name for names in lists for name in names)
    return [name for name, _ in counted.most_common(MOST_NAMES)]
