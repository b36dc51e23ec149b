"""What claims give as answers to the question who or what brought something about, or why it was done.

An answer need not be called an explanation: "It was the army's shells that went off" is one, and so is "Poachers
stormed the post" where others say that rebels did. By which words a claim was taken for an answer is kept with it.
Whether it competes with others is told by the question that it is put under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.model.claim import Claim
from reportedly.read.bearing.vocabulary import class_of, irregular_forms
from reportedly.weigh.deeds import BEFORE_A_VERB, PASSIVE, deeds_in, does_harm, is_verb, means_in, numbers
from reportedly.weigh.doers import names_in, sides_in
from reportedly.weigh.gist import stems_in
from reportedly.weigh.mishaps import mishap_in
from reportedly.weigh.prompting import prompting_in
from reportedly.weigh.no_answer import no_aim_follows, says_how_little_is_left, says_why_no_name

Asks = Literal["cause", "reason"]
Way = Literal["explains", "phrase", "blames", "owns up", "points out", "lists", "did it", "aims", "prompts"]
IN_PASSING: tuple[Way, ...] = ("did it", "aims", "prompts")
"""Ways in which a claim answers without setting out to: only beside others is it taken for an explanation."""

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
CLAUSE_BEFORE = re.compile(r"^.*\b(?:when|while|as|after|before|because|where|until)\b ", re.I)
WEAPONS = frozenset({"explosives", "munitions", "missiles", "arson", "firearms", "poison"})
PARTICLES = frozenset({"out", "down", "up", "off", "away", "over"})
BLAMING = re.compile(r"\b(?:blam|accus|attribut|held|holds|suspect|charged|pinned|put)", re.I)
BLAMES_OUTRIGHT = re.compile(r"\b(?:blam|accus|attribut)", re.I)
HELD = re.compile(r"^.*\b(?:makes?|made|holds?|held|holding)\b ", re.I)
"""Who blames stands before these, and whom they blame behind: "the government holds rebels [responsible for]"."""
NOT_THEM = re.compile(r",?\s+(?:and |but )?(?:not|rather than|instead of)\b.*$", re.I)
"""Who or what is said not to be it, behind who or what is."""
DESCRIBING = re.compile(r"\b(?:describ|call|term|label|dub|brand)", re.I)
"""Cues by which somebody says what a thing is like, not why it came about."""
OWNING_UP = re.compile(r"\b(?:claim|admit|accept|own)", re.I)
"""Cues by which somebody says of a deed that it was theirs."""
BACKERS = re.compile(
    r",? (?:who(?:m|se)? [^,]+|which [^,]+|(?:is|are )?(?:backed|supported|armed|sponsored) (?:by|of) \w+)"
    r"|\b\w+-(?:backed|aligned|led|supported)\b"
)
"""Words for who stands behind a doer, which name another."""
BLAMED_ON = re.compile(r"^(?P<rest>.+) (?:on|to) (?P<words>.+)$")
BLAMED_FOR = re.compile(
    r"^(?P<words>.+?) (?:for|over|of(?= \w+ing\b| any\b)|responsible for|to blame for) (?P<rest>.+)$"
)
BEFALLS = "deaths"
"""The deed that whoever is named before the verb does not do: "19 people drowned"."""
MOST_WORDS_A_SUBJECT = 9
NOBODY = frozenset(
    """
    i we they he she it you who what which this that these those nobody none
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
WHOSE = re.compile(
    r"\b(?P<who>gunmen|attackers|assailants|raiders|bombers?|arsonists?|saboteurs|killers?|hijackers|kidnappers|culprits)"
    r" (?:of|from|belonging to|loyal to|working for) (?:the |an? )?(?:so-called )?[A-Z][\w-]*(?: [A-Z][\w-]*)*"
)
AIM = re.compile(
    r"\bto (?P<words>(?!(?:the|a|an|its|their|his|her|be|have|some|any|all|about|that|this"
    r"|it|them|him|us|me|you|which|whom|what|one|both|each|many|most|no)\b)[a-z]+ \S.*)$"
)
TO_DO = re.compile(r"^to (?:not only )?[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _PhraseRow:
    phrase: str
    answer: Literal["before", "after"]
    asks: Asks
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a claim gives as an answer."""

    claim: str
    words: str
    """The words that answer: the culprit, the cause, the reason; or the whole claim."""
    rest: str
    """The words for what is explained; empty where the claim leaves that to what stands around it."""
    asks: Asks
    way: Way
    by: str
    """The words by which it was taken for an answer."""
    listed: bool = False
    """Whether it stands in a list of explanations."""


def answers_in(claim: Claim) -> tuple[Answer, ...]:
    """The answers that a claim gives by itself, affirmed or denied: mostly none, several where it lists them."""
    if claim.kind in ("question", "forecast") or says_why_no_name(claim.content.text):
        return ()
    listed = tuple(_listed(claim))
    return listed or tuple(_first(claim))


def listed_in_frame(claim: Claim, announced: str) -> Answer:
    """A claim in a list of explanations that a sentence before it announces is an answer without any cue of its own."""
    return _answer(claim, claim.content.text, "", "cause", "lists", announced)


def _first(claim: Claim) -> Iterator[Answer]:
    outright = (_by_blame, _by_owning_up, _by_phrase, _by_pointing, _by_explaining)
    for read in (*outright, _by_mishap, _by_doing, _by_aiming, _by_prompting):
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
    return _answer(claim, text, "", asks, "explains", text.split()[0])


def _by_blame(claim: Claim) -> Answer | None:
    """The cue blames, and the content names the culprit and the deed: "blamed [the fire on rebels]"."""
    cue = claim.attribution[-1].cue if claim.attribution else None
    if cue is None or not BLAMING.search(cue.text):
        return None
    on = BLAMED_ON.match(claim.content.text) if re.search("blame|attribut|put|pin", cue.text, re.I) else None
    told = on if on and deeds_in(on["rest"]) and not deeds_in(on["words"]) else BLAMED_FOR.match(claim.content.text)
    if (
        told is None
        and claim.kind == "explanation"
        and BLAMES_OUTRIGHT.search(cue.text)
        and not TO_DO.match(claim.content.text)
    ):
        return _answer(claim, claim.content.text, "", "cause", "blames", cue.text)
    if told is None:
        return None
    return _answer(claim, told["words"], told["rest"], "cause", "blames", cue.text)


def _by_owning_up(claim: Claim) -> Answer | None:
    """Somebody says of a deed that it was theirs: "the rebels claimed [the attack on the plant]"."""
    link = claim.attribution[-1] if claim.attribution else None
    if link is None or link.cue is None or link.source is None or not OWNING_UP.search(link.cue.text):
        return None
    text = claim.content.text
    theirs = claim.factuality.tense is None or re.match(r"(?:they|it|he|she|we)\b.*\bresponsib|responsib", text, re.I)
    if not theirs or not any(does_harm(deed.kind) for deed in deeds_in(text)):
        return None
    return _answer(claim, link.source.quote.text, text, "cause", "owns up", link.cue.text)


def _by_phrase(claim: Claim) -> Answer | None:
    text = claim.content.text
    found = [(m, row) for m, row in _phrases(text) if _splits(claim, text, m, row)]
    if not found:
        return None
    match, row = _main_of(found, text)
    before, after = text[: match.start()].strip(" ,;:"), text[match.end() :].strip(" ,;:")
    before = HELD.sub("", before) if match[0].lower().startswith(("responsible", "to blame")) else before
    after = f"{match[0]} {after}" if row.asks == "reason" else after
    words, rest = (_bare(before), after) if row.answer == "before" else (after, before)
    if words.lower() in NOBODY:
        words = _actors(claim) or words
    return _answer(claim, words, rest, row.asks, "phrase", match[0])


def _main_of(found: Sequence[tuple[re.Match[str], _PhraseRow]], text: str) -> tuple[re.Match[str], _PhraseRow]:
    """The first phrase, unless it only describes whom a later one names: "a drone launched by rebels caused it"."""
    match, row = found[0]
    later = [
        (m, r) for m, r in found[1:] if r.answer == "before" and not re.search("[,;]", text[match.end() : m.start()])
    ]
    return later[0] if row.answer == "after" and match[0].lower().endswith(" by") and later else (match, row)


def _splits(claim: Claim, text: str, match: re.Match[str], row: _PhraseRow) -> bool:
    """Whether there are words on the side of the phrase where the answer stands."""
    side = text[: match.start()] if row.answer == "before" else text[match.end() :]
    return bool(stems_in(side) - NOBODY) or bool(_actors(claim) and side.strip())


def _by_pointing(claim: Claim) -> Answer | None:
    """A sentence cleft to point somebody or something out: "it was the army's shells that went off"."""
    found = POINTED_OUT.match(claim.content.text) or _named_outright(claim.content.text)
    if found and (
        found["words"].split()[0].lower() in class_of("preposition") or not stems_in(found["words"]) - NOBODY
    ):
        return None
    rest = (found["rest"] or "") if found else ""
    return _answer(claim, found["words"], rest, "cause", "points out", found[0].split()[0]) if found else None


def _named_outright(text: str) -> re.Match[str] | None:
    """A sentence that says what it was, if that is something that does harm and nothing that happened."""
    found = NAMED_OUTRIGHT.match(text)
    return found if found and means_in(found["words"]) and not is_a_deed(head_of(found["words"].split())) else None


def _by_doing(claim: Claim) -> Answer | None:
    """Somebody or something is said to have done harm, in the active or behind a "by"."""
    text = claim.content.text
    for deed in deeds_in(text):
        if does_harm(deed.kind) and deed.kind != BEFALLS:
            words = _doer(claim, text, deed.start) if is_verb(text, deed) else _behind_by(text, deed.end, claim)
            done = _has_an_object(text[deed.end :])
            if words and (done or (_is_somebody(words) and not text[deed.end :].startswith(" dead"))):
                return _answer(
                    claim, f"{words}{_with(text, deed.end)}", text[deed.start :], "cause", "did it", deed.first
                )
    return _by_naming(claim) or _by_assault(claim) or _by_means(claim)


def _is_somebody(words: str) -> bool:
    """Whether a phrase is about people, or about what does harm: then they did it, and it did not befall them."""
    kept = " ".join(words.split()[: _end_of_phrase(words.split())])
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
    return _answer(claim, found[0], "", "cause", "did it", found["who"]) if found and claim.kind == "event" else None


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
        else _answer(claim, who.text, text[len(who.text) :], "cause", "did it", "assault")
    )


def _by_means(claim: Claim) -> Answer | None:
    """Somebody of a side is said to have handled a weapon: "saboteurs fastened explosives to a pier"."""
    text = claim.content.text
    subject = _up_to_a_verb(text.split()[:MOST_WORDS_A_SUBJECT])
    if claim.kind == "event" and means_in(text) & WEAPONS and sides_in(subject):
        return _answer(claim, subject, "", "cause", "did it", ", ".join(sorted(means_in(text))))
    return None


def _by_mishap(claim: Claim) -> Answer | None:
    """It is said what befell the thing itself."""
    found = mishap_in(claim.content.text) if claim.kind in ("event", "state") else None
    return _answer(claim, found.told, found.thing, "cause", "did it", found.means) if found else None


def _up_to_a_verb(words: Sequence[str]) -> str:
    """The words up to the first verb in the past: "men of the Brigades" of "men of the Brigades poured petrol"."""
    verbs = (n for n, w in enumerate(words) if n and (w in irregular_forms() or w.endswith("ed")) and "-" not in w)
    return _bare(" ".join(words[: next(verbs, len(words))]))


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
    return _answer(claim, found["words"], text[: found.start()], "reason", "aims", "to")


def _by_prompting(claim: Claim) -> Answer | None:
    """Somebody is said to have made others do it: "the government had asked them to go"."""
    found = prompting_in(claim.content.text) if claim.kind in ("event", "state") else None
    return _answer(claim, found.by, found.to_do, "reason", "prompts", found.verb) if found else None


def _bare(subject: str) -> str:
    """The words before a verb, without its auxiliaries."""
    words = subject.split()
    while words and words[-1].lower() in PASSIVE | BEFORE_A_VERB:
        words.pop()
    return " ".join(words)


def _doer(claim: Claim, text: str, at: int) -> str:
    """The words before a verb, apart from auxiliaries; the actors that the reader found where these are a pronoun."""
    words = _bare(CLAUSE_BEFORE.sub("", text[:at])).split()
    if words and ((words[-1].lower() in NOBODY and len(words) > 1) or is_a_deed(head_of(words))):
        return ""
    if 0 < len(words) <= MOST_WORDS_A_SUBJECT and words[0].lower() not in NOBODY:
        return " ".join(words)
    pronoun = len(words) == 1 and words[0].lower() in NOBODY - {"we", "i", "you"}
    return _actors(claim) if pronoun else ""


def _actors(claim: Claim) -> str:
    """Those whom the reader found to act, apart from pronouns."""
    actors = [p.quote.text for p in (claim.event.actors if claim.event else ())]
    return ", ".join(a for a in actors if a.lower() not in NOBODY)


def head_of(words: Sequence[str]) -> str:
    """The word that a phrase turns on: the last one before a preposition."""
    return words[_end_of_phrase(words) - 1] if words else ""


def _end_of_phrase(words: Sequence[str]) -> int:
    return next((n for n, word in enumerate(words) if n and word.lower() in class_of("preposition")), len(words))


def is_a_deed(word: str) -> bool:
    """Whether a doer is only what happened: "a fire destroyed the mill" says nothing of who or what lit it."""
    return bool(deeds_in(word)) and not means_in(word)


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


def _listed(claim: Claim) -> Iterator[Answer]:
    found = OPENS_LIST.search(claim.content.text) or CLOSES_LIST.search(claim.content.text)
    if found is None:
        return
    items = [item.strip(" .") for item in BETWEEN_ITEMS.split(found["items"])]
    items = [re.sub(r"^(?:\w+ (?:named|named|cited|listed|mentioned)|either|from) ", "", item) for item in items]
    if len(items) > 1 and all(0 < len(item.split()) <= MOST_WORDS_AN_ITEM for item in items):
        for item in items:
            yield _answer(claim, item, "", "cause", "lists", found[0].split()[0])


def _phrases(text: str) -> Iterator[tuple[re.Match[str], _PhraseRow]]:
    """Phrases of the table in a text, the longest at each place, in text order."""
    yield from ((m, _rows()[m[0].lower()]) for m in _pattern().finditer(text))


@cache
def _rows() -> dict[str, _PhraseRow]:
    return {row.phrase: row for row in load_table("answer_phrases", _PhraseRow)}


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_rows(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.I)


def _answer(claim: Claim, words: str, rest: str, asks: Asks, way: Way, by: str) -> Answer:
    words = NOT_THEM.sub("", BACKERS.sub("", words)).strip() or words
    return Answer(claim=claim.id, words=words, rest=rest, asks=asks, way=way, by=by)
