"""Sentences that are built to say who did it: "it was soldiers who fired", "the rebels were the ones that left".

What is said to happen stands in their relative clause, and its doer is the one whom the sentence singles out. The
clause belongs to the whole phrase, though the parser may hang it on the last noun: "a gang from the hills who …", and
"soldiers, and not the rebels of the hills, who …".
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.grammar import SUBJECTS
from reportedly.read.parties import children, first_child
from reportedly.read.token import Token

WHO = frozenset({"who", "that", "which"})


def clauses_about(be: Token) -> Iterator[Token]:
    """The verbs of the clauses that tell what those did whom a form of "be" singles out."""
    if be.lemma_ == "be" and (singled := _named_by(be)) is not None:
        yield from (t for t in be.subtree if t.dep_ == "relcl" and _belongs(t, singled))


def one_singled_out(verb: Token) -> Token | None:
    """Whom a sentence singles out as doing what a relative clause tells; None for any other clause."""
    phrase = verb.head
    while (phrase.dep_ in ("pobj", "prep") or _is_set_apart(phrase)) and phrase.head != phrase:
        phrase = (_named_by(phrase.head) if phrase.head.lemma_ == "be" else None) or phrase.head
    if phrase.pos_ == "VERB":  # "it was soldiers, he told us, who fired": hung on the words between
        told = (c for c in children(phrase, "ccomp") if c.lemma_ == "be" and c.i < verb.i)
        phrase = next((named for be in told if (named := _named_by(be)) is not None), phrase)
    be = phrase.head
    if verb.dep_ != "relcl" or phrase.dep_ != "attr" or be.lemma_ != "be" or _named_by(be) != phrase:
        return None
    return phrase if _is_it(be) else first_child(be, *SUBJECTS)


def _named_by(be: Token) -> Token | None:
    named = first_child(be, "attr")
    return named if named is not None and (_is_it(be) or named.lower_ in ("one", "ones")) else None


def _is_it(be: Token) -> bool:
    subject = first_child(be, *SUBJECTS)
    return subject is not None and subject.lower_ == "it"


def _belongs(verb: Token, phrase: Token) -> bool:
    """Whether a relative clause is said of a phrase: it follows it, or its last noun, and tells what that did."""
    if verb.head == phrase:
        return True
    does = any(c.lower_ in WHO for c in children(verb, *SUBJECTS))
    return does and (verb.head.dep_ == "pobj" or _is_set_apart(verb.head)) and one_singled_out(verb) == phrase


def _is_set_apart(noun: Token) -> bool:
    """Whether a noun is what another is set against: "and not the rebels"."""
    beside = noun.dep_ in ("conj", "appos")
    return beside and any(t.lower_ == "not" for t in (*noun.lefts, *noun.head.rights) if noun.head.i < t.i < noun.i)
