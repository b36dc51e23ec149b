"""Which words are verbs, and whether they stand in the passive, without a parse."""

from __future__ import annotations

from functools import cache

from reportedly.read.bearing.vocabulary import class_of, irregular_forms, opposites, stem
from reportedly.read.bearing.words import Words, lower
from reportedly.read.event_words import operators, verbs

DOINGS = frozenset({"move", "gain", "exchange", "stance"})
"""Kinds of opposites whose words are verbs."""
NO_VERB_BEFORE = frozenset({"of", "in", "on", "at", "by", "for", "from", "with", "and", "'s"})
"""Words behind which a form in -s or a bare form is a noun."""


@cache
def verb_stems() -> frozenset[str]:
    """Stems of the verbs that the lexicon knows: event verbs, operators, irregular verbs, opposites of a doing."""
    opposed = (word for row in opposites() if row.kind in DOINGS for word in (*row.one, *row.other))
    known = (*verbs(), *operators(), *opposed, *irregular_forms().values())
    return frozenset(stem(word.split()[0]) for word in known) - _never()


@cache
def _never() -> frozenset[str]:
    return frozenset(map(stem, class_of("stop")))


def is_verb(words: Words, at: int) -> bool:
    """Whether a word can be a verb where it stands; "the attack" and "of arms" are none."""
    word, before = words[at].lower_, lower(words, at - 1, at)
    if not word.isalpha() or (word in class_of("stop") and word != "said"):
        return False
    if before in class_of("determiner"):
        return False
    if word in irregular_forms() or (word.endswith("ed") and len(word) > 4):
        return True
    return stem(word) in verb_stems() and (before not in NO_VERB_BEFORE or word.endswith("ing"))


def is_finite(words: Words, at: int) -> bool:
    """Whether a word is an auxiliary or a verb with a tense."""
    word = words[at].lower_
    if word in class_of("auxiliary"):
        return True
    if word == "said":
        return True
    return is_verb(words, at) and not word.endswith("ing") and lower(words, at - 1, at) != "to"


def is_passive(words: Words, at: int) -> bool:
    """Whether a participle stands in the passive: a form of "be" up to three words before, or "by" right behind."""
    word = words[at].lower_
    if word.endswith("ing") or not (word.endswith("ed") or word in irregular_forms()):
        return False
    if lower(words, at + 1, at + 2) == "by":
        return True
    before = [w.lower_ for w in words[max(0, at - 3) : at]]
    return any(w in class_of("be") and w not in ("'s", "got") for w in before) and not any(
        w in (",", ";", "and") for w in before[-1:]
    )
