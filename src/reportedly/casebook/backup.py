"""A copy of a casebook that is in use, consistent at one moment, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
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
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=".backup-") as folder:
        aside = Path(folder) / "casebook"
        with closing(sqlite3.connect(path, timeout=60)) as source, closing(sqlite3.connect(aside)) as copy:
            source.backup(copy)
        os.replace(aside, to)


def is_file_backup(path: Path) -> bool:
    """Tell whether a backup is a copy of a file, not an export."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def restore_file(backup: Path, to: Path, check: Callable[[Path], None]) -> None:
    """Put a copy where there is no casebook, once `check` has passed it.

    Raises SetupError where there is something already.
    """
    if to.exists():
        raise SetupError(f"{to} is there already; move it away, or name another place")
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=".restore-") as folder:
        aside = Path(folder) / "casebook"
        shutil.copyfile(backup, aside)
        check(aside)
        os.replace(aside, to)
