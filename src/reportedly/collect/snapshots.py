"""The bytes as received, kept under their own digest: the evidentiary copy beside the working copy."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reportedly.errors import InputError, SetupError
from reportedly.model.digest import sha256_hex


class Keeper(Protocol):
    """Whatever keeps bytes as received."""

    def keep(self, content: bytes) -> Path | None:
        """Keep content; returns the file that it is kept in, None where it is kept otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshots:
    """A folder of files named by the SHA-256 of their content, 256 folders wide."""

    folder: Path

    def path_of(self, digest: str) -> Path:
        """Where content with this digest (64 hex digits) is kept."""
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise ValueError(f"{digest!r} is no SHA-256 digest")
        return self.folder / digest[:2] / digest

    def keep(self, content: bytes) -> Path:
        """Keep content and return where; what is there already, undamaged, is left as it is.

        A reader never sees half a file: it is written aside and moved into place. Raises SetupError where the folder
        cannot be written to.
        """
        path = self.path_of(sha256_hex(content))
        try:
            if not (path.is_file() and path.read_bytes() == content):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(path, content)
        except OSError as error:
            raise SetupError(
                f"snapshot folder {self.folder}: {error.strerror}; name a folder you can write to"
            ) from error
        return path

    def read(self, digest: str) -> bytes:
        """Return the content with this digest.

        Raises InputError where it is not kept here or no longer has this digest.
        """
        path = self.path_of(digest)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise InputError(str(path), f"cannot be read ({error.strerror})", "collect the report again") from error
        if sha256_hex(content) != digest:
            raise InputError(str(path), "is damaged: its bytes no longer have its digest", "collect the report again")
        return content


def _write_whole(path: Path, content: bytes) -> None:
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".aside-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
