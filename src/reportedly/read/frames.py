"""Words around a content that govern how surely it is said: "it is possible that", and sentences that open a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model.span import Span
from reportedly.read.clauses import LIST_ORDINALS, SUBJECTS
from reportedly.read.cues import cue_row
from reportedly.read.draft import Draft, Passage
from reportedly.read.grammar import OBJECTS
from reportedly.read.hedges import effect
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence
from reportedly.read.verification import COPULAS, asked_before, denies
from reportedly.read.words import Words

LIST_NOUNS = frozenset(
    {
        "assumption",
        "possibility",
        "theory",
        "explanation",
        "scenario",
        "hypothesis",
        "reason",
        "guess",
        "version",
        "reading",
    }
)
TOLD = frozenset({"version", "reading", "reason"})
"""Answers that somebody may give for certain: "another version has it that"."""
GUESSED = LIST_NOUNS - TOLD
"""Those that the sentence itself calls no more than guesses, where it lists them behind a colon."""
THEORIES = frozenset({"theory", "hypothesis", "explanation"})
"""Nouns by which nobody speaks, but a possible answer to "why" is put: "a rival theory has it that"."""
WHY_NOUNS = LIST_NOUNS | {"motive", "cause", "motivation", "trigger", "rationale", "interpretation"}
"""What an answer to "why" is called where a sentence names it: "the likely motive is revenge"."""
NAMING = frozenset({"be", "remain", "include"})
HOLDING = frozenset({"be", "hold", "say", "posit", "suggest"})
"""What an item of a list does to its answer: "the second is that", "a third holds that"."""
OPENING_WORDS = frozenset({"another", "one", "first", "second", "third", "fourth", "last", "final"})


def framed_clause(head: Token) -> Token | None:
    """What a main clause only frames: the clause of "it is likely that X", the answer of "the likely motive is X"."""
    if denies(head) and head.lemma_ not in COPULAS:
        told = [c for c in head.children if c.dep_ in OBJECTS and cue_row(c)]
        listed = [c for c in head.children if c.dep_ in ("dep", "parataxis") and c.left_edge.nbor(-1).text == ":"]
        either = [c for c in head.children if c.dep_ == "conj" and c.i > head.i]
        holders = (head, *told, *either)
        held = (c for holder in holders for c in holder.children if c.dep_ in ("ccomp", "csubj", "acl", "relcl"))
        clauses = (c for c in held if c.i > head.i and (c.head == head or c.left_edge.lower_ == "that"))
        return next(clauses, listed[0] if listed else None)
    if (asked := asked_before(head)) is not None and denies(head):
        return asked
    if (answer := _answer(head)) is not None:
        return answer
    if head.lemma_ != "be":
        return None
    says = next((c for c in head.children if c.dep_ == "ccomp" and c.i > head.i), None)
    subject = next((c for c in head.children if c.dep_ in (*SUBJECTS, "dep") and c.i < head.i), None)
    if says is None or subject is None or not any(c.dep_ == "mark" for c in says.children):
        return None
    if subject.lower_ == "it":
        complement = next((c for c in head.children if c.dep_ == "acomp"), None)
        return says if complement is not None and effect(complement) else None
    numbered = subject.lower_ in OPENING_WORDS
    return says if numbered or effect(subject) or subject.lemma_.lower() in LIST_NOUNS else None


def _answer(head: Token) -> Token | None:
    """What is named as an answer to "why", in two words or more: "the most likely explanation is a drone strike"."""
    if head.lemma_ not in NAMING or any(c.dep_ in ("ccomp", "neg") for c in head.children):
        return None
    subject = next((c for c in head.children if c.dep_ in SUBJECTS and c.i < head.i), None)
    if subject is None or subject.lemma_.lower() not in WHY_NOUNS:
        return None
    named = (c for c in head.children if c.dep_ in ("attr", "dobj") and c.i > head.i and c.pos_ in ("NOUN", "PROPN"))
    return next((c for c in named if c.left_edge != c.right_edge), None)


def told_as_theory(draft: Draft, passage: Passage) -> bool:
    """Tell whether a passage is put as a theory by the very words that attribute it: "one theory holds that"."""
    link = passage.chain[-1] if passage.chain else None
    cue = draft.syntax.tokens_in(*link.cue.hull) if link and link.cue and link.source is None else ()
    return any(t.pos_ == "NOUN" and t.lemma_.lower() in THEORIES for t in cue)


def is_one_answer(frame: Iterable[Token]) -> bool:
    """Tell whether the words around an answer call it one of several: "a simpler explanation would be that"."""
    nouns = (t for t in frame if t.pos_ == "NOUN" and t.lemma_.lower() in WHY_NOUNS - TOLD)
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for noun in nouns for c in noun.lefts)


def opens_list(sentence: Sentence, words: Words) -> bool:
    """Tell whether a sentence only announces possibilities: "several unconfirmed theories are going round".

    One that goes on to name them behind a colon announces nothing.
    """
    if LIST_NOUNS.isdisjoint(words.lemma[sentence.start : sentence.end]):
        return False
    if ":" in words.text[sentence.start : max(sentence.end - 2, 0)]:
        return False
    head = sentence.root
    if _answer(head) is not None:
        return False
    subjects = [c for c in head.children if c.dep_ in (*SUBJECTS, "attr")]
    for noun in (t for s in subjects for t in s.subtree):
        if noun.lemma_.lower() in LIST_NOUNS and noun.tag_ == "NNS":
            return not any(c.dep_ == "ccomp" for c in head.children)
    return False


def is_list_item(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence opens with an ordinal that numbers it: "First, …", "Another possibility is …"."""
    words = [t for t in tokens if not t.is_space]
    if len(words) < 3:
        return False
    if words[0].lower_ in LIST_ORDINALS and words[1].text in (",", ":"):
        return True
    lead = words[1] if words[0].lower_ in ("a", "the") else words[0]
    named = any(w.lemma_.lower() in LIST_NOUNS or w.lemma_ in HOLDING for w in words[1:4])
    aside = lead.head.lemma_ in HOLDING and lead.dep_ in SUBJECTS  # "the first, favoured by officers, is that"
    return lead.lower_ in OPENING_WORDS and (named or aside)


def span_of(tokens: Sequence[Token]) -> Span:
    """The stretch from the first to the last token."""
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def hedges_itself(tokens: Sequence[Token]) -> bool:
    """Tell whether the words around a framed clause say how sure it is: "another possibility is that"."""
    return any(effect(t) or t.lemma_.lower() in LIST_NOUNS for t in tokens)
