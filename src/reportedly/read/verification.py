"""Sentences by which a text says that something could not be checked, and the flag they raise on what they follow."""

from __future__ import annotations

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from reportedly.read.cues import cue_row
from reportedly.read.hedges import effect
from reportedly.read.words import Words

CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate", "check"})
CHECKS = frozenset({"confirmation", "verification", "corroboration"})
SETTLING = frozenset({"establish", "ascertain", "determine"})
"""Verbs that check only where they say so: "independently", or of the "authenticity" of something."""
GENUINE = frozenset({"authenticity", "veracity", "accuracy", "origin", "provenance"})
PROOF = frozenset({"evidence", "proof"})
WAYS = frozenset({"way", "means", "possibility"})
DENIERS = frozenset(
    {"no", "not", "n't", "n’t", "never", "nothing", "none", "nobody", "without", "neither", "yet", "cannot"}
)
POWERLESS = frozenset({"unable", "impossible", "difficult", "hard", "possible", "able"})
COPULAS = frozenset({"be", "have", "remain", "stay", "do"})
TELLING = CHECKING | CHECKS | COPULAS | SETTLING | PROOF
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
    if token.pos_ in ("VERB", "AUX") and (lemma.lower() in CHECKING or _settles(token)):
        return _denied(token) or is_condition(token)
    if lemma.lower() in CHECKS:
        return any(c.lower_ in ("no", "without", "any") for c in (*token.lefts, token.head))
    if lemma.lower() in PROOF:
        return _lacks_proof(token)
    if lemma not in COPULAS:
        return False
    if _no_check_possible(token):
        return True
    below = [c for c in token.children if c.dep_ in ("acomp", "xcomp", "attr")]
    deeper = [g for c in below if c.lower_ in POWERLESS for g in c.children]
    return any(denies(c) or _flags_predicate(c) for c in (*below, *deeper))


def _settles(verb: Token) -> bool:
    below = {c.lower_ for c in verb.children}
    return verb.lemma_ in SETTLING and not below.isdisjoint(GENUINE | {"independently"})


def is_condition(verb: Token) -> bool:
    """ "If confirmed": nobody has yet; not "if confirmed by parliament"."""
    below = [c for c in verb.children if c.dep_ != "punct"]
    bare = all(c.dep_ in ("mark", "advmod") for c in below)
    return verb.tag_ == "VBN" and bare and any(c.lower_ == "if" for c in below)


def _lacks_proof(noun: Token) -> bool:
    """ "Claimed without evidence", "said, without offering proof": beside a verb of saying, not of anything else."""
    above = noun.head.head if noun.head.dep_ == "pcomp" else noun.head
    row = cue_row(above.head)
    return above.lower_ == "without" and row is not None and row.claim


def _no_check_possible(copula: Token) -> bool:
    """ "Independent verification was not possible"."""
    checked = any(c.lemma_.lower() in CHECKS for c in copula.children if c.dep_ == "nsubj")
    powerless = any(c.lower_ in POWERLESS for c in copula.children if c.dep_ == "acomp")
    denied = any(c.dep_ == "neg" or c.lower_ in ("impossible", "difficult", "hard") for c in copula.children)
    return checked and powerless and denied


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
    return all(a.lemma_.lower() in COPULAS | POWERLESS | WAYS for a in between)
