"""Names of people and of what they save: how they are kept, and how they are compared."""

from __future__ import annotations

import re
import unicodedata

from reportedly.errors import InputError

_NAME = re.compile(r"[^\W_](?:[\w .'’-]{0,62}[\w.])?")

LONGEST = 64
"""Characters of what a filter is called."""


def name_taken(name: str) -> str:
    """A name as it is kept; InputError where it is none."""
    written = " ".join(unicodedata.normalize("NFC", name).split())
    if not _NAME.fullmatch(written):
        raise InputError(
            repr(name), "is no name", "take 1 to 64 letters and figures, with spaces, dots or hyphens between"
        )
    return written


def title_taken(title: str) -> str:
    """What somebody calls a filter, as it is kept; InputError where nothing can be seen of it, or too much."""
    written = " ".join(unicodedata.normalize("NFC", title).split())
    if not (0 < len(written) <= LONGEST and written.isprintable()):
        raise InputError(repr(title), "is no name", f"take 1 to {LONGEST} signs that can be seen")
    return written


def key_of(name: str) -> str:
    """A name as it is compared, however it is written."""
    folded = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()[:256]
    return "".join(sign for sign in folded if sign.isprintable())
