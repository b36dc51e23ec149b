"""Sources: how reliable each was found and by which record, what it was first with, and who copies whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.tell.wording import plain
from reportedly.web.filter import Filter
from reportedly.web.kept.carried import CarriedReport, Partners, carried_reports, partners
from reportedly.web.kept.firsts import firsts_counted, firsts_of
from reportedly.web.kept.source import SourceInShort
from reportedly.web.kept.source_pages import claims_said, number_said, said_by, source_kept, sources_page
from reportedly.web.scene import claims_with
from reportedly.web.situation_view import bar
from reportedly.web.standing import Stand
from reportedly.weigh.reliability import FEWEST

Thing = TypeVar("Thing")
A_PAGE = 100
MOST_SAID = 60
"""Claims of a source that a page of it quotes, the earliest first."""
MOST_SETTLED = 60
"""Settled events that its page tells, the latest of them; those before are counted."""
MOST_FIRSTS, MOST_CARRIED = 20, 12
"""Events that it was first with, and reports that copy or credit, on a page of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A source and how much it said of the events asked for."""

    source: SourceInShort
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
    graded = [Graded(source=source, claims=said[source.origin.id]) for source in shown]
    about = {"stand": stand, "asked": asked, "number": len(said), "page": page, "pages": pages}
    return {**about, "graded": graded, **bar(stand, asked)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Which pages of its lists are asked for."""

    said: int = 1
    firsts: int = 1
    copies: int = 1
    copied: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[Thing]):
    """A page of one of the lists of a source."""

    name: str
    """As it is asked for in the address."""
    some: list[Thing]
    page: int
    pages: int


def source(stand: Stand, id_: str, asked: Pages = Pages()) -> dict[str, Any]:
    """One source with its record, what it was first with, whom it copies and what it said.

    Raises InputError where there is none.
    """
    kept, rows = source_kept(stand.rows, id_), stand.rows
    id, number, firsts = kept.origin.id, number_said(rows, kept.origin.id), firsts_counted(rows, kept.origin.id)
    said = _page("page", asked.said, number, MOST_SAID, lambda **some: claims_said(rows, id, **some))
    first = _page("firsts", asked.firsts, firsts.number, MOST_FIRSTS, lambda **some: firsts_of(rows, id, **some))
    record = kept.grade.history[-MOST_SETTLED:]
    wanted = {*said.some, *(entry.claim for entry in record), *(one.turn.claim for one in first.some)}
    claims, readings = claims_with(stand.book, wanted, stand.withheld)
    return {
        "stand": stand,
        "one": kept,
        "record": record,
        "results": Counter(entry.result for entry in kept.grade.history),
        "earlier": len(kept.grade.history) - len(record),
        "fewest": FEWEST,
        "firsts": firsts,
        "first": first,
        "copying": _copying(stand, kept.origin, "copies", asked.copies),
        "copied": _copying(stand, kept.origin, "copied", asked.copied),
        "said": list(_by_words(claims[id] for id in said.some if id in claims)),
        "number": number,
        "saying": said,
        "claims": claims,
        "readings": readings,
    }


def _copying(stand: Stand, origin: Origin, name: str, page: int) -> tuple[Partners, Listed[CarriedReport]]:
    """Whom a source copies and credits, or, as `copied`, who it; with the reports that do."""
    copying = name == "copies"
    found = partners(stand.rows, origin, copying=copying)
    reports = partial(carried_reports, stand.rows, stand.book, origin, copying=copying)
    return found, _page(name, page, found.reports, MOST_CARRIED, reports)


def _page(name: str, page: int, number: int, most: int, read: Callable[..., list[Thing]]) -> Listed[Thing]:
    """A page of so many things, the last where there are fewer pages."""
    pages = max(1, -(-number // most))
    page = min(page, pages)
    return Listed(name=name, some=read(limit=most, skipped=(page - 1) * most), page=page, pages=pages)


def _by_words(claims: Iterable[Claim]) -> Iterator[Said]:
    """What was said in the same words, together, in the order in which it was first said."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(plain(claim.content.text), []).append(claim)
    for words, some in found.items():
        yield Said(words=words, claims=tuple(some))
