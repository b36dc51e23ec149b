"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from reportedly.collect.collected import gap
from reportedly.collect.feed import Entry, Feed, settled
from reportedly.collect.fragment import fragment_text
from reportedly.collect.weblink import join
from reportedly.errors import InputError

VERSION = "https://jsonfeed.org/version/"
"""How the `version` of every such feed begins."""


def is_json_feed(head: bytes) -> bool:
    """Tell a JSON Feed by its first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b"jsonfeed.org/version/" in start.replace(b"\\/", b"/")


def read_json_feed(content: bytes, where: str, base: str | None) -> Feed:
    """Read a feed; `base` is the address that it came from.

    Raises InputError where it is no JSON Feed.
    """
    try:
        told = json.loads(content.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"is no JSON ({str(error)[:120]})", "fetch it again") from error
    if not isinstance(told, dict) or not isinstance(items := told.get("items"), list):
        raise InputError(where, "is JSON but no JSON Feed with `items`", "name a feed, or a file of JSON lines")
    feed = Feed(
        title=_text(told, "title"),
        link=_text(told, "home_page_url"),
        language=_text(told, "language"),
        entries=tuple(_entry(item, base) for item in items if isinstance(item, dict)),
    )
    return settled(feed)


def _entry(item: Mapping[str, Any], base: str | None) -> Entry:
    url = _text(item, "url") or _text(item, "external_url")
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    content = html or plain
    return Entry(
        id=_text(item, "id"),
        link=join(base, url) if base and url else url,
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=tuple(_authors(item)),
        language=_text(item, "language"),
        summary=_text(item, "summary"),
        content=content,
        text=fragment_text(html) if html else plain,
        gaps=() if url or content else (gap("link", "the entry names no page"),),
    )


def _authors(item: Mapping[str, Any]) -> list[str]:
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    names = [_text(person, "name") for person in people if isinstance(person, dict)]
    return [name for name in names if name]


def _text(record: Mapping[str, Any], key: str) -> str | None:
    """A text, or a number as one; None for everything else and for what could not be written as UTF-8."""
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        value = str(value)
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        return None
    return value.strip() or None
