"""RSS, RDF and Atom, whatever their version: elements are known by their names, in any namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.collect.collected import gap
from reportedly.collect.feed import Entry, Feed, settled
from reportedly.collect.fragment import fragment_text
from reportedly.collect.weblink import join
from reportedly.collect.xml_tree import Parsed

ROOTS = ("rss", "rdf", "feed")
"""Local names of the roots, in lower case."""

PUBLISHED = ("pubdate", "published", "issued", "date", "created")
UPDATED = ("updated", "modified", "lastbuilddate")
ID = ("guid", "id", "identifier")
SUMMARY = ("description", "summary", "subtitle", "abstract")
CONTENT = ("encoded", "content", "body", "fulltext")
"""Local names of the elements that may give a field, surest first."""

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_FOREIGN = (
    "http://search.yahoo.com/mrss/",
    "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "http://www.georss.org/georss",
)
"""Namespaces whose `title` or `content` is that of a picture or a broadcast."""


def is_feed(root: Any) -> bool:
    """Tell whether an XML root is that of a feed."""
    return local(root) in ROOTS


def read_xml_feed(parsed: Parsed, base: str | None) -> Feed:
    """Read a feed; `base` is the address that it came from, against which its links are made whole."""
    root = parsed.root
    channel = next((child for child in root if local(child) == "channel"), root)
    base = _based(channel, _based(root, base))
    listed = [element for element in root.iter() if local(element) in ("item", "entry")]
    feed = Feed(
        title=_first_text(channel, ("title",)),
        link=_link(channel, base),
        language=_first_text(channel, ("language",)) or channel.get(_LANG) or root.get(_LANG),
        entries=tuple(_entry(element, base) for element in listed),
        gaps=parsed.gaps,
    )
    return settled(feed)


def local(element: Any) -> str:
    """An element's name in lower case, without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _entry(element: Any, base: str | None) -> Entry:
    base = _based(element, base)
    link = _link(element, base)
    content = next(_markup(_children(element, CONTENT)), None)
    summary = next(_markup(_children(element, SUMMARY)), None)
    given = _first_text(element, ID) or element.get(_ABOUT)
    return Entry(
        id=given,
        link=link or _permalink(element, base),
        title=fragment_text(_first_text(element, ("title",)) or "") or None,
        published=_first_text(element, PUBLISHED),
        updated=_first_text(element, UPDATED),
        publisher=_publisher(element),
        authors=tuple(_authors(element)),
        language=_first_text(element, ("language",)) or element.get(_LANG),
        summary=fragment_text(summary) if summary else None,
        content=content,
        text=fragment_text(content) if content else None,
        gaps=() if link or content else (gap("link", "the entry names no page"),),
    )


def _children(element: Any, names: Iterable[str]) -> Iterator[Any]:
    """Children by name, in the order of the names."""
    for name in names:
        for child in element:
            if local(child) == name and not str(child.tag).startswith(tuple(f"{{{n}}}" for n in _FOREIGN)):
                yield child


def _first_text(element: Any, names: Iterable[str]) -> str | None:
    texts = ("".join(child.itertext()).strip() for child in _children(element, names))
    return next((text for text in texts if text), None)


def _markup(elements: Iterable[Any]) -> Iterator[str]:
    """What elements hold as markup: escaped, in CDATA, or as elements of their own (Atom's xhtml)."""
    from lxml.etree import tostring

    for element in elements:
        if element.get("src"):
            continue  # content that lies elsewhere
        inner = "".join(tostring(child, encoding="unicode") for child in element)
        whole = f"{element.text or ''}{inner}".strip()
        if whole:
            yield whole


def _link(element: Any, base: str | None) -> str | None:
    """The page: Atom's alternate link, or the text of RSS's; never the feed itself or an enclosure."""
    for child in _children(element, ("link",)):
        href = child.get("href")
        if href and (child.get("rel") or "alternate") != "alternate":
            continue
        written = (href or child.text or "").strip()
        if written:
            return join(base, written) if base else written
    return None


def _permalink(element: Any, base: str | None) -> str | None:
    """RSS: a guid is the page's address unless it says that it is none."""
    for child in _children(element, ("guid",)):
        written = (child.text or "").strip()
        if (child.get("isPermaLink") or "true").lower() == "true" and written.startswith(("http://", "https://")):
            return join(base, written) if base else written
    return None


def _publisher(element: Any) -> str | None:
    """RSS's <source>, Atom's <source><title>, Dublin Core's <publisher>."""
    for child in _children(element, ("source", "publisher")):
        found = _first_text(child, ("title",)) or (child.text or "").strip()
        if found:
            return found
    return None


def _authors(element: Any) -> Iterator[str]:
    for child in _children(element, ("creator", "author")):
        name = _first_text(child, ("name",)) or (child.text or "").strip()
        if name and "@" not in name:
            yield name


def _based(element: Any, base: str | None) -> str | None:
    own = element.get(_BASE)
    if not own:
        return base
    return join(base, own) if base else own
