"""Putting web archives into a WACZ file, with the index, the list of pages and the digests that replay needs."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reportedly import __version__
from reportedly.errors import SetupError

_MADE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip file: the same archives give the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """One reply in an archive, and where it lies."""

    url: str
    at: str
    """RFC 3339."""
    status: str
    media_type: str
    digest: str
    archive: str
    offset: int
    length: int

    @property
    def line(self) -> str:
        """The line of the index (CDXJ)."""
        told = {
            "url": self.url,
            "mime": self.media_type,
            "status": self.status,
            "digest": self.digest,
            "length": str(self.length),
            "offset": str(self.offset),
            "filename": self.archive,
        }
        moment = "".join(char for char in self.at if char.isdigit())[:14]
        return f"{sorted_url(self.url)} {moment} {json.dumps(told)}\n"


def write_wacz(path: Path, archives: Sequence[Path], *, created: str) -> None:
    """Write a WACZ file of WARC files; `created` is the time to be named in it, RFC 3339.

    Raises SetupError where a file cannot be read or written.
    """
    try:
        with zipfile.ZipFile(path, "w") as package:
            _write(package, archives, created)
    except OSError as error:
        raise SetupError(
            f"{error.filename or path}: {error.strerror}; name files that can be read and written"
        ) from error


def _write(package: zipfile.ZipFile, archives: Sequence[Path], created: str) -> None:
    resources = [_put_file(package, archive) for archive in archives]
    indexed = [found for archive in archives for found in index(archive)]
    lines = "".join(sorted(found.line for found in indexed))
    resources.append(_put(package, "indexes/index.cdx.gz", gzip.compress(lines.encode(), mtime=0)))
    resources.append(_put(package, "pages/pages.jsonl", "".join(_page_lines(indexed)).encode()))
    told = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": f"reportedly/{__version__}",
        "created": created,
        "resources": resources,
    }
    whole = _put(package, "datapackage.json", json.dumps(told, indent=2).encode())
    _put(package, "datapackage-digest.json", json.dumps({"path": whole["path"], "hash": whole["hash"]}).encode())


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> dict[str, Any]:
    package.writestr(zipfile.ZipInfo(name, _MADE), content)
    return _resource(name, sha256(content).hexdigest(), len(content))


def _put_file(package: zipfile.ZipFile, archive: Path) -> dict[str, Any]:
    """Copy an archive as it is, not packed again: replay programs read single records from the middle of it."""
    name, digest, size = f"archive/{archive.name}", sha256(), 0
    with archive.open("rb") as stream, package.open(zipfile.ZipInfo(name, _MADE), "w", force_zip64=True) as out:
        for block in iter(lambda: stream.read(2**20), b""):
            digest.update(block)
            size += out.write(block)
    return _resource(name, digest.hexdigest(), size)


def _resource(name: str, digest: str, size: int) -> dict[str, Any]:
    return {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{digest}", "bytes": size}


def _page_lines(indexed: Sequence[Indexed]) -> Iterator[str]:
    yield json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All pages"}) + "\n"
    for found in indexed:
        if found.status == "200" and found.media_type in ("text/html", "application/xhtml+xml"):
            yield json.dumps({"url": found.url, "ts": found.at}) + "\n"


def index(archive: Path) -> Iterator[Indexed]:
    """Go through the replies in a WARC file, up to where it is damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with archive.open("rb") as stream:
        records = ArchiveIterator(stream)
        try:
            for record in records:
                if record.rec_type != "response" or not record.http_headers:
                    continue
                said, media = record.rec_headers, record.http_headers.get_header("Content-Type") or ""
                offset = records.get_record_offset()
                yield Indexed(
                    url=said.get_header("WARC-Target-URI") or "",
                    at=said.get_header("WARC-Date") or "",
                    status=record.http_headers.get_statuscode(),
                    media_type=media.partition(";")[0].strip().lower(),
                    digest=said.get_header("WARC-Payload-Digest") or "",
                    archive=archive.name,
                    offset=offset,
                    length=records.get_record_length(),
                )
        except ArchiveLoadFailed:
            return


def sorted_url(url: str) -> str:
    """An address as indexes sort it: the host from its end to its start, then path and query ("org,example)/a?b")."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path or '/'}{query}"
