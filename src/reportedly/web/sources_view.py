"""Sources: how reliable each was found, and the record that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportedly.model.grade import SourceGrade
from reportedly.model.origin import Origin
from reportedly.web.filter import Filter
from reportedly.web.kept.source_pages import claims_said, said_by, source_kept, sources_page
from reportedly.web.scene import claims_with
from reportedly.web.situation_view import bar
from reportedly.web.standing import Stand

A_PAGE = 100
MOST_SAID = 60
"""Claims of a source that its page quotes, the earliest first; others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A source with its grade and what it said of the events asked for."""

    origin: Origin
    grade: SourceGrade
    claims: int


def sources(stand: Stand, asked: Filter) -> dict[str, Any]:
    """The sources of the events asked for, those with the longest record first, then those carried most."""
    said = stand.once(("said", asked.events), lambda: said_by(stand.rows, asked))
    pages = max(1, -(-len(said) // A_PAGE))
    page = min(asked.page, pages)
    shown = sources_page(stand.rows, said, limit=A_PAGE, skipped=(page - 1) * A_PAGE)
    graded = [Graded(origin=kept.origin, grade=kept.grade, claims=said[kept.origin.id]) for kept in shown]
    about = {"stand": stand, "asked": asked, "number": len(said), "page": page, "pages": pages}
    return {**about, "graded": graded, **bar(stand, asked)}


def source(stand: Stand, id_: str) -> dict[str, Any]:
    """One source with its whole record; raises InputError where there is none."""
    kept = source_kept(stand.rows, id_)
    said, number = claims_said(stand.rows, kept.origin.id, limit=MOST_SAID)
    wanted = {*said, *(entry.claim for entry in kept.grade.history)}
    claims, readings = claims_with(stand.book, wanted, stand.withheld)
    return {
        "stand": stand,
        "one": kept,
        "said": [claims[id] for id in said if id in claims],
        "others": number - len(said),
        "claims": claims,
        "readings": readings,
    }
