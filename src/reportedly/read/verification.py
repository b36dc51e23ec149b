"""Sentences by which a text says that something could not be checked, and the flag they raise on what they follow."""

from __future__ import annotations

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate", "check"})
CHECKS = frozenset({"confirmation", "verification", "corroboration", "proof"})
DENIERS = frozenset(
    {"no", "not", "n't", "n’t", "never", "nothing", "none", "without", "unable", "neither", "yet", "cannot", "nobody"}
)


def denies(token: Token) -> bool:
    """Tell whether a clause with this head says no more than that something was not checked."""
    if token.lemma_.lower() in CHECKING and token.pos_ in ("VERB", "AUX"):
        return _denied(token)
    return token.lemma_ in ("be", "have") and any(
        c.lemma_.lower() in CHECKS and any(d.lower_ in ("no", "any") for d in c.lefts) for c in token.children
    )


def denies_check(sentence: Sentence) -> Token | None:
    """The word by which a sentence, or its last clause, says that something could not be verified; None otherwise."""
    for token in sentence:
        if token.lemma_.lower() in CHECKING and token.pos_ in ("VERB", "AUX") and _denied(token):
            return token
        if token.lemma_.lower() in CHECKS and any(c.lower_ in ("no", "without") for c in (*token.lefts, token.head)):
            return token
    return None


def _denied(verb: Token) -> bool:
    near = [verb, verb.head] if verb.dep_ in ("xcomp", "acomp") else [verb]
    words = {c.lower_ for v in near for c in (v, *v.children)}
    subjects = {t.lower_ for v in near for c in v.children if c.dep_ in ("nsubj", "nsubjpass") for t in c.lefts}
    return bool((words | subjects) & DENIERS)


def only_denies_check(sentence: Sentence) -> bool:
    """Tell whether checking is all a sentence is about: "This could not be independently verified"."""
    root = sentence.root
    found = denies_check(sentence)
    if found is None or any(c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") for c in root.children):
        return False
    return found == root or found.head == root
