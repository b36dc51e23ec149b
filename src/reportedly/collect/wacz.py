"""WACZ: web archives with their index, list of pages and digests in one zip file, as replay programs open them."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from reportedly.collect.collected import gap
from reportedly.collect.received import Received
from reportedly.collect.warc import records
from reportedly.errors import InputError
from reportedly.model.gap import Gap

MOST_ARCHIVES = 1_000
MOST_PACKAGE_BYTES = 16 * 2**20


BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, LZMAError, OSError, EOFError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What the standard library's reader of zip files raises over broken ones."""


def records_in_wacz(stream: BinaryIO, where: str) -> Iterator[Received | InputError]:
    """Go through the pages and documents of every web archive in a WACZ file.

    An archive whose digest is not the one that the file names is read, and each report of it carries a gap.
    """
    try:
        with zipfile.ZipFile(stream) as package:
            names = [n for n in package.namelist() if PurePosixPath(n).parts[:1] == ("archive",) and ".warc" in n]
            if not names:
                yield InputError(where, "is a WACZ file without web archives", "fetch it again")
            digests = _digests(package)
            for name in names[:MOST_ARCHIVES]:
                yield from _archive(package, name, f"{where}:{name}", digests.get(name))
    except BROKEN as error:
        yield InputError(where, f"is a damaged WACZ file ({str(error)[:100]})", "fetch it again")


def _archive(package: zipfile.ZipFile, name: str, where: str, digest: str | None) -> Iterator[Received | InputError]:
    gaps = _doubts(package, name, digest)
    with package.open(name) as stream:
        for found in records(stream, where):  # type: ignore[arg-type]
            if isinstance(found, InputError) or not gaps:
                yield found
            else:
                yield replace(found, context=replace(found.context, gaps=(*found.context.gaps, *gaps)))


def _doubts(package: zipfile.ZipFile, name: str, digest: str | None) -> tuple[Gap, ...]:
    if digest is None:
        return (gap("snapshot", "the WACZ file names no digest of this archive"),)
    found = sha256()
    try:
        with package.open(name) as stream:
            for block in iter(lambda: stream.read(2**20), b""):
                found.update(block)
    except BROKEN:
        return (gap("snapshot", "the WACZ file is damaged within this archive"),)
    if digest.lower() == f"sha256:{found.hexdigest()}":
        return ()
    return (gap("snapshot", "this archive no longer has the digest that the WACZ file names"),)


def _digests(package: zipfile.ZipFile) -> dict[str, str]:
    """The digest of each file that the package describes; none where the description cannot be read."""
    try:
        with package.open("datapackage.json") as stream:
            told: Any = json.loads(stream.read(MOST_PACKAGE_BYTES))
        resources = told["resources"]
        return {
            str(r["path"]): str(r["hash"]) for r in resources if isinstance(r, dict) and "path" in r and "hash" in r
        }
    except (*BROKEN, KeyError, TypeError):
        return {}
