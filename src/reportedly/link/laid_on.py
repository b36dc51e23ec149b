"""On whom a sentence lays a deed, and who is cleared of it: "blamed the Front, which denies any part in it".

News seldom says "the Front did it". It says who claims it, who is blamed or accused, and who denies any part, and
leaves out the deed, which its readers know by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from reportedly.lexicon.states import states
from reportedly.link.told import INITIALS, Told, carries_meaning, cut, matter_of
from reportedly.link.word_rarity import COMMON_GROUND, Rarity

Laid = Literal["laid on", "cleared"]

BEFORE = r"(?P<who>[^;:.]{2,90}?),?"
AFTER = r"(?P<who>[^,;:.]{2,60})"
HAVING = (
    r"(?:(?:has|have|had|is|are|was|were|be|been|being|would|also|now|later|since|already|directly|almost|certainly"
    r"|likely|clearly|one|the|party|stands?|stood)\s+)*"
)
LAYING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{BEFORE} {HAVING}(?:claim|tak|took|accept|assum|admit|acknowledg)\w*\b[^,;:.]{{0,25}}\bresponsib\w+",
        rf"{BEFORE} {HAVING}(?:claim|said|say|admit|boast)\w*\b[^,;:.]{{0,20}}\b(?:it|they|he|she) {HAVING}"
        r"(?:behind|responsible|carr(?:y|ied) out|to blame)\b",
        rf"\bresponsib\w+[^,;:.]{{0,60}}\b(?:claimed|taken|accepted|assumed|admitted) by {AFTER}",
        rf"{BEFORE} {HAVING}(?:behind|responsible for|to blame|guilty|the culprits?)\b",
        rf"\bbehind\b[^,;:]{{0,40}}\b(?:is|are|was|were|stands?|stood) {AFTER}",
        rf"\b(?:blam|accus)(?:e|es|ed|ing) {AFTER}",
        rf"\bblam(?:e|es|ed|ing)\b[^,;:.]{{0,60}}\bon {AFTER}",
        rf"\b(?:blame|responsibility|guilt)\b[^,;:.]{{0,80}}\b(?:lies|lay|rests|rested|was|is) (?:with |on )?{AFTER}",
        rf"\b(?:culprits?|responsible (?:ones?|party|side)) (?:is|are|was|were) {AFTER}",
        rf"\bh[oe]ld(?:s|ing)? {AFTER} (?:responsible|guilty|accountable|to blame)\b",
        rf"\bpoint(?:s|ed|ing)? (?:the finger |a finger |fingers )?(?:to|at|towards?) {AFTER}",
    )
)
CLEARING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{BEFORE} {HAVING}(?:repeatedly |strongly )?(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disclaim\w*)\b"
        r"[^;:.]{0,60}?\b(?:part|role|hand|involve\w+|responsib\w+|behind|blame|(?:accus|charg|claim|alleg)\w+)\b",
        rf"{BEFORE} {HAVING}(?:no|never any) (?:part|role|hand|involvement|responsibility)\b",
        rf"{BEFORE} {HAVING}nothing to do with\b",
        rf"{BEFORE} {HAVING}(?:not|never) {HAVING}(?:involved|behind|responsible|to blame)\b",
        rf"\b(?:accus|charg|claim|alleg)\w+\b[^;:]{{0,80}}\b(?:rejected|dismissed|denied) by {AFTER}",
    )
)
INSERTED = re.compile(r", (?:who|whom|whose|which|where|an?|the|backed|supported|led|allied|for|in|on)\b[^,]*,")
GOES_ON = re.compile(r"\b(?:that|while|and|but|when|after|as|whether|of|in|from|for|by|over)\b")
NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
MORE = re.compile(r"(?<=\w) (?:of|in|from) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*$")
PRONOUN = re.compile(r"\b(?:it|they|he|she|we|i)\W*$", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:not|no|never|nobody|neither|nor|without|rather than)\b|n[’']t\b", re.IGNORECASE)
OF_BLAME = frozenset(("carri", "behind", "part", "role", "hand", "involv", "do"))
"""Words of a claim that lay a deed on somebody, and say nothing of the deed."""
SPOKEN_OF = 0.25
"""The share of what does not go without saying of the deed that a passage must speak of."""


@lru_cache(maxsize=1 << 14)
def laid_in(sentence: str) -> tuple[tuple[Laid, frozenset[str]], ...]:
    """Those on whom a sentence lays something, and those who are cleared of it, by what their names stand for."""
    plain = INSERTED.sub(" ", INITIALS.sub(lambda found: found[0].replace(".", ""), " ".join(sentence.split())))
    cleared = [(found.start("who"), found.end(), who) for found, who in _found(CLEARING, plain)]
    rejected = min((end for _, end, _ in cleared), default=len(plain) + 1)
    laid = [who for found, who in _found(LAYING, plain) if found.end() < rejected]
    return (*(("laid on", who) for who in laid), *(("cleared", who) for _, _, who in cleared))


def _found(patterns: tuple[re.Pattern[str], ...], plain: str) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
    for pattern in patterns:
        for found in pattern.finditer(plain):
            before = found.start("who") == found.start()
            who = _before_the_verb(found["who"]) if before else GOES_ON.split(found["who"])[0]
            if not NEGATED.search(found["who"]) and (names := _names(who)):
                yield found, names


def _before_the_verb(words: str) -> str:
    """The last name before a verb, but for one that only tells more of another: "Azar" of "the Azar rebels in Dor".

    None where a pronoun stands before it: whom that is the words do not say.
    """
    named = () if PRONOUN.search(words) else NAME.findall(MORE.sub("", words.rstrip(" ,")))
    return named[-1] if named else ""


def _names(words: str) -> frozenset[str]:
    named = (word for word in cut(words) if word.stem in states() or word.text[:1].isupper())
    return frozenset(_seated().get(word.lower_, matter_of(word)) for word in named if carries_meaning(word.lower_))


@cache
def _seated() -> dict[str, str]:
    """The state that each seat of government stands for where it acts or speaks."""
    return {seat.lower(): code for code, row in states().items() for seat in row.seats}


def laid_of(asked: Told, told: Told, rarity: Rarity) -> frozenset[Laid]:
    """Whether a passage lays the deed of a claim on those who did it by the claim, or clears them of it."""
    doers = frozenset().union(*(_names(doer.words) for doer in asked.doers))
    if not doers or not _speaks_of_the_deed(asked, told, doers, rarity):
        return frozenset()
    return frozenset(kind for kind, who in laid_in(told.text) if who & doers)


def _speaks_of_the_deed(asked: Told, told: Told, doers: frozenset[str], rarity: Rarity) -> bool:
    deed = asked.stems - doers - asked.place_names - asked.triggers - OF_BLAME
    telling = frozenset(stem for stem in deed if rarity.share(stem) < COMMON_GROUND)
    return not telling or rarity.covered(telling, told.stems) >= SPOKEN_OF
