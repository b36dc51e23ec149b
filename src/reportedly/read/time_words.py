"""Words of a text as the grammar of time expressions sees them: one class letter a word.

A whole text becomes one short string of letters, so that the grammar is a regular expression over classes and no
word list stands in code. Words come from `lexicon/time_words.tsv`; numbers are told apart by their form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from reportedly.lexicon.table import load_table

LETTERS = {
    "month": "M",
    "maybe_month": "m",
    "weekday": "W",
    "maybe_weekday": "w",
    "season": "E",
    "maybe_season": "e",
    "unit": "U",
    "units": "u",
    "quarter": "Q",
    "daypart": "P",
    "clock_word": "C",
    "deictic": "R",
    "relative": "F",
    "that": "q",
    "modifier": "B",
    "edge": "G",
    "half": "h",
    "ago": "g",
    "later": "k",
    "after": "f",
    "earlier": "v",
    "before": "b",
    "vague_number": "X",
    "approximately": "K",
    "number": "N",
    "ordinal": "o",
    "set": "D",
    "every": "Y",
    "per": "p",
    "reference": "J",
    "zone": "z",
    "local": "l",
    "time": "T",
    "span": "S",
    "hours": "H",
    "of": "i",
    "the": "t",
    "a": "a",
    "preposition": "j",
    "and": "x",
    "long": "L",
    "age": "A",
    "eve": "V",
    "holiday": "O",
    "designator": "%",
}
"""The class letter of each kind of word in the table; numbers and signs have letters of their own (`CLASSES`)."""

OTHER = "~"
CENTURY = "3"
CAPITAL_MONTH = "4"
AT = "@"

Kind = Literal[
    "month", "maybe_month", "weekday", "maybe_weekday", "season", "maybe_season", "unit", "units", "quarter",
    "daypart", "clock_word", "deictic", "relative", "that", "modifier", "edge", "half", "ago", "later", "after",
    "earlier", "before", "vague_number", "approximately", "number", "ordinal", "set", "every", "per", "reference",
    "zone", "local", "time", "span", "hours", "of", "the", "a", "preposition", "and", "long", "age", "eve", "holiday",
    "designator",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """One row of the table: a lower-case word, its kind and what it means."""

    word: str
    kind: Kind
    value: str
    source: str


class Word(NamedTuple):
    """One word or sign of a text with its class letter and where it stands."""

    letter: str
    text: str
    start: int
    end: int


MERIDIEM = r"[ap]\.m\.|[apAP][mM]\b"

CLASSES = (
    ("?", r"(?![ABCENQ])[^\W\d_]\w*"),  # what no class but the last for words can take: told first, for speed
    ("!", r"\n[^\S\n]*\n\s*"),
    ("Z", r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?"),
    ("I", r"(?<![\d/-])\d{4}-\d\d-\d\d(?![\d-])|(?<![\d/-])\d{4}-(?:0[1-9]|1[0-2])(?![\d-])(?=\W)"),
    ("s", r"(?<![\d/.])\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/]|\.\d)"),
    (
        "c",
        r"(?<![\d:.])(?:"
        rf"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:{MERIDIEM}|hrs?\b|hours\b|[hZz]\b))?(?![\d:])"
        rf"|(?:[01]?\d|2[0-4])\.[0-5]\d\s?(?:{MERIDIEM}|hrs?\b|hours\b)"
        rf"|(?:0?[1-9]|1[0-2])\s?(?:{MERIDIEM})"
        r"|(?:[01]\d|2[0-4])[0-5]\d\s?(?:hrs?\b|hours\b|[hZ]\b)"
        r"|\d{1,2}\so['’]clock\b)",
    ),
    ("5", r"(?<!\w)(?:\d{2,3}0|['’]\d0)['’]?s\b"),
    ("1", r"\d{1,2}(?:st|nd|rd|th)\b"),
    ("6", r"(?<!\w)['’]\d\d\b(?!\w)"),
    ("2", r"Q[1-4]\b"),
    ("9", r"B\.C\.(?:E\.)?|A\.D\.|(?:BCE?|CE|AD)\b|B\.C\b"),
    ("7", r"['’]s\b"),
    ("O", r"New Year['’]s (?:Day|Eve)|Eid[ -]al[ -](?:Fitr|Adha)"),
    ("#", r"\d+(?:,\d{3})*(?:\.\d+)?(?![\w%])"),
    ("?", r"[^\W\d_]\w*|\d\w+"),
    ("-", r"[-–—‒]+"),
    ("_", r"\."),
    (",", r","),
    ("/", r"/"),
    ("(", r"\("),
    ('"', r"[^\w\s]|_|\d"),
)
TOKEN = re.compile(
    "|".join(f"({pattern})" for _, pattern in CLASSES).replace("(?P<sep>", "(").replace("(?P=sep)", "[/.]")
)
"""Words and signs; the class is told by the number of the group that matched."""


@cache
def vocabulary() -> dict[str, TimeWord]:
    """The table's rows by their word."""
    return {row.word: row for row in load_table("time_words", TimeWord)}


@cache
def _letters() -> dict[str, str]:
    """The class letter of every spelling that a word of the table comes in."""
    letters: dict[str, str] = {}
    for row in vocabulary().values():
        letter = CENTURY if row.value == "CE" else AT if row.word == "at" else LETTERS[row.kind]
        capital = CAPITAL_MONTH if "month" in row.kind else letter
        letters.update({row.word: letter, row.word.title(): letter, row.word.upper(): capital})
        if row.kind in ("maybe_month", "maybe_weekday", "month", "weekday"):
            letters[row.word] = OTHER
    for unsure in ("Z", "AGE"):
        letters[unsure] = OTHER
    return letters


@cache
def _groups() -> tuple[str, ...]:
    """The class letter for each group number of `TOKEN`."""
    numbers: list[str] = [""]
    for letter, pattern in CLASSES:
        inner = re.compile(pattern).groups
        numbers += [letter] * (1 + inner)
    return tuple(numbers)


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut a text into words and signs, each with its class letter."""
    return list(_words(text, start, len(text) if end is None else end))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    letters, groups = _letters(), _groups()
    for match in TOKEN.finditer(text, start, end):
        letter = groups[match.lastindex or 0]
        token = match.group()
        if letter == "?":
            letter = letters.get(token, OTHER)
        elif letter == "#":
            letter = _number_letter(token, text[match.start() - 1 : match.start()])
        yield Word(letter, token, match.start(), match.end())


def _number_letter(token: str, before: str) -> str:
    """`d` for a day's number, `y` for a year's, `0` for a clock's with its zero, `n` for others, `~` for money."""
    if before in ("$", "£", "€", "#") and before:
        return OTHER
    if not token.isdigit():
        return "n"
    if len(token) == 4:
        return "0" if token[0] == "0" and token[2] < "6" else "y" if "1000" <= token <= "2199" else "n"
    return "d" if len(token) <= 2 and 1 <= int(token) <= 31 else "n"
