"""What is called false right behind it: "reports that the dam had burst are untrue"."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.model.span import Quote, Span
from reportedly.read.bearing.vocabulary import class_of
from reportedly.read.cues import cue_row
from reportedly.read.draft import AttributedContent, Draft

VERDICT = re.compile(
    r"\s*\b(?P<be>is|are|was|were)\s+(?:\w+ly\s+|all\s+)?"
    r"(?:(?P<not>not)\s+(?=true|correct|accurate|so\b))?(?:an?\s+)?(?:pure\s+|mere\s+|complete\s+)?(?P<word>\w+)",
    re.IGNORECASE,
)
THAT = re.compile(r"\b(?P<noun>\w+)\s+that\s+$")
BEFORE = 30
ONE = frozenset({"is", "was"})
ASKING = frozenset({"what", "who", "whoever", "whatever", "how", "why"})


def verdict_behind(text: str, end: int) -> Span | None:
    """The words that call false what ends here: "false" of "… are false"; None where nothing does."""
    said = VERDICT.match(text, end)
    return _false_words(said) if said else None


def told_by_noun(draft: Draft, start: int) -> bool:
    """Whether what begins here is what a noun tells: "media reports that …"."""
    opening = THAT.search(draft.report.text, max(0, start - BEFORE), start)
    noun = next(iter(draft.syntax.tokens_in(*opening.span("noun"))), None) if opening else None
    return noun is not None and noun.pos_ == "NOUN" and cue_row(noun) is not None


def up_to_verdict(draft: Draft, triple: AttributedContent) -> AttributedContent:
    """What reports tell, without the verdict on them: "claims that the guards fired are baseless".

    The verb must agree with the noun for what is told, and another must stand before it: "the claim that the treaty is
    a lie" tells that it is one.
    """
    if triple.cue is None or triple.cue.start >= triple.content.start or len(triple.content.spans) > 1:
        return triple
    noun = draft.syntax.tokens_in(*triple.cue.hull)[-1]
    if noun.pos_ != "NOUN" or cue_row(noun) is None:
        return triple
    text, start, end = draft.report.text, triple.content.start, triple.content.end
    for said in VERDICT.finditer(text, start + 1, end):
        of_noun = (said["be"].lower() in ONE) == (noun.tag_ == "NN")
        told = list(draft.syntax.tokens_in(start, said.start()))
        clause = any(t.pos_ in ("VERB", "AUX") for t in told) and told[0].lower_ not in ASKING
        if of_noun and clause and _false_words(said) and not text[said.end() : end].strip(' .,"”’'):
            return replace(triple, content=Quote.cut(text, [(start, said.start())]))
    return triple


def _false_words(said: re.Match[str]) -> Span | None:
    if said["not"]:
        return Span(said.start("not"), said.end("word"))
    return Span(*said.span("word")) if said["word"].lower() in class_of("falsity") else None
