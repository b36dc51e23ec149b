"""What stands beside a word that may name an event: objects, subjects, particles, and of what kind they are."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.event_words import Constraint, Entry, inflected, nouns, operators, verbs
from reportedly.read.parties import children, conjuncts, first_child, in_class, measured
from reportedly.read.token import Token

LINKS = frozenset({"prep", "agent", "dative", "prt", "mark", "advmod"})
"""How a preposition may hang on what it belongs to."""


def names_event(noun: Token) -> bool:
    """Whether a noun is one of the lexicon's event nouns, whatever else they ask for."""
    return any(noun_words(noun, entry) is not None for entry in nouns().get(noun.lemma_.lower(), ()))


def names_event_by_phrase(noun: Token) -> bool:
    """Whether a noun is the head of one of the lexicon's phrases, such as "state of emergency"."""
    return any(e.rest and noun_words(noun, e) is not None for e in nouns().get(noun.lemma_.lower(), ()))


def objects_of(token: Token, preposition: str) -> list[Token]:
    """What stands after a preposition that belongs to the token, or to its object where the parser hung it there."""
    if preposition not in token.sent.spelled:
        return []
    links = [c for h in _holders(token, preposition) for c in h.children if c.lower_ == preposition and c.dep_ in LINKS]
    return [t for link in links for inner in children(link, "pobj", "pcomp") for t in conjuncts(inner)]


def _holders(token: Token, preposition: str) -> list[Token]:
    """What the parser may have hung such a preposition on."""
    if preposition == "of":
        return [token, *children(token, "prt", "prep", "advmod")]
    near = [token, *children(token, "dobj", "acomp", "advmod", "prt", "prep", "attr")]
    ofs = [link for n in near for link in n.children if link.lower_ == "of" and link.dep_ == "prep"]
    holders = [*near, *(t for link in ofs for t in children(link, "pobj"))]
    if preposition == "by" and token.pos_ not in ("VERB", "AUX"):
        holders += [t for link in children(token, "prep") for t in children(link, "pobj")]
    return holders


def clause_tokens(clause: Token) -> Iterator[Token]:
    """The tokens of a clause without those of reported, relative and joined clauses."""
    yield clause
    for child in clause.children:
        if child.dep_ not in ("ccomp", "relcl", "parataxis", "conj"):
            yield from clause_tokens(child)


def related(token: Token, relation: str) -> list[Token]:
    """What stands in one of the relations of the `frame` columns, each joined noun by itself."""
    if relation == "obj":
        found = list(children(token, "dobj", "nsubjpass"))
        if token.dep_ == "acl" and token.tag_ == "VBN":
            found.append(token.head)
        return [t for f in found for t in conjuncts(f)]
    if relation == "subj":
        own = [t for f in children(token, "nsubj") for t in conjuncts(f)]
        said_by = first_child(token.head, "nsubj") if token.dep_ == "ccomp" else None
        if len(own) == 1 and own[0].pos_ == "PRON" and said_by is not None:
            return [said_by]
        return own or _borrowed_subject(token)
    if relation == "objmod":
        return [m for t in related(token, "obj") for m in children(t, "compound", "amod", "nmod", "poss")]
    return objects_of(token, relation)


def _borrowed_subject(token: Token) -> list[Token]:
    """The subject that a verb shares with the one above it, or the noun that its clause describes."""
    above = token
    while above.dep_ in ("xcomp", "conj", "advcl", "pcomp", "prep") and above.head != above:
        above = above.head
        subjects = [t for f in children(above, "nsubj", "nsubjpass") for t in conjuncts(f)]
        if subjects:
            return subjects
    return [above.head] if above.dep_ in ("acl", "relcl") else []


def matches(token: Token, constraint: Constraint) -> bool:
    """Whether a noun, or what it measures, is of the asked kind."""
    if constraint.words is None:
        return True
    each = {token, measured(token)}
    if constraint.kind is not None:
        return any(in_class(t, constraint.kind) for t in each)
    return any(t.lemma_.lower() in constraint.words or t.lower_ in constraint.words for t in each)


def noun_words(token: Token, entry: Entry) -> tuple[Token, ...] | None:
    """The tokens of a noun phrase of the lexicon; None where they do not stand there."""
    size = len(entry.rest)
    if not size:
        return (token,)
    start = token.i - size if entry.before else token.i + 1
    if start < 0 or start + size > len(token.doc):
        return None
    rest = tuple(token.doc[start : start + size])
    if any(t.lemma_.lower() != word and t.lower_ != word for t, word in zip(rest, entry.rest, strict=True)):
        return None
    return (*rest, token) if entry.before else (token, *rest)


def verb_words(token: Token, entry: Entry) -> tuple[Token, ...] | None:
    """The tokens of a verb phrase of the lexicon; None where they do not stand there."""
    words = [token]
    for word in entry.rest:
        found = next((c for c in token.children if (c.lower_ == word or c.lemma_ == word) and not _apart(c)), None)
        if found is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == word:
            found = token.nbor()
        if found is None:
            return None
        words.append(found)
    return tuple(sorted(words, key=lambda t: t.i))


def _apart(token: Token) -> bool:
    """Whether a comma sets a word off: "has risen to 61, up from 48" is no rising up."""
    return token.i > 0 and token.nbor(-1).text == ","


def lemma_of(token: Token) -> tuple[str, str]:
    """Lemma and part of speech, mended for words in capitals."""
    if token.is_upper and len(token) > 2 and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
        lemma, pos = inflected().get(token.lower_, (token.lower_, token.pos_))
        return lemma, pos
    pos = "NOUN" if token.pos_ == "PROPN" else token.pos_
    if token.tag_ == "VBG" and token.dep_ in ("nsubj", "pobj", "dobj", "compound", "attr") and token.lower_ in nouns():
        return token.lower_, "NOUN"
    if pos == "ADJ" and token.tag_ in ("VBN", "VBD", "VBG"):
        pos = "VERB"
    lemma = token.lemma_.lower()
    if pos == "VERB" and lemma not in verbs() and lemma not in operators():
        # the tagger takes "airstrikes" for a verb, the lemmatiser makes "stag" of "staged"
        lemma, pos = inflected().get(token.lower_, (lemma, pos))
    return lemma, pos
