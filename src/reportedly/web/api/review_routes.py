"""The API of reviewing: what is worth a decision, the decisions that stand, and entering and undoing them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from reportedly.casebook.judgement_values import JudgementVerb
from reportedly.tell.holdings import judgement_record
from reportedly.tell.review_listing import question_record
from reportedly.web.acting import Reviewing
from reportedly.web.api.asked import Cursor, Limit, filter_fields
from reportedly.web.api.paging import USUAL, Place, Record, page_of, slice_of, text_place
from reportedly.web.api.routes import API
from reportedly.web.filter import filter_of
from reportedly.web.kept.review_queue import page
from reportedly.web.kept.review_sought import Sought
from reportedly.web.review_routes import Deciding
from reportedly.weigh.question import QuestionKind
from reportedly.work.deciding import Decision, standing_decision

CREATED = 201
Why = Annotated[str, Field(min_length=1, max_length=2000, description="The reason, which is kept with it.")]


class AskedDecision(BaseModel):
    """One decision, as `reportedly correct` enters it."""

    model_config = ConfigDict(extra="forbid")

    verb: JudgementVerb
    subject: str = Field(max_length=200, description='"claim ID", "source NAME", "actor ID", "claims ID ID" …')
    value: dict[str, Any] = Field(default_factory=dict, description="What is held; nothing for accept, reject, same.")
    why: Why


class AskedUndo(BaseModel):
    """Taking a decision back."""

    model_config = ConfigDict(extra="forbid")

    why: Why


def api_review_router(deciding: Deciding) -> APIRouter:
    """For reviewers alone; a token needs the scope of reviewing."""
    router = APIRouter(prefix=f"{API}/review", tags=["review"])
    standing = deciding.standing

    @router.get("", dependencies=[Depends(filter_fields)])
    def questions(
        request: Request,
        person: Reviewing,
        kind: Annotated[QuestionKind | None, Query(description="Questions of one kind only.")] = None,
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """What is worth a decision, the most worth first, with what it would change: of all events, or of what bears
        on those that the parameters of the filter bar ask for.

        `so_far` says how many events were gone through, of how many, as long as not all were: then the list is not
        whole, and may come in another order. It is null when all were.
        """
        sought = Sought(kind=kind or "", asked=filter_of(request.query_params, standing.book))
        rows, so_far = standing.reviewing().rows, standing.queue_so_far()

        def read(place: Place) -> tuple[list[Record], Place]:
            found, following = page(rows, sought, after=text_place(place), limit=limit)
            return [question_record(question) for question in found], following

        told = None if so_far.whole else {"done": so_far.done, "of": so_far.of}
        return page_of(request.url, cursor, read) | {"so_far": told}

    @router.get("/decisions")
    def decisions(request: Request, person: Reviewing, limit: Limit = USUAL, cursor: Cursor = None) -> Record:
        """The decisions that stand, the latest first."""
        found = list(reversed(standing.book.judgements()))
        return page_of(request.url, cursor, slice_of(found, limit, judgement_record))

    @router.post("/decisions", status_code=CREATED)
    def decide(person: Reviewing, asked: AskedDecision) -> Record:
        """Enter a decision, signed with the name of who asks; what is held already stands as it is."""
        decision = Decision(verb=asked.verb, subject=asked.subject, value=asked.value)
        [id_] = deciding.enter([decision], person, asked.why)
        return judgement_record(standing_decision(standing.book, id_))

    @router.post("/decisions/{id}/undo")
    def undo(id: str, person: Reviewing, asked: AskedUndo) -> Record:
        """Take a decision back; what stood before it stands again."""
        told = judgement_record(standing_decision(standing.book, id))
        deciding.undo([id], person, asked.why)
        return told

    return router
