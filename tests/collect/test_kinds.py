from __future__ import annotations

import gzip

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
    ("a.txt", b"<?xml version='1.0'?><rss>", "listing"),
    ("a.html", b"<rss version='2.0'>", "listing"),
    ("", b"<?xml version='1.0'?><!-- made --><?style x?><feed xmlns='http://www.w3.org/2005/Atom'>", "listing"),
    ("", b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "listing"),
    ("", "<?xml version='1.0'?><rdf:RDF>".encode("utf-16"), "listing"),
    ("", b"<urlset>", "listing"),
    ("", gzip.compress(b"<?xml version='1.0'?><sitemapindex>", mtime=0), "listing"),
    ("", gzip.compress(b"<urlset>" + bytes(2**22), mtime=0), "listing"),
    ("", b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}', "listing"),
    ("", b"WARC/1.1\r\n", "warc"),
    ("a.txt", gzip.compress(b"WARC/1.1\r\n", mtime=0), "warc"),
    ("a.wacz", b"PK\x03\x04....", "wacz"),
    ("a.zip", b"PK\x03\x04" + bytes(26) + b"archive/data.warc.gz", "wacz"),
    ("a.eml", b"Subject: lorries\n\nTwo lorries burned.", "mail"),
    ("", b"Received: from a\r\n by b\r\nFrom: c@d.example\r\nSubject: e\r\n\r\n", "mail"),
    ("a.txt", b"From: the governor\nSubject: lorries\n\nTwo lorries burned.", "text"),
    ("a.eml", b"Two lorries burned.", "text"),
    ("", b"From c@d.example Fri Jan 11 09:30:00 2019\nFrom: c@d.example\n", "mailbox"),
    ("", b"From the hills came smoke.\nIt was late.", "text"),
]

REFUSED = [
    ("a.txt", b"\x89PNG\r\n\x1a\n", "picture"),
    ("a.txt", b"\xff\xd8\xff\xe0", "picture"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
    ("a.gz", b"\x1f\x8b\x08", "gzip"),
    ("a.txt", b"<?xml version='1.0'?><svg>", "XML"),
    ("a.txt", gzip.compress(b"Two lorries burned.", mtime=0), "gzip"),
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
