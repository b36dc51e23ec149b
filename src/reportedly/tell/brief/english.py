"""Plain English for sentences that are put together: numbers, lists, days, and names inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ARTICLE = re.compile(r"(An?|The|Some|One|Two|Three|Several|His|Her|Their|Our|Its)\b(?= )")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_BODY = re.compile(
    r"(?:Government|Police|Ministry|Parliament|Army|Armed Forces|Navy|Air Force|Department|Office|Presidency) of\b"
    r"|.*\b(?:Front|Army|Forces?|Movement|Brigades?|Council|Ministry|Government|Police|Authority|Commission|Institute|"
    r"Railways?|Union|Agency|Group|Party|Coalition|Committee)$"
)
"""Names that take an article in a sentence: "the Upper Shire Front"."""
LONGEST = 260
"""Characters of a quotation in a sentence; the note has all of it."""


def number(count: int) -> str:
    """A number as it stands in a sentence: in letters up to twelve."""
    return SMALL[count] if 0 <= count < len(SMALL) else f"{count:,}"


def some(count: int, noun: str, plural: str | None = None) -> str:
    """The number with its noun: "one origin", "three origins", "15 reports"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts in a row: "a", "a and b", "a, b and c"; with semicolons where a part holds a comma."""
    if len(parts) < 2:
        return "".join(parts)
    comma = ";" if any("," in part for part in parts) else ","
    return f"{f'{comma} '.join(parts[:-1])}{comma if comma == ';' else ''} and {parts[-1]}"


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def inside(name: str) -> str:
    """A name as it stands inside a sentence: "a lorry driver", "the Upper Shire Front", "Nile Wire"."""
    if name[:1].isupper() and _BODY.match(name) and not _ARTICLE.match(name):
        return f"the {name}"
    return _ARTICLE.sub(lambda article: article[0].lower(), name, count=1)


def stop(sentence: str) -> str:
    """The sentence with a full stop, unless it ends in one already, also within a quotation."""
    return sentence if sentence.rstrip("”’)")[-1:] in ".!?" else f"{sentence}."


def day(edtf: str | None) -> str:
    """A day, month or year of EDTF in words, "3 September 2024"; as it is written where it is anything else."""
    match = _DAY.match(edtf or "")
    if edtf is None or match is None or "/" in edtf:
        return edtf or "undated"
    year, month, of_month = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return edtf if month else year
    return " ".join(filter(None, (str(int(of_month)) if of_month else "", MONTHS[int(month) - 1], year)))


def runs(numbers: Sequence[int]) -> list[str]:
    """Numbers with three or more in a row as a range: "1", "3–6"."""
    told: list[str] = []
    held: list[int] = []
    for n in [*sorted(set(numbers)), -1]:
        if held and n != held[-1] + 1:
            told += [f"{held[0]}–{held[-1]}"] if len(held) > 2 else map(str, held)
            held = []
        held.append(n)
    return told


def quoted(words: str, longest: int = LONGEST) -> str:
    """Words of a report in quotation marks; what is too long is cut between words, and the cut is shown."""
    if len(words) > longest:
        words = words[: longest - 1].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"
