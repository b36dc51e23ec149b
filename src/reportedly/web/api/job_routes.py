"""Long jobs over the API: asked for by reviewers, and followed as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

import orjson
from fastapi import APIRouter, Depends
from starlette.responses import JSONResponse, StreamingResponse

from reportedly.casebook import Casebook
from reportedly.web.acting import Reviewing, reviewing
from reportedly.web.jobs import OVER, Job, Jobs
from reportedly.web.kept.after_linking import keep_after_linking
from reportedly.work.linking import link_casebook

LOOKED_EVERY, SAID_EVERY = 0.1, 15.0
"""Seconds between two looks at a job, and after which a stream says that it is alive."""
TEXT: dict[str, Any] = {"type": "string"}
PERHAPS_TEXT: dict[str, Any] = {"type": ["string", "null"]}
JOB: dict[str, Any] = {
    "description": "A long job.",
    "type": "object",
    "properties": {
        **dict.fromkeys(("id", "kind", "by", "asked"), TEXT),
        "state": {"enum": ["waiting", "running", "done", "failed"]},
        **dict.fromkeys(("ended", "why"), PERHAPS_TEXT),
        "result": {"type": ["object", "null"]},
    },
    "required": ["id", "kind", "by", "asked", "state", "ended", "why", "result"],
    "additionalProperties": False,
}


def job_router(book: Casebook, jobs: Jobs, prefix: str) -> APIRouter:
    """Asking for jobs and following them, for reviewers."""
    router = APIRouter(prefix=f"{prefix}/jobs", dependencies=[Depends(reviewing)], include_in_schema=False)

    @router.get("")
    def listed() -> dict[str, Any]:
        """Jobs of this workbench, the newest first."""
        return {"results": [job.record for job in jobs.all()], "next": None, "previous": None}

    @router.post("/link", status_code=202)
    def link(person: Reviewing) -> JSONResponse:
        """Link what was read."""
        job = jobs.ask("link", person.name, lambda: asdict(link_casebook(book, also=keep_after_linking)))
        return JSONResponse(job.record, 202, {"Location": f"{prefix}/jobs/{job.id}"})

    @router.get("/{id}")
    def one(id: str) -> dict[str, Any]:
        """A job as it stands."""
        return jobs.named(id).record

    @router.get("/{id}/events")
    def events(id: str) -> StreamingResponse:
        """A job as server-sent events, one for each state, until it is over."""
        followed = told_of(jobs, jobs.named(id))
        return StreamingResponse(followed, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    return router


async def told_of(jobs: Jobs, job: Job) -> AsyncIterator[bytes]:
    """Each state that a job comes to, as a server-sent event."""
    yield _event(job)
    silent = 0.0
    while job.state not in OVER:
        await asyncio.sleep(LOOKED_EVERY)
        silent += LOOKED_EVERY
        now = jobs.named(job.id)
        if now != job:
            job, silent = now, 0.0
            yield _event(job)
        elif silent >= SAID_EVERY:
            silent = 0.0
            yield b": still at it\n\n"


def _event(job: Job) -> bytes:
    return b"event: " + job.state.encode() + b"\ndata: " + orjson.dumps(job.record) + b"\n\n"


def job_paths(prefix: str, problem: dict[str, Any]) -> dict[str, Any]:
    """What OpenAPI says of the jobs."""
    page = {"type": "object", "properties": {"results": {"type": "array", "items": JOB}}, "required": ["results"]}
    refused = {status: {"description": "What is wrong", "content": problem} for status in ("403", "404")}

    def told(summary: str, status: str, content: dict[str, Any], *, of_one: bool = False) -> dict[str, Any]:
        id_ = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        answers = {status: {"description": "As asked", "content": content}, **refused}
        return {"tags": ["jobs"], "summary": summary, "parameters": [id_] if of_one else [], "responses": answers}

    job = {"application/json": {"schema": JOB}}
    stream = {"text/event-stream": {"schema": {"type": "string"}}}
    return {
        f"{prefix}/jobs": {"get": told("Long jobs, the newest first", "200", {"application/json": {"schema": page}})},
        f"{prefix}/jobs/link": {"post": told("Link what was read", "202", job)},
        f"{prefix}/jobs/{{id}}": {"get": told("A job as it stands", "200", job, of_one=True)},
        f"{prefix}/jobs/{{id}}/events": {"get": told("A job's states as they come", "200", stream, of_one=True)},
    }
