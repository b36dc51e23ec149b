"""Attributions made by nouns: "the ministry's claim that", "unconfirmed reports from our own sources that"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.model.attribution import Source
from reportedly.read.clauses import names_event
from reportedly.read.cues import CueRow, Found, cue_row, cue_tokens
from reportedly.read.denials import by_denial, denial_of
from reportedly.read.grammar import OBJECTS, clause, is_denied, is_passive, subject, torn_clause, unbroken
from reportedly.read.sources import source_of
from reportedly.read.token import Token
from reportedly.read.verification import denies

HANDING_ON = frozenset({"relay", "pass", "convey", "forward", "transmit", "carry", "deliver", "bring"})
RECEIVING = frozenset({"receive", "get", "hear", "have", "obtain", "see", "collect", "gather"})
ISSUING = frozenset({"issue", "make", "give", "release", "publish", "deliver", "post", "repeat", "voice", "express"})
CLAIMING = frozenset({"claim", "assertion", "boast", "admission"})
OF_EVENTS = frozenset({"report", "account", "rumour", "rumor", "claim", "allegation", "word", "news", "sign"})
KNOWLEDGE = frozenset({"information", "evidence", "intelligence", "indication", "proof", "word"})
FROM = frozenset({"from", "by", "of"})


def by_noun(text: str, noun: Token, row: CueRow) -> Iterator[Found]:
    """The attribution that a noun with a content makes, if it has one."""
    says = _noun_content(noun, row)
    if says is None or _is_predicate(noun):
        return
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and (speaking := cue_row(noun.head.head)):
        yield from _said_in(text, noun, says, speaking)
        return
    if denial_of(noun) is not None:
        yield from by_denial(text, noun)
        yield _denied(text, noun, says, row)
        return
    if handed_on := list(_handed_on(text, noun, says, row)):
        yield from handed_on
        return
    verb = noun.head if noun.dep_ in OBJECTS else None
    told = cue_row(verb) if verb is not None else None
    telling = told is not None and told.claim and verb is not None and verb.lemma_ not in RECEIVING and not denies(verb)
    if verb is not None and telling and not is_passive(verb) and (who := subject(verb)) is not None:
        cue = [*cue_tokens(verb), *(_with_modifiers(noun) if is_denied(noun) else ())]
        yield Found(tuple(cue), tuple(clause(says)), source_of(text, who), told)
        return
    source, cue = _noun_source(text, noun, says)
    yield Found(tuple(cue), tuple(clause(says)), source, row)


def _handed_on(text: str, noun: Token, says: Token, row: CueRow) -> Iterator[Found]:
    """ "Relayed a message from X that …": whoever hands it on, and X, whose words they are."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "on" else noun.head
    who, giver = subject(verb), _giver(noun)
    if verb.lemma_ in HANDING_ON and who is not None and giver is not None and giver.head.lower_ == "from":
        held = [*clause(noun), *clause(giver.head)]
        yield Found(tuple(cue_tokens(verb)), tuple(held), source_of(text, who), None)
        yield Found(tuple(_with_modifiers(noun)), tuple(clause(says)), source_of(text, giver, [says]), row)


def _giver(noun: Token) -> Token | None:
    """Who gave it: the noun after from, by or of."""
    given = ((c, g) for c in _prepositions(noun) for g in c.children if g.dep_ == "pobj")
    return next((g for c, g in given if c.lower_ in FROM or (c.lower_ == "in" and _is_newsroom(g))), None)


def _is_newsroom(noun: Token) -> bool:
    words = (noun, *(t for t in noun.lefts if t.dep_ in ("compound", "amod", "nmod")))
    return any(source_nouns().get(t.lemma_.lower()) == "media" for t in words)


def _denied(text: str, noun: Token, says: Token, row: CueRow) -> Found:
    """What somebody denies: told by its owner or giver, else by nobody, for the words themselves are no voice."""
    source, cue = _noun_source(text, noun, says)
    itself = source is not None and source.quote.start <= noun.idx < source.quote.end
    return Found(tuple(cue), tuple(unbroken(clause(says))), None if itself else source, row)


def _with_modifiers(noun: Token) -> list[Token]:
    return [*(t for c in noun.lefts if c.dep_ in ("amod", "det", "nummod") for t in c.subtree), noun]


def _said_in(text: str, noun: Token, says: Token, row: CueRow) -> Iterator[Found]:
    """ "Said on Monday in a statement that …": the statement is part of the cue, not the source.

    It is no part of it where commas set it off: "said, in a statement that nobody has seen, that …".
    """
    verb = noun.head.head
    who = subject(verb)
    aside = says.left_edge.i > 0 and says.left_edge.nbor(-1).text == ","
    cue = [*cue_tokens(verb), *(() if aside else (noun.head, *(t for t in noun.subtree if t not in says.subtree)))]
    if who is not None and row.claim:
        yield Found(tuple(cue), tuple(clause(says)), source_of(text, who), row)


def _is_predicate(noun: Token) -> bool:
    """ "May be a sign that" interprets; only "there are reports that" attributes."""
    return noun.dep_ == "attr" and not any(c.dep_ == "expl" for c in noun.head.children)


def _noun_content(noun: Token, row: CueRow) -> Token | None:
    """What a report or claim is about: its "that" clause, also below who gave it, or the event after "of"."""
    prepositions = _prepositions(noun)
    givers = [g for c in prepositions for g in c.children if g.dep_ == "pobj"]
    received = [noun.head] if noun.dep_ in OBJECTS and noun.head.lemma_ in RECEIVING else []
    for holder in (noun, *givers, *received):
        for child in holder.children:
            if child.dep_ in ("acl", "ccomp", "relcl") and _opens_with_that(child):
                return child
    if row.lemma in CLAIMING and (past := _claimed_past(noun)) is not None:
        return past
    if (torn := torn_clause(noun)) is not None:
        return torn
    about = [g for g in givers if g.head.lower_ == "of" and names_event(g)]
    if not about and _is_unchecked(noun):
        about = [g for g in givers if g.head.lower_ in ("about", "on", "of") and g.pos_ in ("NOUN", "PROPN")]
        return about[0] if about else None
    return about[0] if about and row.lemma in OF_EVENTS else None


def _is_unchecked(noun: Token) -> bool:
    """ "The information about the deaths has not been confirmed": what it is about is told, and not checked."""
    return noun.dep_ in ("nsubj", "nsubjpass") and denies(noun.head)


def _claimed_past(noun: Token) -> Token | None:
    """ "To have taken" of "the army's claim to have taken the ridge"."""
    below = (c for c in noun.children if c.dep_ in ("acl", "relcl", "xcomp") and c.i > noun.i)
    return next((c for c in below if {"to", "have"} <= {a.lower_ for a in c.children if a.dep_ == "aux"}), None)


def _prepositions(noun: Token) -> list[Token]:
    """Prepositions of the noun, and of the verb that receives it: "hearing accounts from"."""
    received = noun.dep_ in OBJECTS and noun.head.lemma_ in RECEIVING | HANDING_ON
    holders = (noun, noun.head) if received else (noun,)
    given = [c for h in holders for c in h.children if c.dep_ == "prep" and c.i > noun.i]
    return [*given, *(c for c in noun.children if c.dep_ == "agent")]


def _opens_with_that(says: Token) -> bool:
    first = says.left_edge
    if first.lower_ != "that" and first.i > 0:
        first = first.nbor(-1)  # where the parser hangs the word on the verb of the whole sentence
    return first.lower_ == "that" and (first.dep_ == "mark" or first.pos_ == "SCONJ")


def _noun_source(text: str, noun: Token, says: Token) -> tuple[Source | None, list[Token]]:
    """Whose report it is: its owner, the noun after from / by / of, or who issues it; else the reports themselves."""
    cue = _with_modifiers(noun)
    owner = next((c for c in noun.children if c.dep_ == "poss" or (c.pos_ == "PROPN" and _is_newsroom(c))), None)
    giver = _giver(noun)
    verb = noun.head if noun.dep_ in OBJECTS else None
    if giver is not None and verb is not None and verb.lemma_ in RECEIVING:
        return source_of(text, giver, [says]), [*cue_tokens(verb), *cue]
    whose = owner if owner is not None else giver
    if whose is not None and says.i != whose.i:
        return source_of(text, whose, [says]), cue
    if noun.head.lemma_ == "be" and any(c.dep_ == "expl" for c in noun.head.children):
        return None, cue
    if verb is not None and (verb.lemma_ in ISSUING or (verb.lemma_ == "have" and noun.lemma_ in KNOWLEDGE)):
        who = subject(verb)
        return (source_of(text, who) if who is not None else None), [*cue_tokens(verb), *cue]
    return source_of(text, noun, [says]), cue
