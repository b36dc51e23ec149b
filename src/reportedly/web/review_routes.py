"""The addresses of the Review view: pages to decide on, and the forms by which decisions are entered."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from reportedly.casebook import By
from reportedly.collect.clock import SYSTEM
from reportedly.web.acting import Reviewing
from reportedly.web.base import box_of
from reportedly.web.kept.review_queue import counts
from reportedly.web.pages import Pages
from reportedly.web.person import Person
from reportedly.web.pick_map import Pick, pick_svg
from reportedly.web.relinking import Relinking
from reportedly.web.review_forms import REASONS, Form, decisions_of, why_of
from reportedly.web.review_view import followed, review_page
from reportedly.web.standing import Standing
from reportedly.work.deciding import RELINKING, Decision, decide, undo_decisions

SEE_OTHER = 303
MOST_NUMBERED = 12


class Deciding:
    """Enters what reviewers decide, and has linked anew what that changes."""

    def __init__(self, standing: Standing, relinking: Relinking) -> None:
        self.standing, self.relinking = standing, relinking

    def enter(self, decisions: list[Decision], person: Person, why: str) -> list[str]:
        """Enter decisions, all or none; the ids of those that stand now."""
        added = decide(self.standing.book, decisions, By.person(person.name, SYSTEM.now()), why=why)
        if any(one.relinks for one in decisions) and any(one.entry is not None for one in added):
            self._relink(person)
        return [one.id for one in added]

    def undo(self, ids: list[str], person: Person, why: str) -> None:
        """Take decisions back, all or none."""
        taken = undo_decisions(self.standing.book, ids, By.person(person.name, SYSTEM.now()), why=why)
        if any(one.verb in RELINKING for one in taken):
            self._relink(person)

    def _relink(self, person: Person) -> None:
        """Where nothing was ever linked, there is nothing to link anew."""
        if self.standing.now().head.linked:
            self.relinking.ask(person.name)


def review_router(deciding: Deciding, pages: Pages) -> APIRouter:
    """Pages and forms; for reviewers alone."""
    router = APIRouter(include_in_schema=False)
    standing, relinking = deciding.standing, deciding.relinking

    @router.api_route("/review", methods=["GET", "HEAD"])
    def review(request: Request, person: Reviewing) -> Response:
        stand = standing.reviewing()
        told = review_page(stand, standing.book, request.query_params, standing.queue_so_far())
        return pages.page("review.html.j2", **told, relinking=relinking, reasons=REASONS)

    @router.get("/review/linking")
    def linking(person: Reviewing) -> dict[str, bool]:
        """Whether something is still being linked; asked by the page that waits for it."""
        return {"going_on": relinking.going_on}

    @router.get("/review/queue")
    def queue(person: Reviewing) -> dict[str, Any]:
        """How far the queue is; asked by the page that waits for it."""
        there = counts(standing.reviewing().rows)
        so_far = standing.queue_so_far()
        return {"done": so_far.done, "of": so_far.of, "whole": so_far.whole, "there": sum(there.values())}

    @router.get("/review/place.svg")
    def place(request: Request, person: Reviewing, box: str) -> Response:
        points = (written.split(",") for written in request.query_params.getlist("at")[:MOST_NUMBERED])
        numbered = [(float(point[0]), float(point[-1])) for point in points if all(map(_is_number, point))]
        put = request.query_params.get("put", "").split(",")
        chosen = (float(put[0]), float(put[-1])) if all(map(_is_number, put)) else None
        return Response(pick_svg(Pick(box=box_of(box)), numbered, chosen), media_type="image/svg+xml")

    @router.post("/review/decisions")
    async def decisions(request: Request, person: Reviewing) -> Response:
        fields = await request.form()

        def entered() -> str:
            form = Form(fields=fields, stand=standing.now())
            ids = deciding.enter(decisions_of(form), person, why_of(form))
            return followed(fields, ids, standing.book)

        return RedirectResponse(await run_in_threadpool(entered), SEE_OTHER)

    @router.post("/review/undo")
    async def undo(request: Request, person: Reviewing) -> Response:
        fields = await request.form()
        await run_in_threadpool(deciding.undo, _ids(fields), person, _why(fields))
        return RedirectResponse(followed(fields, [], standing.book), SEE_OTHER)

    return router


def _is_number(written: str) -> bool:
    try:
        return abs(float(written)) <= 540
    except ValueError:
        return False


def _ids(fields: FormData) -> list[str]:
    return [value for value in fields.getlist("decision") if isinstance(value, str)]


def _why(fields: FormData) -> str:
    why = fields.get("why")
    return (why.strip() if isinstance(why, str) else "") or REASONS["undo"]
