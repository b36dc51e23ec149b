"""What the words beside a toponym make of its place: "just west of", "10 km from", "northern", "the border with".

A relation is read from the words alone; `resolve.displacement` moves and widens the place by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.compass import CompassWord, compass
from reportedly.lexicon.table import load_table
from reportedly.read.toponym_candidates import place_nouns
from reportedly.read.words import Words

RelationKind = Literal[
    "direction", "distance", "part", "near", "edge", "offshore", "around", "between", "border", "rim"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a claim's place lies to the place its toponym names."""

    kind: RelationKind
    words: str
    """In the report's words, such as "just west of"."""
    bearing: float | None = None
    """Degrees clockwise from north; None where no direction is said, or for "central"."""
    km: float | None = None
    vague: bool = False
    """True for a distance that is rounded on purpose: "about", "several", "dozens of"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceWord:
    """A row of the table `distance_words`."""

    word: str
    kind: Literal["unit", "number"]
    value: float
    source: str


@cache
def _distance_words(kind: str) -> dict[str, float]:
    return {row.word: row.value for row in load_table("distance_words", DistanceWord) if row.kind == kind}


VAGUE = frozenset(
    [
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "over",
        "several",
        "few",
        "couple",
        "dozens",
        "hundreds",
        "tens",
        "least",
    ]
)
DEGREES = frozenset(["just", "immediately", "slightly", "directly", "far", "due", "further", "well", "deep"])
BORDERS = frozenset({"border", "borders", "frontier"})
WIDENING_KINDS = frozenset({"area"})
UNCHANGED = frozenset({"port", "field", "bank"})
"""Nouns of the table's kind "area" that name no surroundings when a name stands before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A toponym with the words of its noun phrase, as token numbers: "the northern [Hajin] pocket"."""

    first: int
    """First token of the phrase, article and relation words included."""
    name_first: int
    name_last: int
    last: int
    """Behind its last token, a place noun after the name included."""
    relation: Relation | None


def phrase_at(words: Words, name_first: int, name_last: int, plain: bool) -> Phrase:
    """Read the phrase around the toponym at tokens `name_first`–`name_last`.

    `plain` tells that the place is a point on the map (a town, a base), which a noun such as "area" widens.
    """
    last, noun = _noun_after(words, name_last)
    first = _left_edge(words, name_first, last)
    relation = _around(noun, plain)
    owned = _owned_part(words, name_last)
    if owned is not None:
        last, relation = owned
    readings = (
        _border(words, first, noun),
        _part(words, first, name_first),
        _edge(words, first),
        _surroundings(words, first),
        _outside(words, first),
    )
    for reading in readings:
        if reading is not None:
            first, relation = reading
            break
    return Phrase(first=first, name_first=name_first, name_last=name_last, last=last, relation=relation)


def _said(words: Words, first: int, last: int) -> str:
    return " ".join(words.cut(first, last).lower().split())


def direction_before(lower: Sequence[str], end: int) -> tuple[CompassWord, int] | None:
    """The word of direction that ends before token `end` and its first token: "north", "north-east"."""
    if end > 2 and lower[end - 2] == "-" and (row := compass().get("".join(lower[end - 3 : end]))):
        return row, end - 3
    row = compass().get(lower[end - 1]) if end > 0 else None
    return (row, end - 1) if row else None


def _noun_after(words: Words, at: int) -> tuple[int, str | None]:
    """A common noun of place behind the name, at most one modifier further on: "K1 military base"."""
    nouns, size = place_nouns(), len(words.text)
    capitals = words.text[at - 1].isupper() and len(words.text[at - 1]) > 3
    for ahead in (at, at + 1):
        if ahead >= size or not (words.text[ahead].islower() or capitals):
            break
        if words.lower[ahead] in nouns:
            return ahead + 1, words.lower[ahead]
        if words.tag[ahead][:1] not in ("J", "N"):
            break
    return at, None


def _left_edge(words: Words, first: int, last: int) -> int:
    """Go left over the article, modifiers, and "the town of" before a name."""
    lower, nouns = words.lower, place_nouns()
    while first > 0:
        before = lower[first - 1]
        if before == "of" and first > 1 and (lower[first - 2] in nouns and "of" in nouns[lower[first - 2]].sides):
            if nouns[lower[first - 2]].kind == "area" or lower[first - 2] in BORDERS:
                break
            first -= 2
        elif before in ("the", "a", "an", "this", "that"):
            return first - 1
        elif (found := direction_before(lower, first)) is not None and found[0].part:
            first = found[1]
        elif _modifies(words, first - 1, last):
            first -= 1
        else:
            break
    return first


def _modifies(words: Words, at: int, last: int) -> bool:
    """Tell whether the word before a name belongs to its phrase: "the city X", "the mostly Uzbek X district"."""
    noun = place_nouns().get(words.lower[at])
    if words.tag[at][:2] == "JJ" or (noun is not None and noun.kind in ("settlement", "region")):
        return True
    return words.tag[at][:2] in ("NN", "VB", "RB", "CD") and words.modifies[at] and at < words.head[at] < last


def _around(noun: str | None, plain: bool) -> Relation | None:
    if noun is None or not plain or place_nouns()[noun].kind not in WIDENING_KINDS or noun in BORDERS | UNCHANGED:
        return None
    return Relation(kind="around", words=noun)


def _border(words: Words, first: int, noun: str | None) -> tuple[int, Relation] | None:
    """ "the border with X", "the X border", "X's border"."""
    lower, at = words.lower, first - 1
    if noun in BORDERS:
        return first, Relation(kind="border", words=str(noun))
    if at > 0 and lower[at] in ("with", "of") and lower[at - 1] in BORDERS:
        return _left_edge(words, at - 1, at), Relation(kind="border", words=_said(words, at - 1, at + 1))
    return None


def _part(words: Words, first: int, name_first: int) -> tuple[int, Relation] | None:
    """ "northern X", "southern parts of X", "the north of X" (without an article, "north of X" lies outside it)."""
    lower, at = words.lower, first - 1
    # Right before the name only: "the eastern city of X" is all of a city.
    found = direction_before(lower, name_first)
    if found is not None:
        return min(first, found[1]), _part_relation(words, found[0], found[1], name_first)
    if (
        at > 1
        and lower[at] == "of"
        and lower[at - 1] in ("part", "parts")
        and (found := direction_before(lower, at - 1))
    ):
        return _article(lower, found[1]), _part_relation(words, found[0], found[1], first)
    if at > 1 and lower[at] in ("of", "in") and (found := direction_before(lower, at)) and lower[found[1] - 1] == "the":
        start = found[1] - 1
        if start > 0 and lower[start - 1] == "to":
            return None
        return start, _part_relation(words, found[0], start, first)
    return None


def _owned_part(words: Words, name_last: int) -> tuple[int, Relation] | None:
    """ "X's north-east", "X's border": a part said behind the name."""
    lower, at = words.lower, name_last
    if lower[at : at + 1] not in (["'s"], ["’s"], ["'"], ["’"]):
        return None
    if lower[at + 1 : at + 2] and lower[at + 1] in BORDERS:
        return at + 2, Relation(kind="border", words=lower[at + 1])
    for end in (at + 4, at + 2):
        found = direction_before(lower, min(end, len(lower)))
        if found is not None and found[1] == at + 1:
            return end, Relation(kind="part", words=_said(words, at + 1, end), bearing=found[0].bearing)
    return None


def _part_relation(words: Words, row: CompassWord, first: int, last: int) -> Relation:
    said = _said(words, first, last)
    return Relation(kind="part", words=said.removesuffix(" the"), bearing=row.bearing)


def _article(lower: Sequence[str], at: int) -> int:
    return at - 1 if at > 0 and lower[at - 1] in ("the", "a", "an", "some") else at


EDGES = frozenset(["outskirts", "edge", "edges", "suburb", "suburbs", "fringe", "fringes", "periphery", "approaches"])


def _edge(words: Words, first: int) -> tuple[int, Relation] | None:
    """ "the northern outskirts of X"; without a direction the preposition "on the outskirts of" says as much."""
    lower, at = words.lower, first - 1
    if at < 2 or lower[at] != "of" or lower[at - 1] not in EDGES or (found := direction_before(lower, at - 1)) is None:
        return None
    relation = Relation(kind="edge", words=_said(words, found[1], at + 1), bearing=found[0].bearing)
    return _article(lower, found[1]), relation


SURROUNDINGS = frozenset({"countryside", "hinterland", "surroundings", "environs"})


def _surroundings(words: Words, first: int) -> tuple[int, Relation] | None:
    """ "the countryside of X"."""
    lower, at = words.lower, first - 1
    if at < 1 or lower[at] != "of" or lower[at - 1] not in SURROUNDINGS:
        return None
    return _article(lower, at - 1), Relation(kind="around", words=_said(words, at - 1, at + 1))


def _outside(words: Words, first: int) -> tuple[int, Relation] | None:
    """ "just west of X", "to the west of X", "10 km (6 miles) south of X", "10 km from X", "within 5 km of X"."""
    lower, at = words.lower, first - 1
    if at < 1 or lower[at] not in ("of", "from", "outside"):
        return None
    found = direction_before(lower, at)
    row, start = found if found is not None else (None, at)
    if start > 1 and row is not None and lower[start - 1] == "the" and lower[start - 2] == "to":
        start -= 2
    while start > 0 and lower[start - 1] in DEGREES:
        start -= 1
    km, start, vague = _distance(lower, start)
    if row is None and km is None:
        return None
    if start > 0 and lower[start - 1] == "within" and km is not None:
        start -= 1
    relation = Relation(
        kind="direction" if km is None else "distance",
        words=_said(words, start, at + 1),
        bearing=row.bearing if row else None,
        km=km,
        vague=vague,
    )
    return start, relation


def _distance(lower: Sequence[str], end: int) -> tuple[float | None, int, bool]:
    """The distance that ends before token `end`: kilometres or None, its first token, and whether it is vague."""
    units, numbers = _distance_words("unit"), _distance_words("number")
    at = _before_brackets(lower, end)
    while at > 0 and (lower[at - 1] in ("away", "-") or lower[at - 1].isspace()):
        at -= 1
    if at == 0 or (lower[at - 1] not in units and not re.fullmatch(r"\d+(?:\.\d+)?(?:km|m|mi)", lower[at - 1])):
        return None, end, False
    attached = re.fullmatch(r"(\d+(?:\.\d+)?)(km|m|mi)", lower[at - 1])
    if attached:
        return float(attached[1]) * units[attached[2]], *_vaguer(lower, at - 1)
    unit, at = units[lower[at - 1]], at - 1
    while at > 0 and lower[at - 1].isspace():
        at -= 1
    number, first = _number(lower, at, numbers)
    if number is None:
        return (30 * unit, at, True) if unit >= 1 else (None, end, False)
    return number * unit, *_vaguer(lower, first, lower[first:at])


def _before_brackets(lower: Sequence[str], end: int) -> int:
    """Step over the same distance in other units: "10 km (6 miles) south"."""
    if end > 2 and lower[end - 1] == ")":
        for at in range(end - 2, max(0, end - 8), -1):
            if lower[at] == "(":
                return at
    return end


DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
MULTIPLIERS = frozenset({"hundred", "dozen"})
RANGE_WORDS = frozenset({"-", "–", "to", "or"})


def _number(lower: Sequence[str], end: int, numbers: dict[str, float]) -> tuple[float | None, int]:
    """The number that ends before token `end`, and its first token; of a range ("10 to 15") the middle."""
    value, first = _figure(lower, end, numbers)
    if value is not None and first > 1 and lower[first - 1] in RANGE_WORDS:
        other, start = _figure(lower, first - 1, numbers)
        if other is not None:
            return (value + other) / 2, start
    return value, first


def _figure(lower: Sequence[str], end: int, numbers: dict[str, float]) -> tuple[float | None, int]:
    """A number in digits or in words: "3,000", "twenty-five", "two hundred and fifty", "half a"."""
    if end > 0 and DIGITS.fullmatch(lower[end - 1]):
        return float(lower[end - 1].replace(",", "")), end - 1
    first = end
    while first > 0 and (lower[first - 1] in numbers or lower[first - 1] in ("-", "and", "of")):
        first -= 1
    while first < end and lower[first] not in numbers:
        first += 1
    if first == end:
        return None, end
    if lower[first] == "half":
        return 0.5, first
    counted = lower[first:end]
    if len(counted) > 1 and counted[0] in ("a", "an"):
        counted = counted[1:]
    value = 0.0
    for word in counted:
        value = max(value, 1.0) * numbers[word] if word in MULTIPLIERS else value + numbers.get(word, 0.0)
    return value, first


def _vaguer(lower: Sequence[str], first: int, number: Sequence[str] = ()) -> tuple[int, bool]:
    """Take in words before a number that round it."""
    vague = any(word in VAGUE or word == "dozen" for word in number)
    while first > 0 and (lower[first - 1] in VAGUE or lower[first - 1] in ("at", "than", "more", "less")):
        vague = True
        first -= 1
    return first, vague
