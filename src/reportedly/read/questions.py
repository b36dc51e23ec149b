"""Questions that a report asks or leaves open."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.read.draft import Passage

OPEN_WORDS = frozenset({"unclear", "unknown", "uncertain", "mystery", "unanswered", "unexplained"})
KNOWING = frozenset({"clear", "known", "certain", "obvious"})
ASKING = frozenset({"question", "guess", "say", "tell", "explain", "debate"})
QUESTION_WORDS = frozenset({"who", "whom", "why", "whether", "how", "what", "where", "when", "which", "if"})


def is_question(head: Token, passage: Passage) -> bool:
    """Tell whether a passage asks, or says that something is not known."""
    if passage.content.text.endswith("?") or head.sent.text.rstrip().rstrip("\"”'").endswith("?"):
        return True
    complements = [c for c in head.children if c.dep_ in ("acomp", "attr", "oprd", "advmod")]
    if any(c.lower_ in OPEN_WORDS for c in (*complements, head)):
        return True
    if any(c.dep_ in ("csubj", "csubjpass") and c.left_edge.lower_ in QUESTION_WORDS for c in head.children):
        words = {t.lower_ for t in head.subtree if t.i >= head.i}
        return bool(words & (OPEN_WORDS | KNOWING | ASKING))
    negated = any(c.dep_ == "neg" for c in head.children)
    if negated and any(c.lower_ in KNOWING for c in (*complements, head)):
        return True
    asks = any(c.dep_ == "ccomp" and c.left_edge.lower_ in QUESTION_WORDS for c in head.children)
    return negated and asks and head.lemma_ in ("know", "say", "explain", "specify", "disclose")
