"""Where the command line writes: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from reportedly.errors import SetupError

WIDTH_OF_NO_TERMINAL = 100


@contextmanager
def opened(path: str, *, text: bool) -> Iterator[TextIO]:
    """Open `path` for writing UTF-8, "-" for standard output; `text` is for people, and spares what cannot be shown.

    Raises SetupError where the file cannot be written.
    """
    if path == "-":
        _prepare_stdout(text)
        yield sys.stdout
        sys.stdout.flush()
        return
    with _appearing(path) as part, open(part, "w", encoding="utf-8", errors=_errors(text), newline="\n") as out:
        yield out


@contextmanager
def opened_bytes(path: str) -> Iterator[BinaryIO]:
    """Open `path` for writing bytes, "-" for standard output; raises SetupError where the file cannot be written."""
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _appearing(path) as part, open(part, "wb") as out:
        yield out


@contextmanager
def _appearing(path: str) -> Iterator[Path]:
    """A file beside `path` that takes its place once everything is written."""
    target = Path(path)
    special = target.exists() and not target.is_file()
    part = target if special else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        if not special:
            os.replace(part, target)
    except BaseException as error:
        if not special:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise SetupError(f"cannot write {path} ({error.strerror}); name another --output") from None
        raise


def _errors(text: bool) -> str:
    return "replace" if text else "strict"


def _prepare_stdout(text: bool) -> None:
    """Machine formats are UTF-8 whatever the locale; a table shows what the locale can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if text:
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def width() -> int:
    """Columns of the terminal, or as many as read well in a file."""
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size().columns
    return WIDTH_OF_NO_TERMINAL


def colour_wanted() -> bool:
    """Colour unless the user asks for none (NO_COLOR) or the terminal has none."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
