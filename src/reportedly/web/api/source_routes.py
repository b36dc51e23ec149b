"""The addresses of sources: how reliable each is, what it was first with, whom it copies and who copies it."""

from __future__ import annotations

from fastapi import APIRouter, Request

from reportedly.tell.firsts import carried_record, first_record
from reportedly.tell.situation_json import source_record
from reportedly.web.api.asked import Cursor, Limit
from reportedly.web.api.paging import USUAL, Place, Record, number_place, page_of
from reportedly.web.kept.carried import carried_reports
from reportedly.web.kept.firsts import firsts_of
from reportedly.web.kept.source_pages import all_sources, source_kept
from reportedly.web.standing import Standing


def source_routes(router: APIRouter, standing: Standing) -> None:
    """Add them."""
    _graded(router, standing)
    _firsts(router, standing)
    _carried(router, standing)


def _graded(router: APIRouter, standing: Standing) -> None:
    @router.get("/sources", tags=["situation"])
    def sources(request: Request, limit: Limit = USUAL, cursor: Cursor = None) -> Record:
        """Sources with their reliability and the record that it rests on."""
        rows = standing.now().rows

        def read(place: Place) -> tuple[list[Record], Place]:
            start = number_place(place)
            found = all_sources(rows, limit=limit + 1, skipped=start)
            records = [source_record(kept.origin, kept.grade) for kept in found[:limit]]
            return records, start + limit if len(found) > limit else None

        return page_of(request.url, cursor, read)

    @router.get("/sources/{id}", tags=["situation"])
    def source(id: str) -> Record:
        """One source, by its id or name."""
        kept = source_kept(standing.now().rows, id)
        return source_record(kept.origin, kept.grade)


def _firsts(router: APIRouter, standing: Standing) -> None:
    @router.get("/sources/{id}/firsts", tags=["situation"])
    def firsts(request: Request, id: str, limit: Limit = USUAL, cursor: Cursor = None) -> Record:
        """Events that a source was first with of those in this casebook, or may have been; the latest first."""
        rows = standing.now().rows
        source = source_kept(rows, id).origin.id

        def read(place: Place) -> tuple[list[Record], Place]:
            start = number_place(place)
            found = firsts_of(rows, source, limit=limit + 1, skipped=start)
            records = [first_record(one.turn, one.event.event) for one in found[:limit]]
            return records, start + limit if len(found) > limit else None

        return page_of(request.url, cursor, read)


def _carried(router: APIRouter, standing: Standing) -> None:
    def carrying_page(request: Request, id: str, limit: int, cursor: str | None, *, copying: bool) -> Record:
        rows = standing.now().rows
        origin = source_kept(rows, id).origin

        def read(place: Place) -> tuple[list[Record], Place]:
            start = number_place(place)
            found = carried_reports(rows, standing.book, origin, copying=copying, limit=limit + 1, skipped=start)
            records = [
                carried_record(one.carried, None if one.event is None else one.event.event.id) for one in found[:limit]
            ]
            return records, start + limit if len(found) > limit else None

        return page_of(request.url, cursor, read)

    @router.get("/sources/{id}/copies", tags=["situation"])
    def copies(request: Request, id: str, limit: Limit = USUAL, cursor: Cursor = None) -> Record:
        """Reports that are published under a source's name and copy or credit another newsroom; the latest first."""
        return carrying_page(request, id, limit, cursor, copying=True)

    @router.get("/sources/{id}/copied", tags=["situation"])
    def copied(request: Request, id: str, limit: Limit = USUAL, cursor: Cursor = None) -> Record:
        """Reports of others that copy or credit those that are published under a source's name; the latest first."""
        return carrying_page(request, id, limit, cursor, copying=False)
