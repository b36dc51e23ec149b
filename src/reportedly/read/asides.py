"""Who denies or confirms what was said just before: "…, a claim the army denied", "… . The army disputed this."

The words before are then told twice, by two voices that may disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.attribution import Attribution, Source
from reportedly.model.span import Span
from reportedly.read.cues import cue_row, cue_tokens
from reportedly.read.grammar import OBJECTS, agent, subject
from reportedly.read.sources import can_speak, source_kind, source_of
from reportedly.read.stretch import quote_of
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence

ANSWERING = frozenset({"deny", "reject", "dispute", "dismiss", "refute", "rebut", "repudiate", "confirm"})
TOLD = frozenset(
    {"claim", "charge", "allegation", "accusation", "assertion", "report", "account", "version", "figure", "statement"}
)
BREAKS = frozenset({",", "–", "—", "-"})
CLOSING = frozenset({",", ";", ".", "?", "!", "–", "—"})
BARE = frozenset({"which", "something"})
POINTING = frozenset({"this", "that", "it"})


@dataclass(frozen=True, slots=True)
class Aside:
    """The stretch of an aside, and who says in it that what stands before is so or is not so."""

    stretch: Span
    voice: Attribution


def asides_in(text: str, sentence: Sentence) -> Iterator[Aside]:
    """The asides of a sentence, in its order."""
    for verb in sentence:
        if verb.lemma_ not in ANSWERING or verb.pos_ != "VERB" or cue_row(verb) is None:
            continue
        if _is_negated(verb):
            continue
        start = _break_before(verb)
        opening = _opening(verb.doc[start + 1 : verb.i]) if start is not None else 0
        if start is None or not opening or not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[sentence.start : start]):
            continue
        source, cue = _who(text, verb, start + 1 + opening), quote_of(text, cue_tokens(verb))
        if source is not None and cue is not None:
            end = _last(verb)
            stretch = Span(verb.doc[start].idx, end.idx + len(end))
            yield Aside(stretch, Attribution(source=source, cue=cue, actor=None))


def answers_in(text: str, sentence: Sentence) -> Iterator[Attribution]:
    """Who says of the sentence before that it is so or is not so: "the army disputed this"."""
    for verb in sentence:
        if verb.lemma_ not in ANSWERING or verb.pos_ != "VERB" or cue_row(verb) is None or _is_negated(verb):
            continue
        pointing = any(c.lower_ in POINTING and c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.children)
        who = subject(verb) if pointing else None
        source, cue = source_of(text, who) if who is not None else None, quote_of(text, cue_tokens(verb))
        if source is not None and cue is not None and who is not None and who.pos_ in ("NOUN", "PROPN"):
            yield Attribution(source=source, cue=cue, actor=None)


def _is_negated(verb: Token) -> bool:
    """ "A claim the army has not confirmed" answers nothing."""
    return any(c.dep_ == "neg" or c.lower_ in ("neither", "nor") for c in verb.children)


def _break_before(verb: Token) -> int | None:
    """The comma or dash that opens the stretch in which the verb stands."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].text not in BREAKS:
        at -= 1
    return at if at > verb.sent.start else None


def _opening(words: Sentence) -> int:
    """How many words take up what was said: "which", "a claim that"; none where the stretch opens otherwise."""
    lower = [t.lower_ for t in words[:3]]
    if lower[:1] and lower[0] in BARE:
        size = 1
    elif len(lower) > 1 and lower[0] in ("a", "an", "the") and words[1].lemma_.lower() in TOLD:
        size = 2
    else:
        return 0
    return size + (lower[size : size + 1] in (["that"], ["which"]))


def _who(text: str, verb: Token, start: int) -> Source | None:
    """The subject between the opening and the verb, or of the passive the one behind "by"."""
    own = [t for t in verb.doc[start : cue_tokens(verb)[0].i] if t.pos_ not in ("ADV", "AUX")]
    if not own:
        by = agent(verb) if verb.tag_ == "VBN" else None
        return source_of(text, by) if by is not None else None
    if any(c.dep_ in OBJECTS and c.i > verb.i for c in verb.children):
        return None  # "which the army denied entry" has an object of its own
    head = next((t for t in reversed(own) if t.pos_ in ("NOUN", "PROPN", "PRON") and can_speak(t)), None)
    quote = quote_of(text, own) if head is not None else None
    return Source(quote=quote, kind=source_kind(head, quote)) if head is not None and quote is not None else None


def _last(verb: Token) -> Token:
    """The last word of the aside."""
    at = verb.i
    while at + 1 < verb.sent.end and verb.doc[at + 1].text not in CLOSING:
        at += 1
    return verb.doc[at]
