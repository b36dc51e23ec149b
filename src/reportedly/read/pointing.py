"""Sentences that only say whose the one before is: "This was reported by X, citing Y", "… X reported. It cited Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.model.span import Quote
from reportedly.read.asides import POINTING
from reportedly.read.cues import cue_tokens
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.grammar import OBJECTS, is_passive, subject
from reportedly.read.sources import PRONOUNS, can_speak, source_of
from reportedly.read.stretch import quote_at, quote_of
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence

REPORTING = frozenset({"report", "write", "announce", "communicate", "inform", "state"})
CITING = frozenset({"cite", "quote"})


def pointing_back(draft: Draft, told: list[AttributedContent]) -> Iterator[AttributedContent]:
    """The attributions, those of "this" with the words that it stands for, and those of who is cited afterwards."""
    said: dict[int, Quote] = {}
    for triple in told:
        if triple.cue and triple.content.text.lower() in POINTING and _reports(draft, triple.cue):
            number = _number(draft, triple.cue)
            before = _before(draft, number)
            if before is not None and not any(_touches(t, before) for t in told):
                said[number] = before
    for triple in told:
        number = _number(draft, triple.cue) if triple.cue and said else -1
        meant = said[number] if number in said and _only_points(draft, triple) else None
        yield replace(triple, content=meant, makes_claim=True) if meant else triple
    for sentence in draft.syntax.sentences:
        yield from _cited_afterwards(draft, sentence, told)


def _reports(draft: Draft, cue: Quote) -> bool:
    return any(t.lemma_ in REPORTING for t in draft.syntax.tokens_in(*cue.hull))


def _number(draft: Draft, quote: Quote) -> int:
    return draft.syntax.sentence_number(draft.syntax.tokens_in(*quote.hull)[0])


def _before(draft: Draft, number: int) -> Quote | None:
    """The sentence before, in the same paragraph."""
    if number < 1:
        return None
    before, text = draft.syntax.sentences[number - 1], draft.report.text
    apart = "\n" in text[before.end_char : draft.syntax.sentences[number].start_char]
    return None if apart else quote_at(text, [(before.start_char, before.end_char)])


def _touches(triple: AttributedContent, quote: Quote) -> bool:
    return triple.content.hull.overlaps(quote.hull)


def _only_points(draft: Draft, triple: AttributedContent) -> bool:
    """Whether a content is no more than "this", or the whole of "X reported this"."""
    words = draft.syntax.tokens_in(*triple.content.hull)
    return triple.content.text.lower() in POINTING or any(
        c.lower_ in POINTING and c.dep_ in (*OBJECTS, "nsubjpass")
        for t in words
        if t.lemma_ in REPORTING
        for c in t.children
    )


def _cited_afterwards(draft: Draft, sentence: Sentence, told: list[AttributedContent]) -> Iterator[AttributedContent]:
    """ "It cited a pilot": a pronoun that cites somebody, and says no more, for what it has just been said to say."""
    if CITING.isdisjoint(draft.syntax.words.lemma[sentence.start : sentence.end]):
        return
    verb, text = sentence.root, draft.report.text
    if verb.lemma_ not in CITING or is_passive(verb) or any(t.lower_ in ("saying", "that") for t in sentence):
        return
    who, cited = subject(verb), _cited(verb)
    if who is None or who.lower_ not in PRONOUNS or cited is None:
        return
    number = draft.syntax.sentence_number(verb)
    before = _before(draft, number)
    last = next((t for t in reversed(told) if before and _touches(t, before) and t.source and t.makes_claim), None)
    source, cue = source_of(text, cited), quote_of(text, [who, *cue_tokens(verb)])
    if last is not None and source is not None and cue is not None:
        yield AttributedContent(source=source, cue=cue, content=last.content, outer=None)


def _cited(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in OBJECTS and can_speak(c)), None)
