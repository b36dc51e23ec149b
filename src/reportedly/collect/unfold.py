"""What one input holds: itself, or the inputs in it, in their order.

Feeds and sitemaps give the reports that they carry whole and the pages that they only list; mails give their body and
what is attached.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.collect.feed import Entry, Feed
from reportedly.collect.feed_json import is_json_feed, read_json_feed
from reportedly.collect.feed_xml import is_feed, read_xml_feed
from reportedly.collect.kinds import HEAD_BYTES
from reportedly.collect.mail import attachments
from reportedly.collect.received import Context, Listed, Received
from reportedly.collect.sitemap import Page, Sitemap, is_sitemap, read_sitemap, unpacked
from reportedly.collect.xml_tree import parse_xml
from reportedly.errors import InputError

Part = Received | Listed | InputError

DEEPEST = 4
"""How often a mail may be attached to a mail that is attached to a mail."""


def unfold(received: Received, depth: int = DEEPEST) -> Iterator[Part]:
    """Go through the inputs that one holds; each `Received` that comes out is one report.

    What cannot be taken comes as an InputError in its place.
    """
    if received.kind == "listing":
        yield from _listing(received)
    elif received.kind == "mail":
        yield from _mail(received, depth)
    else:
        yield received


def _mail(received: Received, depth: int) -> Iterator[Part]:
    yield received
    if depth <= 0:
        yield InputError(received.where, "is attached too deep", "save what is attached to it as files")
        return
    try:
        for part in attachments(received.content, received.where):
            if isinstance(part, InputError):
                yield part
            else:
                yield from unfold(part, depth - 1)
    except InputError:
        return  # the mail itself cannot be read, which is told when its text is taken


def _listing(received: Received) -> Iterator[Part]:
    try:
        listing = read_listing(received.content, received.where, received.context.url)
    except InputError as error:
        yield error
        return
    if isinstance(listing, Feed):
        yield from _entries(listing, received)
    else:
        yield from _pages(listing, received)


def read_listing(content: bytes, where: str, base: str | None) -> Feed | Sitemap:
    """Read a feed or a sitemap, told by what it holds; `base` is the address that it came from.

    Raises InputError where it is neither.
    """
    content = unpacked(content, where)
    if is_json_feed(content[:HEAD_BYTES]):
        return read_json_feed(content, where, base)
    parsed = parse_xml(content, where)
    if is_feed(parsed.root):
        return read_xml_feed(parsed, base)
    if is_sitemap(parsed.root):
        return read_sitemap(parsed, base)
    raise InputError(where, "is XML but neither a page, a feed nor a sitemap", "save the report as text, HTML or PDF")


def _entries(feed: Feed, received: Received) -> Iterator[Part]:
    if not feed.entries:
        yield InputError(received.where, "is a feed without entries", "collect it again when there are some")
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(entry, feed, received, f"{received.where}:{number}")


def _entry(entry: Entry, feed: Feed, received: Received, where: str) -> Part:
    context = Context(
        url=entry.link,
        external_id=entry.id,
        publisher=entry.publisher or feed.title,
        title=entry.title,
        byline=entry.authors,
        published=entry.published,
        language=entry.language or feed.language,
        gaps=(*feed.gaps, *entry.gaps),
    )
    if entry.is_whole and entry.content:
        nearer = Context(fetched=received.context.fetched).under(context)
        return Received(where=where, kind="fragment", content=entry.content.encode("utf-8", "replace"), context=nearer)
    if entry.link:
        return Listed(where=where, link=entry.link, context=context)
    return InputError(where, "is an entry without a page and without a whole text", "leave it out")


def _pages(sitemap: Sitemap, received: Received) -> Iterator[Part]:
    if not sitemap.pages and not sitemap.maps:
        yield InputError(received.where, "is a sitemap without pages", "collect it again when there are some")
    for number, page in enumerate(sitemap.pages, start=1):
        yield Listed(where=f"{received.where}:{number}", link=page.link, context=_page_context(page, sitemap))
    for link in sitemap.maps:
        yield Listed(where=received.where, link=link, is_map=True)


def _page_context(page: Page, sitemap: Sitemap) -> Context:
    return Context(
        url=page.link,
        publisher=page.publisher,
        title=page.title,
        published=page.published,
        language=page.language,
        gaps=sitemap.gaps,
    )
