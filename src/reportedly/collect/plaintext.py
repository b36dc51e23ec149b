"""Plain text: kept as decoded, character by character."""

from __future__ import annotations

from reportedly.collect.collected import Extracted
from reportedly.collect.encodings import decode
from reportedly.collect.limits import MAX_CHARACTERS
from reportedly.errors import InputError


def extract_plaintext(content: bytes, where: str, charset: str | None = None) -> Extracted:
    """Take a text file: the text is the file's, without byte order mark and with "\\n" line ends."""
    if len(content) > 4 * MAX_CHARACTERS + 4:  # no encoding holds fewer characters than that
        raise InputError(where, f"is longer than {MAX_CHARACTERS:,} characters", "split it into reports")
    decoded = decode(content, where, charset=charset)
    return Extracted(text=decoded.text, gaps=decoded.gaps)
