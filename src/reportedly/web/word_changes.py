"""Two versions of a text compared word by word, for a page that shows both in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECE = re.compile(r"\s+|\d+(?:[.,:]\d+)*|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that stand in both versions, or only in the older or the newer."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_changes(before: str, after: str) -> Iterator[Run]:
    """The newer text with what was taken out of the older where it stood; together the runs give both texts.

    Changed words with only a space between them are one change.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    gone = came = ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        if tag != "equal" or (was.isspace() and gone and came and b < len(old)):
            gone, came = gone + was, came + now
            continue
        yield from _changed(gone, came)
        yield Run(kind="same", text=was)
        gone = came = ""
    yield from _changed(gone, came)


def _changed(gone: str, came: str) -> Iterator[Run]:
    if gone:
        yield Run(kind="gone", text=gone)
    if came:
        yield Run(kind="new", text=came)
