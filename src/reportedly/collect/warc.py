"""Web archives (WARC): every fetch kept as it went over the wire, and archives read back as inputs."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from reportedly import __version__
from reportedly.collect.fetched import Exchange, Fetched
from reportedly.collect.kinds import HEAD_BYTES, tell_kind
from reportedly.collect.limits import MAX_FILE_BYTES
from reportedly.collect.received import Context, Received
from reportedly.collect.weblink import LONGEST_URL
from reportedly.errors import InputError

PASSED_OVER = ("image/", "audio/", "video/", "font/", "text/css", "application/font", "application/vnd.ms-font")
SCRIPTS = ("javascript", "ecmascript", "json", "wasm")
"""Media types of what belongs to pages but holds no report: an archive of one page has hundreds of them."""


def keep_warc(stream: BinaryIO, fetched: Fetched) -> None:
    """Write every request and reply of a fetch at the end of a WARC file, each a packed record with its digest.

    A file of such records may be cut anywhere between two of them, and two files joined are one.
    """
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(stream, gzip=True, warc_version="1.1")
    if stream.seekable() and stream.tell() == 0:
        said = {"software": f"reportedly/{__version__}", "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record("", said))
    for exchange in fetched.exchanges:
        reply = _reply_record(writer, exchange)
        writer.write_request_response_pair(_request_record(writer, exchange), reply)


def _reply_record(writer: Any, exchange: Exchange) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    # the body is kept unchunked, so a header that says otherwise would lie
    headers = [(k, v) for k, v in exchange.headers if k.lower() != "transfer-encoding"]
    status = StatusAndHeaders(f"{exchange.status} {exchange.reason}".strip(), headers, protocol="HTTP/1.1")
    address = {"WARC-IP-Address": exchange.address} if exchange.address else {}
    return writer.create_warc_record(
        exchange.url,
        "response",
        payload=BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=status,
        warc_headers_dict={"WARC-Date": exchange.at, **address},
    )


def _request_record(writer: Any, exchange: Exchange) -> Any:
    from urllib.parse import urlsplit

    from warcio.statusandheaders import StatusAndHeaders

    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    line = StatusAndHeaders(
        f"{exchange.method} {target} HTTP/1.1", list(exchange.request_headers), is_http_request=True
    )
    return writer.create_warc_record(
        exchange.url, "request", http_headers=line, warc_headers_dict={"WARC-Date": exchange.at}
    )


def records(stream: BinaryIO, where: str) -> Iterator[Received | InputError]:
    """Go through the pages and documents of a web archive, each with its address and the time it was fetched.

    Pictures, scripts and styles, redirects and errors are passed over. A record that cannot be read is an InputError
    with its offset, and so is the rest of an archive that is damaged.
    """
    from warcio.archiveiterator import ArchiveIterator

    archive: Any = None
    try:
        archive = ArchiveIterator(stream, no_record_parse=False, arc2warc=True)
        for record in archive:
            here = f"{where}:{archive.get_record_offset()}"
            taken = _record(record, here)
            if taken is not None:
                yield taken
    except Exception as error:  # the reader of archives raises whatever its parts raise
        at = _offset(archive)
        what = f"is damaged from byte {at:,} on ({type(error).__name__}: {str(error)[:100]})"
        yield InputError(f"{where}:{at}", what, "fetch the archive again; what stands before was read")


def _offset(archive: Any) -> int:
    try:
        return int(archive.offset)
    except (AttributeError, TypeError, ValueError):
        return 0


def _record(record: Any, where: str) -> Received | InputError | None:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    media = _media_type(record)
    if record.rec_type not in ("response", "resource") or not url.startswith(("http://", "https://")):
        return None
    if media.startswith(PASSED_OVER) or (any(word in media for word in SCRIPTS) and "feed" not in media):
        return None
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if record.rec_type == "response" and status not in ("200", "203"):
        return None
    content = record.content_stream().read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        return InputError(where, f"unpacks to more than {MAX_FILE_BYTES // 2**20} MiB", "split it into reports")
    return _received(url[:LONGEST_URL], media, content, record, where)


def _received(url: str, media: str, content: bytes, record: Any, where: str) -> Received | InputError | None:
    if not content:
        return None
    try:
        kind = tell_kind(name_for(url, media), content[:HEAD_BYTES], where)
    except InputError as error:
        return error
    if kind in ("warc", "wacz", "mailbox"):
        return InputError(where, "is an archive within an archive", "unpack it and name it by itself")
    fetched = record.rec_headers.get_header("WARC-Date")
    return Received(
        where=where, kind=kind, content=content, context=Context(url=url, fetched=fetched, charset=_charset(record))
    )


def name_for(url: str, media: str) -> str:
    """A file name for a page: what the server says it is goes before how its address ends."""
    endings = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md"}
    lines = {"application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "message/rfc822": ".eml"}
    ending = {**endings, **lines}.get(media)
    path = url.partition("?")[0].partition("#")[0].rpartition("/")[2]
    return f"page{ending}" if ending else path


def _media_type(record: Any) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _charset(record: Any) -> str | None:
    _, _, value = _content_type(record).lower().partition("charset=")
    return value.partition(";")[0].strip().strip("\"'") or None


def _content_type(record: Any) -> str:
    if record.rec_type == "response" and record.http_headers:
        return record.http_headers.get_header("Content-Type") or ""
    return record.rec_headers.get_header("Content-Type") or ""
