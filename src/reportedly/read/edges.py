"""What is left at the edges of a clause where words between are somebody else's: "although", "which", "burned in"."""

from __future__ import annotations

from collections.abc import Set

from reportedly.read.grammar import OBJECTS
from reportedly.read.token import Token


def without_stranded(tokens: list[Token]) -> list[Token]:
    """The words less what is left at the edges of words that are somebody's own.

    A preposition without its object, "burned in" of "burned in what X called …", or what opens another clause:
    "although", "which".
    """
    inside = {t.i for t in tokens}
    if len(tokens) > 1 and (_lacks_object(tokens[0], inside) or _stands_for_before(tokens[0], inside)):
        tokens = tokens[1:]
    end = _last_word(tokens)
    while end > 1 and _belongs_behind(tokens[end - 1], inside):
        tokens = tokens[: end - 1]
        end = _last_word(tokens)
    return tokens


def _lacks_object(first: Token, inside: Set[int]) -> bool:
    """Tell whether it is a "by" whose agent is somebody's."""
    return first.dep_ == "agent" and inside.isdisjoint(c.i for c in first.children)


def _belongs_behind(last: Token, inside: Set[int]) -> bool:
    """Tell whether a last word is torn off what follows it, which is somebody else's."""
    if (last.dep_ == "mark" and last.head.i not in inside) or _stands_for_before(last, inside):
        return True
    goes_on = last.i + 1 < last.sent.end and not last.nbor().is_punct
    return last.dep_ == "prep" and goes_on and inside.isdisjoint(c.i for c in last.children)


def _stands_for_before(word: Token, inside: Set[int]) -> bool:
    """Tell whether it is the "which" of "a signal, which X read as an explosion", whose verb is X's."""
    return word.lower_ == "which" and word.dep_ in OBJECTS and word.head.i not in inside


def _last_word(tokens: list[Token]) -> int:
    """How many tokens there are up to the last that is no punctuation."""
    end = len(tokens)
    while end and tokens[end - 1].is_punct:
        end -= 1
    return end
