"""Questions that a report asks or leaves open."""

from __future__ import annotations

from reportedly.read.draft import Passage
from reportedly.read.syntax import Syntax
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence

OPEN_WORDS = frozenset({"unclear", "unknown", "uncertain", "mystery", "unanswered", "unexplained"})
KNOWING = frozenset({"clear", "known", "certain", "obvious"})
ASKING = frozenset({"question", "guess", "say", "tell", "explain", "debate"})
COMPLEMENTS = frozenset({"acomp", "attr", "oprd", "advmod"})
DISPUTED = frozenset({"disputed", "contested"})
SETTLING = frozenset({"know", "say", "explain", "specify", "disclose", "establish", "determine", "ascertain"})
UNSETTLED = frozenset({"cause", "causes", "reason", "reasons", "motive", "motives", "identity", "origin"})
"""What is asked about where it has "not been established": "the cause of the fire has not been determined"."""
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
    if head.lower_ in DISPUTED and head.left_edge.lower_ in QUESTION_WORDS:
        return True
    if any(dep in ("csubj", "csubjpass") and c.left_edge.lower_ in QUESTION_WORDS for dep, c in below):
        words = {t.lower_ for t in head.subtree if t.i >= head.i}
        return bool(words & (OPEN_WORDS | KNOWING | ASKING | DISPUTED))
    return _leaves_unknown(head)


def _leaves_unknown(head: Token) -> bool:
    """Tell whether a denied clause says no more than that something is not known: "it is not clear who"."""
    below = [(c.dep_, c) for c in head.children]
    if not any(dep == "neg" for dep, _ in below):
        return False
    if head.lower_ == "known" or any(c.lower_ in KNOWING for dep, c in below if dep in COMPLEMENTS):
        return True
    if any(dep in ("nsubjpass", "dobj") and c.lower_ in UNSETTLED for dep, c in below):
        return head.lemma_ in SETTLING
    asks = any(dep in ("ccomp", "relcl") and c.left_edge.lower_ in QUESTION_WORDS for dep, c in below)
    return asks and head.lemma_ in SETTLING


def _is_asked(sentence: Sentence) -> bool:
    """Tell whether a sentence ends in a question mark, within quotation marks or not."""
    tail = ""
    for token in reversed(sentence):
        tail = token.text_with_ws + tail
        if said := tail.rstrip().rstrip("\"”'"):
            return said.endswith("?")
    return False
