"""Names that a report puts where outlets are credited, though nothing in it tells that they are outlets.

"– IONA" at the end, "told Kestrel Wire", "as Kestrel Wire reports": of such a name the reader may never have heard. It
is a credit all the same where another report at hand is published under it, which shows when the two are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.link.credits import Credit
from reportedly.link.publishers import imprint, is_own, plain
from reportedly.model.report import Report

BIG = "A-ZÀ-ÖØ-Þ"
WORD = rf"[{BIG}][\w’'&-]*"
NAME = rf"(?:The )?{WORD}(?: (?:(?:of|de|do|da|del|di|du|la|le|el|al) )*{WORD}){{0,4}}"
NAMED = re.compile(NAME)
PUT = (
    re.compile(rf"(?:^|\n)\W{{0,4}}(?:By|BY)\s+({NAME})\s*(?=\n|$)"),
    re.compile(rf"(?:[—–―‒]|--|[.!?”\"]\s+-)\s*({NAME})\s*$"),
    re.compile(rf"\(({NAME})\)\s*$"),
    re.compile(
        rf"({NAME}),?\s+(?:(?:has|had|is|also|first|which|that)\s+)*"
        r"(?:reports|reported|reporting|learned|quotes|writes|wrote|published|broadcast|aired)\b"
    ),
    re.compile(
        r"\b(?:newspaper|daily|weekly|paper|magazine|agency|broadcaster|channel|station|website|site|portal|outlet)"
        rf",?\s+(?:the\s+)?({NAME})"
    ),
)
"""Where the name of an outlet stands: in a byline, at the end, reporting, behind a word for what it is."""
LED = re.compile(
    r"\b(?:told|tells|telling|informed|as|according to|citing|quoting"
    r"|(?:quoted|reported|cited|seen|published) (?:by|in))\s+"
    r"([^,.;:()\n“”\"]{2,70})",
    re.IGNORECASE,
)
"""Words that lead to the name of an outlet, and what follows them up to the next stop."""


def mentions(report: Report) -> tuple[Credit, ...]:
    """Each such name once, where it stands first; the publisher's own is none."""
    own = imprint(report.publisher).own
    found: dict[str, Credit] = {}
    for credit in sorted(_put(report.text), key=lambda credit: credit.place):
        if not is_own(credit.name, own):
            found.setdefault(plain(credit.name), credit)
    return tuple(found.values())


def _put(text: str) -> Iterator[Credit]:
    whole = text.rstrip()
    for pattern in PUT:
        for match in pattern.finditer(whole):
            yield Credit(name=match.group(1), kind="mention", place=match.start(1) / len(whole))
    for led in LED.finditer(whole):
        for match in NAMED.finditer(whole, *led.span(1)):
            yield Credit(name=match.group(), kind="mention", place=match.start() / len(whole))
