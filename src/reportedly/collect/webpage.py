"""Web pages: the article's own text without the page around it, and what the page's markup says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from reportedly.collect.collected import Extracted
from reportedly.collect.encodings import decode
from reportedly.collect.limits import MAX_HTML_BYTES
from reportedly.collect.published import to_edtf
from reportedly.errors import InputError

PUBLISHED_META = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "date",
)
"""Names under which pages give their time of publication, surest first."""

SHORTEST_ARTICLE = 200
"""Characters below which the fast extraction is distrusted and the thorough one is tried."""

SIZE_FOR_THOROUGH = 2**20
"""Bytes above which a page without an article is not tried a second time: that can take half a minute."""

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DECLARED_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*[\"']?(?P<url>[^\"'\s]+)", re.IGNORECASE)
_DEEPEST = 12


def extract_webpage(content: bytes, where: str, charset: str | None = None) -> Extracted:
    """Take a web page: a line for each paragraph and heading of the article.

    Raises InputError where the page is over the limit or holds no article.
    """
    if len(content) > MAX_HTML_BYTES:
        raise InputError(where, f"is a web page of more than {MAX_HTML_BYTES // 2**20} MiB", "save the article as text")
    decoded = decode(content, where, declares=True, charset=charset)
    tree = _parse(decoded.text)
    if tree is None:
        raise InputError(where, "is no web page that can be read", "save the article as text")
    published, language = _published(tree), tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    article = _article(tree, thorough=len(content) <= SIZE_FOR_THOROUGH)
    if article is None or not (article.text or "").strip():
        raise _no_article(tree, where)
    return Extracted(
        text=_without_double_title(article.text, article.title),
        publisher=article.sitename or article.hostname,
        title=article.title,
        byline=tuple(name.strip() for name in (article.author or "").split(";") if name.strip()),
        published=published or article.date,
        url=article.url,
        language=language,
        gaps=decoded.gaps,
    )


def _no_article(tree: Any, where: str) -> InputError:
    refreshing = (value for name, value in _meta(tree, "http-equiv") if name == "refresh")
    onward = next((match["url"] for value in refreshing if (match := _REFRESH.search(value))), None)
    if onward is None:
        return InputError(where, "is a web page without an article", "save the article as text")
    return InputError(where, "is a web page that only leads on to another", f"collect {onward[:200]}")


def _parse(text: str) -> Any:
    from trafilatura.utils import load_html  # 0.9 s to load: only where there is a web page

    text = _DECLARED_ENTITIES.sub("", _XML_DECLARATION.sub("", text)).replace("\x00", "")
    return load_html(text) if text.strip() else None


def _article(tree: Any, *, thorough: bool) -> Any:
    found = _extraction(deepcopy(tree), fast=True)
    if thorough and (found is None or len(found.text or "") < SHORTEST_ARTICLE):
        found = max(
            (found, _extraction(tree, fast=False)), key=lambda article: len(article.text or "") if article else -1
        )
    return found


def _extraction(tree: Any, *, fast: bool) -> Any:
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False}
    return bare_extraction(tree, fast=fast, with_metadata=True, include_comments=False, date_extraction_params=dates)


def _published(tree: Any) -> str | None:
    """The time the page's markup gives, with its clock time where it has one."""
    named = dict(reversed(list(_meta(tree))))
    written = [named[name] for name in PUBLISHED_META if name in named]
    written += [
        *_linked_data(tree, "datePublished"),
        *tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"),
    ]
    return next((str(value) for value in written if isinstance(value, str) and to_edtf(value)), None)


def _meta(tree: Any, *keys: str) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = next((element.get(key) for key in keys or ("property", "name", "itemprop") if element.get(key)), None)
        if name and element.get("content"):
            yield name.lower(), element.get("content")


def _linked_data(tree: Any, key: str) -> Iterator[Any]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _values(json.loads(script), key, _DEEPEST)
        except (ValueError, RecursionError):
            continue  # broken markup of one block says nothing; the others still count


def _values(data: Any, key: str, depth: int) -> Iterator[Any]:
    if depth and isinstance(data, dict):
        if key in data:
            yield data[key]
        data = list(data.values())
    if depth and isinstance(data, list):
        for part in data:
            yield from _values(part, key, depth - 1)


def _without_double_title(text: str, title: str | None) -> str:
    """The text with its title once where page furniture and article both give it."""
    first, _, below = text.partition("\n")
    second = below.partition("\n")[0]
    return below if title and first.strip() == second.strip() == title.strip() else text
