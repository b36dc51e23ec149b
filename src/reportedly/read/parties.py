"""Who can do things: telling parties (people, bodies, forces, states) from things, and cutting their noun phrases."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.event_words import noun_classes
from reportedly.read.token import Token

PARTY_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
TIME_ENTITIES = frozenset({"DATE", "TIME"})
NO_PARTIES = TIME_ENTITIES | {"MONEY", "PERCENT", "QUANTITY", "ORDINAL"}
PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "him", "her", "them", "us", "who", "whom", "others"})
EMPTY = frozenset(
    {"it", "this", "that", "which", "what", "there", "these", "those", "itself", "themselves", "himself", "other"}
)
"""Words that stand where a party might but say nothing about who it is."""

PARTY_CLASSES = ("PEOPLE", "BODIES", "TROOPS", "POLICE", "OBSERVERS", "ENVOYS", "CAPTIVES")
PARTY_ENDINGS = ("ists", "ians", "ers", "ors", "ants", "ists", "men", "ians", "ees", "ites")
KEPT_PREPOSITIONS = frozenset({"of", "from", "in", "for", "at", "near", "on", "with"})
LEFT_OUT = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "preconj", "parataxis", "advcl"})


def children(token: Token, *labels: str) -> Iterator[Token]:
    """The token's children under one of these labels, in text order."""
    return (child for child in token.children if child.dep_ in labels)


def first_child(token: Token, *labels: str) -> Token | None:
    """The token's first child under one of these labels."""
    return next(children(token, *labels), None)


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is joined to it by "and", in text order; not those it is set against: "and not the rebels"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and not _is_set_against(child):
            yield from conjuncts(child)


def _is_set_against(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and any(t.dep_ == "neg" and t.lower_ == "not" for t in noun.lefts)


def measured(token: Token) -> Token:
    """What a partitive noun measures: "troops" of "thousands of troops"; any other token itself."""
    while token.lemma_.lower() in noun_classes()["MEASURES"] or token.pos_ == "NUM":
        link = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = first_child(link, "pobj") if link is not None else None
        if inner is None:
            return token
        token = inner
    return token


def in_class(token: Token, kind: str) -> bool:
    """Whether a noun belongs to a class of event_classes.tsv, by its word or as a name of that kind."""
    words, word = noun_classes()[kind], token.lower_
    if token.lemma_.lower() in words or word in words or (word.endswith("s") and word[:-1] in words):
        return True  # the lemmatiser makes "basis" of "bases" and leaves words in capitals alone
    if kind == "PEOPLE":
        return token.ent_type_ in ("PERSON", "NORP")
    if kind == "LEADERS":
        return token.ent_type_ == "PERSON"
    if kind == "NAME":
        return token.pos_ == "PROPN" and token.ent_type_ != "PERSON"
    if kind == "BODIES":
        return token.ent_type_ in ("ORG", "GPE", "NORP")
    return kind == "PLACES" and token.ent_type_ in PLACE_ENTITIES


def is_party(token: Token) -> bool:
    """Whether a noun can be someone who does something or to whom it is done."""
    if token.ent_type_ in PARTY_ENTITIES:
        return True
    if token.pos_ == "PRON" or token.lower_ in EMPTY:
        return token.lower_ in PERSONAL
    if token.ent_type_ in NO_PARTIES:
        return False
    if is_classed_party(token) or token.lower_.endswith(PARTY_ENDINGS):
        return True
    return token.pos_ == "PROPN" or token.lower_ in noun_classes()["CROWD"] or token.lemma_ in noun_classes()["CROWD"]


def is_classed_party(token: Token) -> bool:
    """Whether a noun's word is one of those for people, bodies and forces."""
    lemma = token.lemma_.lower()
    return any(lemma in noun_classes()[kind] for kind in PARTY_CLASSES)


def is_place(token: Token) -> bool:
    """Whether a noun names or describes a place."""
    return in_class(token, "PLACES")


def noun_phrase(token: Token) -> tuple[int, int]:
    """Offsets of a noun with its determiners and modifiers, without clauses and what is joined to it by "and"."""
    first, last = token.i, token.i
    for child in token.lefts:
        if child.dep_ not in LEFT_OUT:
            first = min(first, child.left_edge.i)
    for child in token.rights:
        if child.dep_ == "prep" and child.i == last + 1 and _keeps(child):
            last = _end_of(child)
        elif child.dep_ in ("nummod", "nmod", "compound", "npadvmod") and child.i == last + 1:
            last = child.i
        elif child.dep_ == "appos" and child.left_edge.i == last + 1 and child.right_edge.i - child.left_edge.i < 4:
            last = child.right_edge.i
        else:
            break
    while first < token.i and token.doc[first].pos_ in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    doc = token.doc
    return doc[first].idx, doc[last].idx + len(doc[last])


def _keeps(link: Token) -> bool:
    inner = first_child(link, "pobj")
    if inner is None or link.lower_ not in KEPT_PREPOSITIONS:
        return False
    if link.lower_ == "of":
        return link.head.head.lemma_ not in noun_classes()["TAKES_OF"]
    if inner.ent_type_ in TIME_ENTITIES or inner.lemma_.lower() in noun_classes()["TEMPORAL"]:
        return False
    return link.lower_ in ("from", "in") and link.head.dep_ in ("nsubj", "nsubjpass", "pobj")


def _end_of(link: Token) -> int:
    """Last token of a short prepositional phrase: its noun, without what hangs on that by a clause or "and"."""
    inner = first_child(link, "pobj")
    if inner is None:
        return link.i
    last = inner.i
    for child in inner.rights:
        if child.dep_ == "prep" and child.i == last + 1 and child.lower_ == "of" and first_child(child, "pobj"):
            last = _end_of(child)
        else:
            break
    return last


def modifier_party(noun: Token) -> tuple[int, int] | None:
    """Offsets of the party that stands before an event noun: "US troop" of "massive US troop buildup"."""
    inside = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") or c.ent_type_ in PARTY_ENTITIES]
    parts = [t for c in inside for t in c.subtree if t.i < noun.i]
    kept = [
        t for t in parts if t.pos_ != "NUM" and (t.ent_type_ in PARTY_ENTITIES or (is_party(t) and t.pos_ != "ADJ"))
    ]
    if not kept:
        return None
    first, last = kept[0], kept[0]
    for t in kept[1:]:
        if t.i == last.i + 1 or (t.i == last.i + 2 and noun.doc[last.i + 1].lower_ in ("-", "and", "of", "'s", "’s")):
            last = t
    return first.idx, last.idx + len(last)
