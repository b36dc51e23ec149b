"""A report's claims in their order, and what in one of them stands for what another tells.

"It" and "the report" are the claim before. "The attack" is the attack that was told of with more words before: "an
attack on the police post in Lindi". "The gunmen" who came or fled are those who did what the claim before tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.link.told import Told, Word, carries_meaning
from reportedly.model.claim import Claim

Weights = Mapping[str, int]
"""Stems with their rarity in hundredths of a bit."""

SOMETHING_SAID = (
    r"(?:the|this|that) (?:report|claim|story|news|allegation|accusation|account|statement|rumou?r|denial)s?"
)
POINTING_AHEAD = re.compile(rf"\W*{SOMETHING_SAID}\b", re.IGNORECASE)
SUCH = re.compile(r"\b(?:(?:any|no) such|such an?)\b", re.IGNORECASE)
TAKES_BACK = re.compile(
    r"\W*(?:we|the (?:\w+ )?(?:newspaper|paper|station|channel|agency|website|broadcaster|magazine)) "
    r"(?:\w+ )?(?:withdraw|withdraws|withdrew|withdrawn|retract|retracts|retracted|take back|takes back|took back) "
    r"(?:the|that|this|our|its) (?:\w+ )?(?:report|story|article|account|claim)\b",
    re.IGNORECASE,
)
WAS_WRONG = re.compile(
    r"\W*(?:that|this|it) (?:was|is) (?:\w+ )?(?:wrong|incorrect|inaccurate|false|untrue|not so|not true|not correct"
    r"|an error|a mistake|our (?:error|mistake))\W*",
    re.IGNORECASE,
)
"""What a newsroom says so of, right behind what it reported, it takes back."""
OURSELVES = re.compile(
    r"(?:we|this (?:newspaper|paper|station|channel|agency|website|broadcaster|magazine|newsroom|programme))",
    re.IGNORECASE,
)
DEFINITE, ARTICLES = ("the", "this", "that"), ("the", "this", "that", "a", "an", "one")
PREPOSITIONS = ("on", "in", "at", "of", "near", "against", "between", "from", "over", "off")
DESCRIBED = 6
"""So many words behind a noun and its preposition say which one is meant."""
SENTENCES_BACK = 6
"""What was described further back is not meant by "the attack" alone."""
WHO_DID_IT = frozenset(
    [
        "gunman", "gunmen", "attacker", "attackers", "raider", "raiders", "assailant", "assailants", "kidnappers",
        "abductors", "captors", "robbers", "hijackers", "bombers", "arsonists", "looters", "saboteurs", "intruders",
    ]
)  # fmt: skip
"""Those who are called so after what they did."""
DONE_TO_OTHERS = ("ASSAULT", "COERCE")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A claim in its place in the text."""

    claim: Claim
    at: int
    """The number of its sentence."""
    told: Told
    own: Weights
    deeds: frozenset[str]
    done: bool
    """Whether it says who does it."""
    doers: frozenset[str]
    """The words for them, as far as they have names."""

    @property
    def is_done_to_others(self) -> bool:
        """Whether it tells of violence or force."""
        return self.claim.event is not None and self.claim.event.type in DONE_TO_OTHERS


def pointed_at(number: int, laid_out: Sequence[LaidOut]) -> LaidOut:
    """The claim that one would point to with "it" or "the report"; one that tells nothing, where there is none."""
    here = laid_out[number]
    if SUCH.search(here.told.text) and (meant := _told_of_last(number, laid_out)) is not None:
        return meant
    before, after = laid_out[max(0, number - 1)], laid_out[min(number + 1, len(laid_out) - 1)]
    if number and here.at - before.at <= 1:
        return before
    if after is not here and after.at - here.at <= 1 and POINTING_AHEAD.match(here.told.text):
        return after
    return replace(here, own={}, deeds=frozenset(), done=False, doers=frozenset())


def taken_back(number: int, laid_out: Sequence[LaidOut]) -> LaidOut | None:
    """What a newsroom reported before, by what its text tells, where this claim takes the report back; else None."""
    here = laid_out[number]
    if WAS_WRONG.fullmatch(here.told.text) and number and not here.claim.attribution:
        before = laid_out[number - 1]
        return before if here.at - before.at <= 1 and _by_us(before.claim) else None
    if TAKES_BACK.match(here.told.text) is None:
        return None
    near = (other for other in reversed(laid_out[:number]) if here.at - other.at <= SENTENCES_BACK)
    return next((other for other in near if _by_us(other.claim)), None)


def _by_us(claim: Claim) -> bool:
    """Whether a claim is told as reported by the newsroom itself: "this newspaper reported that …"."""
    link = claim.attribution[-1] if claim.attribution else None
    return bool(link and link.source and OURSELVES.fullmatch(link.source.quote.text))


def _told_of_last(number: int, laid_out: Sequence[LaidOut]) -> LaidOut | None:
    """The last claim before that tells of something that happens: "no such movement" is of that, in any paragraph."""
    here = laid_out[number]
    near = (other for other in reversed(laid_out[:number]) if here.at - other.at <= SENTENCES_BACK)
    return next((other for other in near if other.deeds and other.own), None)


def did_it(number: int, laid_out: Sequence[LaidOut]) -> LaidOut | None:
    """The claim before, where those of whom this one tells are called after what that one tells; None for most."""
    here = laid_out[number]
    if not number or here.is_done_to_others:
        return None
    named = any(word.lower() in WHO_DID_IT for doer in here.told.doers for word in doer.words.split())
    before = laid_out[number - 1]
    return before if named and here.at - before.at <= 1 and before.is_done_to_others else None


def described(number: int, laid_out: Sequence[LaidOut]) -> Iterator[Word]:
    """The words by which what this claim calls "the attack" or "the post" was told of before."""
    here = laid_out[number]
    for noun in _bare_nouns(here.told.words):
        for other in reversed(laid_out[:number]):
            if here.at - other.at > SENTENCES_BACK:
                break
            if words := _description(noun, other.told.words):
                yield from words
                break


def _bare_nouns(words: Sequence[Word]) -> Iterator[str]:
    """Stems of nouns that have nothing but "the" before them, and nothing behind them that says which."""
    for at, word in enumerate(words[:-1]):
        noun, behind = words[at + 1], words[at + 2].lower_ if at + 2 < len(words) else ""
        bare = word.lower_ in DEFINITE and noun.text.isalpha() and noun.text.islower() and behind not in PREPOSITIONS
        if bare and carries_meaning(noun.lower_):
            yield noun.stem


def _description(noun: str, words: Sequence[Word]) -> list[Word]:
    """A noun with the words before and behind it that say which is meant; empty where there are none."""
    for at, word in enumerate(words):
        if word.stem != noun:
            continue
        before = words[at - 1 : at] if at and words[at - 1].lower_ not in ARTICLES else ()
        kept = [w for w in before if carries_meaning(w.lower_) and w.lower_.isalpha()]
        goes_on = at + 1 < len(words) and words[at + 1].lower_ in PREPOSITIONS
        behind = list(words[at + 2 : at + 2 + DESCRIBED]) if goes_on else []
        if kept or behind:
            return [*kept, word, *behind]
    return []
