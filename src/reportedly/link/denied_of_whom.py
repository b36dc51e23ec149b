"""Of whom something is denied, and of whom it is told: by name, or as "we" and "its fighters" of whoever speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportedly.lexicon.states import states
from reportedly.link.denials import is_denying_word
from reportedly.link.doers_compared import SINGLED_OUT, STANDING_FOR_THE_SPEAKER, acting
from reportedly.link.matter import Matter, weighed
from reportedly.link.sides_told import teller
from reportedly.link.told import Word, carries_meaning, cut, matter_of

HAVING_A_PART = re.compile(r" (?:involved|involvement|part|role|hand|behind|responsible|did it|to do with) ")
"""Who denies this speaks for himself."""
FIRST_WORDS = 3
"""A claim's subject stands among its first words, where no doer was found."""


def tells_of_itself(telling: Matter) -> frozenset[str]:
    """The words for the speaker, where a claim is of him: "its fighters", told by the Front."""
    of_itself = any(_stands_for_the_speaker(doer.words) for doer in acting(telling.told))
    singled = SINGLED_OUT.match(telling.told.phrase)
    of_itself = of_itself or (singled is not None and _stands_for_the_speaker(singled["who"]))
    return frozenset(weighed(cut(speaker(telling)))) if of_itself else frozenset()


def is_done(matter: Matter) -> bool:
    """Whether it says who did it."""
    return matter.claim.event is not None and bool(matter.claim.event.actors)


def subject(denying: Matter) -> Iterator[str]:
    """The words for the one of whom something is denied; a pronoun stands for who says so."""
    words = denying.told.words
    doers = [doer.words for doer in acting(denying.told)] or [" ".join(w.text for w in _first_of(words))]
    for doer in doers:
        if _stands_for_the_speaker(doer):
            doer = speaker(denying)
            yield from _states_spoken_for(doer)
        named = [w for w in cut(doer) if w.text[:1].isupper() and _may_be_somebody(w)]
        of_its_own = not named and HAVING_A_PART.search(denying.told.phrase)
        yield from (matter_of(w) for w in (cut(doer) if of_its_own else named) if carries_meaning(w.lower_))


def _may_be_somebody(word: Word) -> bool:
    """Whether a word may name the one of whom something is denied: "nobody" at the head of a claim does not."""
    return carries_meaning(word.lower_) and not is_denying_word(word.lower_)


def _first_of(words: Sequence[Word]) -> Sequence[Word]:
    """The first words, and what follows as long as a name goes on: "The Red Valley Herders' Union"."""
    return [*words[:FIRST_WORDS], *takewhile(lambda word: word.text[:1].isupper(), words[FIRST_WORDS:])]


def _stands_for_the_speaker(doer: str) -> bool:
    """Whether words for a doer mean those who say so: "our men", "none of our soldiers"."""
    first = [word.lower_ for word in cut(doer)[: FIRST_WORDS + 1]]
    return bool(first) and (first[0] in STANDING_FOR_THE_SPEAKER or _is_none_of_them(first))


def _is_none_of_them(first: Sequence[str]) -> bool:
    """Whether words begin as in "none of our soldiers", "not one of them"."""
    return is_denying_word(first[0]) and "of" in first and not STANDING_FOR_THE_SPEAKER.isdisjoint(first)


def _states_spoken_for(said_by: str) -> Iterator[str]:
    """The states whose seat of government stands in the words for a speaker: "our soldiers" of one in Maputo."""
    words = f" {' '.join(w.text for w in cut(said_by))} "
    yield from (code for code, row in states().items() if any(f" {seat} " in words for seat in row.seats))


def speaker(matter: Matter) -> str:
    """The words for whoever tells a claim, or else for who put its report out."""
    return teller(matter.claim, matter.reading)


def named_in(matter: Matter) -> frozenset[str]:
    """What the words for those who do it stand for."""
    return frozenset(matter_of(w) for doer in acting(matter.told) for w in cut(doer.words))
