"""Sentences by which a text says that something could not be checked, and the flag they raise on what they follow."""

from __future__ import annotations

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from reportedly.read.hedges import effect
from reportedly.read.words import Words

CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate", "check"})
CHECKS = frozenset({"confirmation", "verification", "corroboration"})
DENIERS = frozenset(
    {"no", "not", "n't", "n’t", "never", "nothing", "none", "nobody", "without", "neither", "yet", "cannot"}
)
POWERLESS = frozenset({"unable", "impossible", "difficult", "hard", "possible", "able"})
COPULAS = frozenset({"be", "have", "remain", "stay", "do"})
TELLING = CHECKING | CHECKS | COPULAS
"""Lemmas that can deny a check at all."""
REACH = 6
"""Words before a verb of checking within which its denial stands: "has so far not been independently" …"""


def denies_check(sentence: Sentence, words: Words) -> Token | None:
    """The word by which a sentence, or one of its clauses, says that something was not verified; None otherwise."""
    for at in range(sentence.start, sentence.end):
        if words.lemma[at] in TELLING or words.dep[at] == "acomp":
            token: Token = sentence.doc[at]
            if denies(token) or _flags_predicate(token):
                return token
    return None


def denies(token: Token) -> bool:
    """Tell whether a clause with this head says no more than that something was not checked."""
    lemma = token.lemma_
    if lemma.lower() in CHECKING and token.pos_ in ("VERB", "AUX"):
        return _denied(token)
    if lemma.lower() in CHECKS:
        return any(c.lower_ in ("no", "without", "any") for c in (*token.lefts, token.head))
    if lemma not in COPULAS:
        return False
    below = [c for c in token.children if c.dep_ in ("acomp", "xcomp", "attr")]
    deeper = [g for c in below if c.lower_ in POWERLESS for g in c.children]
    return any(denies(c) or _flags_predicate(c) for c in (*below, *deeper))


def _denied(verb: Token) -> bool:
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i]]
    return bool(set(before) & (DENIERS | {"unable", "impossible", "difficult", "hard"}))


def _flags_predicate(token: Token) -> bool:
    """ "This remains unconfirmed"."""
    return token.dep_ == "acomp" and token.head.lemma_ in COPULAS and effect(token) == "unverified"


def only_denies_check(sentence: Sentence, words: Words) -> bool:
    """Tell whether checking is all a sentence is about: "This could not be independently verified"."""
    found = denies_check(sentence, words)
    if found is None or any(c.dep_ in ("ccomp", "csubj", "csubjpass") for c in found.children):
        return False
    if any(c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") for c in sentence.root.children):
        return False
    between = [a for a in (found, *found.ancestors) if a.i != found.i]
    return all(a.lemma_.lower() in COPULAS | POWERLESS for a in between)
