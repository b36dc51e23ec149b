"""The situation: what is claimed where and when, by how many, and what of it is disputed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportedly.casebook.as_of import entry_before
from reportedly.tell.formats import offered
from reportedly.web.filter import YESTERDAY, Filter, moment_of
from reportedly.web.kept.mapped import A_PAGE, MOST_NAMED, Box, mapped
from reportedly.web.kept.rows import PLACE, SOURCE
from reportedly.web.kept.showing import Counts, counts, entered_after, names_offered, page, unplaced
from reportedly.web.kept.spots import Ground, Spots, ground_in, spots_of
from reportedly.web.own import the_own
from reportedly.web.standing import Stand
from reportedly.web.timeline import timeline_of


def situation(stand: Stand, asked: Filter) -> dict[str, Any]:
    """What the page shows."""
    counted = counts_in(stand, asked)
    pages = max(1, -(-counted.found // A_PAGE))
    number = min(asked.page, pages)
    listed = page(stand.rows, asked, limit=A_PAGE, skipped=(number - 1) * A_PAGE)
    lost, more_lost = stand.once(("unplaced", asked.events), lambda: unplaced(stand.rows, asked))
    return {
        "stand": stand,
        "asked": asked,
        "listed": listed,
        "new": entered_after(stand.rows, (one.event.id for one in listed), the_own().since),
        "found": counted.found,
        "page": number,
        "pages": pages,
        "first": (number - 1) * A_PAGE + 1,
        "map": spots_in(stand, asked).bounds if counted.found <= MOST_NAMED else stand.head.bounds,
        "lost": lost,
        "more_lost": more_lost,
        "timeline": timeline_of(counted.chosen),
        "formats": offered(),
        "fresh": new_in(stand, Filter()),
        "recent": recent_in(stand),
        "wider": tuple(wider(stand, asked)) if asked.narrows and not counted.found else (),
        **bar(stand, asked),
    }


def bar(stand: Stand, asked: Filter) -> dict[str, Any]:
    """What the filter bar offers: the statuses with how many events each has among what else is asked for."""
    names = stand.once("names", lambda: names_offered(stand.rows))
    return {"counts": counts_in(stand, asked).by_status, "place_names": names[PLACE], "source_names": names[SOURCE]}


def places(stand: Stand, asked: Filter, box: Box | None) -> dict[str, Any]:
    """The map of the events asked for, as far as it lies in a box."""
    return mapped(stand.rows, asked, spots_in(stand, asked), counts_in(stand, asked).found, box)


def wider(stand: Stand, asked: Filter) -> Iterator[tuple[str, Filter, int]]:
    """Each thing that is asked for, in words, with the filter without it and how many events that finds."""
    for told, without in asked.asks():
        yield told, without, counts_in(stand, without).found


def counts_in(stand: Stand, asked: Filter) -> Counts:
    """How many events stand how on which day."""
    days = stand.once(("counts", replace(asked, status=()).events), lambda: counts(stand.rows, asked).days)
    return Counts(days=days, asked=asked.status)


def new_in(stand: Stand, asked: Filter) -> int:
    """How many of the events asked for have a report that came in after the last visit of who asks; 0 in the first."""
    since = the_own().since
    if since is None:
        return 0
    asked = replace(asked, since_entry=max(since, asked.since_entry or 0))
    return counts_in(stand, asked).found


def recent_in(stand: Stand) -> int:
    """How many of all events have a report that came in since yesterday."""
    with stand.book.looking() as connection:
        entry = entry_before(connection, moment_of(YESTERDAY))
    return counts_in(stand, Filter(since=YESTERDAY, since_entry=entry)).found


def spots_in(stand: Stand, asked: Filter) -> Spots:
    """The places of the events asked for."""
    return stand.once(("spots", asked.events), lambda: spots_of(stand.rows, asked, ground_of(stand)))


def ground_of(stand: Stand) -> Ground:
    """Every place there is, read once."""

    def read() -> Ground:
        with stand.rows.looking() as connection:
            return ground_in(connection)

    return stand.once("ground", read)
