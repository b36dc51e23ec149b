"""Saved filters: the list of them with what each finds now, and the forms that save, open and delete them.

An alert of the settings may name one, so that what is looked at and what is alerted to are asked for once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from reportedly.casebook import Casebook
from reportedly.errors import InputError
from reportedly.people import SavedFilter, Shelf
from reportedly.web.entrance import within
from reportedly.web.filter import NAMED, Filter, filter_of
from reportedly.web.own import VISIT, the_own
from reportedly.web.pages import Pages
from reportedly.web.person import the_acting
from reportedly.web.situation_view import counts_in, new_in
from reportedly.web.standing import Stand, Standing

FILTERS = "/filters"
SEE_OTHER = 303


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFilter:
    """A saved filter with what it finds as the casebook stands."""

    saved: SavedFilter
    asks: str
    """For what, in words."""
    found: int
    new: int
    """How many of these have a report that came in after the last visit."""
    fault: str = ""
    """Why it cannot be asked any more; empty where it can."""


def words_of(query: str) -> str:
    """What a filter asks for, in words."""
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(query):
        if name not in ("page", "order"):
            given.setdefault(NAMED.get(name, name), []).append("your last visit" if value == VISIT else value)
    return ", ".join(f"{name} {' or '.join(values)}" for name, values in given.items()) or "everything"


def told_filters(stand: Stand, book: Casebook) -> Iterator[ToldFilter]:
    """Every filter of who asks."""
    own = the_own()
    for saved in own.filters:
        asks = words_of(saved.query)
        try:
            asked = filter_of(QueryParams(saved.query), book)
        except InputError as error:
            yield ToldFilter(saved=saved, asks=asks, found=0, new=0, fault=str(error))
            continue
        yield ToldFilter(saved=saved, asks=asks, found=counts_in(stand, asked).found, new=new_in(stand, asked))


def saved_query(query: str, book: Casebook) -> str:
    """A filter as it is saved: without the page of the list; raises InputError where it asks for what is not there."""
    asked: Filter = filter_of(QueryParams(query), book)
    return urlencode([pair for pair in asked.pairs() if pair[0] != "page"])


def filters_router(standing: Standing, shelf: Shelf | None, pages: Pages) -> APIRouter:
    """The page and its forms; each person's are their own."""
    router = APIRouter(include_in_schema=False)

    @router.api_route(FILTERS, methods=["GET", "HEAD"])
    def filters() -> Response:
        stand = standing.now()
        return pages.page("filters.html.j2", stand=stand, told=list(told_filters(stand, standing.book)))

    @router.post(FILTERS)
    async def save(request: Request) -> Response:
        given = await _fields(request)
        query, back = given.get("query", ""), within(given.get("back", FILTERS))

        def kept() -> None:
            _kept(shelf).save(the_acting().name, given.get("name", ""), saved_query(query, standing.book))

        await run_in_threadpool(kept)
        return RedirectResponse(back, SEE_OTHER)

    @router.post(f"{FILTERS}/delete")
    async def delete(request: Request) -> Response:
        given = await _fields(request)
        await run_in_threadpool(lambda: _kept(shelf).delete(the_acting().name, given.get("name", "")))
        return RedirectResponse(within(given.get("back", FILTERS)), SEE_OTHER)

    return router


def _kept(shelf: Shelf | None) -> Shelf:
    if shelf is None or not the_own().kept:
        raise HTTPException(403, "filters are saved for people who look at pages; a program keeps its own addresses")
    return shelf


async def _fields(request: Request) -> dict[str, str]:
    return {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
