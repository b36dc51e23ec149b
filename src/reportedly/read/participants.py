"""Who does it and to whom: the participants of an event, in the report's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model.event import PloverType
from reportedly.read.companions import clause_tokens, names_event, names_event_by_phrase, objects_of
from reportedly.read.event_reading import Reading
from reportedly.read.event_words import RoleRow, noun_classes, roles, weapon_modes
from reportedly.read.parties import (
    EMPTY,
    TIME_ENTITIES,
    children,
    conjuncts,
    first_child,
    in_class,
    is_classed_party,
    is_party,
    is_place,
    measured,
    modifier_party,
    noun_phrase,
)
from reportedly.read.quotations import Quotations
from reportedly.read.singled_out import WHO, one_singled_out
from reportedly.read.token import Token

Stretch = tuple[int, int]
SENDING = frozenset({"send", "dispatch", "fly"})
"""Verbs whose object is the help that is sent, and not whom it is sent to."""
OWN_GOODS = frozenset({"RETREAT", "MOBILIZE", "SANCTION", "AID", "CONCEDE", "COERCE"})
"""Types in which "its forces" or "its borders" are what the doer disposes of, no recipient."""


def actors(reading: Reading) -> list[Stretch]:
    """Where those stand who do it; empty where the words do not say."""
    if reading.demanded:
        return _parties([reading.speaker] if reading.speaker is not None else [])
    if not _is_verb(reading.node) and reading.node == reading.clause:
        return _of_noun(reading.node, reading.type)
    doers = [] if reading.undergone else _doers(reading.clause) or _moved(reading)
    if doers and doers[0] == reading.node:
        return _of_noun(reading.node, reading.type)
    if reading.node != reading.clause and not _is_verb(reading.node):
        return _holders(reading.node) or _spoken(reading, doers) or _before(reading.node)
    return _spoken(reading, doers)


def _spoken(reading: Reading, doers: list[Token]) -> list[Stretch]:
    """The doers; whoever is said to say it where they are a pronoun in what is said."""
    if reading.speaker is not None and len(doers) == 1 and stands_for(doers[0], reading.speaker):
        return _parties([reading.speaker])
    return _parties(doers)


def _moved(reading: Reading) -> list[Token]:
    """Forces that are sent or withdrawn, where no one is said to send them."""
    if reading.type not in ("MOBILIZE", "RETREAT") or not _is_passive(reading.clause):
        return []
    return [t for t in _subjects(reading.clause) if in_class(measured(t), "TROOPS") or in_class(measured(t), "POLICE")]


def recipients(reading: Reading) -> list[Stretch]:
    """Where those stand to whom it is done; empty where the words do not say."""
    role = roles()[reading.type] if reading.type is not None else roles()["ASSAULT"]
    if any(_is_reciprocal(t) for t in _objects(reading.clause)):
        return []
    done_by = set(actors(reading))
    for relation in _relations(reading, role):
        if relation == "in" and len(done_by) > 1:
            continue  # those who meet or agree are all told: where they do so is no party
        found = [s for s in _filled(reading, relation, role) if s not in done_by]
        if found:
            return found
    return []


def _is_reciprocal(token: Token) -> bool:
    """ "Each other", "one another": all who have a part in it are its doers."""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    return (before, token.lower_) in (("each", "other"), ("one", "another"))


def done_by_source(reading: Reading, source: Token) -> bool:
    """Whether the one who acts is the source of what is said: a demand's, or the one that its pronoun stands for."""
    doers = _doers(reading.clause) if _is_verb(reading.clause) else []
    return reading.speaker is None and (reading.demanded or (len(doers) == 1 and stands_for(doers[0], source)))


def stands_for(pronoun: Token, speaker: Token) -> bool:
    """Whether a pronoun in what is said can stand for whoever says it."""
    word = pronoun.lower_
    if word in ("i", "we"):
        return _in_own_words(pronoun, speaker)
    if word == "they":
        return speaker.tag_ in ("NNS", "NNPS") or first_child(speaker, "conj") is not None
    person = speaker.ent_type_ == "PERSON" or in_class(speaker, "PEOPLE")
    return (word in ("he", "she") and person) or (word == "it" and not person and speaker.tag_ in ("NN", "NNP"))


def _in_own_words(pronoun: Token, speaker: Token) -> bool:
    """Whether "we" stands in the speaker's own words; in "the regime says that we did it" it is whoever tells this."""
    quoted = Quotations(pronoun.doc.text).around(pronoun.idx)
    return quoted is not None and not quoted.start <= speaker.idx < quoted.end


def _relations(reading: Reading, role: RoleRow) -> Iterator[str]:
    if reading.undergone:
        yield "sufferer"
    if reading.demanded:
        yield "asked"
    if not _is_verb(reading.node) and role.of == "recipient":
        yield "of"
    if reading.inner is not None and reading.node is reading.inner.node:
        yield "rest"
    if reading.mode == "release":
        yield "of"
    if reading.mode == "territory":
        yield "from"
    yield from role.recipient


def _filled(reading: Reading, relation: str, role: RoleRow) -> list[Stretch]:
    if relation == "sufferer":
        return _parties(_subjects(reading.clause), things=role.things)
    if relation == "rest":
        return recipients(reading.inner) if reading.inner is not None else _below(reading.clause)
    if relation == "asked":
        return _asked(reading)
    if relation == "inside":
        return [s for t in _objects(reading.clause) if t != reading.node for s in _inside(t)]
    if relation == "obj":
        return _object_parties(reading, role)
    if relation == "dative":
        return _parties(
            t for d in children(reading.clause, "dative") for t in (children(d, "pobj") if d.pos_ == "ADP" else (d,))
        )
    return _after(reading, relation, role)


def _below(verb: Token) -> list[Stretch]:
    """Parties in an infinitive that names no event: "to deliver a blow to …"."""
    for clause in children(verb, "xcomp", "advcl"):
        for preposition in ("against", "to", "on", "with", "from"):
            found = _parties(objects_of(clause, preposition))
            if found:
                return found
        found = [noun_phrase(t) for t in _objects(clause) if is_party(measured(t))]
        if found:
            return found
    return []


def _after(reading: Reading, preposition: str, role: RoleRow) -> list[Stretch]:
    found = objects_of(reading.node, preposition) or objects_of(reading.clause, preposition)
    if not found and (preposition == "against" or (preposition == "with" and reading.type == "CONSULT")):
        links = (t for t in clause_tokens(reading.clause) if t.lower_ == preposition)
        found = [t for link in links for t in children(link, "pobj")]
    if preposition in ("in", "into"):
        places = (
            t for t in found if (is_place(t) or t.ent_type_ in ("GPE", "ORG")) and t.ent_type_ not in TIME_ENTITIES
        )
        return [noun_phrase(t) for t in places]
    if preposition == "by" and _is_passive(reading.clause):
        return []
    if preposition == "from" and reading.type == "ASSAULT" and reading.mode != "territory":
        found = [t for t in found if is_party(measured(t))]  # "fired from the ridge": where they stood
    return _parties(found, things=role.things and preposition in ("on", "against", "of"))


def _object_parties(reading: Reading, role: RoleRow) -> list[Stretch]:
    if reading.clause != reading.node and not _is_verb(reading.node) and reading.node not in _subjects(reading.clause):
        return []
    objects = [
        t
        for t in _objects(reading.clause)
        if t.lower_ not in EMPTY
        and not names_event_by_phrase(t)
        and not _is_means(t, reading)
        and not _is_own(t, reading)
    ]
    direct = [t for t in objects if is_party(measured(t)) or is_party(t) or (role.things and not _is_event(t))]
    places = [t for t in objects if is_place(t)] if reading.type in ("CONSULT", "RETREAT", "ACCUSE") else []
    return [noun_phrase(t) for t in direct or places]


def _is_means(token: Token, reading: Reading) -> bool:
    """Whether an object is what it is done with: weapons fired, inspectors sent."""
    if reading.type in ("AID", "AGREE", "COOPERATE") and SENDING & {reading.clause.lemma_, token.head.lemma_}:
        return True
    if reading.type in ("ACCUSE", "AID"):
        return in_class(token, "OBSERVERS")
    return (
        reading.type == "ASSAULT"
        and not is_party(token)
        and (token.lemma_ in weapon_modes() or in_class(token, "WEAPONS"))
    )


def _is_own(token: Token, reading: Reading) -> bool:
    """Whether an object is the doer's own: forces withdrawn, arms laid down, borders closed."""
    owned = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in token.children)
    return owned and reading.type in OWN_GOODS and not in_class(token, "LEADERS")


def _asked(reading: Reading) -> list[Stretch]:
    """The subject of what is demanded: "that Israel ease …", "the two sides must …"."""
    if reading.demanded:
        return _parties(_subjects(reading.node))
    for clause in children(reading.clause, "ccomp", "xcomp"):
        found = _parties(children(clause, "nsubj", "nsubjpass"))
        if found:
            return found
    return []


def _of_noun(noun: Token, kind: PloverType | None) -> list[Stretch]:
    """Who does it by the noun's own words: "Karim's visit", "the raid by …", "US troop buildup"."""
    own = _holders(noun) or _parties(objects_of(noun, "between")) or _before(noun)
    if own or kind is None or roles()[kind].of != "actor":
        return own
    if noun.lemma_ in noun_classes()["FREEING"]:
        return []
    found = objects_of(noun, "of")
    return [_before_from(t) for t in found if _parties([t])] if kind == "RETREAT" else _parties(found)


def _before_from(leaving: Token) -> Stretch:
    """Those who leave, without where from: "the withdrawal of French troops from Mali"."""
    start, end = noun_phrase(leaving)
    whence = next((c for c in leaving.children if c.dep_ == "prep" and c.lower_ == "from" and c.idx < end), None)
    return (start, end) if whence is None else (start, whence.nbor(-1).idx + len(whence.nbor(-1)))


def _holders(noun: Token) -> list[Stretch]:
    """Those to whom an event noun belongs by "'s" or "by"."""
    holder = first_child(noun, "poss")
    if holder is not None and holder.pos_ != "PRON":
        named = [noun_phrase(t) for t in conjuncts(holder) if is_party(t) or t.pos_ == "PROPN"]
        if named:
            return named
    return _parties(objects_of(noun, "by"))


def _before(noun: Token) -> list[Stretch]:
    before = modifier_party(noun)
    return [before] if before is not None else []


def _parties(tokens: Iterable[Token], *, things: bool = False) -> list[Stretch]:
    found: list[Stretch] = []
    for token in tokens:
        for each in conjuncts(token):
            found.extend(_party(each, things))
    return list(dict.fromkeys(found))


def _party(token: Token, things: bool) -> list[Stretch]:
    if token.lower_ == "it" and token.dep_ == "nsubj" and token.head.pos_ == "VERB":
        return [noun_phrase(token)]
    if token.lower_ in EMPTY or token.ent_type_ in TIME_ENTITIES:
        return []
    if not _is_event(token) and (is_party(measured(token)) or is_party(token) or things or is_place(token)):
        return [noun_phrase(token)]
    return _inside(token)


def _inside(token: Token) -> list[Stretch]:
    """The party within a noun phrase that is none itself: "an Indian proposal", "a call from the bishops"."""
    holder = first_child(token, "poss")
    if holder is not None and (is_party(holder) or holder.pos_ == "PROPN") and holder.pos_ != "PRON":
        return [noun_phrase(holder)]
    if _before(token):
        return _before(token)
    for preposition in ("by", "from", "of", "between", "with", "to"):
        named = [noun_phrase(t) for t in objects_of(token, preposition) if is_party(t) and t.pos_ != "PRON"]
        if named:
            return named
    doers = (t for c in children(token, "acl") for link in children(c, "agent") for t in children(link, "pobj"))
    return [noun_phrase(t) for t in doers if is_party(t)]


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _is_passive(verb: Token) -> bool:
    if verb.lower_ in noun_classes()["ADJECTIVAL"] and first_child(verb, "agent", "prt") is None:
        return False
    if first_child(verb, "nsubjpass", "auxpass") is not None:
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    if verb.tag_ == "VBN" and first_child(verb, "nsubj") is not None and first_child(verb, "aux", "dobj") is None:
        return True  # the shortened passive of headlines
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and first_child(verb, "nsubj") is None and _is_passive(verb.head)


def _doers(verb: Token) -> list[Token]:
    if _is_passive(verb):
        verbs = (verb, *(c for c in conjuncts(verb) if c != verb and c.tag_ == "VBN"))
        return [
            t
            for v in verbs
            for link in children(v, "agent", "prep")
            if link.lower_ == "by"
            for t in children(link, "pobj")
        ]
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp", "dobj") and first_child(verb, "nsubj") is None:
        by = [t for link in children(verb, "agent") for t in children(link, "pobj")]
        return by or _subjects(verb)  # "residents reported shelling by the militia"
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
    singled_out = one_singled_out(verb)
    if singled_out is not None and (own is None or own.lower_ in WHO):
        return [singled_out]
    if own is not None:
        return [verb.head] if own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else [own]
    above = verb.head
    if above == verb:
        return []
    if verb.dep_ in ("acl", "relcl"):
        return [above] if above.pos_ in ("NOUN", "PROPN", "PRON") and not _is_event(above) else _around(above)
    blamed = _blamed(verb)
    if blamed is not None:
        return [blamed]
    if verb.dep_ == "xcomp" and above.lemma_ in noun_classes()["CONTROLLING"]:
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


def _blamed(verb: Token) -> Token | None:
    """Whom a gerund is said of: "accused the militia of shelling …", "stopped the convoy from leaving"."""
    if verb.dep_ != "pcomp" or verb.head.dep_ != "prep":
        return None
    above = verb.head.head
    if above.lemma_ in noun_classes()["BLAMING"]:
        return first_child(above, "dobj", "nsubjpass")
    return above if above.pos_ in ("NOUN", "PROPN") and above.head.lemma_ in noun_classes()["BLAMING"] else None


def _is_event(noun: Token) -> bool:
    if is_classed_party(noun):
        return names_event_by_phrase(noun)
    return not noun.ent_type_ and names_event(noun)


def _around(token: Token) -> list[Token]:
    """The subject of the clause in which a noun, adjective or preposition stands."""
    while token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return _subjects(token)
    return []
