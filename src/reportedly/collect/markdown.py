"""Markdown: front matter as metadata, the rest as the text a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.collect.collected import Extracted
from reportedly.collect.heads import labels
from reportedly.collect.plaintext import extract_plaintext

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<matter>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w .-]*?)\s*:\s*(?P<value>.*)")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def extract_markdown(content: bytes, where: str) -> Extracted:
    """Take a Markdown file: one line a paragraph, heading or list item, with the markup read away."""
    plain = extract_plaintext(content, where)
    match = _FRONT_MATTER.match(plain.text)
    matter = _front_matter(match["matter"]) if match else {}
    body = plain.text[match.end() :] if match else plain.text
    text, heading = _rendered(body)
    return Extracted(
        text=text,
        publisher=_first(matter, "publisher"),
        title=_first(matter, "title") or heading,
        byline=tuple(matter.get("byline", ())),
        dateline=_first(matter, "dateline"),
        published=_first(matter, "published"),
        url=_first(matter, "url"),
        language=_first(matter, "language"),
        gaps=plain.gaps,
    )


def _first(matter: dict[str, list[str]], field: str) -> str | None:
    return next(iter(matter.get(field, ())), None)


def _front_matter(matter: str) -> dict[str, list[str]]:
    """The values of the entries that are known by name; the first entry for a field wins."""
    known, found = labels(), dict[str, list[str]]()
    field: str | None = None
    for line in matter.split("\n"):
        item = _ITEM.fullmatch(line)
        entry = None if item else _ENTRY.fullmatch(line)
        if item and field:
            found[field].append(_bare(item["value"]))
        elif entry:
            field = known.get(entry["key"].lower())
            field = field if field not in found else None
            if field:
                found[field] = [_bare(v) for v in _values(entry["value"]) if _bare(v)]
    return found


def _values(written: str) -> Sequence[str]:
    written = written.strip()
    return written[1:-1].split(",") if written.startswith("[") and written.endswith("]") else [written]


def _bare(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _rendered(body: str) -> tuple[str, str | None]:
    """The text of all blocks, a line each and a blank line between paragraphs, and the first top heading."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(body)
    blocks = [text for text in _blocks(tokens) if text.strip()]
    tops = (after for token, after in pairwise(tokens) if token.type == "heading_open" and token.tag == "h1")
    top = next((_inline(token) for token in tops), None)
    return "\n\n".join(blocks), top or None


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _inline(token)
        elif token.type in ("code_block", "fence"):
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield _TAG.sub("", token.content).strip()


def _inline(token: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    shown = ("text", "code_inline")
    parts = (breaks.get(c.type, c.content if c.type in shown else "") for c in token.children or ())
    return "".join(parts).strip()
