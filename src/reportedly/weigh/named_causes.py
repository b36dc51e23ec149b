"""What a claim names as culprit, cause or reason, by a phrase of the table or by a cue that blames or owns up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.model.claim import Claim
from reportedly.weigh.answer import NOBODY, TO_DO, Answer, Asks, actors_of, answered
from reportedly.weigh.culprits import bare
from reportedly.weigh.deeds import deeds_in, does_harm
from reportedly.weigh.gist import stems_in

BLAMING = re.compile(r"\b(?:blam|accus|attribut|held|holds|suspect|charged|pinned|put)", re.I)
BLAMES_OUTRIGHT = re.compile(r"\b(?:blam|accus|attribut)", re.I)
HELD = re.compile(r"^.*\b(?:makes?|made|holds?|held|holding)\b ", re.I)
"""Who blames stands before these, and whom they blame behind: "the government holds rebels [responsible for]"."""
OWNING_UP = re.compile(r"\b(?:claim|admit|accept|own)", re.I)
"""Cues by which somebody says of a deed that it was theirs."""
BLAMED_ON = re.compile(r"^(?P<rest>.+) (?:on|to) (?P<words>.+)$")
BLAMED_FOR = re.compile(
    r"^(?P<words>.+?) (?:for|over|of(?= \w+ing\b| any\b)|responsible for|to blame for) (?P<rest>.+)$"
)
BEGINNING = 3
"""Letters by which phrases are looked for at first; none is shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PhraseRow:
    phrase: str
    answer: Literal["before", "after"]
    asks: Asks
    source: str


def by_blame(claim: Claim) -> Answer | None:
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
        return answered(claim, claim.content.text, "", "cause", "blames", cue.text)
    if told is None:
        return None
    return answered(claim, told["words"], told["rest"], "cause", "blames", cue.text)


def by_owning_up(claim: Claim) -> Answer | None:
    """Somebody says of a deed that it was theirs: "the rebels claimed [the attack on the plant]"."""
    link = claim.attribution[-1] if claim.attribution else None
    if link is None or link.cue is None or link.source is None or not OWNING_UP.search(link.cue.text):
        return None
    text = claim.content.text
    theirs = claim.factuality.tense is None or re.match(r"(?:they|it|he|she|we)\b.*\bresponsib|responsib", text, re.I)
    if not theirs or not any(does_harm(deed.kind) for deed in deeds_in(text)):
        return None
    return answered(claim, link.source.quote.text, text, "cause", "owns up", link.cue.text)


def by_phrase(claim: Claim) -> Answer | None:
    """A phrase of the table tells on which of its sides the culprit, the cause or the reason stands."""
    text = claim.content.text
    found = [(m, row) for m, row in _phrases(text) if _splits(claim, text, m, row)]
    if not found:
        return None
    match, row = _main_of(found, text)
    before, after = text[: match.start()].strip(" ,;:"), text[match.end() :].strip(" ,;:")
    before = HELD.sub("", before) if match[0].lower().startswith(("responsible", "to blame")) else before
    after = f"{match[0]} {after}" if row.asks == "reason" else after
    words, rest = (bare(before), after) if row.answer == "before" else (after, before)
    if words.lower() in NOBODY:
        words = actors_of(claim) or words
    return answered(claim, words, rest, row.asks, "phrase", match[0])


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
    return bool(stems_in(side) - NOBODY) or bool(actors_of(claim) and side.strip())


def _phrases(text: str) -> Iterator[tuple[re.Match[str], _PhraseRow]]:
    """Phrases of the table in a text, the longest at each place, in text order."""
    yield from ((m, _rows()[m[0].lower()]) for m in _pattern().finditer(text))


@cache
def _rows() -> dict[str, _PhraseRow]:
    return {row.phrase: row for row in load_table("answer_phrases", _PhraseRow)}


@cache
def _pattern() -> re.Pattern[str]:
    """Those that begin alike stand together: at most places in a text none has to be tried."""
    beginning: dict[str, list[str]] = {}
    for phrase in sorted(_rows(), key=len, reverse=True):
        beginning.setdefault(phrase[:BEGINNING], []).append(phrase[BEGINNING:])
    groups = (f"{re.escape(start)}(?:{'|'.join(map(re.escape, ends))})" for start, ends in beginning.items())
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.I)
