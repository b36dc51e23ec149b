"""Words that deny: what kind of denial they are, and how much they speak against what they deny.

"Did not happen" says more than "denied", and "has not been informed" says next to nothing. A denial of a denial
affirms. Words that leave something open deny nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.link.once import once_each
from reportedly.link.told import Told, cut, stems_in
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.read.bearing.vocabulary import class_of

Kind = Literal["existence", "polarity", "weak", "open"]

PLAIN = 3.0
"""What a plain negation weighs: "did not", "no", "never"."""
NOT_BEFORE = re.compile(r"\b(?:not|never|no\b[^.]*?)\b[^.]*?\b(?:before|until|till)\b")
"""Says from when on, and denies nothing: "will not be done before July"."""
NEGATOR = re.compile(r"\b(?:not|n't|never|no|nobody|none|nothing|neither|nor|without|cannot)\b|n't\b")
LETTERS = re.compile(r"\w+")
CONTRAST = re.compile(r"(?:, (?:and |but )?|\b(?:and|but) )not (?!\w+ing\b)[^,;:.]{1,60}", re.IGNORECASE)
"""What is set against what is told ("weeks, and not months") is all that these deny."""
AND_NOT = re.compile(
    r"\b(?:and|or|nor)(?: (?:it|they|he|she|we))?(?: (?:ha[sd]|have|did|does|do|was|were|is|are|will|would))?"
    r" (?:not|never|no)\b.*"
)
"""A second denial beside the first turns nothing: "had nothing to do with it and never said that it had"."""
GOES_ON = re.compile(
    r",? (?:and|but) (?:(?:it|they|he|she|we|i) )?(?:would|will|was|were|is|are|has|have|had|did|does)\b"
    r"(?! (?:not|never|no)\b|n[’']t\b)",
    re.IGNORECASE,
)
"""From here on what is told is affirmed: "had not resigned and would lead the talks"."""
UNTURNING = re.compile(
    r"\b(?:not (?:only|just|least)|no (?:doubt|longer than|fewer|less|more than|one but|matter)"
    r"|(?:nothing|nobody|none|no one) (?:but|else|other than)"
    r"|and (?:\w+ ){1,4}without \w+)\b"
)
"""Words with "not" and "no" that deny nothing."""


TRUTH = frozenset({"true", "false", "untrue", "lie", "lies", "wrong", "happen", "happened"})
"""Words of denials that tell nothing of what is denied."""
SUCH = ("any such", "such a")
"""Beside a negation these deny that there was any."""


DENIAL = re.compile(r" (?:denials?|refutations?|rebuttals?) ")
"""What is false of a denial is true of what it denies."""
BEARING_OUT = re.compile(r" (?:true|correct|accurate|right|so|founded) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    words: str
    kind: Kind
    bits: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Whether a claim affirms or denies: `denies`, how strongly, of what kind, and by which words."""

    denies: bool
    kind: Kind | None
    """None for a plain affirmation or negation."""
    bits: float
    words: str


@cache
def _patterns() -> dict[str, list[tuple[int, str, re.Pattern[str], _Row]]]:
    """By the letters that each begins with, longest first, so that "not been informed" is found before "not".

    Each stands with its place among all, and with words that it cannot do without.
    """
    found: dict[str, list[tuple[int, str, re.Pattern[str], _Row]]] = {}
    for place, row in enumerate(sorted(load_table("denials", _Row), key=lambda row: -len(row.words))):
        pattern = re.compile(r"(?<!\w)" + _pattern(row.words) + r"(?!\w)")
        begins = LETTERS.findall(row.words)[0]
        found.setdefault(begins, []).append((place, row.words.split("…")[0].strip(), pattern, row))
    return found


def _pattern(words: str) -> str:
    return re.escape(words).replace(r"\ …\ ", r" (?:\S+ ){1,4}").replace("…", r"(?:\S+ ){1,4}")


@cache
def denials_in(phrase: str) -> tuple[tuple[str, _Row], ...]:
    """Words of the table in a stretch of lower-case text; what lies inside longer words of it counts once."""
    found: list[tuple[str, _Row]] = []
    left = phrase
    begun = _patterns().keys() & LETTERS.findall(phrase)
    for _, must, pattern, row in sorted(known for begins in begun for known in _patterns()[begins]):
        if must in left and (match := pattern.search(left)) is not None:
            found.append((match[0], row))
            left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
    return tuple(found)


@once_each
def stand_of(told: Told) -> Stand:
    """How a claim stands to what it is about."""
    denials = denials_in(told.phrase)
    rest = told.phrase
    for words, _ in denials:
        rest = rest.replace(words, " ")
    plain = NEGATOR.findall(NOT_BEFORE.sub(" ", UNTURNING.sub(" ", rest)))
    such = [found for found in denials if found[1].words in SUCH]
    denials = tuple(found for found in denials if found not in such)
    strong = [(words, row) for words, row in denials if row.kind in ("existence", "polarity")]
    if denied_by_cue(told):  # "dismissed it as a lie" denies once
        strong = [found for found in strong if f" as {found[0].strip()} " not in told.phrase]
    if strong:
        plain = NEGATOR.findall(UNTURNING.sub(" ", NOT_BEFORE.sub(" ", AND_NOT.sub(" ", rest))))
    turned = len(strong) + bool(plain) + denied_by_cue(told) + bool(strong and DENIAL.search(told.phrase))
    if strong and turned % 2 == 1:
        words, row = min(strong, key=lambda found: found[1].kind != "existence")
        return Stand(denies=True, kind=row.kind, bits=row.bits, words=words.strip())
    if turned % 2 == 1 and such:
        return Stand(denies=True, kind="existence", bits=such[0][1].bits + PLAIN - 1, words=such[0][0].strip())
    if turned % 2 == 1:
        return Stand(denies=True, kind="polarity", bits=PLAIN, words=(plain or [_cue(told) or told.verdict])[0])
    for kind in ("weak", "open"):
        for words, row in denials:
            if row.kind == kind:
                return Stand(denies=False, kind=row.kind, bits=row.bits, words=words.strip())
    return Stand(denies=False, kind=None, bits=0.0, words="")


@once_each
def set_against(told: Told) -> frozenset[str]:
    """Stems of the words that a claim sets against what it tells: "Harar" of "from Multan, and not from Harar"."""
    return frozenset(word for contrast in CONTRAST.findall(told.text) for word in stems_in(contrast))


@once_each
def only_sets_against(told: Told) -> bool:
    """Whether all that a claim denies is what it sets against what it tells: "it will be weeks, and not months"."""
    rest = told.phrase
    for contrast in CONTRAST.findall(told.text):
        rest = rest.replace(" ".join(w.lower_ for w in cut(contrast)), " ")
    denied = NEGATOR.search(rest) or any(row.kind in ("existence", "polarity") for _, row in denials_in(rest))
    return rest != told.phrase and not denied and not denied_by_cue(told)


@once_each
def affirmed_behind(told: Told) -> frozenset[str]:
    """Stems of what a claim affirms behind what it denies: "was not freed and is in prison"."""
    denial, *affirmed = GOES_ON.split(told.text)
    return stems_in(" ".join(affirmed)) if NEGATOR.search(denial.lower()) else frozenset()


def bears_out(told: Told) -> bool:
    """Whether a claim says of another that it is so: "the report is correct", "the denial is false"."""
    if stand_of(told).denies:
        return False
    return BEARING_OUT.search(told.phrase) is not None or DENIAL.search(told.phrase) is not None


def denied_by_cue(told: Told) -> bool:
    """Whether what stands outside the words denies them: "the ministry denied [that …]", "reports that … are false"."""
    return bool(_cue(told) or told.verdict)


def _cue(told: Told) -> str:
    for claim in told.claims:
        for link in _denying_links(claim):
            cue = link.cue.text.lower() if link.cue else ""
            if cue and f" {cue} " not in told.phrase and set(cue.split()) & (_denying() | class_of("falsity")):
                return cue
    return ""


def _denying_links(claim: Claim) -> Sequence[Attribution]:
    """Those whose words may deny a claim; of one that is told for so, only who is nearest to it.

    "The mayor denied that the men who say they burned it came from Derna" denies not that they burned it.
    """
    return claim.attribution[-1:] if claim.factuality.polarity == "positive" else claim.attribution


@cache
def is_denying_word(lower: str) -> bool:
    """Whether a word only denies, and tells nothing of what is denied: "not", "denied", "false"."""
    return NEGATOR.fullmatch(lower) is not None or lower in _denying() or lower in TRUTH


@cache
def _denying() -> frozenset[str]:
    """Words of the table that are cues by themselves."""
    single = {row.words for row in load_table("denials", _Row) if row.kind == "polarity" and " " not in row.words}
    return frozenset(single) | class_of("denier") | {"denial", "rejection"}
