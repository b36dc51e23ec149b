"""What kind of claim a passage makes, and, for explanations, which claims it explains."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.model.claim import ClaimKind
from reportedly.read.clauses import SUBJECTS, is_alternative, names_event
from reportedly.read.draft import Draft, Passage, Stage
from reportedly.read.exclusions import suspects_or_rules_out
from reportedly.read.explained import (
    POINTING,
    explained,
    follows_answer,
    follows_event,
    follows_rival,
    is_one_of_several,
    opinions_differ,
    question_before,
    told_events,
)
from reportedly.read.factuality import innermost_cue, is_called_false
from reportedly.read.frames import NAMING, WHY_NOUNS, told_as_theory
from reportedly.read.grounds import cites_ground, connects, is_put_as_alternative, tells_motive
from reportedly.read.hedges import effect
from reportedly.read.paragraphs import paragraph_breaks
from reportedly.read.questions import is_question
from reportedly.read.token import Token

FORECASTS = frozenset({"expect", "plan", "schedule", "due", "set", "poise", "intend", "likely", "predict", "forecast"})
STATIVE = frozenset(
    """
    be have remain belong need want know hold contain mean exist live lie stand own include seem appear consist believe
    think like depend matter involve concern resemble show deserve cost weigh measure border overlook control number
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
PICTURING = frozenset({"describe", "depict", "portray"})
ANSWERS = frozenset({"attr", "dobj"})
SUPPOSING = frozenset({"suspect", "believe", "think", "assume", "speculate", "presume", "suppose", "reckon"})
WHY_NAMED = re.compile(r"\b(?:cause|causes|motive|motives|reason why|reasons why)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationCueRow:
    """A phrase by which a text explains one thing by another."""

    phrase: str
    source: str


@cache
def explaining() -> re.Pattern[str]:
    """One pattern for all phrases of the lexicon."""
    phrases = sorted({row.phrase for row in load_table("explanation_cues", ExplanationCueRow)}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def run(draft: Draft) -> Draft:
    """Give every passage its kind, and every explanation what it explains."""
    kinds: dict[str, ClaimKind] = {}
    for n, passage in enumerate(draft.passages):
        kinds[passage.id] = _kind(draft, n, kinds)
    explanations = [n for n, p in enumerate(draft.passages) if kinds[p.id] == "explanation"]
    asked = any(draft.passages[n].purpose_of is None for n in explanations)
    told = list(told_events(draft, kinds)) if asked else []
    explains: dict[str, tuple[str, ...]] = {}
    for n in explanations:
        passage = draft.passages[n]
        if targets := explained(draft, n, told, explains, supposed=_supposes(draft, passage)):
            explains[passage.id] = targets
    return replace(draft, kinds=kinds, explains=explains)


def _kind(draft: Draft, at: int, kinds: Mapping[str, ClaimKind]) -> ClaimKind:
    passage = draft.passages[at]
    head = draft.syntax.doc[passage.head]
    if is_question(draft.syntax, passage):
        return "question"
    if passage.purpose_of is not None or _explains(draft, passage, head) or _puts_down_to(draft, passage):
        return "explanation"
    if connects(head) or (cites_ground(draft, passage) and follows_event(draft, at, kinds)):
        return "explanation"
    if _answers_why(draft, at, kinds):
        return "explanation"
    if _may_have_been(head) and _speaks_of_cause(draft, passage):
        return "explanation"
    if _forecasts(draft, passage, head):
        return "forecast"
    return "event" if passage.id in draft.events or happens(head) else "state"


def _answers_why(draft: Draft, at: int, kinds: Mapping[str, ClaimKind]) -> bool:
    """Tell whether what somebody says is an answer to "why" by where it stands, or is told as a theory."""
    passage = draft.passages[at]
    head = draft.syntax.doc[passage.head]
    if is_put_as_alternative(passage) and (_may_have_been(head) or follows_answer(draft, at, kinds)):
        return True
    if is_alternative(head) and follows_answer(draft, at, kinds):
        return True
    if not passage.chain:
        return False
    if told_as_theory(draft, passage):
        return True
    if _supposes(draft, passage) and question_before(draft, passage) is not None:
        return True
    if tells_motive(head) and follows_rival(draft, at, kinds):
        return True
    if not is_one_of_several(draft, passage):
        return False
    return opinions_differ(draft, passage) or (_supposes(draft, passage) and follows_rival(draft, at, kinds))


def _puts_down_to(draft: Draft, passage: Passage) -> bool:
    """Tell whether the source explains rather than tells: "blamed the clashes on", "see the move as".

    Not "called the report baseless", which denies it, nor "described water rising", which tells what was seen.
    """
    if _answers(draft, passage):
        return True
    cue = innermost_cue(draft, passage)
    if cue is None or cue.takes != "charge" or cue.lemma == "accuse" or is_called_false(draft, passage):
        return False
    words = list(draft.syntax.tokens_in(*passage.content.hull))
    return cue.lemma not in PICTURING or any(t.lower_ == "as" and _opens_noun(t) for t in words)


def _opens_noun(link: Token) -> bool:
    """ "As an act of revenge" says what a thing amounts to; "as tense", "as premature" only what it is like."""
    return any(c.pos_ in ("NOUN", "PROPN") for c in link.children)


def _answers(draft: Draft, passage: Passage) -> bool:
    """ "Police suspect arson", "a gas leak cannot be ruled out": a noun that somebody suspects or rules out."""
    link = passage.chain[-1] if passage.chain else None
    head = draft.syntax.doc[passage.head]
    if link is None or link.cue is None or head.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(map(suspects_or_rules_out, draft.syntax.tokens_in(*link.cue.hull)))


def _supposes(draft: Draft, passage: Passage) -> bool:
    """Tell whether somebody only thinks it: "divers suspect that cargo shifted"."""
    cue = innermost_cue(draft, passage)
    return cue is not None and cue.lemma in SUPPOSING


def _may_have_been(head: Token) -> bool:
    """Tell whether a clause says what may have happened: "an overheated axle may well have set fire to a tank"."""
    words = {c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    return "have" in words and not words.isdisjoint(("may", "might", "could"))


def _speaks_of_cause(draft: Draft, passage: Passage) -> bool:
    """Tell whether this paragraph or the one before it has spoken of a cause: "as for the cause, …"."""
    here = passage.content.start
    *_, start, _ = (0, 0, *(at for at in paragraph_breaks(draft.report.text) if at <= here))
    return WHY_NAMED.search(draft.report.text, start, here) is not None


def happens(head: Token) -> bool:
    """Tell by its verb whether a clause tells of something that happened or is going on, whatever its type."""
    if head.pos_ != "VERB" or head.lemma_ in STATIVE:
        return False
    auxiliaries = {c.lemma_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    return head.tag_ in ("VBD", "VBN") or "have" in auxiliaries or (head.tag_ == "VBG" and "be" in auxiliaries)


def _explains(draft: Draft, passage: Passage, head: Token) -> bool:
    naming = [frame for frame in passage.frames if _names_possibility(draft, frame)]
    if naming and (_is_there(head) or any(draft.report.text[end] == ":" for _, end in naming)):
        return True
    predicate = " ".join(t.lower_ for t in _predicate(draft, passage, head))
    return explaining().search(predicate) is not None or _identifies(head) or _is_behind(head)


def _names_possibility(draft: Draft, frame: tuple[int, int]) -> bool:
    return any(t.lemma_.lower() in WHY_NOUNS for t in draft.syntax.tokens_in(*frame))


def _is_there(head: Token) -> bool:
    return (
        head.lemma_ == "be" or head.dep_ in ("ccomp", "ROOT") or (head.dep_ in ANSWERS and head.head.lemma_ in NAMING)
    )


def _predicate(draft: Draft, passage: Passage, head: Token) -> Sequence[Token]:
    """The words from the main verb to the end of the complement that it opens, inside the passage."""
    inside = draft.syntax.tokens_in(*passage.content.hull)
    auxiliaries = [c.i for c in head.children if c.dep_ in ("aux", "auxpass", "advmod", "neg")]
    first = min([head.i, *auxiliaries])
    start = max(inside.start, first)
    end = min(inside.end, start + head.i - first + 6)
    return [inside.doc[i] for i in range(start, end)]


def _is_behind(head: Token) -> bool:
    """Tell whether a clause says what or who is behind an event: "a feud is behind the killings"."""
    if head.lemma_ not in ("be", "lie", "stand"):
        return False
    held = (o for c in head.children if c.lower_ == "behind" for o in c.children if c.dep_ == "prep")
    return any(names_event(o) or any(t.lower_ in POINTING | {"it"} for t in (o, *o.lefts)) for o in held)


def _identifies(head: Token) -> bool:
    """Tell whether a hedged "is" says what something just told amounts to: "this activity could be a rehearsal"."""
    if head.lemma_ != "be" or not any(c.dep_ == "attr" for c in head.children):
        return False
    hedged = any(effect(c) for c in head.children if c.dep_ in ("aux", "advmod"))
    subject = next((c for c in head.children if c.dep_ in SUBJECTS), None)
    return hedged and subject is not None and any(t.lower_ in POINTING for t in (subject, *subject.lefts))


def _forecasts(draft: Draft, passage: Passage, head: Token) -> bool:
    factuality = draft.factuality.get(passage.id)
    if factuality and factuality.tense == "future":
        return True
    if head.lemma_ in FORECASTS and any(c.dep_ == "xcomp" for c in head.children):
        return True
    modal = any(c.tag_ == "MD" and c.lower_ in ("may", "might") for c in head.children)
    if modal and head.tag_ == "VB" and head.pos_ == "VERB" and head.lemma_ not in STATIVE:
        return not any(c.lemma_ == "have" and c.dep_ == "aux" for c in head.children)
    to_come = [c for c in head.children if c.dep_ == "acomp" and c.lower_ in FORECASTS]
    return any(g.dep_ == "xcomp" for c in to_come for g in c.children)


STAGE = Stage(
    name="read.explanations",
    version=3,
    reads=("syntax", "passages", "events", "factuality"),
    writes=("kinds", "explains"),
    run=run,
)
