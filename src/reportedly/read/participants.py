"""Who does it and to whom: the participants of an event, in the report's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from reportedly.read.event_reading import Reading, objects_of
from reportedly.read.event_words import RoleRow, nouns, roles
from reportedly.read.parties import (
    EMPTY,
    TIME_ENTITIES,
    children,
    conjuncts,
    first_child,
    is_party,
    is_place,
    measured,
    modifier_party,
    noun_phrase,
)

Stretch = tuple[int, int]
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
TO_OBJECT = frozenset(
    {
        "order",
        "ask",
        "urge",
        "tell",
        "force",
        "persuade",
        "call",
        "request",
        "press",
        "allow",
        "help",
        "invite",
        "lead",
        "want",
        "expect",
    }
)
"""Verbs whose object does what their infinitive says."""


def actors(reading: Reading) -> list[Stretch]:
    """Where those stand who do it; empty where the words do not say."""
    if reading.speaker is not None and reading.type == "REQUEST" and reading.inner is not None:
        return _parties([reading.speaker])
    if reading.node.pos_ not in ("VERB", "AUX") and reading.node is reading.clause:
        return _of_noun(reading)
    found = [] if reading.node is reading.clause else _own_actors(reading.node)
    if found:
        return found
    if reading.undergone or (reading.type == "PROTEST" and _is_passive(reading.clause)):
        return []
    doers = _doers(reading.clause)
    if doers and doers[0] is reading.node:
        return _of_noun(reading)
    if reading.speaker is not None and len(doers) == 1 and doers[0].lower_ in PRONOUNS:
        doers = [reading.speaker]
    return _parties(doers)


def recipients(reading: Reading) -> list[Stretch]:
    """Where those stand to whom it is done; empty where the words do not say."""
    role = roles()[reading.type] if reading.type is not None else roles()["ASSAULT"]
    done_by = set(actors(reading))
    for relation in _relations(reading, role):
        found = [s for s in _filled(reading, relation, role) if s not in done_by]
        if found:
            return found
    return []


def speaks_for_itself(reading: Reading) -> bool:
    """Whether the one who acts is a pronoun, or no one, in what someone is said to say."""
    doers = _doers(reading.clause) if reading.clause.pos_ in ("VERB", "AUX") else []
    return reading.speaker is None and len(doers) == 1 and doers[0].lower_ in PRONOUNS


def _relations(reading: Reading, role: RoleRow) -> Iterator[str]:
    if reading.undergone:
        yield "sufferer"
    if reading.node.pos_ not in ("VERB", "AUX") and role.of == "recipient":
        yield "of"
    if reading.inner is not None and reading.node is reading.inner.node:
        yield "rest"
    yield from role.recipient


def _filled(reading: Reading, relation: str, role: RoleRow) -> list[Stretch]:
    if relation == "sufferer":
        return _parties(_subjects(reading.clause), things=role.things)
    if relation == "rest":
        return recipients(reading.inner) if reading.inner is not None else []
    if relation == "asked":
        return _asked(reading)
    if relation == "inside":
        return [s for t in _objects(reading.clause) for s in _inside(t)]
    if relation == "obj":
        return _object_parties(reading, role)
    if relation == "dative":
        return _parties(
            t for d in children(reading.clause, "dative") for t in (children(d, "pobj") if d.pos_ == "ADP" else (d,))
        )
    return _after(reading, relation, role)


def _after(reading: Reading, preposition: str, role: RoleRow) -> list[Stretch]:
    found = objects_of(reading.node, preposition)
    if reading.clause is not reading.node:
        found = found or objects_of(reading.clause, preposition)
    if preposition in ("in", "into"):
        return [
            noun_phrase(t)
            for t in found
            if (is_place(t) or t.ent_type_ in ("GPE", "ORG")) and t.ent_type_ not in TIME_ENTITIES
        ]
    if preposition == "by" and _is_passive(reading.clause):
        return []
    return _parties(found, things=role.things and preposition in ("on", "against", "of"))


def _object_parties(reading: Reading, role: RoleRow) -> list[Stretch]:
    if reading.clause is not reading.node and reading.node.pos_ not in ("VERB", "AUX"):
        return []
    objects = _objects(reading.clause)
    direct = [
        t for t in objects if is_party(measured(t)) or is_party(t) or (role.things and t.lemma_.lower() not in nouns())
    ]
    places = [t for t in objects if is_place(t)] if reading.type in ("CONSULT", "RETREAT", "PROTEST", "ACCUSE") else []
    if reading.type == "RETREAT":
        return [noun_phrase(t) for t in direct or places if not _is_own(t)]
    return [noun_phrase(t) for t in direct or places if t.lower_ not in EMPTY]


def _is_own(token: Token) -> bool:
    """Whether what is withdrawn or given up is one's own: forces, arms, a post."""
    return any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in token.children)


def _asked(reading: Reading) -> list[Stretch]:
    """The subject of what is demanded: "that Israel ease …", "the two sides must …"."""
    for clause in (*children(reading.clause, "ccomp", "xcomp"), reading.clause):
        if clause is reading.clause and reading.speaker is None and reading.inner is None:
            continue
        if clause is reading.clause and clause is not getattr(reading.inner, "clause", clause):
            continue
        if clause is reading.clause and not any(
            c.dep_ == "aux" and c.lower_ in ("must", "should", "ought") for c in clause.children
        ):
            continue
        found = _parties(children(clause, "nsubj", "nsubjpass"))
        if found:
            return found
    return []


def _of_noun(reading: Reading) -> list[Stretch]:
    own = _own_actors(reading.node)
    role = roles().get(reading.type) if reading.type is not None else None
    if own or role is None or role.of != "actor":
        return own or _parties(objects_of(reading.node, "between"))
    return _parties(objects_of(reading.node, "of")) or _parties(objects_of(reading.node, "between"))


def _own_actors(noun: Token) -> list[Stretch]:
    """Who does it by the noun's own words: "Karim's visit", "the raid by …", "US troop buildup", "clashes between …"."""
    holder = first_child(noun, "poss")
    if holder is not None and holder.lower_ not in ("his", "her", "its", "their", "our", "my"):
        named = [noun_phrase(t) for t in conjuncts(holder) if is_party(t) or t.pos_ == "PROPN"]
        if named:
            return named
    named = _parties(objects_of(noun, "by")) or _parties(objects_of(noun, "between"))
    before = modifier_party(noun)
    return named or ([before] if before is not None else [])


def _parties(tokens: Iterable[Token], *, things: bool = False) -> list[Stretch]:
    found: list[Stretch] = []
    for token in tokens:
        for each in conjuncts(token):
            found.extend(_party(each, things))
    return list(dict.fromkeys(found))


def _party(token: Token, things: bool) -> list[Stretch]:
    if token.lower_ in EMPTY or token.ent_type_ in TIME_ENTITIES:
        return []
    event = token.lemma_.lower() in nouns() and not token.ent_type_
    if not event and (is_party(measured(token)) or is_party(token) or things):
        return [noun_phrase(token)]
    if is_place(token) and not event:
        return [noun_phrase(token)]
    return _inside(token)


def _inside(token: Token) -> list[Stretch]:
    """The party within a noun phrase that is none itself: "an Indian proposal", "a call from the bishops"."""
    holder = first_child(token, "poss")
    if holder is not None and (is_party(holder) or holder.pos_ == "PROPN") and holder.pos_ != "PRON":
        return [noun_phrase(holder)]
    before = modifier_party(token)
    if before is not None:
        return [before]
    for preposition in ("by", "from", "of", "between", "with", "to"):
        named = [noun_phrase(t) for t in objects_of(token, preposition) if is_party(t) and t.pos_ != "PRON"]
        if named:
            return named
    return []


def _is_passive(verb: Token) -> bool:
    if first_child(verb, "nsubjpass", "auxpass") is not None:
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and first_child(verb, "nsubj") is None and _is_passive(verb.head)


def _doers(verb: Token) -> list[Token]:
    if _is_passive(verb):
        return [t for link in children(verb, "agent", "prep") if link.lower_ == "by" for t in children(link, "pobj")]
    return _subjects(verb)


def _objects(verb: Token) -> list[Token]:
    """What it is done to, each joined noun by itself."""
    found = _subjects(verb) if _is_passive(verb) else list(children(verb, "dobj"))
    if not found and verb.dep_ == "conj" and not _is_passive(verb) and verb.head.pos_ == "VERB":
        return []
    return [t for f in found for t in conjuncts(f)]


def _subjects(verb: Token) -> list[Token]:
    """The verb's subject, its own or the one that it shares with the verb or noun above it."""
    own = first_child(verb, "nsubj", "nsubjpass", "csubj")
    if own is not None:
        return [verb.head] if own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else [own]
    above = verb.head
    if above is verb:
        return []
    if verb.dep_ in ("acl", "relcl"):
        return [above] if above.pos_ in ("NOUN", "PROPN", "PRON") and not _is_event(above) else _around(above)
    if verb.dep_ == "xcomp" and above.lemma_ in TO_OBJECT:
        inner = first_child(above, "dobj")
        if inner is not None:
            return [inner]
    if verb.dep_ in (
        "pcomp",
        "prep",
        "acomp",
        "attr",
        "dobj",
        "pobj",
        "ccomp",
        "xcomp",
        "conj",
        "advcl",
        "oprd",
        "dep",
    ):
        return _subjects(above) if above.pos_ in ("VERB", "AUX") else _around(above)
    return []


def _is_event(noun: Token) -> bool:
    return noun.lemma_.lower() in nouns()


def _around(token: Token) -> list[Token]:
    """The subject of the clause in which a noun, adjective or preposition stands."""
    while token.head is not token:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return _subjects(token)
    return []
