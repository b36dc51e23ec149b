"""Whether a restatement goes the way that the words go: compass, opposites, from and to, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lexicon.compass import compass
from reportedly.read.bearing.alignment import closest
from reportedly.read.bearing.clauses import BREAKS, Clause, Said
from reportedly.read.bearing.figures import Figure
from reportedly.read.bearing.roles import Sides, sentence_of, sides_of_verb, swapped
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.verbs import is_finite
from reportedly.read.bearing.vocabulary import Opposite, class_of, opposites, stem, stems_of
from reportedly.read.bearing.words import Words, lower, state_names

ENDINGS = ("ernmost", "erners", "erner", "wards", "bound", "ward", "erly")
"""The longest first."""
NEXT_WORDS = 4
TURNING = frozenset({"order", "place", "exchange"})
"""Kinds of opposites that change for each other where their sides do."""
VOTING = frozenset(map(stem, ("vote", "argue", "speak", "campaign", "decide", "rule", "be")))
STANDS = frozenset({"stance", "state"})
"""Kinds of opposites that deny rather than turn a direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Words `first` to `last` (exclusive) that name a direction; `bearing` None for the middle."""

    bearing: float | None
    first: int
    last: int
    relational: bool
    """True where something lies so "of" something else."""


def headings_in(said: Said) -> tuple[Heading, ...]:
    """The directions that a text names, those in the names of states left out."""
    told = [heading for at in range(len(said.words)) if (heading := _heading(said.words, at))]
    if not told:
        return ()
    named = {i for name in state_names(said.words) for i in range(name.first, name.last)}
    found, behind = list[Heading](), 0
    for heading in told:
        if heading.first >= behind and heading.first not in named:
            found.append(heading)
            behind = heading.last
    return tuple(found)


def _heading(words: Words, at: int) -> Heading | None:
    hyphened = lower(words, at + 1, at + 2) == "-"
    for last in (at + 3, at + 1) if hyphened else (at + 1,):
        joined = "".join([w.lower_ for w in words[at:last]])
        row = compass().get(joined) or compass().get(_root(joined))
        if row is not None:
            return Heading(
                bearing=row.bearing, first=at, last=last, relational=lower(words, last, last + 1) in ("of", "from")
            )
    return None


def _root(word: str) -> str:
    """ "Northward" and "northbound" are "north"."""
    if not word.endswith(ENDINGS):
        return word
    return next(word.removesuffix(end) for end in ENDINGS if word.endswith(end))


def unborne_directions(statement: Said, words: Said) -> Iterator[Unborne]:
    """Directions, opposites and ends of a way that are not those of the words."""
    yield from _headings(statement, words)
    yield from _opposed(statement, words)
    yield from _ends(statement, words)


def _unborne(statement: Said, first: int, last: int, words: Said, why: str) -> Unborne:
    return Unborne(value="direction", says=statement.quoted(first, last), words=words.text, why=why)


def _headings(statement: Said, words: Said) -> Iterator[Unborne]:
    there = headings_in(words)
    for heading in headings_in(statement):
        why = _why_heading(statement, heading, words, there)
        if why:
            yield _unborne(statement, heading.first, heading.last, words, why)


def _why_heading(statement: Said, heading: Heading, words: Said, there: tuple[Heading, ...]) -> str:
    same = [other for other in there if other.bearing == heading.bearing]
    sides = _sides(statement, heading.first, heading.last)
    if heading.relational and same:
        turned = all(other.relational and swapped(sides, _sides(words, other.first, other.last)) for other in same)
        return (
            "what lies so of what has changed places" if turned else _why_next(statement, heading, words, there, same)
        )
    if same:
        return _why_next(statement, heading, words, there, same)
    back = [other for other in there if _is_opposite(other.bearing, heading.bearing) and other.relational]
    if any(swapped(sides, _sides(words, other.first, other.last)) for other in back):
        return ""
    named = ", ".join(words.quoted(other.first, other.last) for other in there)
    return f"the words say {named}" if named else "the words name no such direction"


def _why_next(statement: Said, heading: Heading, words: Said, there: tuple[Heading, ...], same: list[Heading]) -> str:
    """Of several directions, whether this one is said of what the words say another of."""
    ahead = _ahead(statement, heading)
    own = frozenset[str]().union(*(_ahead(words, other) for other in same))
    foreign = frozenset[str]().union(*(_ahead(words, other) for other in there if other not in same))
    return "the words say another direction of it" if ahead & foreign and not ahead & own else ""


def _ahead(said: Said, heading: Heading) -> frozenset[str]:
    keys = [key for key in said.keys[heading.last : heading.last + NEXT_WORDS] if key]
    return frozenset(keys[:1])


def _is_opposite(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) == 180


def _sides(said: Said, first: int, last: int) -> Sides:
    """What stands before and behind a word in its sentence; behind one in front, up to its comma."""
    start, end = sentence_of(said, first)
    if not any(said.keys[start:first]):
        comma = next((i for i in range(last, end) if said.words[i].lower_ == ","), end)
        return Sides(one=_keys(said, comma, end), other=_keys(said, last, comma))
    return Sides(one=_keys(said, start, first), other=_keys(said, last, end))


def _keys(said: Said, first: int, last: int) -> frozenset[str]:
    return frozenset(key for key in said.keys[first:last] if key)


@cache
def _table() -> tuple[tuple[Opposite, frozenset[str], frozenset[str]], ...]:
    return tuple((row, _looked_up(row.one), _looked_up(row.other)) for row in opposites())


def _looked_up(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_phrase_key(word.split()) for word in words)


def _phrase_key(words: Sequence[str]) -> str:
    """A word or phrase by the stem of its first word: "turned down" is "turn down"."""
    first = words[0] if words[0] in class_of("stop") else stem(words[0])
    return " ".join((first, *words[1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """Where a text has a word of one side of a pair: words `first` to `last` (exclusive)."""

    first: int
    last: int


def _places(said: Said, side: frozenset[str]) -> list[_Side]:
    found = list[_Side]()
    for at, word in enumerate(said.words):
        small = word.lower_ in class_of("stop")
        one = _phrase_key([word.lower_])
        if one in side and not (small and _is_number_bound(said, at)) and not _is_part_of_name(said, at):
            found.append(_Side(first=at, last=at + 1))
        for size in (2, 3):
            if _phrase_key([w.lower_ for w in said.words[at : at + size]]) in side and at + size <= len(said.words):
                found.append(_Side(first=at, last=at + size))
    return found


def _is_number_bound(said: Said, at: int) -> bool:
    """ "Over 40", "more than", "under 12": bounds of numbers, which are held against each other elsewhere."""
    bound = any(figure.first <= at < figure.last for figure in said.figures)
    return bound or lower(said.words, at + 1, at + 2) == "than" or _takes_no_side(said, at)


def _takes_no_side(said: Said, at: int) -> bool:
    """ "For two days", "charges against him": no stance, as behind "vote" or "argue"."""
    if said.words[at].lower_ not in ("for", "against"):
        return False
    return stem(lower(said.words, at - 1, at)) not in VOTING


def _is_part_of_name(said: Said, at: int) -> bool:
    word = said.words[at]
    return word.is_name and at > 0 and said.words[at - 1].is_name and word.text[0].isupper()


def _opposed(statement: Said, words: Said) -> Iterator[Unborne]:
    for row, one, other in _table():
        for mine, theirs in ((one, other), (other, one)):
            for place in _places(statement, mine - theirs):
                why = _why_opposed(statement, place, words, row, mine, theirs)
                if why:
                    found = _unborne(statement, place.first, place.last, words, why)
                    yield replace(found, value="negation") if row.kind in STANDS else found


def _why_opposed(
    statement: Said, place: _Side, words: Said, row: Opposite, mine: frozenset[str], theirs: frozenset[str]
) -> str:
    same, against = _places(words, mine), _places(words, theirs - mine)
    if row.kind in TURNING:
        return _why_turned(statement, place, words, row.kind == "exchange", same, against)
    if not against:
        return ""
    clause = _clause_at(statement, place.first)
    about = closest(clause, words, mine | theirs) or words.clauses
    here = [c for c in about if _holds(c, same)]
    there = [c for c in about if _holds(c, against)]
    if here or not there or (same and len(about) > 1 and len(there) < len(about)):
        return ""
    if any(c.negative is not None and clause.negative is not None and c.negative != clause.negative for c in there):
        return ""
    return f"the words say {words.quoted(against[0].first, against[0].last)!r}"


def _why_turned(
    statement: Said, place: _Side, words: Said, verbs: bool, same: list[_Side], against: list[_Side]
) -> str:
    """Whether the opposite is said, or the same with its two sides changed; verbs are left to `roles`."""

    def turns(other: _Side) -> bool:
        if verbs:
            return swapped(sides_of_verb(statement, place.first), sides_of_verb(words, other.first))
        return swapped(_sides(statement, place.first, place.last), _sides(words, other.first, other.last))

    if same:
        return "what stands on its two sides has changed places" if not verbs and all(map(turns, same)) else ""
    if not against or any(map(turns, against)):
        return ""
    return f"the words say {words.quoted(against[0].first, against[0].last)!r}"


def says_opposite(statement: Said, clause: Clause, words: Said, other: Clause) -> bool:
    """Whether a clause has a word for what the other denies by the opposite word: "turned down" and "accepted"."""
    for row, one, two in _table():
        for mine, theirs in ((one, two), (two, one)):
            turning = stems_of("implicative") | stems_of("denier")
            here, there = _places(statement, mine - theirs - turning), _places(words, theirs - mine - turning)
            if row.kind in STANDS and _holds(clause, here) and _holds(other, there):
                return True
    return False


def _holds(clause: Clause, places: list[_Side]) -> bool:
    return any(clause.first <= place.first < clause.last for place in places)


def _clause_at(said: Said, at: int) -> Clause:
    return next(clause for clause in said.clauses if clause.first <= at < clause.last or clause is said.clauses[-1])


def _ends(statement: Said, words: Said) -> Iterator[Unborne]:
    """Where from and where to, changed for each other."""
    for mine, theirs in (("source_preposition", "goal_preposition"), ("goal_preposition", "source_preposition")):
        said = _reached(statement, class_of(mine))
        same = _reached(words, class_of(mine))
        against = _reached(words, class_of(theirs))
        for key, at in said.items():
            if key in against and key not in same:
                why = f"the words say {words.quoted(against[key][0], against[key][1])!r}"
                yield _unborne(statement, at[0], at[1], words, why)


def _reached(said: Said, prepositions: frozenset[str]) -> dict[str, tuple[int, int]]:
    """What stands behind any of the prepositions, with the words from the preposition on."""
    found = dict[str, tuple[int, int]]()
    for at in range(len(said.words)):
        size = next((n for n in (2, 1) if lower(said.words, at, at + n) in prepositions), 0)
        if size and (figure := _figure_at(said, at + size)) is not None:
            found.setdefault(str(figure.range()), (at, figure.last))
        elif size and not _is_infinitive(said, at + size):
            for i in _phrase(said, at + size):
                found.setdefault(said.keys[i], (at, i + 1))
    return found


def _figure_at(said: Said, at: int) -> Figure | None:
    return next((figure for figure in said.figures if figure.first == at), None)


def _is_infinitive(said: Said, at: int) -> bool:
    """Whether "to" stands before a verb: before neither an article nor a name nor a direction."""
    if at >= len(said.words) or lower(said.words, at - 1, at) != "to":
        return False
    word = said.words[at]
    placed = (
        word.is_name
        or word.lower_ in class_of("determiner")
        or word.lower_ in compass()
        or word.lower_ in class_of("particle")
    )
    return not placed


def _phrase(said: Said, first: int) -> Iterator[int]:
    for at in range(first, min(first + NEXT_WORDS + 1, len(said.words))):
        word = said.words[at].lower_
        if word in BREAKS or word in class_of("preposition") | {"and", "or"} or is_finite(said.words, at):
            return
        if said.keys[at]:
            yield at
