"""Sitemaps: the pages that a site lists of itself, sitemap indexes, and what news sitemaps say of each report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.collect.collected import gap
from reportedly.collect.feed_xml import local
from reportedly.collect.limits import MAX_LISTING_BYTES
from reportedly.collect.unpacking import GZIP_MAGIC, DamagedError, TooLargeError, unpack
from reportedly.collect.weblink import join
from reportedly.collect.xml_tree import Parsed
from reportedly.errors import InputError
from reportedly.model.gap import Gap

MOST_PAGES = 50_000
"""What the sitemap protocol allows in one file; the rest is left out with a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page that a sitemap lists; None where it does not say."""

    link: str
    modified: str | None = None
    """As written."""
    title: str | None = None
    published: str | None = None
    """As written, by a news sitemap."""
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The pages that a sitemap lists, and the further sitemaps that an index names."""

    pages: tuple[Page, ...] = ()
    maps: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


def is_sitemap(root: Any) -> bool:
    """Tell whether an XML root is that of a sitemap or of an index of sitemaps."""
    return local(root) in ("urlset", "sitemapindex")


def unpacked(content: bytes, where: str) -> bytes:
    """A feed or sitemap as XML, unpacked where it is packed by gzip.

    Raises InputError where it is over the limit, or damaged.
    """
    too_large = InputError(
        where, f"holds more than {MAX_LISTING_BYTES // 2**20} MiB", "collect its pages by themselves"
    )
    try:
        packed = content.startswith(GZIP_MAGIC)
        xml = b"".join(unpack([content], most=MAX_LISTING_BYTES)) if packed else content
    except TooLargeError as error:
        raise too_large from error
    except DamagedError as error:
        raise InputError(where, f"is packed by gzip and damaged ({error})", "fetch it again") from error
    if len(xml) > MAX_LISTING_BYTES:
        raise too_large
    return xml


def read_sitemap(parsed: Parsed, base: str | None) -> Sitemap:
    """Read a sitemap; `base` is the address that it came from."""
    pages = dict.fromkeys(_pages(parsed.root, base))
    named = (element for element in parsed.root if local(element) == "sitemap")
    maps = dict.fromkeys(link for element in named for link in _links(element, base))
    cut = (gap("entries", f"the sitemap lists more than {MOST_PAGES:,}"),) if len(pages) > MOST_PAGES else ()
    return Sitemap(pages=tuple(pages)[:MOST_PAGES], maps=tuple(maps)[:MOST_PAGES], gaps=(*parsed.gaps, *cut))


def _pages(root: Any, base: str | None) -> Iterator[Page]:
    for element in root:
        if local(element) == "url":
            said = {local(below): (below.text or "").strip() or None for below in element.iter()}
            for link in _links(element, base):
                yield Page(
                    link=link,
                    modified=said.get("lastmod"),
                    title=said.get("title"),
                    published=said.get("publication_date"),
                    publisher=said.get("name"),
                    language=said.get("language"),
                )


def _links(element: Any, base: str | None) -> Iterator[str]:
    for child in element:
        written = (child.text or "").strip() if local(child) == "loc" else ""
        whole = join(base, written) if written and base else written
        if whole:
            yield whole
