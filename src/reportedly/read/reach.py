"""How far what somebody says reaches: to where another speaks, and to the end of a phrase that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.span import Quote, Span
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.quotations import Quotations
from reportedly.read.singled_out import WHO, one_singled_out
from reportedly.read.sources import FIRST_PERSON, is_pronoun
from reportedly.read.stretch import quote_at
from reportedly.read.token import Token

MARKS = re.compile('["“”«»]')
RELATIVE = frozenset({"that", "which", "who"})
ABOUT = frozenset({"nsubj", "nsubjpass"})
ENDED = re.compile(r"[.!?]\s")
TRAILING = frozenset({"appos", "prep", "npadvmod", "advmod"})
"""How a phrase hangs that goes on after a comma: "…, about 5 km north-east of the ford"."""


def up_to_others(triple: AttributedContent, triples: Sequence[AttributedContent], text: str) -> AttributedContent:
    """ "According to X, …; Y denied that …": what somebody says ends at a semicolon past which somebody else speaks.

    What stands in quotation marks goes on.
    """
    said = triple.content.hull
    end = text.find(";", *said)
    if triple.cue is None or end < 0 or MARKS.search(text, said.start - 1, end):
        return triple
    behind = Span(end, said.end)
    others = (t.source.quote for t in triples if t.source and t.cue and t is not triple and not is_pronoun(t.source))
    if not any(behind.contains(quote.hull) for quote in others):
        return triple
    cut = Quote.cut(text, [(s.start, min(s.end, end)) for s in triple.content.spans if s.start < end])
    return replace(triple, content=cut) if cut else triple


def up_to_the_speaker(
    triple: AttributedContent, triples: Sequence[AttributedContent], quotations: Quotations, text: str
) -> AttributedContent:
    """ "They say that it was the army. I tell you, …": what one who is quoted says of others ends where he says "I"."""
    quoted = quotations.around(triple.cue.start) if triple.cue and triple.source else None
    if quoted is None or triple.cue is None or (triple.source and triple.source.quote.text in FIRST_PERSON):
        return triple
    own = (t.source.quote.start for t in triples if t.source and t.cue and t.source.quote.text in FIRST_PERSON)
    behind = (at for at in own if quoted.contains(Span(at, at + 1)) and at > max(triple.cue.end, triple.content.start))
    end = min((at for at in behind if ENDED.search(text, triple.content.start, at)), default=triple.content.end)
    if end >= triple.content.end:
        return triple
    end = len(text[:end].rstrip(" .!?,"))
    cut = quote_at(text, [(s.start, min(s.end, end)) for s in triple.content.spans if s.start < end])
    return replace(triple, content=cut) if cut else triple


def from_the_subject(draft: Draft, triple: AttributedContent) -> AttributedContent:
    """The content with what its verb is about, where it begins with a clause on that: "the post | that they took"."""
    said = list(draft.syntax.tokens_in(*triple.content.spans[0]))
    if not said or said[0].lower_ not in RELATIVE or said[0].i == said[0].sent.start:
        return triple
    subject = said[0].nbor(-1)
    if subject.dep_ not in ABOUT or not any(subject.head == t for t in said):
        return triple
    added = Span(subject.left_edge.idx, said[0].idx)
    spoken = [q for q in (triple.cue, triple.source and triple.source.quote) if q]
    if any(added.overlaps(quote.hull) for quote in spoken):
        return triple
    whole = quote_at(draft.report.text, [(added.start, triple.content.spans[0].end), *triple.content.spans[1:]])
    return replace(triple, content=whole) if whole else triple


def to_the_end(draft: Draft, triple: AttributedContent, triples: Sequence[AttributedContent]) -> AttributedContent:
    """What somebody says with the last phrase of the sentence where it hangs on it, and nobody else speaks in it.

    So with the clause that tells what those did whom it singles out: "that it was soldiers, and not rebels, who fired".
    """
    end = triple.content.end
    if triple.cue is None or triple.cue.start > triple.content.start or draft.report.text[end : end + 1] != ",":
        return triple
    said = list(draft.syntax.tokens_in(*triple.content.spans[-1]))
    if end + 1 >= said[-1].sent.end_char:
        return triple
    rest = [t for t in draft.syntax.tokens_in(end + 1, said[-1].sent.end_char) if t.i > said[-1].i]
    if not rest or not (_hangs_on(rest, said) or _tells_what_they_did(rest, said)):
        return triple
    behind = Span(end, rest[-1].idx + len(rest[-1]))
    others = (q for t in triples if t is not triple for q in (t.cue, t.content, t.source and t.source.quote) if q)
    if any(behind.overlaps(quote.hull) for quote in others):
        return triple
    whole = quote_at(draft.report.text, [*triple.content.spans[:-1], (triple.content.spans[-1].start, behind.end)])
    return replace(triple, content=whole) if whole else triple


def past_semicolon(draft: Draft, triple: AttributedContent, triples: Sequence[AttributedContent]) -> AttributedContent:
    """ "The army said it held the hill; two men had been wounded": the second half is told by whoever said the first.

    Only where it is put as speech is told again, in the past of a past cue or behind another "that", and nobody else,
    nor "he", is spoken of as doing something there.
    """
    text, end = draft.report.text, triple.content.end
    if triple.cue is None or triple.source is None or text[end : end + 1] != ";" or triple.cue.start > end:
        return triple
    said = draft.syntax.tokens_in(*triple.content.spans[-1])[-1]
    if end + 1 >= said.sent.end_char:
        return triple
    rest = [t for t in draft.syntax.tokens_in(end + 1, said.sent.end_char) if not t.is_space]
    while rest and rest[-1].is_punct:
        rest = rest[:-1]
    if not rest or MARKS.search(text, triple.cue.start, rest[-1].idx) or not _told_again(rest, triple.cue, draft):
        return triple
    behind = Span(end, rest[-1].idx + len(rest[-1]))
    others = (q for t in triples if t is not triple for q in (t.cue, t.content, t.source and t.source.quote) if q)
    if any(behind.overlaps(quote.hull) for quote in others):
        return triple
    whole = quote_at(text, [*triple.content.spans[:-1], (triple.content.spans[-1].start, behind.end)])
    return replace(triple, content=whole) if whole else triple


def _tells_what_they_did(rest: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether words behind a comma are the clause about one whom the words before it single out."""
    who = next((t for t in rest if not t.is_punct), None)
    singled = one_singled_out(who.head) if who is not None and who.lower_ in WHO else None
    return singled is not None and said[0].i <= singled.i <= said[-1].i


def _told_again(rest: Sequence[Token], cue: Quote, draft: Draft) -> bool:
    """Whether words behind a semicolon are a clause in the tense of indirect speech, with a noun for its subject."""
    subjects = [t for t in rest if t.dep_ in ("nsubj", "nsubjpass", "expl")]
    if not subjects or (subjects[0].pos_ == "PRON" and subjects[0].dep_ != "expl"):
        return False
    if rest[0].lower_ == "that" or [t.lower_ for t in rest[:2]] == ["and", "that"]:
        return True
    told = any(t.tag_ == "VBD" for t in draft.syntax.tokens_in(*cue.hull))
    verb = subjects[0].head
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return told and any(t.tag_ == "VBD" or t.lower_ in ("would", "could", "might") for t in finite)


def _hangs_on(rest: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether words behind a comma are one phrase without a verb that hangs on a word before it."""
    words = [t for t in rest if not t.is_punct]
    within, before = {t.i for t in rest}, {t.i for t in said}
    tops = [t for t in words if t.head.i not in within]
    if len(words) < 2 or any(t.pos_ in ("VERB", "AUX") for t in words) or any(t.text in ";:" for t in rest):
        return False
    return len(tops) == 1 and tops[0].dep_ in TRAILING and tops[0].head.i in before
