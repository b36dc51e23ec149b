"""The floor under attribution: what a page of regular expressions finds, without any analysis of the language.

Whatever reads attributions with a parser must do better than this, or the parser is not worth its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

VERBS = (
    "said|says|say|told|added|reported|reports|announced|claimed|claims|stated|warned|wrote|argued|insisted|noted|"
    "believes|believe|thinks|think|believed|explained|suggested|denied|confirmed|acknowledged|tweeted|declared|"
    "asked|argues|calls|called|described|promised|suggests|showed|shows|found|expects|expected|hopes|knows|feel|feels|"
    "testified|pointed out|saying|telling|according|vowed|admitted|replied|urged|revealed|predicted|wants|wanted"
)
NAME = r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts)\s)?(?:[\w'’.-]+\s){0,4}?[\w'’.-]+"
WHO = rf"(?P<source>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|{NAME})"
CUE = rf"(?P<cue>(?:has |had |have )?(?:{VERBS}))"

PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"^{WHO} {CUE} (?P<content>.+?)[.]?$",
        rf"(?P<content>^.+?),? {WHO} {CUE}[.]?$",
        rf"(?P<content>^.+?),? {CUE} {WHO}[.]?$",
        r"^(?P<cue>[Aa]ccording to) (?P<source>[^,]+), (?P<content>.+?)[.]?$",
        r"(?P<content>^.+?),? (?P<cue>according to) (?P<source>[^,.]+)[.]?$",
    )
)
SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’']*(?=\s+[\"“‘'A-Z]|\s*\n|\s*$)|(?=\n)|$)")
SPEECH = re.compile(rf"\b(?:{VERBS}|[Aa]ccording to)\b|[\"“”]")
QUOTED = re.compile(r"[\"“](?P<content>[^\"“”]{12,})[\"”]")

Spans = list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Spans of one attribution as the expressions see it."""

    source: Spans
    cue: Spans
    content: Spans

    @property
    def record(self) -> dict[str, Spans]:
        """The guess in the shape that the attribution scorer reads."""
        return {"source": self.source, "cue": self.cue, "content": self.content}


def guess_attributions(text: str) -> Iterator[Guess]:
    """One guess at most for each sentence, by the first expression that matches it; else its quoted words."""
    for sentence in SENTENCE.finditer(text):
        stretch = sentence[0].strip()
        start = sentence.start() + sentence[0].index(stretch) if stretch else 0
        found = next((m for p in PATTERNS if (m := p.search(stretch))), None)
        if found:
            yield Guess(**{role: [[start + found.start(role), start + found.end(role)]] for role in found.groupdict()})
        elif quoted := QUOTED.search(stretch):
            yield Guess(source=[], cue=[], content=[[start + quoted.start(), start + quoted.end()]])


def seems_speech(sentence: str) -> bool:
    """Whether a sentence holds a verb of saying or a quotation mark, which is as much as a floor can see."""
    return SPEECH.search(sentence) is not None
