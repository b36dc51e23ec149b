"""OpenAPI of the API: its records are those of the published JSON Schemas, named and not copied."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI

from reportedly.model.claim_json import schema as claim_schema
from reportedly.tell.formats import FORMATS
from reportedly.tell.situation_json import situation_schema
from reportedly.web.api.brief_schema import BRIEF
from reportedly.web.api.job_routes import job_paths

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NULLABLE_TEXT: Schema = {"type": ["string", "null"]}
CLAIM, SITUATION = "claim-json.", "situation-json."
"""Before the names of what the two schemas define, which have some names in common."""

FOUND_CLAIM: Schema = {
    "description": "A claim with the report that makes it and what persons hold of it.",
    "type": "object",
    "properties": {
        "claim": {"$ref": f"#/components/schemas/{CLAIM}claim"},
        "report": {
            "type": "object",
            "properties": dict.fromkeys(("external_id", "publisher", "title", "published", "url"), NULLABLE_TEXT)
            | {"id": {"type": "string"}},
            "required": ["id", "external_id", "publisher", "title", "published", "url"],
        },
        "series": {"type": "string"},
        "version": {"type": "integer"},
        "reading": {"type": "string"},
        "added": {"type": "string"},
        "judgements": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["claim", "report", "series", "version", "reading", "added", "judgements"],
    "additionalProperties": False,
}
KEPT_REPORT: Schema = {
    "description": "A version of a report as kept.",
    "type": "object",
    "properties": {
        "series": {"type": "string"},
        "version": {"type": "integer"},
        "where": NULLABLE_TEXT,
        "report": {
            "type": "object",
            "properties": {"id": {"type": "string"}, "text": {"type": "string"}, "sha256": {"type": "string"}},
            "required": ["id", "text", "sha256", "publisher", "title", "published", "language"],
        },
        "gaps": {"type": "array", "items": {"$ref": f"#/components/schemas/{CLAIM}gap"}},
    },
    "required": ["series", "version", "where", "report", "gaps"],
    "additionalProperties": False,
}
CHANGE: Schema = {
    "description": "One thing that became otherwise.",
    "type": "object",
    "properties": {
        "kind": {"type": "string"},
        "entry": {"type": "integer"},
        "by": {"type": "string"},
        "at": {"type": "string"},
        "subject": {"type": "string"},
        "what": {"type": "string"},
        "why": NULLABLE_TEXT,
        "edits": {"type": "array", "items": {"type": "object"}},
        "figures": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["kind", "entry", "by", "at", "subject", "what", "before", "after", "why", "edits", "figures"],
}
JUDGEMENT: Schema = {
    "description": "What a person decided, with the name, the day and the reason.",
    "type": "object",
    "properties": {
        **dict.fromkeys(("id", "verb", "subject", "why", "by", "at"), TEXT),
        "value": {"type": "object"},
        "since_entry": {"type": "integer"},
    },
    "required": ["id", "verb", "subject", "value", "why", "by", "at", "since_entry"],
}
OUTCOME: Schema = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("event", "summary", "status"), TEXT),
        "status_then": NULLABLE_TEXT,
        "credibility": {"type": "integer"},
        "credibility_then": {"type": ["integer", "null"]},
    },
    "required": ["event", "summary", "status", "status_then", "credibility", "credibility_then"],
}
QUESTION: Schema = {
    "description": "What is worth a decision: how doubtful it is, and what would change if it fell otherwise.",
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "kind": {"enum": ["claim", "events", "actors", "place", "source", "rating"]},
        **dict.fromkeys(("subject", "claims", "events", "why"), TEXTS),
        **dict.fromkeys(("worth", "doubt", "effect"), NUMBER),
        "then": {"type": "string"},
        "outcomes": {"type": "array", "items": OUTCOME},
    },
    "required": ["id", "kind", "subject", "claims", "events", "worth", "doubt", "effect", "why", "then", "outcomes"],
}
DELETION: Schema = {
    "description": "A report or claim that counts no more.",
    "type": "object",
    "properties": {
        "kind": {"enum": ["report", "claim"]},
        "id": {"type": "string"},
        "report": {"type": "string"},
        "why": {"enum": ["new version", "withdrawn", "read anew", "rejected"]},
        "entry": {"type": "integer"},
        "at": {"type": "string"},
    },
    "required": ["kind", "id", "report", "why", "entry", "at"],
    "additionalProperties": False,
}
FIRST: Schema = {
    "description": "An event that a source was first with, of those in this casebook, or may have been.",
    "type": "object",
    "properties": {
        **dict.fromkeys(("event", "summary", "claim", "published"), TEXT),
        **dict.fromkeys(("level", "others", "undated"), COUNT),
    },
    "required": ["event", "summary", "claim", "published", "level", "others", "undated"],
    "additionalProperties": False,
}
CARRIED: Schema = {
    "description": "A report that copies the words of another newsroom's report, or credits another newsroom.",
    "type": "object",
    "properties": {
        **dict.fromkeys(("report", "publisher", "other"), TEXT),
        "carrying": {"enum": ["copies", "credits"]},
        **dict.fromkeys(("published", "other_report", "event"), NULLABLE_TEXT),
    },
    "required": ["report", "publisher", "published", "carrying", "other", "other_report", "event"],
    "additionalProperties": False,
}
PROBLEM: Schema = {
    "description": "What is wrong, and what to do (RFC 9457).",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
PROBLEM_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
LISTS = {
    "claims": "found-claim",
    "search": "found-claim",
    "reports": "kept-report",
    "events": f"{SITUATION}event",
    "relations": f"{SITUATION}relation",
    "sources": f"{SITUATION}source",
    "sources/{id}/firsts": "first",
    "sources/{id}/copies": "carried",
    "sources/{id}/copied": "carried",
    "hypotheses": f"{SITUATION}hypothesis",
    "changes": "change",
    "review": "question",
    "review/decisions": "judgement",
    "deletions": "deletion",
}
"""By the last part of its address, what a list is of."""
SO_FAR: Schema = {
    "description": "How much is made, of how much, where the list is not whole; else null.",
    "type": ["object", "null"],
    "properties": {"done": COUNT, "of": COUNT},
    "required": ["done", "of"],
    "additionalProperties": False,
}
DECLARED: dict[str, Schema] = {"hypotheses": {"so_far": SO_FAR}, "review": {"so_far": SO_FAR}}
"""What lists say of themselves besides."""
FILES = {"export": sorted({form.media_type.partition(";")[0] for form in FORMATS})}
"""By address, the media types that a file comes in."""
WRITES = {"review/decisions": ("201", "judgement"), "review/decisions/{id}/undo": ("200", "judgement")}
"""What POST answers, and with which status."""
SINGLES = {
    "brief": "brief",
    "reports/{id}": "kept-report",
    "events/{id}": f"{SITUATION}event",
    "sources/{id}": f"{SITUATION}source",
}


def with_record_schemas(app: FastAPI) -> None:
    """Let the application's OpenAPI name the records that each address answers with."""
    usual = app.openapi

    def openapi() -> Schema:
        if app.openapi_schema is None:
            told = usual()
            told["components"]["schemas"] = _components()
            for path, operations in told["paths"].items():
                for method, operation in operations.items():
                    operation["responses"] = _responses(path.removeprefix("/api/v1/"), method)
            told["paths"].update(job_paths("/api/v1", PROBLEM_CONTENT))
            app.openapi_schema = told
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _responses(name: str, method: str) -> Schema:
    if method == "post":
        return _written(name)
    problem = {"description": "What is wrong", "content": {"application/problem+json": {"schema": _ref("problem")}}}
    answers = {"200": {"description": "As asked", "content": _content(name)}, "400": problem}
    if name in FILES:
        answers["503"] = {**problem, "description": "A package is missing that the format needs"}
    if name.startswith("review"):
        answers["403"] = {**problem, "description": "Who asks is no reviewer"}
    return {**answers, "404": problem} if name in SINGLES or "{id}" in name else answers


def _content(name: str) -> Schema:
    """What an address answers with, by media type: a record, a page of records, or a file."""
    if name in FILES:
        return {kind: {"schema": {"type": "string", "format": "binary"}} for kind in FILES[name]}
    record = _ref(SINGLES[name]) if name in SINGLES else _page(LISTS[name], DECLARED.get(name, {}))
    return {"application/json": {"schema": record}}


def _written(name: str) -> Schema:
    status, record = WRITES[name]
    problem = {"description": "What is wrong", "content": {"application/problem+json": {"schema": _ref("problem")}}}
    done = {"description": "As decided", "content": {"application/json": {"schema": _ref(record)}}}
    return {status: done, "400": problem, "403": problem, "404": problem}


def _page(name: str, more: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {
            "results": {"type": "array", "items": _ref(name)},
            "next": {**NULLABLE_TEXT, "description": "Address of the next page; null on the last."},
            "previous": {**NULLABLE_TEXT, "description": "Address of the page before; null on the first."},
            **more,
        },
        "required": ["results", "next", "previous", *more],
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _components() -> Schema:
    own = {
        "brief": BRIEF,
        "found-claim": FOUND_CLAIM,
        "kept-report": KEPT_REPORT,
        "change": CHANGE,
        "deletion": DELETION,
        "first": FIRST,
        "carried": CARRIED,
        "problem": PROBLEM,
        "question": QUESTION,
        "judgement": JUDGEMENT,
    }
    return {**own, **_named(claim_schema(), CLAIM), **_named(situation_schema(), SITUATION)}


def _named(published: Schema, prefix: str) -> Schema:
    """What a published schema defines, under names of its own."""
    written = json.dumps(published["$defs"]).replace("#/$defs/", f"#/components/schemas/{prefix}")
    return {f"{prefix}{name}": defined for name, defined in json.loads(written).items()}
