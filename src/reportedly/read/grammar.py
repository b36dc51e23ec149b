"""The few questions that the rule readers ask of a parse: whose clause, who does it, is it passive."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.read.token import Token

CLAUSES = frozenset({"ccomp", "parataxis"})
OBJECTS = frozenset({"dobj", "obj", "oprd", "attr"})
SUBJECTS = frozenset({"nsubj", "csubj"})
NEGATIVES = frozenset({"no", "neither", "nobody", "nothing", "none"})


def clause(head: Token, without: Iterable[Token] = ()) -> list[Token]:
    """The subtree of `head`, less the subtrees of `without` and, for a conjoined clause, nothing of its neighbour."""
    barred = {t.i for w in without for t in w.subtree}
    return [t for t in head.subtree if t.i not in barred]


def unbroken(content: list[Token]) -> list[Token]:
    """The words with the auxiliaries between them, which the parser may hang on the verb of denying."""
    inside = {t.i for t in content}
    between = content[0].doc[min(inside) : max(inside) + 1]
    return [t for t in between if t.i in inside or t.dep_ in ("aux", "auxpass", "mark")]


def subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or the one it shares by coordination, control or relative clause."""
    own = max((c for c in verb.children if c.dep_ in SUBJECTS), key=lambda c: (c.i < verb.i, c.i), default=None)
    if own is not None:
        relative = own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
        return verb.head if relative else own
    if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    if verb.dep_ == "acl" or (verb.dep_ == "relcl" and verb.i > 0 and verb.nbor(-1).text == ","):
        return verb.head
    if verb.dep_ == "pcomp":
        accused = verb.head.head
        return (
            accused
            if accused.dep_ in OBJECTS and accused.pos_ != "VERB"
            else next((c for c in accused.children if c.dep_ == "dobj"), None)
        )
    return None


def agent(verb: Token) -> Token | None:
    """Who does it in the passive: the noun after "by"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def governing(token: Token) -> Token:
    """The verb above a token."""
    above = token.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    return above


def is_denied(noun: Token) -> bool:
    """Tell whether a noun phrase says that there is none: "no evidence", "neither side", "nobody", "not one shot"."""
    if _is_not_one(noun):
        return True
    return noun.lower_ in NEGATIVES or any(
        c.dep_ in ("det", "neg", "preconj") and c.lower_ in NEGATIVES for c in noun.lefts
    )


def _is_not_one(noun: Token) -> bool:
    """ "Not one shot", "not a single clerk"; not "not one but two shots"."""
    words = [t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 2] if not t.is_punct]
    return len(words) > 2 and words[0] == "not" and words[1] in ("one", "a", "an") and "but" not in words


def torn_clause(noun: Token) -> Token | None:
    """What stands behind "the claim that" where the parser hangs it on the verb that the claim is a subject of."""
    mark = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    torn = mark.lower_ == "that" and mark.dep_ == "mark" and mark.head.head == noun.head and mark.head.i < noun.head.i
    return mark.head if torn else None
