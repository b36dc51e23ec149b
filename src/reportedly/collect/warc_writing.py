"""Keeping fetches as a web archive (WARC): every request and reply as it went over the wire, with its digest."""

from __future__ import annotations

from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from reportedly import __version__
from reportedly.collect.fetched import Exchange, Fetched
from reportedly.model.digest import sha256_hex


def keep_warc(stream: BinaryIO, fetched: Fetched) -> None:
    """Write every request and reply of a fetch at the end of a WARC file, each a packed record with its digest.

    A file of such records may be cut anywhere between two of them, and two files joined are one. The same fetch gives
    the same bytes.
    """
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(stream, gzip=True, warc_version="1.1")
    if stream.seekable() and stream.tell() == 0:
        said = {"software": f"reportedly/{__version__}", "format": "WARC File Format 1.1"}
        about = writer.create_warcinfo_record(None, said)
        about.rec_headers.replace_header("WARC-Date", fetched.at)
        about.rec_headers.replace_header("WARC-Record-ID", _record_id("warcinfo", fetched.asked, fetched.at, ""))
        writer.write_record(about)
    for exchange in fetched.exchanges:
        writer.write_request_response_pair(_request(writer, exchange), _reply(writer, exchange))


def _reply(writer: Any, exchange: Exchange) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    # the body is kept unchunked, so a header that says otherwise would lie
    headers = [(name, value) for name, value in exchange.headers if name.lower() != "transfer-encoding"]
    status = StatusAndHeaders(f"{exchange.status} {exchange.reason}".strip(), headers, protocol="HTTP/1.1")
    address = {"WARC-IP-Address": exchange.address} if exchange.address else {}
    body = exchange.body
    return writer.create_warc_record(
        exchange.url,
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=status,
        warc_headers_dict={**_identity("response", exchange, sha256_hex(body)), **address},
    )


def _request(writer: Any, exchange: Exchange) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    line = StatusAndHeaders(
        f"{exchange.method} {target} HTTP/1.1", list(exchange.request_headers), is_http_request=True
    )
    return writer.create_warc_record(
        exchange.url, "request", http_headers=line, warc_headers_dict=_identity("request", exchange, "")
    )


def _identity(kind: str, exchange: Exchange, digest: str) -> dict[str, str]:
    return {"WARC-Date": exchange.at, "WARC-Record-ID": _record_id(kind, exchange.url, exchange.at, digest)}


def _record_id(kind: str, url: str, at: str, digest: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join((kind, url, at, digest)))}>"
