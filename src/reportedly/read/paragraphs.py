"""Where paragraphs, headlines and list items start, in texts that are wrapped and texts that are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.collect.datelines import read_dateline
from reportedly.lexicon.table import load_table

LINES_WITH_DATELINE = 4
"""A dateline stands in one of the first lines: below headline, subtitle and byline at most."""
HARD_WRAP_COLUMNS = range(55, 100)
MARKER = re.compile(r"(?:\(?\d{1,2}(?:/\d{0,2}|[.)])|\(?[a-z]\)|[•‣▪◦*])[ \t]+(?=[^\W\d_]|[\"“‘'])")
"""What numbers or marks an item: "3/", "2.", "(b)", a bullet."""
CLOCK = re.compile(
    r"[(\[]?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?"
    r"(?: ?(?:[ap]\.?m\.?|hrs|local|[A-Z]{3,4}(?=[ \t\])])))?[)\]]?[ \t]*(?:[-–—:|][ \t]+|[ \t])(?=[A-Z\"“‘'])",
)
"""The time at which a line of a log or live blog was written: "06:40 Army says", "[14:05] -", "9.15 am:"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLabel:
    """A word before a colon that says what kind of text follows, and not who tells it."""

    label: str
    source: str


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(re.escape(row.label) for row in load_table("text_labels", TextLabel))
    return re.compile(rf"(?:{labels})(?: (?:no\. ?)?\d{{1,3}})?[ \t]*[:|][ \t]+(?=\S)", re.IGNORECASE)


def paragraph_starts(text: str) -> list[int]:
    """Offsets at which a paragraph, headline or list item starts, or the text behind a dateline, mark or label.

    A blank line always ends a paragraph. A single line break does so unless the text is wrapped at a fixed width.
    """
    starts = paragraph_breaks(text)
    after = (_after_dateline(text, start) for start in [0, *starts][:LINES_WITH_DATELINE])
    behind = (opening_end(text, start) for start in [0, *starts])
    return sorted({*starts, *(a for a in after if a is not None), *(b for b in behind if b)})


def opening_end(text: str, start: int) -> int:
    """Where the words of a paragraph begin, behind an item's mark, a clock time and a label such as "Update:"."""
    for opening in (MARKER, CLOCK, _label()):
        found = opening.match(text, start)
        start = found.end() if found else start
    return start


def paragraph_breaks(text: str) -> list[int]:
    """Offsets behind the white space that ends a paragraph; the start of the text is none of them."""
    breaks = r"\n\s*\n\s*" if _hard_wrapped(text) else r"\s*\n\s*"
    return [m.end() for m in re.finditer(breaks, text) if m.end() < len(text)]


def _after_dateline(text: str, start: int) -> int | None:
    """Where the sentence behind a dateline begins; None where the line has none."""
    end = text.find("\n", start)
    dateline = read_dateline(text[start : end if end >= 0 else len(text)])
    if dateline is None:
        return None
    behind = start + dateline.start + len(dateline.text)
    return behind + len(text[behind:]) - len(text[behind:].lstrip(" \t-–—―‒:"))


def _hard_wrapped(text: str) -> bool:
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 4:
        return False
    unfinished = [line for line in inner if line[-1] not in ".!?:\"”'"]
    return len(unfinished) > len(inner) / 2 and sum(len(line) in HARD_WRAP_COLUMNS for line in inner) > len(inner) / 2
