"""What goes wrong, told as problem details (RFC 9457) to programs and as a page to people."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse


class ProblemResponse(JSONResponse):
    """Problem details."""

    media_type = "application/problem+json"


def problem_response(status: int, title: str, detail: str, **more: Any) -> ProblemResponse:
    """An answer that says what is wrong and what to do."""
    return ProblemResponse({"type": "about:blank", "title": title, "status": status, "detail": detail, **more}, status)


def title_of(status: int) -> str:
    """The usual words for a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
