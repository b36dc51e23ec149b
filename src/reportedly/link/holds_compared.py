"""What is said to be in something, where one of two claims says that there was nothing else.

"The train carried diesel and nothing else" leaves no room for "shells exploded on the train"; without "nothing else"
both can be so. Who asks what was in it and answers at once ("what was in the vans? It was shells") says
that this was all. A paper that lists the load ("the waybill lists 40 drums of acid") says what was on board.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.link.listings import listed_in
from reportedly.link.once import once_each
from reportedly.link.told import Told, cut, stems_in
from reportedly.link.wholes import wholes_of
from reportedly.model.reason import Reason

RULED_OUT = "rules out anything else"
NOTHING_ELSE = -3.0
ELSE = re.compile(r" (?:and|but) nothing (?:else|more)\b| (?:and|but) no other (?:goods|cargo|load)\b")
NOTHING_BUT = re.compile(r"\b(?:nothing (?:but|except|other than)|only|solely|just)\b")
ONLY_HOLDS = re.compile(r"\b(?:only|solely|just) $")
"""Before the verb: "it only carried flour"."""
BE = r"(?:is|are|was|were|be|been)"
HOLDS = re.compile(
    r"\b(?:carr(?:y|ies|ied|ying)|h[oe]ld(?:s|ing)?|contain(?:s|ed|ing)?|haul(?:s|ed|ing)?"
    r"|transport(?:s|ed|ing)?|(?:loaded|laden|filled) with)\b"
)
LIES_IN = re.compile(
    rf"\b{BE} (?:only |also )?(?:(?:found|hidden|stowed|stored|loaded) )?(?:in|on|aboard|inside|on board)\b"
    r"|\b(?:exploded|blew up|burned|burnt|caught fire) (?:in|on|aboard|inside|on board)\b"
)
THERE = re.compile(rf"\bthere {BE} (?P<what>.+?) (?:in|on|aboard|inside|on board) ")
ASKED = re.compile(
    rf"\bwhat (?:exactly )?(?:{BE}|lay|had been|may have been) (?:in|inside|on|aboard|on board|under) "
    r"(?P<of>[^.?!;:,]+)",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    rf" (?:it|they|these|those) (?:{BE}|had been) (?!not |in |on |at |for |to )"
    r"(?P<what>.+?) (?:(?:that|which|who) .*)?$"
)
STOPS = re.compile(
    r" (?:for|from|of which|that|which|who|when|while|in|on|at|to|apart|beside|besides|has|have|had) "
    r"| (?:and|but) nothing "
)
"""Where the words for what is held end."""
CREW = re.compile(
    r"\b\w+men\b|\b(?:people|passengers|crew|refugees|soldiers|troops|workers|pilgrims|children|migrants)\b"
)
"""Whom a vessel carries is no rival to what it carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What is said to be in something."""

    inside: frozenset[str]
    """Stems of the words for it."""
    of: frozenset[str]
    """Stems of the words for what it is in."""
    alone: bool
    """Whether nothing else is said to be there."""
    words: str
    wholes: frozenset[str] = frozenset()
    """Stems of the words for what it is a part of: of wagons, a train."""
    items: tuple[frozenset[str], ...] = ()
    """Of a list, the stems of the words for each thing on it; empty where it is none."""

    def goes_beyond(self, other: Hold) -> bool:
        """Whether it has something of which the other tells nothing."""
        return any(not item & other.inside for item in self.items or (self.inside,))


def compare_holds(older: Told, newer: Told) -> Reason | None:
    """The reason that one gives who says that there was nothing else; None where both can be so."""
    if not (says_alone(older) or says_alone(newer)):
        return None
    ours, theirs = hold_of(older), hold_of(newer)
    if ours is None or theirs is None or not (_leaves_no_room(ours, theirs) or _leaves_no_room(theirs, ours)):
        return None
    return Reason(feature=RULED_OUT, bits=NOTHING_ELSE, older=ours.words, newer=theirs.words)


def rules_out_contents(reasons: Iterable[Reason]) -> bool:
    """Whether two claims contradict each other, by these reasons, in what was in something alone.

    What blew up is no telling of that.
    """
    return any(reason.feature == RULED_OUT for reason in reasons)


@once_each
def says_alone(told: Told) -> bool:
    """Whether a claim says that there was nothing else in something."""
    return bool(told.asked) or _alone(told.phrase, told.phrase)


def asked_in(before: str, answer: str) -> str:
    """The words for that of which a sentence asks what was in it, and of which it is a part.

    Empty where what follows is no answer to it.
    """
    found = ASKED.search(before)
    phrase = f" {' '.join(word.lower_ for word in cut(answer))} "
    if found is None or not ANSWERED.match(phrase):
        return ""
    of = found["of"].strip()
    return " ".join([of, *wholes_of(of)])


def _alone(held: str, phrase: str) -> bool:
    return ELSE.search(phrase) is not None or NOTHING_BUT.search(held) is not None


def hold_in(text: str) -> Hold | None:
    """What a text says to be in what; None where it says nothing of the kind, or speaks of people."""
    return _hold_in(f" {' '.join(word.lower_ for word in cut(text))} ")


def keep_apart(one: Hold, other: Hold) -> bool:
    """Whether two speak of one thing, or of one and a part of it, and of other contents."""
    together = _of_one_thing(one, other) or one.wholes & other.of or other.wholes & one.of
    return bool(together) and not one.inside & other.inside


def _leaves_no_room(one: Hold, other: Hold) -> bool:
    """Whether one says that there was nothing else, and the other tells of more there, or in a part of it.

    What was all that lay in a part says nothing of the rest.
    """
    there = one.alone and (_of_one_thing(one, other) or bool(other.wholes & one.of))
    return there and other.goes_beyond(one)


def _of_one_thing(one: Hold, other: Hold) -> bool:
    return 2 * len(one.of & other.of) > min(len(one.of), len(other.of))


@once_each
def hold_of(told: Told) -> Hold | None:
    """What a claim says to be in what."""
    if (listed := listed_in(told.text, told.paper)) is not None:
        inside = frozenset[str]().union(*listed.items)
        return Hold(
            inside=inside,
            of=listed.of,
            alone=_alone(listed.words, told.phrase),
            words=listed.words,
            wholes=listed.wholes,
            items=listed.items,
        )
    if told.asked and (answer := ANSWERED.match(told.phrase)) is not None:
        hold = _hold(answer["what"], told.asked, told.phrase)
        wholes = stems_in(" ".join(wholes_of(told.asked)))
        return hold and replace(hold, alone=True, of=hold.of - wholes, wholes=wholes)
    return _hold_in(told.phrase)


def _hold_in(phrase: str) -> Hold | None:
    if (there := THERE.search(phrase)) is not None:
        return _hold(there["what"], phrase[there.end() :], phrase)
    if (holds := HOLDS.search(phrase)) is not None:
        return _hold(phrase[holds.end() :], phrase[: holds.start()], phrase)
    if (lies := LIES_IN.search(phrase)) is not None:
        return _hold(phrase[: lies.start()], phrase[lies.end() :], phrase)
    return None


def _hold(inside: str, of: str, phrase: str) -> Hold | None:
    words = STOPS.split(inside)[0].strip()
    what, where = stems_in(NOTHING_BUT.sub(" ", words)), stems_in(of)
    if not what or not where or CREW.search(words):
        return None
    return Hold(inside=what, of=where, alone=_alone(words, phrase) or ONLY_HOLDS.search(of) is not None, words=words)
