"""Who or what a claim says to have done harm: "the Front bombed the bridge", "gunmen of the Front had come"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.read.bearing.vocabulary import class_of, irregular_forms
from reportedly.weigh.answer import NOBODY, Answer, actors_of, answered, end_of_phrase, head_of, is_a_deed
from reportedly.weigh.deeds import BEFORE_A_VERB, PASSIVE, deeds_in, does_harm, is_verb, means_in
from reportedly.weigh.doers import names_in, sides_in

CLAUSE_BEFORE = re.compile(r"^.*\b(?:when|while|as|after|before|because|where|until)\b ", re.I)
WEAPONS = frozenset({"explosives", "munitions", "missiles", "arson", "firearms", "poison"})
PARTICLES = frozenset({"out", "down", "up", "off", "away", "over"})
BEFALLS = "deaths"
"""The deed that whoever is named before the verb does not do: "19 people drowned"."""
MOST_WORDS_A_SUBJECT = 9
WHOSE = re.compile(
    r"\b(?P<who>gunmen|attackers|assailants|raiders|bombers?|arsonists?|saboteurs|killers?|hijackers|kidnappers|culprits)"
    r" (?:of|from|belonging to|loyal to|working for) (?:the |an? )?(?:so-called )?[A-Z][\w-]*(?: [A-Z][\w-]*)*"
)


def by_doing(claim: Claim) -> Answer | None:
    """Somebody or something is said to have done harm, in the active or behind a "by"."""
    text = claim.content.text
    for deed in deeds_in(text):
        if does_harm(deed.kind) and deed.kind != BEFALLS:
            words = _doer(claim, text, deed.start) if is_verb(text, deed) else _behind_by(text, deed.end, claim)
            done = _has_an_object(text[deed.end :])
            if words and (done or (_is_somebody(words) and not text[deed.end :].startswith(" dead"))):
                return answered(
                    claim, f"{words}{_with(text, deed.end)}", text[deed.start :], "cause", "did it", deed.first
                )
    return _by_naming(claim) or _by_assault(claim) or _by_means(claim)


def _is_somebody(words: str) -> bool:
    """Whether a phrase is about people, or about what does harm: then they did it, and it did not befall them."""
    kept = " ".join(words.split()[: end_of_phrase(words.split())])
    return bool(sides_in(kept) or names_in(kept) or means_in(words))


def _has_an_object(rest: str) -> bool:
    """Whether a verb is done to something: "burned the mill", and not "burned", "burned in the night"."""
    words = [word.lower().strip(",.;") for word in rest.split()[:2]]
    if words[:1] == ["dead"] and len(words) > 1:
        words = words[1:]  # "shot dead two men"; "shot dead near Gao" was done to whoever is named before
    following = words[1:] if words[:1] and words[0] in PARTICLES - class_of("preposition") else words[:1]
    return bool(following) and following[0] not in class_of("preposition") | {"", "and", "but", "late"}


def _by_naming(claim: Claim) -> Answer | None:
    """It is said whose the attackers were: "gunmen of the Front had come in trucks"."""
    found = WHOSE.search(claim.content.text)
    return answered(claim, found[0], "", "cause", "did it", found["who"]) if found and claim.kind == "event" else None


def _by_assault(claim: Claim) -> Answer | None:
    """The reader found an assault, and who carried it out stands at the head of the claim: "our fighters took …"."""
    event, text = claim.event, claim.content.text
    if event is None or event.type != "ASSAULT" or any(does_harm(deed.kind) for deed in deeds_in(text)):
        return None
    who = next((p.quote for p in event.actors if p.quote.start == claim.content.start), None)
    if who is None or not sides_in(who.text):
        return None
    between = text[len(who.text) : event.trigger[0].start - claim.content.start].lower().split()
    return (
        None
        if {*between} - BEFORE_A_VERB
        else answered(claim, who.text, text[len(who.text) :], "cause", "did it", "assault")
    )


def _by_means(claim: Claim) -> Answer | None:
    """Somebody of a side is said to have handled a weapon: "saboteurs fastened explosives to a pier"."""
    text = claim.content.text
    subject = _up_to_a_verb(text.split()[:MOST_WORDS_A_SUBJECT])
    if claim.kind == "event" and means_in(text) & WEAPONS and sides_in(subject):
        return answered(claim, subject, "", "cause", "did it", ", ".join(sorted(means_in(text))))
    return None


def _up_to_a_verb(words: Sequence[str]) -> str:
    """The words up to the first verb in the past: "men of the Brigades" of "men of the Brigades poured petrol"."""
    verbs = (n for n, w in enumerate(words) if n and (w in irregular_forms() or w.endswith("ed")) and "-" not in w)
    return bare(" ".join(words[: next(verbs, len(words))]))


def bare(subject: str) -> str:
    """The words before a verb, without its auxiliaries."""
    words = subject.split()
    while words and words[-1].lower() in PASSIVE | BEFORE_A_VERB:
        words.pop()
    return " ".join(words)


def _doer(claim: Claim, text: str, at: int) -> str:
    """The words before a verb, apart from auxiliaries; the actors that the reader found where these are a pronoun."""
    words = bare(CLAUSE_BEFORE.sub("", text[:at])).split()
    if words and ((words[-1].lower() in NOBODY and len(words) > 1) or is_a_deed(head_of(words))):
        return ""
    if 0 < len(words) <= MOST_WORDS_A_SUBJECT and words[0].lower() not in NOBODY:
        return " ".join(words)
    pronoun = len(words) == 1 and words[0].lower() in NOBODY - {"we", "i", "you"}
    return actors_of(claim) if pronoun else ""


def _behind_by(text: str, at: int, claim: Claim) -> str:
    """The doer behind "by", where it is one that the reader found, or somebody of a side."""
    found = re.search(r"\bby (?P<who>(?:the |a |an |its |their )?[^,.;]+)", text[at:])
    if found is None:
        return ""
    actors = [p.quote.text for p in (claim.event.actors if claim.event else ())]
    named = next((a for a in actors if a in found["who"]), "")
    first = " ".join(found["who"].split()[:MOST_WORDS_A_SUBJECT])
    return named or (first if sides_in(first) - {"anyone"} or names_in(first) else "")


def _with(text: str, at: int) -> str:
    """With what it is said to have been done."""
    found = re.search(r"\bwith (?:[^,.;]+)", text[at:])
    return f" {found[0]}" if found and means_in(found[0]) else ""
