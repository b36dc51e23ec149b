"""Questions that a report asks or leaves open."""

from __future__ import annotations

from spacy.tokens import Span as Sentence

from reportedly.read.draft import Passage
from reportedly.read.syntax import Syntax

OPEN_WORDS = frozenset({"unclear", "unknown", "uncertain", "mystery", "unanswered", "unexplained"})
KNOWING = frozenset({"clear", "known", "certain", "obvious"})
ASKING = frozenset({"question", "guess", "say", "tell", "explain", "debate"})
COMPLEMENTS = frozenset({"acomp", "attr", "oprd", "advmod"})
QUESTION_WORDS = frozenset({"who", "whom", "why", "whether", "how", "what", "where", "when", "which", "if"})


def is_question(syntax: Syntax, passage: Passage) -> bool:
    """Tell whether a passage asks, or says that something is not known."""
    head = syntax.doc[passage.head]
    if passage.content.text.endswith("?") or _is_asked(syntax.sentences[syntax.sentence_number(head)]):
        return True
    below = [(c.dep_, c) for c in head.children]
    told = {head.lower_, *(c.lower_ for dep, c in below if dep in COMPLEMENTS)}
    if not told.isdisjoint(OPEN_WORDS):
        return True
    if any(dep in ("csubj", "csubjpass") and c.left_edge.lower_ in QUESTION_WORDS for dep, c in below):
        words = {t.lower_ for t in head.subtree if t.i >= head.i}
        return bool(words & (OPEN_WORDS | KNOWING | ASKING))
    if not any(dep == "neg" for dep, _ in below):
        return False
    if not told.isdisjoint(KNOWING):
        return True
    asks = any(dep == "ccomp" and c.left_edge.lower_ in QUESTION_WORDS for dep, c in below)
    return asks and head.lemma_ in ("know", "say", "explain", "specify", "disclose")


def _is_asked(sentence: Sentence) -> bool:
    """Tell whether a sentence ends in a question mark, within quotation marks or not."""
    tail = ""
    for token in reversed(sentence):
        tail = token.text_with_ws + tail
        if said := tail.rstrip().rstrip("\"”'"):
            return said.endswith("?")
    return False
