"""What claims give as answers to the question who or what brought something about, or why it was done.

An answer need not be called an explanation: "It was the army's shells that went off" is one, and so is "Poachers
stormed the post" where others say that rebels did. By which words a claim was taken for an answer is kept with it.
Whether it competes with others is told by the question that it is put under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.model.claim import Claim
from reportedly.read.bearing.vocabulary import class_of
from reportedly.weigh.answer import NOBODY, TO_DO, Answer, Asks, answered, head_of, is_a_deed
from reportedly.weigh.culprits import by_doing
from reportedly.weigh.deeds import deeds_in, means_in, numbers
from reportedly.weigh.gist import stems_in
from reportedly.weigh.mishaps import mishap_in
from reportedly.weigh.named_causes import by_blame, by_owning_up, by_phrase
from reportedly.weigh.no_answer import no_aim_follows, says_how_little_is_left, says_why_no_name
from reportedly.weigh.prompting import prompting_in

LISTED = r"(?:explanation|theor|version|possibilit|scenario|hypothes|reason|cause|account)"
OPENS_LIST = re.compile(
    rf"\b{LISTED}(?:s|es|ies)\b(?P<head>[^.:]*?)(?::| are | include | range from )(?P<items>[^:]+)$", re.I
)
CLOSES_LIST = re.compile(rf"^(?P<items>.+) as (?:possible |likely |the )*{LISTED}(?:s|es|ies)\b", re.I)
BETWEEN_ITEMS = re.compile(r",\s*(?:and|or)?\s+|\s*;\s*|\s+(?:and|or|to)\s+")
MOST_WORDS_AN_ITEM = 8
POINTED_OUT = re.compile(
    r"^(?:it|this|that) (?:was|is|were|had been|may have been|could have been|must have been) (?:not )?"
    r"(?P<words>.+?) (?:that|who|which|had) (?P<rest>.+)$",
    re.I,
)
NAMED_OUTRIGHT = re.compile(
    r"^(?:it|this|that) (?:was|is|were) (?P<words>(?:an? |the )?[^,;:]+?)(?P<rest>[,;:] .*)?$", re.I
)
"""A sentence that says no more than what it was: "It was army ammunition, unloaded by night"."""
DESCRIBING = re.compile(r"\b(?:describ|call|term|label|dub|brand)", re.I)
"""Cues by which somebody says what a thing is like, not why it came about."""
AIM = re.compile(
    r"\bto (?P<words>(?!(?:the|a|an|its|their|his|her|be|have|some|any|all|about|that|this"
    r"|it|them|him|us|me|you|which|whom|what|one|both|each|many|most|no)\b)[a-z]+ \S.*)$"
)


def answers_in(claim: Claim) -> tuple[Answer, ...]:
    """The answers that a claim gives by itself, affirmed or denied: mostly none, several where it lists them."""
    if claim.kind in ("question", "forecast") or says_why_no_name(claim.content.text):
        return ()
    listed = tuple(_listed(claim))
    return listed or tuple(_first(claim))


def listed_in_frame(claim: Claim, announced: str) -> Answer:
    """A claim in a list of explanations that a sentence before it announces is an answer without any cue of its own."""
    return answered(claim, claim.content.text, "", "cause", "lists", announced)


def _first(claim: Claim) -> Iterator[Answer]:
    outright = (by_blame, by_owning_up, by_phrase, _by_pointing, _by_explaining)
    for read in (*outright, _by_mishap, by_doing, _by_aiming, _by_prompting):
        found = read(claim)
        if found is not None:
            yield found
            return


def _by_explaining(claim: Claim) -> Answer | None:
    """The reader took the claim for an explanation, by a purpose, a cause clause or a phrase of its own."""
    cue = claim.attribution[-1].cue if claim.attribution else None
    text = claim.content.text
    if claim.kind != "explanation" or not claim.explains or (cue and DESCRIBING.search(cue.text)):
        return None
    if says_how_little_is_left(text):
        return None
    asks: Asks = "reason" if TO_DO.match(text) else "cause"
    return answered(claim, text, "", asks, "explains", text.split()[0])


def _by_pointing(claim: Claim) -> Answer | None:
    """A sentence cleft to point somebody or something out: "it was the army's shells that went off"."""
    found = POINTED_OUT.match(claim.content.text) or _named_outright(claim.content.text)
    if found and (
        found["words"].split()[0].lower() in class_of("preposition") or not stems_in(found["words"]) - NOBODY
    ):
        return None
    rest = (found["rest"] or "") if found else ""
    return answered(claim, found["words"], rest, "cause", "points out", found[0].split()[0]) if found else None


def _named_outright(text: str) -> re.Match[str] | None:
    """A sentence that says what it was, if that is something that does harm and nothing that happened."""
    found = NAMED_OUTRIGHT.match(text)
    return found if found and means_in(found["words"]) and not is_a_deed(head_of(found["words"].split())) else None


def _by_mishap(claim: Claim) -> Answer | None:
    """It is said what befell the thing itself."""
    found = mishap_in(claim.content.text) if claim.kind in ("event", "state") else None
    return answered(claim, found.told, found.thing, "cause", "did it", found.means) if found else None


def _by_aiming(claim: Claim) -> Answer | None:
    """Somebody is said to have gone, sent or stopped something to some end: "the troops had gone to guard the dam"."""
    text = claim.content.text
    found = AIM.search(text)
    if claim.kind != "event" or found is None or not deeds_in(text[: found.start("words")]):
        return None
    if no_aim_follows(text[: found.start()]):
        return None
    if found["words"].split()[0] in class_of("preposition") | class_of("determiner") | numbers():
        return None
    return answered(claim, found["words"], text[: found.start()], "reason", "aims", "to")


def _by_prompting(claim: Claim) -> Answer | None:
    """Somebody is said to have made others do it: "the government had asked them to go"."""
    found = prompting_in(claim.content.text) if claim.kind in ("event", "state") else None
    return answered(claim, found.by, found.to_do, "reason", "prompts", found.verb) if found else None


def _listed(claim: Claim) -> Iterator[Answer]:
    found = OPENS_LIST.search(claim.content.text) or CLOSES_LIST.search(claim.content.text)
    if found is None:
        return
    items = [item.strip(" .") for item in BETWEEN_ITEMS.split(found["items"])]
    items = [re.sub(r"^(?:\w+ (?:named|named|cited|listed|mentioned)|either|from) ", "", item) for item in items]
    if len(items) > 1 and all(0 < len(item.split()) <= MOST_WORDS_AN_ITEM for item in items):
        for item in items:
            yield answered(claim, item, "", "cause", "lists", found[0].split()[0])
