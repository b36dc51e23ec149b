"""The addresses of the API: the same library calls as the command line, answered as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import StreamingResponse

from reportedly.casebook import ReportQuery
from reportedly.casebook.changes import ChangeKind
from reportedly.errors import InputError
from reportedly.model.relation import RelationKind
from reportedly.tell.brief.record import brief_record
from reportedly.tell.changes import changes_listing
from reportedly.tell.formats import NAMES as FORMATS_KNOWN
from reportedly.tell.formats import format_named
from reportedly.tell.holdings import claims_listing, reports_listing
from reportedly.tell.situation_json import event_record, hypothesis_record, relation_record
from reportedly.web.api.asked import AskedClaims, AskedReports, Cursor, FoundClaims, Limit, as_asked, filter_fields
from reportedly.web.api.paging import USUAL, Place, Record, number_place, page_of, slice_of, text_place
from reportedly.web.api.source_routes import source_routes
from reportedly.web.brief_view import brief_for
from reportedly.web.changes_view import BUSY, bearing_on, whatever_when
from reportedly.web.explanations_view import left_in
from reportedly.web.exports import export_chunks, file_name, last_moment
from reportedly.web.filter import filter_of, moment_of
from reportedly.web.kept.questions import hypotheses as kept_hypotheses
from reportedly.web.kept.showing import after, event_kept, in_short, with_reports
from reportedly.web.relations_listed import relations_after
from reportedly.web.standing import Standing
from reportedly.work.looking_up import words_for

API = "/api/v1"


def api_router(standing: Standing) -> APIRouter:
    """Every address, of reports and claims, of what linking and weighing make of them, and of changes."""
    router = APIRouter(prefix=API)
    _holdings(router, standing)
    _picture(router, standing)
    source_routes(router, standing)
    _changes(router, standing)
    _brief(router, standing)
    _export(router, standing)
    return router


def _holdings(router: APIRouter, standing: Standing) -> None:
    book = standing.book

    def claims_page(request: Request, asked: AskedClaims) -> Record:
        def read(place: Place) -> tuple[list[Record], Place]:
            withheld = standing.withheld()
            with as_asked():
                page = book.search(withheld.query(replace(asked.query(), cursor=_casebook_cursor(place))))
            return [row.record for row in claims_listing(withheld.found(page.found)).rows], page.cursor

        return page_of(request.url, asked.cursor, read)

    @router.get("/claims", tags=["reports"])
    def claims(request: Request, asked: Annotated[AskedClaims, Query()]) -> Record:
        """Claims: who says what, how surely, where and when; the newest first."""
        return claims_page(request, asked)

    @router.get("/search", tags=["reports"])
    def search(request: Request, asked: Annotated[FoundClaims, Query()]) -> Record:
        """Claims by the words that they hold."""
        return claims_page(request, asked)

    @router.get("/reports", tags=["reports"])
    def reports(request: Request, asked: Annotated[AskedReports, Query()]) -> Record:
        """Reports with their text, those added last first."""

        def read(place: Place) -> tuple[list[Record], Place]:
            withheld = standing.withheld()
            with as_asked():
                page = book.reports(withheld.report_query(replace(asked.query(), cursor=_casebook_cursor(place))))
            return [row.record for row in reports_listing(withheld.versions(page.found)).rows], page.cursor

        return page_of(request.url, asked.cursor, read)

    @router.get("/reports/{id}", tags=["reports"])
    def report(id: str) -> Record:
        """One report."""
        withheld = standing.withheld()
        found = withheld.versions(book.reports(ReportQuery(report=id, all_versions=True, limit=1)).found)
        if not found:
            raise InputError(id, "is no report of this casebook", "see /api/v1/reports")
        [row] = reports_listing(found).rows
        record: Record = row.record
        return record


def _casebook_cursor(place: Place) -> str | None:
    return None if place is None else str(place)


def _picture(router: APIRouter, standing: Standing) -> None:
    @router.get("/events", tags=["situation"], dependencies=[Depends(filter_fields)])
    def events(
        request: Request,
        order: str = "",
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """Events with both their sides; the parameters are those of the page's address."""
        stand, asked = standing.now(), filter_of(request.query_params, standing.book)

        def read(place: Place) -> tuple[list[Record], Place]:
            found, following = after(stand.rows, asked, text_place(place), limit=limit)
            told, more = in_short(stand.rows, found)
            return [_listed(event_record(event), more) for event in told], following

        return page_of(request.url, cursor, read)

    @router.get("/events/{id}", tags=["situation"])
    def event(id: str) -> Record:
        """One event, by its id or that of a claim of it."""
        rows = standing.now().rows
        [found] = with_reports(rows, [event_kept(rows, id)])
        return event_record(found)

    @router.get("/relations", tags=["situation"])
    def relations(
        request: Request,
        relation: RelationKind | None = None,
        claim: str | None = None,
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """How newer claims stand to older ones: all, of one kind, or of one claim."""
        stand = standing.now()

        def read(place: Place) -> tuple[list[Record], Place]:
            found, following = relations_after(stand, text_place(place), kind=relation, claim=claim, limit=limit)
            return [relation_record(one) for one in found], following

        return page_of(request.url, cursor, read)

    @router.get("/hypotheses", tags=["situation"], dependencies=[Depends(filter_fields)])
    def hypotheses(request: Request, all: bool = False, limit: Limit = USUAL, cursor: Cursor = None) -> Record:
        """Explanations that compete, with the evidence, those of one question together; with `all` also those without
        a rival. With a filter, only of questions on which something bears that tells of an event asked for; the
        parameters are those of the page's address.

        `so_far` says how many reports have what they explain laid out, of how many, as long as not all have: then
        others come, and the list changes. It is null when it is whole.
        """
        asked = filter_of(request.query_params, standing.book)
        stand, so_far = standing.explaining()
        left = left_in(stand, so_far, asked)
        among = None if left is None else left.all

        def read(place: Place) -> tuple[list[Record], Place]:
            start = number_place(place)
            found, more = kept_hypotheses(stand.rows, alone=all, limit=limit, skipped=start, among=among)
            return [hypothesis_record(one) for one in found], start + limit if more else None

        told = None if so_far.whole else {"done": so_far.done, "of": so_far.of}
        return page_of(request.url, cursor, read) | {"so_far": told}


def _listed(record: Record, more: Mapping[str, int]) -> Record:
    """An event as it is listed: of the reports that carry an origin the first are named, and the others counted."""
    for side in ("origins_for", "origins_against"):
        for origin in record[side]:
            if more.get(origin["id"]):
                origin["more_reports"] = more[origin["id"]]
    return record


def _changes(router: APIRouter, standing: Standing) -> None:
    book = standing.book

    @router.get("/changes", tags=["changes"], dependencies=[Depends(filter_fields)])
    def changes(
        request: Request,
        since: Annotated[str, Query(min_length=1, description="A day, moment or ledger entry.")],
        until: str | None = None,
        all: Annotated[bool, Query(description="Also what was only read or linked.")] = False,
        kind: Annotated[list[ChangeKind], Query(description="Changes of these kinds only.")] = [],  # noqa: B006
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """What is new, changed in words, withdrawn, corrected and regraded, in the order of the ledger: all of it, or
        what bears on the events that the parameters of the filter bar ask for.
        """
        about = whatever_when(filter_of(request.query_params, book))
        changed = book.changes(moment_of(since), None if until is None else moment_of(until))
        changed = standing.withheld().changes(book, changed)
        told_of = [one for one in changed if (all or one.kind not in BUSY) and (not kind or one.kind in kind)]
        found = list(bearing_on(standing.now(), book, about, told_of))
        return page_of(request.url, cursor, slice_of(found, limit, told))

    @router.get("/deletions", tags=["changes"])
    def deletions(
        request: Request,
        since: Annotated[str, Query(min_length=1, description="A day, moment or ledger entry.")],
        until: str | None = None,
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """Reports and claims that count no more, in the order of the ledger: what a copy of the casebook must drop."""
        ended = book.deletions(moment_of(since), None if until is None else moment_of(until))
        return page_of(request.url, cursor, slice_of(standing.withheld().deletions(ended), limit, asdict))

    def told(change: Any) -> Record:
        record: Record = next(iter(changes_listing([change], partial(words_for, book)).rows)).record
        return record


def _brief(router: APIRouter, standing: Standing) -> None:
    @router.get("/brief", tags=["situation"], dependencies=[Depends(filter_fields)])
    def brief(request: Request) -> Record:
        """A situation brief on the events asked for; every sentence names its claims, and a note leads to the words."""
        asked = filter_of(request.query_params, standing.book)
        return brief_record(brief_for(standing.now(), standing.book, asked, datetime.now(UTC)))


def _export(router: APIRouter, standing: Standing) -> None:
    @router.get("/export", tags=["export"], response_class=StreamingResponse, dependencies=[Depends(filter_fields)])
    def export(
        request: Request, form: Annotated[str, Query(alias="as", description=f"One of {', '.join(FORMATS_KNOWN)}.")]
    ) -> StreamingResponse:
        """What the filter selects, as a file in one of the formats; the parameters are those of the page's address."""
        wanted, asked = format_named(form), filter_of(request.query_params, standing.book)
        stand = standing.now()
        chunks = export_chunks(wanted, stand, last_moment(standing.book, stand), asked)
        headers = {"Content-Disposition": f'attachment; filename="{file_name(wanted, stand.title)}"'}
        return StreamingResponse(chunks, media_type=wanted.media_type, headers=headers)
