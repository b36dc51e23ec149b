"""The names of news outlets: when two of them mean the same newsroom.

"The Anadolu news agency", "Anadolu" and "AA" are one. Known outlets go by the table `actors`; others by their names
without the words that short forms leave out, and by their initials where only one outlet has them. The initials of an
agency that has published a report at hand are that agency's, though a table gives them to another that has not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.link.initials import INITIALS, is_agency, is_other_body, spells
from reportedly.link.wording import WORD, fold
from reportedly.resolve.actor_names import NamedRow

IN_BRACKETS = re.compile(r"\(([^()]*)\)")
SMALL_WORDS = re.compile(r"^(?:[a-z]+\s+)*[a-z]+$|^(?:[a-z]+\s+)+|(?:\s+[a-z]+)+$")
CARRIER = "via "
PARTS = re.compile(r"\w+")
SAME = ("/", ",", ";", " and ")
LEAST_LETTERS = 3
"""So many letters of an agency at hand are its own, whoever else is known by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the name of a publisher says: whose name it is, and whose work the brackets behind it say it carries."""

    own: tuple[str, ...]
    carried: tuple[str, ...]


def imprint(publisher: str | None) -> Imprint:
    """Read a publisher's name such as "Example Post (Wire)" or "Wire (via example.org)"."""
    if publisher is None:
        return Imprint(own=(), carried=())
    carried: list[str] = []
    own = [IN_BRACKETS.sub(" ", publisher).strip()]
    for inner in IN_BRACKETS.findall(publisher):
        names = [] if spells(inner, own[0]) else _apart(SMALL_WORDS.sub("", inner))
        (own if inner.startswith(CARRIER) or any("." in name for name in names) else carried).extend(names)
    return Imprint(own=tuple(filter(None, own)), carried=tuple(carried))


def _apart(names: str) -> list[str]:
    for mark in SAME[1:]:
        names = names.replace(mark, SAME[0])
    return [name.strip() for name in names.split(SAME[0]) if name.strip()]


@cache
def outlet(name: str) -> str:
    """What a name of an outlet comes down to by itself; equal for two names that can be told to mean the same."""
    words = tuple(fold(word) for word in WORD.findall(name))
    bare = tuple(word for word in words if word not in _left_out())
    if not any(word.isalpha() and len(word) > 2 for word in bare):
        bare = words
    at_home = _without_states(bare)
    for known in (words, bare, at_home):
        if " ".join(known) in _known():
            return _known()[" ".join(known)]
    return " ".join(at_home if len(at_home) > 1 else bare)


def _without_states(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a state's name at either end: an edition of an outlet is the outlet."""
    left, right = 0, len(words)
    while left < right and words[left] in _state_words():
        left += 1
    while right > left and words[right - 1] in _state_words():
        right -= 1
    return words[left:right]


def is_known(name: str) -> bool:
    """Whether the table of actors has an outlet of this name."""
    return outlet(name) in set(_known().values())


def is_own(name: str, own: Iterable[str]) -> bool:
    """Whether a name is one of a publisher's own, or its initials; those of a known outlet are an agency's own only."""
    bare = plain(name)
    return any(
        bare == plain(one) or (spells(name, one) and (is_agency(one) or not (is_known(name) or is_other_body(name))))
        for one in own
    )


def plain(name: str) -> str:
    """A name as names are compared: blanks and capitals make no other."""
    return " ".join(name.split()).casefold()


def resolved(names: Iterable[str], published: Iterable[str] = ()) -> Mapping[str, str]:
    """What each name comes down to among all of them: initials stand for the one outlet that they fit.

    `published`: the names under which the reports at hand are published.

    So do the last words of a longer name, which are told whether they are among the names or not: "the Beacon-Dispatch"
    is the Washington Beacon-Dispatch, and so is "the Beacon-Dispatch of Washington".
    """
    whole = {name: outlet(name) for name in set(names)}
    whole = {**whole, **_shortened(whole)}
    fitting: dict[str, set[str]] = defaultdict(set)
    for name, key in whole.items():
        if not INITIALS.fullmatch(name):
            fitting[_initials(name)].add(key)
            fitting[_initials(key)].add(key)
    own = frozenset(published)
    return {name: _meant(name, fitting[name], own) if INITIALS.fullmatch(name) else whole[name] for name in whole}


def _meant(initials: str, fitting: set[str], published: frozenset[str]) -> str:
    """The outlet that initials stand for; what they come down to by themselves where it cannot be told."""
    agencies = {outlet(name) for name in published if is_agency(name) and spells(initials, name)}
    key = outlet(initials)
    if agencies and len(initials) >= LEAST_LETTERS:
        if is_known(initials) and key in map(outlet, published):
            agencies.add(key)
        return _only(agencies, fold(initials))
    return key if is_known(initials) or is_other_body(initials) else _only(fitting, key)


def _shortened(whole: Mapping[str, str]) -> dict[str, str]:
    """Short and turned forms of longer names, where they fit only one."""
    fitting: dict[str, set[str]] = defaultdict(set)
    for name, key in whole.items():
        first, _, rest = name.partition(" ")
        if len(PARTS.findall(rest)) > 1 and not is_known(name):
            fitting[rest].add(key)
            fitting[f"{rest} of {first}"].add(key)
    return {short: next(iter(keys)) for short, keys in fitting.items() if len(keys) == 1}


def _initials(name: str) -> str:
    words = [word for word in WORD.findall(name) if word.lower() not in ("the", "of", "and")]
    return "".join(word[0] for word in words).upper()


def _only(found: set[str], otherwise: str) -> str:
    return next(iter(found)) if len(found) == 1 else otherwise


@cache
def _known() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_table("actors", NamedRow):
        if row.kind == "media":
            for alias in (row.name, *row.aliases):
                found[" ".join(fold(word) for word in WORD.findall(alias))] = row.name
    return found


@cache
def _left_out() -> frozenset[str]:
    return words_in("outlet_words", "word")


@cache
def _state_words() -> frozenset[str]:
    names = (name for row in states().values() for name in (row.name, *row.aliases, *row.adjectives))
    return frozenset(fold(w) for name in names for w in name.split())
