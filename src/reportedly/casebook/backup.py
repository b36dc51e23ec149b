"""A copy of a casebook that is in use, consistent at one moment, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from reportedly.errors import SetupError

MAGIC = b"SQLite format 3\x00"


def back_up_file(path: Path, to: Path) -> None:
    """Copy an SQLite casebook while others may write to it; a half-written copy never stands at `to`.

    Raises SetupError where there is something at `to` already.
    """
    if to.exists():
        raise SetupError(f"{to} is there already; name a new file")
    handle, aside = tempfile.mkstemp(dir=to.parent, prefix=".backup-")
    os.close(handle)
    try:
        with closing(sqlite3.connect(path, timeout=60)) as source, closing(sqlite3.connect(aside)) as copy:
            source.backup(copy)
        os.replace(aside, to)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def is_file_backup(path: Path) -> bool:
    """Tell whether a backup is a copy of a file, not an export."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def restore_file(backup: Path, to: Path) -> None:
    """Put a copy where there is no casebook.

    Raises SetupError where there is something already.
    """
    if to.exists():
        raise SetupError(f"{to} is there already; move it away, or name another place")
    handle, aside = tempfile.mkstemp(dir=to.parent, prefix=".restore-")
    os.close(handle)
    shutil.copyfile(backup, aside)
    os.replace(aside, to)
