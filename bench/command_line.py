"""What the command line takes to tell of one thing, or to list all: from parts of the casebook, and ~ all in memory.

The casebook is made by rule (`workbench_casebook`), and linked; its picture is kept. Rival explanations are left out of
what is worked out in memory, which take the longest. CPU time in one process, so that no start of a command counts.
`COMMAND_LINE_CLAIMS` sets another number of claims than 4,000.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sqlalchemy import select

from bench.workbench_casebook import fill
from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.tell.listing import Listing, listing_chunks
from reportedly.tell.situation_listing import events_listing, relations_listing
from reportedly.tell.why import why_lines
from reportedly.web.at_hand import AtHand, at_hand
from reportedly.web.kept.in_order import events_in_order
from reportedly.web.relations_in_order import relations_in_order
from reportedly.web.why_told import why_told
from reportedly.work.linking import picture_in

CLAIMS = int(os.environ.get("COMMAND_LINE_CLAIMS", 4_000))
E, C, S, L = picture_schema.events.c, picture_schema.claims.c, picture_schema.sources.c, schema.links.c
Told = Callable[[], Iterable[str]]


def score() -> dict[str, float]:
    """Seconds of CPU time of each command, and how many times as long the alternative takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.reportedly"
        fill(path, CLAIMS)
        with Casebook.open(path) as book:
            return {name: figure for some in _figures(book) for name, figure in some.items()}


def _figures(book: Casebook) -> Iterator[dict[str, float]]:
    with at_hand(book) as hand:
        ids = _ids(book)
        asked: dict[str, tuple[Told, Told]] = {
            f"why, of {what}": (lambda id=id: why_told(hand, id), lambda id=id: _why_in_memory(book, id))  # type: ignore[misc]
            for what, id in ids.items()
        }
        asked |= {
            "events": (lambda: _events(hand), lambda: _events_in_memory(book)),
            "relations": (lambda: _relations(hand), lambda: _relations_in_memory(book)),
        }
        for name, (parts, memory) in asked.items():
            told, spent = _spent(parts)
            same, alternative = _spent(memory)
            if told != same:
                raise AssertionError(f"{name}: from parts it is told otherwise than in memory")
            yield {
                f"{name}: seconds of CPU time": spent,
                f"{name}: seconds of CPU time ~ in memory": alternative,
                f"{name}: times as fast as ~ in memory": alternative / spent,
            }


def _ids(book: Casebook) -> dict[str, str]:
    """The claim with most relations, the event told most, the source of most reports, and a report that was copied."""
    with book.looking() as connection:

        def first(asked: object) -> str:
            return str(connection.execute(asked).scalar_one())  # type: ignore[call-overload]

        event = first(select(E.n).order_by(E.told).limit(1))
        return {
            "a claim": first(select(C.id).where(C.event == int(event)).order_by(C.id).limit(1)),
            "an event": first(select(E.id).where(E.n == int(event))),
            "a source": first(select(S.id).order_by(S.reports.desc(), S.id).limit(1)),
            "a report": first(select(L.older).where(L.kind == "copies").order_by(L.n).limit(1)),
        }


def _spent(told: Told) -> tuple[str, float]:
    began = time.process_time()
    lines = "\n".join(told())
    return lines, time.process_time() - began


def _written(listing: Listing) -> Iterator[str]:
    return listing_chunks(listing, "jsonl")


def _events(hand: AtHand) -> Iterator[str]:
    return _written(events_listing(events_in_order(hand.rows)))


def _relations(hand: AtHand) -> Iterator[str]:
    return _written(relations_listing(relations_in_order(hand)))


def _why_in_memory(book: Casebook, id_: str) -> Iterator[str]:
    return why_lines(id_, *picture_in(book, explained=False))


def _events_in_memory(book: Casebook) -> Iterator[str]:
    return _written(events_listing(picture_in(book, explained=False)[1].events))


def _relations_in_memory(book: Casebook) -> Iterator[str]:
    linked, picture = picture_in(book, explained=False)
    return _written(relations_listing((one, picture.situation) for one in linked.relations))
