"""Feeds: what a publisher lists of its reports, in RSS, RDF, Atom or JSON Feed.

Only what the feed says is taken. Dates stay as written; one without a time zone is told as a gap, never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from reportedly.collect.collected import gap
from reportedly.collect.published import to_edtf
from reportedly.model.gap import Gap

MOST_ENTRIES = 10_000
"""A feed that lists more is read to here, with a gap."""

SHORTEST_FULL_TEXT = 500
"""Characters from which the content that an entry carries is taken for the whole report."""

_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading|more\s*»|>>)\s*\W*$", re.IGNORECASE)
_CLOCK_WITHOUT_ZONE = re.compile(r".*T\d{2}:\d{2}:\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry; None where the feed does not say."""

    id: str | None = None
    """What the feed calls it (guid, id); not unique on its own."""
    link: str | None = None
    """Its page, made whole."""
    title: str | None = None
    published: str | None = None
    """As written."""
    updated: str | None = None
    """As written."""
    publisher: str | None = None
    """Whose report it is, where the entry says so itself."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    summary: str | None = None
    """As text."""
    content: str | None = None
    """The content that the entry carries, as received: HTML, or text."""
    text: str | None = None
    """The same as text, a line a paragraph."""
    gaps: tuple[Gap, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether what it carries can be taken for the whole report: long, and not cut short at the end."""
        text = (self.text or "").strip()
        return len(text) >= SHORTEST_FULL_TEXT and not _CUT_SHORT.search(text[-80:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, with its entries in the order in which it lists them."""

    title: str | None = None
    link: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    gaps: tuple[Gap, ...] = ()


def settled(feed: Feed) -> Feed:
    """The feed with each entry once, and with gaps for what its entries leave open.

    The same entry twice is one. Two entries under one id are two reports, and the id tells neither from the other: it
    is taken from both.
    """
    entries = tuple(dict.fromkeys(feed.entries))
    used = Counter(entry.id for entry in entries if entry.id)
    cut = (gap("entries", f"the feed lists more than {MOST_ENTRIES:,}"),) if len(entries) > MOST_ENTRIES else ()
    return replace(
        feed, entries=tuple(_settled(entry, used) for entry in entries[:MOST_ENTRIES]), gaps=(*feed.gaps, *cut)
    )


def _settled(entry: Entry, used: Counter[str]) -> Entry:
    gaps = [*entry.gaps, *_date_gaps(entry)]
    shared = entry.id is not None and used[entry.id] > 1
    if shared:
        gaps.append(gap("external id", f"the feed gives the id {entry.id!r} to {used[entry.id or '']} entries"))
    return replace(entry, id=None if shared else entry.id, gaps=tuple(gaps))


def _date_gaps(entry: Entry) -> tuple[Gap, ...]:
    """What the time of publication leaves open. That it cannot be read at all is told where the report is made."""
    edtf = to_edtf(entry.published) if entry.published else None
    if edtf is None or not _CLOCK_WITHOUT_ZONE.fullmatch(edtf):
        return ()
    why = f"{entry.published!r} names no time zone that is known; the day may be off by one"
    return (gap("published", why),)
