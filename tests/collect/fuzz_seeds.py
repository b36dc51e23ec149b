"""Whole files of every kind to break, and words that parsers look for: our own, with invented publishers."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

from tests.collect.awkward_sites import item, rss, whole
from tests.collect.made import PARAGRAPHS, page, pdf, word

_LINKED = json.dumps({"@graph": [{"@type": "NewsArticle", "datePublished": "2019-01-11T09:30:00+03:00"}]})
_HEAD = (
    '<meta charset="utf-8"><meta property="article:published_time" content="2019-01-11T09:30:00Z">'
    '<meta name="author" content="Jane Doe"><link rel="canonical" href="https://lantern.example/1">'
    f'<meta http-equiv="refresh" content="5; url=/2"><script type="application/ld+json">{_LINKED}</script>'
)
_TABLE = "<table><tr><th>Dead</th><td>9</td></tr></table><ul><li>One</li></ul><blockquote>Two</blockquote>"

_ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" '
    'xml:base="http://a.test/">'
    "<title>Kosti Daily</title><link href='/' rel='alternate'/><entry><id>tag:a.test,2019:1</id><title type='html'>"
    "Lorries &amp;amp; guns</title><link href='one'/><published>2019-01-11T09:30:00Z</published>"
    "<updated>2019-01-12</updated><author><name>Jane Doe</name></author><source><title>Nile Wire</title></source>"
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
    f"{''.join(f'<p>{p}</p>' for p in PARAGRAPHS * 2)}</div></content></entry></feed>"
)
_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://a.test/"><title>Gezira Post</title>'
    '</channel><item rdf:about="http://a.test/1"><title>Bridge closed</title><link>http://a.test/1</link>'
    "<dc:date>2019-01-11</dc:date><description>&lt;b&gt;Closed&lt;/b&gt;</description></item></rdf:RDF>"
)
_ENTITIES = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">]>'
_MAPS = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://a.test/1</loc><lastmod>2019-01-11</lastmod>'
    "<news:news><news:publication><news:name>Nile Wire</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2019-01-11</news:publication_date><news:title>Lorries</news:title></news:news></url></urlset>"
)
_JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Nile Wire",
        "items": [{"id": 1, "url": "/1", "content_html": "<p>x</p>" * 200, "authors": [{"name": "Jane"}]}, {"id": "2"}],
    }
)

_MAIL = (
    "Received: from a.test by b.test; Fri, 11 Jan 2019 09:30:00 +0000\r\nFrom: Jane Doe <jane@a.test>\r\n"
    "To: desk@b.test\r\nList-Id: Press desk <press.a.test>\r\nSubject: =?utf-8?B?TG9ycmllcyBidXJu?=\r\n"
    "Date: Fri, 11 Jan 2019 09:30:00 +0000\r\nMessage-ID: <1@a.test>\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\n'
    "Content-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "Two lorries burned=2E\r\n--b2\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Two lorries burned.</p>\r\n"
    "--b2--\r\n--b1\r\nContent-Type: text/plain; name*=utf-8''report%20one.txt\r\nContent-Disposition: attachment\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nVHdvIGxvcnJpZXMgYnVybmVkLg==\r\n--b1\r\n"
    "Content-Type: message/rfc822\r\n\r\nSubject: inner\r\nFrom: x@a.test\r\n\r\nInner text.\r\n--b1--\r\n"
)
_PLAIN_MAIL = (
    "From: desk@a.test\r\nSubject: Lorries\r\nDate: Fri, 11 Jan 2019 09:30:00 +0000\r\n\r\nTwo lorries burned.\r\n"
)

_REPLY = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n"


def _record(kind: str, block: bytes, url: str = "http://a.test/1") -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-01-11T09:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _replies() -> list[bytes]:
    body = page().encode()
    packed = gzip.compress(body, mtime=0)
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    return [
        _record("warcinfo", b"software: x\r\n"),
        _record("request", b"GET /1 HTTP/1.1\r\n\r\n"),
        _record("response", _REPLY.format(headers="").encode() + body),
        _record("response", _REPLY.format(headers="Content-Encoding: gzip\r\n").encode() + packed),
        _record("response", _REPLY.format(headers="Transfer-Encoding: chunked\r\n").encode() + chunked),
    ]


def _zipped(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


@cache
def webpages() -> Sequence[bytes]:
    """Pages."""
    text = page(head=_HEAD, attributes='lang="en"')
    return (text.encode(), text.replace("<p>Two", f"{_TABLE}<p>Two").encode(), text.encode("utf-16"))


@cache
def feeds() -> Sequence[bytes]:
    """Feeds and sitemaps."""
    texts = (
        rss(item(1) + item(2, more=whole())),
        rss(item(1, more=whole("&b;")), _ENTITIES),
        _ATOM,
        _RDF,
        _MAPS,
        _JSON_FEED,
    )
    return (*(text.encode() for text in texts), gzip.compress(_MAPS.encode(), mtime=0), _ATOM.encode("utf-16"))


@cache
def archives() -> Sequence[bytes]:
    """Web archives, packed and not."""
    return (b"".join(_replies()), b"".join(gzip.compress(reply, mtime=0) for reply in _replies()))


@cache
def packages() -> Sequence[bytes]:
    """WACZ files."""
    told = {"resources": [{"path": "archive/a.warc.gz", "hash": "sha256:00", "bytes": 1}]}
    files = {"archive/a.warc.gz": archives()[1], "datapackage.json": json.dumps(told).encode()}
    return (_zipped(files), _zipped({"archive/a.warc": archives()[0]}, zipfile.ZIP_DEFLATED))


@cache
def pdfs() -> Sequence[bytes]:
    """PDF files."""
    info = "/Title (Lorries) /Author (Jane Doe) /CreationDate (D:20190111093000+03'00')"
    return (pdf(PARAGRAPHS, info=info), pdf(PARAGRAPHS, (), PARAGRAPHS))


@cache
def record_lines() -> Sequence[bytes]:
    """JSON lines."""
    full = {
        "text": "Two lorries burned.",
        "report_id": 7,
        "publisher": "Nile Wire",
        "authors": ["Jane"],
        "date": "2019-01-11",
    }
    lines = [
        json.dumps(full),
        json.dumps({"text": "\ud83d\ude00 \u0623", "title": None}),
        '{"text": "\\ud800"}',
        "[]",
        "",
    ]
    return ("\n".join(lines).encode(),)


@cache
def mails() -> Sequence[bytes]:
    """Mails and mailboxes."""
    box = f"From a@a.test Fri Jan 11 09:30:00 2019\n{_PLAIN_MAIL}\n\nFrom b@a.test Fri Jan 11 09:31:00 2019\n{_MAIL}"
    return (_MAIL.encode(), _PLAIN_MAIL.encode(), box.encode())


@cache
def words() -> Sequence[bytes]:
    """Word files."""
    return (word(*PARAGRAPHS, title="Lorries", author="Jane Doe"),)


@cache
def rules() -> Sequence[bytes]:
    """Files named robots.txt."""
    return (
        b"User-agent: *\nDisallow: /a*b*c$\nAllow: /\nCrawl-delay: 2.5\nSitemap: http://a.test/s.xml\n",
        b"User-agent: reportedly\nUser-agent: other\nDisallow: /%c3%bc\n\nUser-agent: *\nDisallow: /\n# end",
    )


@cache
def everything() -> Sequence[bytes]:
    """All of these, as files whose names say nothing."""
    kinds = (webpages, feeds, archives, packages, pdfs, record_lines, mails, words)
    return tuple(seed for kind in kinds for seed in kind()) + tuple(p.encode() for p in PARAGRAPHS)


SEEDS: dict[str, Callable[[], Sequence[bytes]]] = {
    "webpage": webpages,
    "feed": feeds,
    "warc": archives,
    "wacz": packages,
    "pdf": pdfs,
    "jsonl": record_lines,
    "mail": mails,
    "word": words,
    "robots": rules,
    "file": everything,
}

_MARKUP = (
    b"<div>",
    b"</div>",
    b"<p>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"&#x110000;",
    b"&lt;",
    b"<?xml",
    b"\x00",
    b"<script>",
)
_XML = (*_MARKUP, b"<!DOCTYPE x [", b"<!ENTITY a '&a;'>", b"]>", b"xmlns:a='b'", b"<item>", b"<link>", b"xml:base='//'")
_PDF = (
    b"obj",
    b"endobj",
    b"stream",
    b"<<",
    b">>",
    b"/Length",
    b"/Kids [2 0 R]",
    b"/Filter /FlateDecode",
    b"/Parent 2 0 R",
    b"xref",
)
_MIME = (
    b"--b1\r\n",
    b"--b2--",
    b"Content-Type: multipart/mixed; boundary=b1\r\n",
    b"\r\n\r\n",
    b"=?utf-8?q?=ff?=",
    b"\nFrom x\n",
    b"=",
)
_ARCHIVE = (
    b"WARC/1.1\r\n",
    b"Content-Length: ",
    b"\r\n\r\n",
    b"\x1f\x8b\x08",
    b"Transfer-Encoding: chunked\r\n",
    b"ffffffff\r\n",
)
_JSON = (b"{", b"[", b'"', b"\\ud800", b'"text":', b"null", b"1e400", b"\xef\xbb\xbf", b"\n")
_ZIP = (b"PK\x01\x02", b"PK\x05\x06", b"PK\x03\x04", b"\xff\xff\xff\xff", b"archive/")

WORDS: dict[str, Sequence[bytes]] = {
    "webpage": _MARKUP,
    "feed": (*_XML, *_JSON),
    "warc": _ARCHIVE,
    "wacz": (*_ZIP, *_ARCHIVE),
    "pdf": _PDF,
    "jsonl": _JSON,
    "mail": _MIME,
    "word": (*_ZIP, *_XML),
    "robots": (b"*", b"$", b"User-agent: ", b"Disallow: /", b"%", b"\r", b"#"),
    "file": (*_XML, *_PDF, *_MIME, *_ARCHIVE, *_JSON, *_ZIP),
}
