"""Attributions by denying what others say.

"X denied reports by Y that", "X does not believe Y's claim that", "the claim that … was dismissed by X", "X said the
report that … was false".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.read.bearing.vocabulary import class_of
from reportedly.read.cues import Found, cue_row, cue_tokens
from reportedly.read.grammar import OBJECTS, SUBJECTS, agent, clause, is_passive, subject, torn_clause, unbroken
from reportedly.read.sources import source_of
from reportedly.read.token import Token

UNDERGOING = frozenset({*OBJECTS, "nsubjpass"})
BELIEVING = frozenset({"believe", "accept", "buy", "credit", "trust", "share", "endorse"})
JUDGED = frozenset({*SUBJECTS, "nsubjpass", "dep"})
"""How what is called false hangs on the verb, loosely where the parser cannot place it."""
PROVING = frozenset({"prove", "turn"})
BETWEEN = frozenset({"out", "to", "be", "have", "been", "entirely", "completely", "largely", "a"})
REACH = 6
"""Words behind "turned" or "proved" among which its verdict stands."""
CONTRADICTING = frozenset({"contradicted", "contradicts", "contradict"})


def denial_of(noun: Token) -> Token | None:
    """The verb that denies what a noun tells, by itself or by "not" or "false"; None where none does."""
    verb = noun.head
    if calls_false(verb) and noun.dep_ in JUDGED:
        return verb
    if (
        verb.pos_ != "VERB"
        or verb.tag_ == "VBG"
        or not denies_told([verb, *(c for c in verb.children if c.dep_ == "neg")])
    ):
        return None
    undergoes = noun.dep_ in UNDERGOING or (noun.dep_ == "nsubj" and agent(verb) is not None)
    return verb if undergoes else None


def denies_told(cue: Iterable[Token]) -> bool:
    """Tell whether the words of a cue deny what somebody else says: "denied", "did not believe", "is a lie"."""
    cue = list(cue)
    rows = (cue_row(t) for t in cue if t.pos_ in ("VERB", "NOUN"))
    if disbelieves(cue) or any(t.lower_ in CONTRADICTING or calls_false(t) for t in cue):
        return True
    return any(r.polarity == "negative" for r in rows if r)


def disbelieves(cue: Iterable[Token]) -> bool:
    """ "Did not believe", "never accepted"."""
    cue = list(cue)
    return any(t.lemma_ in BELIEVING for t in cue) and any(t.dep_ == "neg" for t in cue)


def calls_false(copula: Token) -> bool:
    """ "Was false", "is a lie": not "is not false"."""
    return says_false(copula) and not any(c.dep_ == "neg" for c in copula.children)


def says_false(copula: Token) -> bool:
    """ "Was false", "is a lie", "proved wrong", "turned out to be untrue", denied or not."""
    return bool(false_words(copula))


def false_words(copula: Token) -> list[Token]:
    """The words that call something false behind a copula: by the parse, or right behind "turned out to be"."""
    if copula.lemma_ in PROVING:
        behind = copula.doc[copula.i + 1 : copula.i + 1 + REACH]
        told = [t for n, t in enumerate(behind) if all(b.lower_ in BETWEEN for b in behind[:n])]
    else:
        told = [c for c in copula.children if c.dep_ in ("acomp", "attr")] if copula.lemma_ == "be" else []
    return [t for t in told if t.lower_ in class_of("falsity")]


def by_denial(text: str, noun: Token) -> Iterator[Found]:
    """Who denies what a noun with a content tells, and all that the noun stands for as the content."""
    verb = denial_of(noun)
    if verb is None:
        return
    if calls_false(verb):
        who, cue = _teller(verb), _verdict(verb)
        if who is None:
            return
    else:
        who = agent(verb) if noun.dep_ not in OBJECTS or is_passive(verb) else subject(verb)
        cue = cue_tokens(verb)
    torn = torn_clause(noun)
    content = unbroken([*clause(noun), *(clause(torn) if torn is not None else ())])
    yield Found(tuple(cue), tuple(content), source_of(text, who) if who else None, cue_row(verb))


def _verdict(copula: Token) -> list[Token]:
    """ "Was a lie", "turned out to be false": from the verb to the end of what it calls something."""
    below = [c for c in copula.children if c.dep_ in ("acomp", "attr")]
    last = max((t.i for c in below for t in c.subtree), default=max(t.i for t in false_words(copula)))
    return list(copula.doc[copula.i : last + 1])


def _teller(clause_head: Token) -> Token | None:
    """Who says a clause that hangs on a verb of saying, or that one hangs on; or "according to" whom it is so."""
    beside = (clause_head.head, *(c for c in clause_head.children if c.dep_ == "parataxis"))
    told = (
        who
        for v in beside
        if v != clause_head and (row := cue_row(v)) and row.claim and (who := subject(v)) is not None
    )
    return next(told, None) or _accorded(clause_head)


def _accorded(clause_head: Token) -> Token | None:
    to = (t for c in clause_head.children if c.lower_ == "according" for t in c.children if t.lower_ == "to")
    return next((who for t in to for who in t.children if who.dep_ == "pobj"), None)
