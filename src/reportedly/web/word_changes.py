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
    """The newer text with what was taken out of the older where it stood; together the runs give both texts."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(kind="same", text="".join(old[a:b]))
            continue
        if a < b:
            yield Run(kind="gone", text="".join(old[a:b]))
        if c < d:
            yield Run(kind="new", text="".join(new[c:d]))
