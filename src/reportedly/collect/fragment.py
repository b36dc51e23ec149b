"""Pieces of markup (the content of a feed entry, the body of a mail) as text: a line for each paragraph, all of it."""

from __future__ import annotations

import re
from typing import Any

from reportedly.collect.collected import Extracted
from reportedly.collect.limits import MAX_HTML_BYTES
from reportedly.errors import InputError

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li"),
        *(
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "title",
            "tr",
            "ul",
        ),
    )
)
"""Elements that stand on lines of their own."""

UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head"))

_SPACES = re.compile(r"\s+")


def extract_fragment(content: bytes, where: str) -> Extracted:
    """Take a piece of markup in UTF-8.

    Raises InputError where it is over the limit of a web page.
    """
    if len(content) > MAX_HTML_BYTES:
        raise InputError(where, f"is a text of more than {MAX_HTML_BYTES // 2**20} MiB", "save the article as text")
    return Extracted(text=fragment_text(content.decode("utf-8", "replace")))


def fragment_text(markup: str) -> str:
    """Read markup as a browser shows it, without its layout; markup that is only text is itself."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    cleared = markup.replace("\x00", "")
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(cleared.encode("utf-8", "replace"), parser=parser) if cleared.strip() else None
    except (LxmlError, ValueError, AssertionError):
        tree = None
    return "" if tree is None else _lines(tree)


def _lines(tree: Any) -> str:
    parts: list[str] = []
    skipped = 0
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipped += tag in UNSEEN
        else:
            skipped -= tag in UNSEEN
        if tag in BLOCKS:
            parts.append("\n")
        words = element.text if event == "start" else element.tail
        if words and not skipped:
            parts.append(_SPACES.sub(" ", words))
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
