"""What a paper lists: a waybill, a manifest or a packing list says what was on board.

"The manifest of the Alma Rosa lists 40 drums of acid" tells what the Alma Rosa carried; "it lists two wagons with the
entry “tools”", of a waybill, what a train did. What is listed in packages or wagons alone says nothing of what was in
them: "12 tank wagons" may have held anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import either
from reportedly.link.told import carries_meaning, cut, matter_of, stems_in
from reportedly.link.wholes import part_words, wholes_of
from reportedly.read.numbers import starts_number

LISTS = (
    r"(?:lists?|listed|shows?|showed|names?|named|includes?|included|records?|recorded|gives?|gave|mentions?|mentioned"
    r"|declares?|declared|has|had|contains?|contained|speaks of|spoke of|says|said|reads?)"
)
IS_LISTED = (
    r"(?:(?:is|are|was|were|has been|have been|had been) (?:listed|entered|declared|recorded|shown|noted|named|down)"
    r"|appears?|appeared|stands?|stood)"
)
BARE = r"(?:it|they|this|these|the (?:list|paper|document|sheet|copy))"
BEFORE_IT = (
    r"(?:(?:the|a|an|his|her|its|their|our|my|this|that|one|another) )?"
    r"(?:(?!(?:with|who|that|to|in|of|not|never)\b)[\w’'-]+ ){0,4}?"
)
NONE_OF = re.compile(r"(?:no|none|nothing|neither|not)\b(?! (?:but|except|other than)\b)", re.IGNORECASE)
BETWEEN = re.compile(r"[,;:“”\"]|\b(?:and|with|plus|as well as|along with|together with)\b", re.IGNORECASE)
"""What stands between two things of a list."""
OWNER = re.compile(r"(?P<owner>[\w-]+)(?:['’]s|s['’]) (?:\w+ )?$")
"""Before a paper: "the tug's manifest" is of the tug, and "the captain's manifest" is of nobody's load."""
WHOSE_ENDS = re.compile(rf"[,.;:]| (?:that|which|who|{LISTS}|is|are|was|were)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListingRow:
    kind: Literal["paper", "package", "measure", "entry"]
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a paper says was on board."""

    items: tuple[frozenset[str], ...]
    """Of each thing that it lists and tells something of, the stems of the words for it."""
    of: frozenset[str]
    """Stems of the words for that of which the paper is said to list the load; empty where nothing is."""
    wholes: frozenset[str]
    """Where it is not said: stems for what the wagons or holds that it lists are parts of."""
    words: str


def paper_told(before: str, text: str) -> str:
    """The words for the paper that one sentence tells of, where the next says what "it" lists; empty where not."""
    found = _paper().search(before)
    return before[found.start() :] if found and _bare_list().match(text) else ""


def listed_in(text: str, paper: str) -> Listed | None:
    """What a text says that a paper lists; None where it says nothing of the kind, or that nothing is listed.

    `paper` is what "it" stands for in the text.
    """
    named = _patterns() if _paper().search(text) else ()
    found = next((f for pattern in named if (f := pattern.match(text))), None)
    if found is None and paper:
        found = _bare_list().match(text)
    if found is None or NONE_OF.match(found["what"]):
        return None
    items = tuple(_items(found["what"]))
    of = _whose(found.groupdict().get("paper") or paper)
    wholes = frozenset[str]() if of else stems_in(" ".join(wholes_of(found["what"])))
    return Listed(items=items, of=of, wholes=wholes, words=found["what"]) if items and (of or wholes) else None


def _items(what: str) -> Iterator[frozenset[str]]:
    """The stems of each thing listed, without how many, how much, and what it lies in."""
    for item in BETWEEN.split(what):
        words = [w for w in cut(item) if carries_meaning(w.lower_) and not starts_number(w.lower_)]
        told = frozenset(matter_of(w) for w in words if not w.lower_.isdigit() and not _is_beside(w.lower_))
        if told:
            yield told


def _whose(paper: str) -> frozenset[str]:
    """Stems of the words for that of which a paper is: "the manifest of the Alma Rosa", "the ship's manifest"."""
    found = _paper().search(paper)
    if found is None:
        return frozenset()
    behind = paper[found.end() :]
    of = WHOSE_ENDS.split(behind)[0] if re.match(r" (?:of|for)\b", behind) else ""
    owner = OWNER.search(paper, 0, found.start())
    of_it = owner["owner"] if owner and owner["owner"].lower() not in source_nouns() else ""
    before = [word.lower_ for word in cut(paper[: found.start()])[-2:]]
    return stems_in(" ".join([of, of_it, *(word for word in before if word in part_words())]))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A paper that lists something; something that a paper lists."""
    paper = rf"(?P<paper>{BEFORE_IT}(?:{_names('paper')})s?(?: (?:of|for)(?: (?!(?:not|never)\b)[^\s.;]+)+?)?)"
    on = rf"(?:on|in) (?P<paper>{BEFORE_IT}(?:{_names('paper')})s?\b.*)"
    ahead = rf"(?:on|in) (?P<paper>{BEFORE_IT}(?:{_names('paper')})s?\b[^,]*?)"
    told = (
        rf"\W*{paper} (?:also )?{LISTS} (?P<what>.+)",
        rf"\W*(?P<what>.+?) {IS_LISTED} {on}",
        rf"\W*there (?:is|are|was|were) (?P<what>.+?) {on}",
        rf"\W*{ahead},?(?: [^;.]+,)? there (?:is|are|was|were) (?P<what>.+)",
    )
    return tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in told)


@cache
def _bare_list() -> re.Pattern[str]:
    return re.compile(rf"\W*{BARE} (?:also )?{LISTS} (?P<what>.+)", re.IGNORECASE | re.DOTALL)


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names('paper')})s?\b", re.IGNORECASE)


def _names(kind: str) -> str:
    return either(name for row in load_table("listings", _ListingRow) if row.kind == kind for name in row.words)


@cache
def _is_beside(lower: str) -> bool:
    """Whether a word is for a package, a measure, an entry, or what carries things or a part of it."""
    single = lower.removesuffix("es") if lower.endswith("xes") else lower.removesuffix("s")
    return not {lower, single}.isdisjoint(part_words() | _beside())


@cache
def _beside() -> frozenset[str]:
    rows = (row for row in load_table("listings", _ListingRow) if row.kind != "paper")
    return frozenset(word for row in rows for word in row.words)
