"""A brief as one JSON record: sections of sentences, each with its claims and the numbers of its notes."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reportedly.tell.brief.brief import CAUTION, UNVERIFIED
from reportedly.tell.brief.sentence import Brief, Item, Note

Record = dict[str, Any]


def brief_record(brief: Brief) -> Record:
    """The whole brief; the map is left to HTML and PDF."""
    return {
        "record": "brief",
        "title": brief.title,
        "period": brief.period,
        "as_of": brief.as_of,
        "asked": brief.asked,
        "basis": brief.basis,
        "digest": brief.digest,
        "caution": f"{CAUTION} {UNVERIFIED}",
        "sections": [
            {
                "id": section.id,
                "heading": section.heading,
                "items": [_item(item, brief) for item in section.items],
                "remarks": list(section.remarks),
            }
            for section in brief.sections
        ],
        "sources": [{**asdict(source), "notes": list(source.notes)} for source in brief.sources],
        "notes": [note_record(note) for note in brief.notes],
    }


def _item(item: Item, brief: Brief) -> Record:
    return {
        "heading": item.heading,
        "stands": item.stands,
        "grade": item.grade,
        "sentences": [
            {"text": one.text, "claims": list(one.claims), "notes": list(brief.cited(one))} for one in item.sentences
        ],
        "under": [_item(inner, brief) for inner in item.under],
    }


def note_record(note: Note) -> Record:
    """A note, with where its words stand."""
    return {
        **asdict(note),
        "spans": [list(span) for span in note.spans],
        "carried": [{**asdict(one), "spans": [list(span) for span in one.spans]} for one in note.carried],
    }
