"""The two kinds of error, and the tree they hang in.

    ReportedlyError
    ├── InputError    one report cannot be taken; it is recorded and the run goes on
    └── SetupError    the program itself is not ready; the run stops and says what to do

What a text leaves open is no error: it is a `Gap` record (`reportedly.model.gap`).
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Anything that reportedly raises on purpose."""


class InputError(ReportedlyError):
    """One input cannot be taken: says what, where, and what to do about it."""

    def __init__(self, where: str, what: str, todo: str) -> None:
        super().__init__(f"{where}: {what}; {todo}")
        self.where = where
        self.what = what
        self.todo = todo


class SetupError(ReportedlyError):
    """The installation or a setting is wrong: says what, and the command that mends it."""
