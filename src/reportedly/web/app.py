"""The application: every address of the workbench, and what stands before them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Annotated

import orjson
from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from reportedly import __version__
from reportedly.casebook import Casebook
from reportedly.collect.clock import SYSTEM
from reportedly.errors import InputError, SetupError
from reportedly.people import People, Shelf
from reportedly.tell.brief.html import brief_html, brief_style
from reportedly.tell.withheld import NOTHING, Withholding
from reportedly.web.account import account
from reportedly.web.acting import csrf_checked
from reportedly.web.api.job_routes import job_router
from reportedly.web.api.review_routes import api_review_router
from reportedly.web.api.routes import API, api_router
from reportedly.web.api.schema import with_record_schemas
from reportedly.web.base import box_of, land
from reportedly.web.brief_view import brief_for
from reportedly.web.built import FOLDER, built
from reportedly.web.changes_view import changes
from reportedly.web.door import AskingDoor, Cookies, LocalDoor
from reportedly.web.entrance import entrance
from reportedly.web.event_view import event_page
from reportedly.web.evidence_view import evidence
from reportedly.web.explanations_view import explanations, filter_in
from reportedly.web.filter import filter_of
from reportedly.web.freshness import Freshness
from reportedly.web.jobs import Jobs
from reportedly.web.kept.questions import numbers_of
from reportedly.web.own import Keeping, the_own
from reportedly.web.pages import Pages
from reportedly.web.person import the_acting
from reportedly.web.problems import problem_response, title_of
from reportedly.web.relinking import Relinking
from reportedly.web.review_routes import Deciding, review_router
from reportedly.web.safety import LOOPBACK, Safety
from reportedly.web.saved_filters import filters_router
from reportedly.web.situation_view import places, situation
from reportedly.web.size import Size
from reportedly.web.sources_view import Pages as SourceLists
from reportedly.web.sources_view import source, sources
from reportedly.web.standing import Standing

ICON = "/assets/icon.svg"
ON_EXPLANATIONS = ("/explanations", f"{API}/hypotheses")
ON_QUEUE = ("/review", f"{API}/review")
"""What tells of explanations and of the queue, which are made while nothing is entered in the ledger."""
MOST_PAGES = 10**6
PageNumber = Annotated[int, Query(ge=1, le=MOST_PAGES)]


def workbench(
    book: Casebook,
    *,
    local: str = "local user",
    people: People | None = None,
    shelf: Shelf | None = None,
    names: Iterable[str] = LOOPBACK,
    encrypted: bool = False,
    withholding: Withholding = NOTHING.withholding,
    is_made_ahead: Callable[[], bool] = lambda: False,
) -> Safety:
    """The workbench of an open casebook; raises SetupError where its scripts and styles were not built.

    `local` is the name of this computer's user, by which decisions are signed; with `people`, whoever asks must log in
    as one of them, and who is a reader is not told what is withheld. On `shelf` stand this user's saved filters and
    visits, on that of the people theirs; without either none are kept. It answers to `names` as Host. `is_made_ahead`
    tells whether another process makes what takes long (`ahead`). Safety stands outside everything, so that what goes
    wrong in the application is answered with its headers too; then comes the door, which says who asks.
    """
    assets = built()
    shelf = people.shelf if people is not None else shelf
    standing, pages = Standing(book, withholding, is_made_ahead=is_made_ahead), Pages(assets)
    app = FastAPI(
        title="reportedly",
        version=__version__,
        description="Who says what happened, where, when and how surely. Read-only.",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
        dependencies=[Depends(csrf_checked)],
    )
    _views(app, standing, pages)
    _map(app, standing)
    jobs = Jobs(SYSTEM.now)
    deciding = Deciding(standing, Relinking(book, jobs))
    app.include_router(review_router(deciding, pages))
    app.include_router(filters_router(standing, shelf, pages))
    app.include_router(api_router(standing))
    app.include_router(api_review_router(deciding))
    app.include_router(job_router(book, jobs, API))
    app.mount("/assets", StaticFiles(directory=FOLDER), name="assets")
    cookies = Cookies(encrypted=encrypted)
    if people is not None:
        entrance(app, people, cookies, pages)
        account(app, people, cookies, pages)
    with_record_schemas(app)
    _errors(app, pages)
    packed = GZipMiddleware(app, minimum_size=1000, compresslevel=6)
    fresh = Freshness(packed, digest=lambda path: _stand_of(standing, deciding, path), build=assets.digest)
    keeping = Keeping(fresh, shelf, lambda: standing.tail().seq)
    outside = (*assets.styles, ICON)
    door = LocalDoor(keeping, local) if people is None else AskingDoor(keeping, people, cookies, outside)
    return Safety(Size(door), names, encrypted=encrypted)


def _stand_of(standing: Standing, deciding: Deciding, path: str) -> str:
    """Other whenever what is answered there could be; also with the day, as "yesterday" can be asked for."""
    explained = standing.explained_state() if path.startswith(ON_EXPLANATIONS) else ""
    queue = standing.queue_state() if path.startswith(ON_QUEUE) else ""
    stood = f"{standing.digest()} {deciding.relinking.state} {the_own().key} {datetime.now(UTC).date()}"
    return f"{stood} {explained} {queue}"


def _views(app: FastAPI, standing: Standing, pages: Pages) -> None:
    book = standing.book

    def show(path: str, view: object) -> None:
        app.api_route(path, methods=["GET", "HEAD"], include_in_schema=False, response_class=HTMLResponse)(view)  # type: ignore[type-var]

    def situation_page(request: Request) -> Response:
        return pages.page("situation.html.j2", **situation(standing.now(), filter_of(request.query_params, book)))

    def event(id_: str) -> Response:
        return pages.page("event.html.j2", **event_page(standing.now(), book, id_))

    def report(id_: str, claim: str = "") -> Response:
        return pages.page("evidence.html.j2", **evidence(standing.now(), book, id_, claim))

    def sources_page(request: Request) -> Response:
        return pages.page("sources.html.j2", **sources(standing.now(), filter_of(request.query_params, book)))

    def one_source(
        id_: str, page: PageNumber = 1, firsts: PageNumber = 1, copies: PageNumber = 1, copied: PageNumber = 1
    ) -> Response:
        wanted = SourceLists(said=page, firsts=firsts, copies=copies, copied=copied)
        return pages.page("source.html.j2", **source(standing.now(), id_, wanted))

    def explanations_page(request: Request, rate: str = "", page: PageNumber = 1) -> Response:
        asked, order = filter_in(request.query_params, book)
        rated = rate if the_acting().may_review else ""
        shown = explanations(*standing.explaining(), asked, rated, order, page)
        return pages.page("explanations.html.j2", **shown)

    def changes_page(request: Request, all: bool = False) -> Response:
        return pages.page(
            "changes.html.j2",
            **changes(
                standing.now(),
                book,
                filter_of(request.query_params, book),
                kinds=[kind for kind in request.query_params.getlist("kind") if kind],
                everything=all,
                withheld=standing.withheld(),
            ),
        )

    def brief(request: Request) -> Response:
        made = brief_for(standing.now(), book, filter_of(request.query_params, book), datetime.now(UTC))
        return HTMLResponse(brief_html(made, style_at="/brief.css"))

    @app.get("/brief.css", include_in_schema=False)
    def brief_css() -> Response:
        return Response(brief_style(), media_type="text/css")

    show("/", situation_page)
    show("/events/{id_}", event)
    show("/reports/{id_}", report)
    show("/sources", sources_page)
    show("/sources/{id_}", one_source)
    show("/explanations", explanations_page)
    show("/changes", changes_page)

    @app.get("/explanations/so-far", include_in_schema=False)
    def explained_so_far() -> dict[str, int | bool]:
        stand, so_far = standing.explaining()
        there = sum(numbers_of(stand.rows))
        return {"done": so_far.done, "of": so_far.of, "whole": so_far.whole, "there": there}

    show("/brief", brief)


def _map(app: FastAPI, standing: Standing) -> None:
    @app.get("/map/places.json", include_in_schema=False)
    def shown(request: Request, box: str = "") -> Response:
        asked = filter_of(request.query_params, standing.book)
        drawn = places(standing.now(), asked, box_of(box) if box else None)
        return Response(orjson.dumps(drawn), media_type="application/geo+json")

    @app.get("/map/land.json", include_in_schema=False)
    def base(box: str) -> Response:
        return Response(land(box_of(box)), media_type="application/geo+json")


def _errors(app: FastAPI, pages: Pages) -> None:
    """Programs are told problem details, people a page; neither is told what the code looked like."""

    def told(request: Request, status: int, detail: str) -> Response:
        if request.url.path.startswith((f"{API}/", "/map/")):
            return problem_response(status, title_of(status), detail)
        return pages.page("error.html.j2", status, status=status, title=title_of(status), detail=detail)

    @app.exception_handler(HTTPException)
    def http_error(request: Request, error: HTTPException) -> Response:
        return told(request, error.status_code, error.detail)

    @app.exception_handler(RequestValidationError)
    def validation_error(request: Request, error: RequestValidationError) -> Response:
        faults = "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors())
        return told(request, 400, faults)

    @app.exception_handler(InputError)
    def input_error(request: Request, error: InputError) -> Response:
        missing = any(f"is no {thing} of this casebook" in error.what for thing in ("event", "report", "source", "job"))
        return told(request, 404 if missing else 400, str(error))

    @app.exception_handler(SetupError)
    def setup_error(request: Request, error: SetupError) -> Response:
        return told(request, 503, str(error))

    @app.exception_handler(Exception)
    def unforeseen(request: Request, error: Exception) -> Response:
        return told(request, 500, "something went wrong that should not; what the terminal says will help to mend it")
