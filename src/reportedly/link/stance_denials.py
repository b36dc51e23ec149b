"""Whether a passage that denies something denies the claim that is brought.

Much of what a report denies is another matter: what the thing told is only set against, what somebody else did or what
happened elsewhere, a deed of one's own that the claim lays to nobody. And a claim may have a "not" or a "without" that
leaves what it says as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.link.attributes_compared import Comparison
from reportedly.link.denials import NEGATOR, denied_by_cue, is_denying_word, stand_of
from reportedly.link.doers_compared import STANDING_FOR_THE_SPEAKER
from reportedly.link.once import once_each
from reportedly.link.passages import Passage
from reportedly.link.told import Told, carries_meaning, cut, matter_of, stems_in
from reportedly.link.word_rarity import Rarity
from reportedly.model.attribution import Attribution
from reportedly.model.event import Event
from reportedly.model.reason import Reason

BEFORE, BEHIND = 6, 12
"""Words before and behind a denial that stand beside it."""
PLAINLY_ANOTHER = -2.2
"""Bits of a doer, a place or a time that is another beyond doubt."""
LESS_SURE = 0.6
"""How much the denial of what another did, or of what happened elsewhere, counts beside one of one's own deed."""
SPOKEN_OF = 0.5
"""The share of the claim, with what comes near it, that a passage must speak of to deny it by a word for the contrary,
or by telling what the claim says not to be so."""
CONTRAST = re.compile(
    r"(?:\b(?:and|but)|[,–—-]|(?<=\bhours)|(?<=\bdays)|(?<=\bweeks)|(?<=\bmonths)|(?<=\byears))"
    r" *(?:not|rather than|instead of) (?P<denied>[^,;]+)"
)
"""What is told is set against something else: "from A, and not from B", "weeks not days"."""
VERDICT = re.compile(
    r" (?:reports?|claims?|rumou?rs?|stories|story|suggestions?|allegations?|accusations?|talk|assertions?)"
    r" (?:that|of) .+ (?:is|are|was|were) (?:\w+ )?"
    r"(?:false|untrue|wrong|incorrect|baseless|groundless|unfounded|fabricated|invented|nonsense|lies|a lie|not true) "
)
"""What a sentence calls false outright: "reports that the dam broke are false"."""
DENYING_NOTHING = re.compile(r"\bwithout\b.*| that .*|\bnot (?:only|just|least)\b")
"""Parts of a claim whose "not" leaves standing what it says: how it was done, what somebody says, what is not all."""


def denial_of(comparison: Comparison, asked: Told, passage: Passage, spoken_of: float) -> Reason | None:
    """The reason for taking a passage to deny a claim; None where it denies nothing of it."""
    told = passage.told
    denying = next((r for a, r in comparison.against if a in ("polarity", "existence")), None)
    if denying is not None and _is_of_the_claim(denying, asked, told, spoken_of):
        return denying
    if passage.denied and not denied_by_cue(told):
        return Reason(feature="denies", bits=0.0, older=asked.text, newer="then said not to be so")
    return None


def _is_of_the_claim(denying: Reason, asked: Told, told: Told, spoken_of: float) -> bool:
    if denies_something_else(asked, told):
        return False
    if denying.feature == "contrary":
        return spoken_of >= SPOKEN_OF and carries_meaning(denying.older) and carries_meaning(denying.newer)
    if stand_of(asked).denies and not stand_of(told).denies:
        return spoken_of >= SPOKEN_OF and _denies_itself(asked)
    return True


@once_each
def _denies_itself(asked: Told) -> bool:
    """Whether a claim says of something that it is not so: "entered without leave" does not."""
    rest = DENYING_NOTHING.sub(" ", asked.text.lower().replace("’", "'"))
    return NEGATOR.search(rest) is not None or stand_of(asked).words not in NEGATOR.findall(asked.phrase)


def calls_false(told: Told) -> bool:
    """Whether a sentence calls what is said false, and so speaks of what its report is about, whatever it names."""
    return VERDICT.search(told.phrase) is not None


def of_another(comparison: Comparison, asked: Told, passage: Passage) -> tuple[float, str] | None:
    """How far a denial is one of another deed than the claim's, and what tells that; None where nothing does.

    Who denies a deed of his own denies no other. Another doer, place or time leaves more doubt: a sentence may speak of
    several, and of two in a row the one may deny and the other speak of another.
    """
    own = next(_own_deeds_denied(asked, passage), None)
    if own is not None:
        return 1.0, own
    if passage.kind == "sentences":
        return None
    named = (r for a, r in comparison.found if a in ("actor", "place", "time") and r.feature != "other bounds")
    return next(((LESS_SURE, reason.newer) for reason in named if reason.bits <= PLAINLY_ANOTHER), None)


def _own_deeds_denied(asked: Told, passage: Passage) -> Iterator[str]:
    """Those who deny a deed of their own, where the claim does not name them: it may have been done by others."""
    for claim in passage.told.claims:
        link = claim.attribution[-1] if claim.attribution else None
        if link is not None and link.source is not None and link.cue is not None and claim.event is not None:
            who, denied = link.source.quote.text, any(map(is_denying_word, link.cue.text.lower().split()))
            if denied and _does_it(link, claim.event) and not asked.stems & stems_in(who):
                yield who


def _does_it(link: Attribution, event: Event) -> bool:
    """Whether those who say something are those who are said to do it: "the Guard denies that it burned the mill"."""
    said = link.source.quote.text if link.source else ""
    return any(
        (doer.actor and doer.actor == link.actor)
        or doer.quote.text == said
        or doer.quote.text.lower() in STANDING_FOR_THE_SPEAKER
        for doer in event.actors
    )


def denies_something_else(asked: Told, told: Told) -> bool:
    """Whether what is denied is only what the thing told is set against: "it came from A, and not from B".

    Of a passage it is something else where the claim is about A, and not about B.
    """
    ours, theirs = _only_contrasted(asked), _only_contrasted(told)
    if ours is not None and (theirs is not None or not stand_of(told).denies):
        return True
    if theirs is None:
        return False
    affirmed, denied = (stems_in(part) for part in theirs)
    asked_for = asked.names or asked.stems
    return bool(asked_for & affirmed - denied) and not asked_for & denied - affirmed


def _only_contrasted(told: Told) -> tuple[str, str] | None:
    """What is told, and what it is set against, where no other words deny anything."""
    lower = told.text.lower().replace("’", "'")
    found = CONTRAST.search(lower)
    if found is None or NEGATOR.search(lower[: found.start()] + lower[found.end() :]):
        return None
    return lower[: found.start()], found["denied"]


def beside_denial(asked: Told, told: Told, rarity: Rarity) -> float:
    """The share of the claim that stands beside the words that deny; all of it where no words of the passage do."""
    denial = [] if calls_false(told) else [word.lower_ for word in cut(stand_of(told).words)]
    lower = [word.lower_ for word in told.words]
    starts = [at for at in range(len(lower)) if denial and lower[at : at + len(denial)] == denial]
    near = [told.words[max(0, at - BEFORE) : at + BEHIND] for at in starts]
    return max((rarity.covered(asked.stems, frozenset(map(matter_of, words))) for words in near), default=1.0)
