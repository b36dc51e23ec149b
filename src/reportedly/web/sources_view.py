"""Sources: how reliable each was found, and the record that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.grade import SourceGrade
from reportedly.model.origin import Origin
from reportedly.tell.wording import plain
from reportedly.web.filter import Filter
from reportedly.web.kept.source_pages import claims_said, number_said, said_by, source_kept, sources_page
from reportedly.web.scene import claims_with
from reportedly.web.situation_view import bar
from reportedly.web.standing import Stand
from reportedly.weigh.reliability import FEWEST

A_PAGE = 100
MOST_SAID = 60
"""Claims of a source that a page of it quotes, the earliest first."""
MOST_SETTLED = 60
"""Settled events that its page tells, the latest of them; those before are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A source with its grade and what it said of the events asked for."""

    origin: Origin
    grade: SourceGrade
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The same words, with the claims that hold them."""

    words: str
    claims: tuple[Claim, ...]


def sources(stand: Stand, asked: Filter) -> dict[str, Any]:
    """The sources of the events asked for, those with the longest record first, then those carried most."""
    said = stand.once(("said", asked.events), lambda: said_by(stand.rows, asked))
    pages = max(1, -(-len(said) // A_PAGE))
    page = min(asked.page, pages)
    shown = sources_page(stand.rows, said, limit=A_PAGE, skipped=(page - 1) * A_PAGE)
    graded = [Graded(origin=kept.origin, grade=kept.grade, claims=said[kept.origin.id]) for kept in shown]
    about = {"stand": stand, "asked": asked, "number": len(said), "page": page, "pages": pages}
    return {**about, "graded": graded, **bar(stand, asked)}


def source(stand: Stand, id_: str, page: int = 1) -> dict[str, Any]:
    """One source with its record and a page of what it said; raises InputError where there is none."""
    kept = source_kept(stand.rows, id_)
    number = number_said(stand.rows, kept.origin.id)
    pages = max(1, -(-number // MOST_SAID))
    page = min(page, pages)
    said = claims_said(stand.rows, kept.origin.id, limit=MOST_SAID, skipped=(page - 1) * MOST_SAID)
    record = kept.grade.history[-MOST_SETTLED:]
    claims, readings = claims_with(stand.book, {*said, *(entry.claim for entry in record)}, stand.withheld)
    return {
        "stand": stand,
        "one": kept,
        "record": record,
        "earlier": len(kept.grade.history) - len(record),
        "fewest": FEWEST,
        "said": list(_by_words(claims[id] for id in said if id in claims)),
        "number": number,
        "page": page,
        "pages": pages,
        "claims": claims,
        "readings": readings,
    }


def _by_words(claims: Iterable[Claim]) -> Iterator[Said]:
    """What was said in the same words, together, in the order in which it was first said."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(plain(claim.content.text), []).append(claim)
    for words, some in found.items():
        yield Said(words=words, claims=tuple(some))
