"""XML from outside, read without expanding what it declares, without a network and without other files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import name2codepoint
from typing import Any

from reportedly.collect.collected import gap
from reportedly.collect.encodings import decode
from reportedly.errors import InputError
from reportedly.model.gap import Gap

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*(?P<own>\[)?", re.IGNORECASE)
_OWN_END = re.compile(r"\]\s*>")
_REFERENCE = re.compile(r"<!\[CDATA\[.*?\]\]>|&(?P<name>[A-Za-z][A-Za-z0-9]*);|&(?!#\w{1,8};)", re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_KNOWN = frozenset(("amp", "lt", "gt", "quot", "apos"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The root of an XML document, and what was unsure about it."""

    root: Any
    gaps: tuple[Gap, ...]


def parse_xml(content: bytes, where: str) -> Parsed:
    """Parse XML, mending what browsers and feed readers mend.

    What a document type declares is thrown away: entities of the document's own stay as written, `&like_this;`.
    Raises InputError where nothing is left.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    decoded = decode(content, where, declares=True)
    text, declares = _without_doctype(_FORBIDDEN.sub("", _DECLARATION.sub("", decoded.text, count=1)).lstrip())
    parser = XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = fromstring(_REFERENCE.sub(_reference, text).encode(), parser)
    except (XMLSyntaxError, ValueError) as error:
        raise InputError(where, f"is no XML that can be read ({str(error)[:120]})", "fetch it again") from error
    if root is None:
        raise InputError(where, "is no XML that can be read", "fetch it again")
    return Parsed(root=root, gaps=(*decoded.gaps, *declares, *_mended(parser)))


def _without_doctype(text: str) -> tuple[str, tuple[Gap, ...]]:
    match = _DOCTYPE.search(text[:4096])
    if match is None:
        return text, ()
    if not match["own"]:
        end = text.find(">", match.end())
        return text[: match.start()] + (text[end + 1 :] if end >= 0 else ""), ()
    own_end = _OWN_END.search(text, match.end())
    rest = text[own_end.end() :] if own_end else ""
    return text[: match.start()] + rest, (gap("text", "the file declares entities of its own; none was expanded"),)


def _reference(match: re.Match[str]) -> str:
    """Entities that HTML knows as their character; others, and lone ampersands, as they are written."""
    name = match["name"]
    if name is None:
        return "&amp;" if match[0] == "&" else match[0]
    if name in _KNOWN:
        return match[0]
    return chr(name2codepoint[name]) if name in name2codepoint else f"&amp;{name};"


def _mended(parser: Any) -> tuple[Gap, ...]:
    errors = [entry for entry in parser.error_log if entry.level_name in ("ERROR", "FATAL") and entry.type != 201]
    if not errors:
        return ()
    first = errors[0]
    return (gap("text", f"the XML is broken from line {first.line} on ({first.message.strip()[:80]}); it was mended"),)
