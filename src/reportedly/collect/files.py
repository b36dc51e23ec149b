"""Finding files: those named, and all in the folders named, in the order of their names."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from reportedly.collect.kinds import ENDINGS
from reportedly.errors import InputError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One file to take; `path` None stands for standard input."""

    path: Path | None
    where: str


def find(path: str | Path) -> Iterator[Found | InputError]:
    """Find what a path names: a file, standard input, or all files below a folder but hidden ones.

    A file named by itself is tried whatever it is called; in a folder one with an unknown ending is an error, as is
    what is no file at all.
    """
    if str(path) == STANDARD_INPUT:
        yield Found(path=None, where="standard input")
        return
    try:
        named = Path(path)
        is_folder = stat.S_ISDIR(named.stat().st_mode)
    except (OSError, ValueError) as error:
        yield unreachable(str(path), error)
        return
    if not is_folder:
        yield Found(path=named, where=str(named))
        return
    empty = True
    for found in _below(named, set()):
        empty = False
        yield found
    if empty:
        yield InputError(str(named), "is a folder without reports", "name a folder that holds some")


def unreachable(where: str, error: Exception) -> InputError:
    """The error of a path that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return InputError(where, "does not exist", "check the path")
    if isinstance(error, PermissionError):
        return InputError(where, "may not be read", "give yourself the right to read it")
    why = getattr(error, "strerror", None) or str(error)
    return InputError(where, f"cannot be opened ({why})", "check the path")


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Found | InputError]:
    try:
        mark = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield unreachable(str(folder), error)
        return
    if (mark.st_dev, mark.st_ino) in seen:
        yield InputError(str(folder), "leads to a folder that was read already", "remove the link")
        return
    seen.add((mark.st_dev, mark.st_ino))
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, seen)


def _entry(entry: Path, seen: set[tuple[int, int]]) -> Iterator[Found | InputError]:
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        yield unreachable(str(entry), error)
        return
    if stat.S_ISDIR(mode):
        yield from _below(entry, seen)
    elif not stat.S_ISREG(mode):
        yield InputError(str(entry), "is no file", "leave it out")
    elif (ending := PurePath(entry.name).suffix.lower()) and ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        yield InputError(
            str(entry), f"has an ending that is not known ({ending})", f"known are {known}; or name it by itself"
        )
    else:
        yield Found(path=entry, where=str(entry))
