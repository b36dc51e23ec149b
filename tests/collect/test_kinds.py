from __future__ import annotations

import pytest

from reportedly.collect.kinds import Kind, tell_kind
from reportedly.errors import InputError

KINDS: list[tuple[str, bytes, Kind]] = [
    ("a.txt", b"Two lorries burned.", "text"),
    ("a.txt", b"%PDF-1.4 ...", "pdf"),
    ("a.txt", b"<!DOCTYPE html><html>", "html"),
    ("a.txt", b"  \n<!-- saved --><HTML lang='en'>", "html"),
    ("a.txt", "<html>".encode("utf-16"), "html"),
    ("a.txt", b"\xef\xbb\xbf<html>", "html"),
    ("a.txt", b"PK\x03\x04....", "docx"),
    ("a.txt", b'{"text": "Two lorries burned."}\n{"text": "x"}\n', "jsonl"),
    ("", b'{"text": "Two lorries burned."}\n', "jsonl"),
    ("", b"Two lorries burned.", "text"),
    ("a.docx", b"Two lorries burned.", "text"),
    ("a.html", b"Two lorries <b>burned", "html"),
    ("a.md", b"# Lorries", "markdown"),
    ("A.MARKDOWN", b"# Lorries", "markdown"),
    ("a.jsonl", b"no json", "jsonl"),
    ("a.txt", b"{curly talk} of lorries", "text"),
    ("a.txt", b"<3 of lorries", "text"),
    ("report", b"", "text"),
]

REFUSED = [
    ("a.txt", b"\x89PNG\r\n\x1a\n", "picture"),
    ("a.txt", b"\xff\xd8\xff\xe0", "picture"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
    ("a.gz", b"\x1f\x8b\x08", "gzip"),
    ("a.txt", b"<?xml version='1.0'?><rss>", "XML"),
    ("a.json", b'[\n {"text": "x"}\n]', "JSON"),
    ("a.docx", b"\x00\x01\x02", "docx"),
]


@pytest.mark.parametrize(("name", "head", "kind"), KINDS)
def test_content_decides_before_the_name(name: str, head: bytes, kind: Kind) -> None:
    assert tell_kind(name, head, "here") == kind


@pytest.mark.parametrize(("name", "head", "word"), REFUSED)
def test_what_is_surely_no_report_is_refused_by_name(name: str, head: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        tell_kind(name, head, "here")
