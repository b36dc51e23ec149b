"""A reply of a web server as archives keep it: status, headers and body in one piece of bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.collect.unpacking import DamagedError, TooLargeError, unpack

MOST_HEADER_BYTES = 2**17

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (?P<status>\d{3})")
_CHUNK_SIZE = re.compile(rb"\s*(?P<size>[0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpMessage:
    """A reply, its body still as received."""

    status: int
    headers: dict[str, str]
    """By name in lower case; the first of a name counts."""
    body: bytes

    @property
    def content_type(self) -> str:
        """The header, or nothing."""
        return self.headers.get("content-type", "")


def parse_http(block: bytes) -> HttpMessage | None:
    """Take a reply apart; None where it is none."""
    match, end = _STATUS.match(block), _HEADERS_END.search(block[:MOST_HEADER_BYTES])
    if match is None or end is None:
        return None
    headers: dict[str, str] = {}
    for line in block[: end.start()].split(b"\n")[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return HttpMessage(status=int(match["status"]), headers=headers, body=block[end.end() :])


def content_of(message: HttpMessage, *, most: int) -> bytes:
    """The body, put together from its chunks and unpacked.

    Raises TooLargeError where that is more than `most`, and DamagedError where it cannot be done.
    """
    body = message.body
    if "chunked" in message.headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    packing = message.headers.get("content-encoding", "").strip().lower()
    if packing in ("gzip", "x-gzip", "deflate") and body:
        body = b"".join(unpack([body], most=most))
    elif packing not in ("", "identity") and body:
        raise DamagedError(f"it is packed by {packing[:40]}, which is not read")
    if len(body) > most:
        raise TooLargeError
    return body


def _joined(body: bytes) -> bytes:
    """The chunks as one; a body that is not in chunks, whatever its header says, as it is: many archives join them."""
    parts, at = list[bytes](), 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match["size"], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += len(re.match(rb"\r?\n?", body[at : at + 2])[0])  # type: ignore[index]
    return b"".join(parts) if parts and at >= len(body) else body
