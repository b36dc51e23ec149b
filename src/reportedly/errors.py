"""The two kinds of error, and the tree they hang in.

    ReportedlyError
    ├── InputError    one report cannot be taken; it is recorded and the run goes on
    └── SetupError    the program itself is not ready; the run stops and says what to do
        └── ReadOnlyError    a casebook may be looked at, and not be written to

What a text leaves open is no error: it is a `Gap` record (`reportedly.model.gap`).
"""

from __future__ import annotations

import re

_PASSWORD = re.compile(
    r"(?P<user>\w[\w+.-]*://[^\s:/@]*):(?!\d+/)\S*@|(?P<key>[?&](?:password|sslpassword)=)[^&\s;]+", re.IGNORECASE
)
"""After the user's name in an address, or as a parameter; a number before a slash is a port."""


def masked(text: str) -> str:
    """The text without the passwords of the addresses in it."""
    return _PASSWORD.sub(lambda m: f"{m['user']}:***@" if m["user"] is not None else f"{m['key']}***", text)


class ReportedlyError(Exception):
    """Anything that reportedly raises on purpose; no message of it tells a password."""


class InputError(ReportedlyError):
    """One input cannot be taken: says what, where, and what to do about it."""

    def __init__(self, where: str, what: str, todo: str) -> None:
        self.where, self.what, self.todo = masked(where), masked(what), masked(todo)
        super().__init__(f"{self.where}: {self.what}; {self.todo}")


class SetupError(ReportedlyError):
    """The installation or a setting is wrong: says what, and the command that mends it."""

    def __init__(self, told: str) -> None:
        super().__init__(masked(told))


class ReadOnlyError(SetupError):
    """A casebook may be looked at, and not be written to by whoever asks."""
