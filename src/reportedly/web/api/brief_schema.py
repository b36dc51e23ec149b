"""The JSON Schema of a brief's record, for OpenAPI."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


SPANS = _list({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2})
SENTENCE = _object(
    text=TEXT, claims={**_list(TEXT), "minItems": 1}, notes={**_list({"type": "integer"}), "minItems": 1}
)
ITEM = _object(heading=TEXT, stands=TEXT, grade=TEXT, sentences=_list(SENTENCE), under=_list({"type": "object"}))
NOTE = _object(
    number={"type": "integer"},
    claim=TEXT,
    chain=TEXT,
    report=TEXT,
    publisher=TEXT,
    title=TEXT,
    published=TEXT,
    url={"type": ["string", "null"]},
    words=TEXT,
    spans=SPANS,
    sha256=TEXT,
    carried=_list(_object(claim=TEXT, report=TEXT, publisher=TEXT, spans=SPANS)),
)
BRIEF: Schema = {
    "description": "A situation brief: sentences with the claims that they rest on, and a note for each.",
    **_object(
        record={"const": "brief"},
        title=TEXT,
        period=TEXT,
        as_of=TEXT,
        asked=TEXT,
        basis=TEXT,
        digest=TEXT,
        caution=TEXT,
        sections=_list(_object(id=TEXT, heading=TEXT, items=_list(ITEM), remarks=_list(TEXT))),
        sources=_list(
            _object(
                id=TEXT,
                name=TEXT,
                reliability=TEXT,
                record=TEXT,
                reports={"type": "integer"},
                notes=_list({"type": "integer"}),
            )
        ),
        notes=_list(NOTE),
    ),
}
