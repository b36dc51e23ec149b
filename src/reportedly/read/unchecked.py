"""Which claims are meant where a text says that something could not be checked: those beside it, or those before."""

from __future__ import annotations

from collections.abc import Callable
from operator import gt, lt, ne

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.model.span import Span
from reportedly.read.clauses import names_event
from reportedly.read.cues import cue_row
from reportedly.read.draft import Draft, Passage
from reportedly.read.grammar import OBJECTS
from reportedly.read.token import Token
from reportedly.read.unsupported import lacks_support, support_words
from reportedly.read.verb_cues import is_reduced
from reportedly.read.verification import (
    POINTERS,
    denies_check,
    is_condition,
    only_denies_check,
    own_content,
    points_back,
    stands_alone,
)

STEM = 4
"""Letters by which "bombing" and "bombed" are known for the same."""
SEVERAL = frozenset({"neither", "both", "either", "none", "any", "all"})
SEVERAL_BACK = 2
"""How many sentences back "neither claim could be verified" reaches."""
ALL = frozenset({"none", "any", "all"})
ALL_BACK = 8
"""And "none of the accounts could be verified"."""


def unchecked_passages(draft: Draft) -> dict[str, set[Span]]:
    """Passages that "this could not be verified", beside or after them, is about, with the word that says so."""
    found: dict[str, set[Span]] = {}
    for number, sentence in enumerate(draft.syntax.sentences):
        word = denies_check(sentence, draft.syntax.words)
        if word is None:
            continue
        if (elsewhere := _of_whole_text(word)) is not None:
            for passage in draft.passages:
                if passage.chain and elsewhere(_sentence(draft, passage), number):
                    found.setdefault(passage.id, set()).add(_span(word))
            continue
        beside = [p for p in draft.passages if _sentence(draft, p) == number]
        about = [p for p in beside if _is_about(word, p, draft)]
        back = is_condition(word) or only_denies_check(sentence, draft.syntax.words) or points_back(word)
        if not about and back:
            reach = _reach(word)
            about = _meant([p for p in draft.passages if number - reach <= _sentence(draft, p) < number], word, draft)
        for passage in about:
            found.setdefault(passage.id, set()).add(_span(word))
    return found


def _of_whole_text(word: Token) -> Callable[[int, int], bool] | None:
    """Which sentences are meant where "the claims in this bulletin" or "the reports below" were not checked."""
    about = [c for holder in (word, word.head) for c in holder.children if c.dep_ in (*OBJECTS, "nsubjpass", "nsubj")]
    told = [s for s in about if s.lemma_.lower() == "information" or (s.tag_ == "NNS" and cue_row(s))]
    below = [t for s in told for t in s.subtree if t.i > s.i]
    if any(t.lower_ in support_words("below") for t in below):
        return gt
    if any(t.lower_ in support_words("above") for t in below):
        return lt
    own = support_words("text")
    here = any(t.lower_ == "this" and t.head.lemma_.lower() in own and t.head.dep_ == "pobj" for t in below)
    return ne if here else None


def _reach(word: Token) -> int:
    """How many sentences back a text means that says of something told that it was not checked."""
    if any(t.lower_ in ALL and any(c.lower_ == "of" for c in t.children) for t in word.sent):
        return ALL_BACK
    return SEVERAL_BACK if _means_several(word) or _owners(word) else 1


def _is_about(word: Token, passage: Passage, draft: Draft) -> bool:
    """Whether a claim of the same sentence is meant."""
    if _only_points(passage, draft) or (points_back(word) and _says_so(passage, word)):
        return False
    if any(_within(word, f) for f in passage.frames) or _in_aside(word, passage):
        return True
    head = draft.syntax.doc[passage.head]
    if is_reduced(head) and head.is_ancestor(word):
        return True  # "Photographs said to show the wreck have not been authenticated"
    if (own := own_content(word)) is not None:
        return own == head or own.is_ancestor(head)
    if stands_alone(word):
        return head == word.head or word.head.is_ancestor(head) or head.is_ancestor(word)
    beside = any(c == head or c.is_ancestor(head) for c in word.children if c.dep_ == "conj")
    return bool(passage.chain) and not (_is_document(word) and beside)


def _says_so(passage: Passage, word: Token) -> bool:
    """Whether a passage is the very words that say so: "I cannot prove it", "we found nothing to support that"."""
    inside = any(_within(word, span) for span in passage.content.spans)
    return passage.head == word.i or (inside and lacks_support(word))


def _only_points(passage: Passage, draft: Draft) -> bool:
    """Whether the words of a passage are no more than what points back: "has confirmation of neither account"."""
    head = draft.syntax.doc[passage.head]
    below = {c.dep_ for c in head.children}
    return (
        cue_row(head) is not None
        and head.pos_ == "NOUN"
        and below == {"det"}
        and any(c.lower_ in POINTERS for c in head.lefts)
    )


def _is_document(word: Token) -> bool:
    """Whether it is a video or a letter that was not checked, and no claim."""
    return any(source_nouns().get(c.lemma_.lower()) == "document" for c in word.children if c.dep_ in OBJECTS)


def _means_several(word: Token) -> bool:
    """ "Neither claim", "none of the accounts": more than what was said last."""
    return any(t.lower_ in SEVERAL or (t.lower_ == "which" and t.dep_ == "det") for t in word.sent)


def _in_aside(word: Token, passage: Passage) -> bool:
    """Whether a relative clause of the passage says that its subject, or all of it, was not checked."""
    above = [word, *word.ancestors]
    held = any(_within(word, s) for s in passage.content.spans)
    if held and _opens_bracket(word):
        return True
    return held and any(t.dep_ in ("relcl", "acl", "ccomp") and _stands_for_it(t.head, t.dep_) for t in above)


def _opens_bracket(word: Token) -> bool:
    """ "(not independently confirmed)", wherever the bracket itself was hung."""
    first = word.left_edge
    return first.text == "(" or (first.i > 0 and first.doc[first.i - 1].text == "(")


def _stands_for_it(noun: Token, aside: str) -> bool:
    """The subject, "a claim" that stands beside the clause for the whole of it, or the video that all of it is from."""
    if noun.dep_ == "pobj" and source_nouns().get(noun.lemma_.lower()) == "document":
        return True
    if aside != "relcl":
        return False
    return noun.dep_ in ("nsubj", "nsubjpass") or (noun.dep_ == "appos" and cue_row(noun) is not None)


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.idx < span.end


def _meant(passages: list[Passage], word: Token, draft: Draft) -> list[Passage]:
    """Of the passages before, those that the subject of "could not be verified" names; all where it names none."""
    stems = {t.lemma_.lower()[:STEM] for t in _subjects(word) if t.pos_ == "NOUN" and names_event(t)}
    named = [p for p in passages if stems & {t.lemma_.lower()[:STEM] for t in draft.syntax.tokens_in(*p.content.hull)}]
    return _of_owner(_owners(word), passages) or named or [p for p in passages if p.chain] or passages


def _subjects(word: Token) -> list[Token]:
    return [t for c in word.children if c.dep_ in ("nsubjpass", "nsubj", "dobj") for t in c.subtree]


def _owners(word: Token) -> set[str]:
    """Whose claim it is that was not checked: "the rebels' claim could not be verified"."""
    return {t.lemma_.lower() for t in _subjects(word) if t.dep_ == "poss" and t.pos_ in ("NOUN", "PROPN")}


def _of_owner(owners: set[str], passages: list[Passage]) -> list[Passage]:
    links = {p.id: p.chain[-1].source for p in passages if p.chain}
    return [p for p in passages if (s := links.get(p.id)) and owners & _stems(s.quote.text)]


def _stems(words: str) -> set[str]:
    lower = words.lower().split()
    return {*lower, *(w.rstrip("s") for w in lower)}


def _sentence(draft: Draft, passage: Passage) -> int:
    return draft.syntax.sentence_number(draft.syntax.doc[passage.head])


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
