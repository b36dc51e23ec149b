"""Who is said to say it: the words of a source, what kind it is, and whom a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.lexicon.source_nouns import BODIES, source_nouns
from reportedly.model.attribution import Source, SourceKind
from reportedly.model.span import Quote
from reportedly.read.cues import CARRYING, HOLDING
from reportedly.read.stretch import quote_of
from reportedly.read.token import Token

PERSON_PRONOUNS = frozenset({"he", "she", "him", "her"})
PLURAL_PRONOUNS = frozenset({"they", "them"})
FIRST_PERSON = frozenset({"I", "We", "we"})
PRONOUNS = PERSON_PRONOUNS | PLURAL_PRONOUNS | {"it"}
OWN = frozenset({"our", "we", "my"})
KNOWING = frozenset({"familiar", "close", "briefed", "aware", "privy"})
"""What stands behind a person whose name is held back: familiar with the matter."""
PLURALS = frozenset({"people", "police", "men", "women", "children"})
"""Words for several people that do not end in "s"."""
NOT_IN_SOURCE = frozenset({"relcl", "advcl", "ccomp", "punct", "parataxis"})


def noun_phrase(head: Token, without: Iterable[Token] = ()) -> list[Token]:
    """The tokens of a noun phrase, less relative clauses after a comma and the subtrees in `without`."""
    barred = {t.i for w in without for t in w.subtree} | {c.i for c in head.children if c.dep_ == "case"}
    inside = sorted((t for t in _phrase(head) if t.i not in barred), key=lambda t: t.i)
    while len(inside) > 1 and inside[-1].dep_ in ("cc", "prep"):
        inside.pop()
    return inside


def _phrase(head: Token) -> Iterable[Token]:
    yield head
    for child in head.children:
        if child.dep_ in NOT_IN_SOURCE and not _inner_punctuation(child):
            continue
        if _passed_on(child) or _only_dates(child):
            continue
        yield from child.subtree


def _passed_on(child: Token) -> bool:
    """ "A memo seen by the paper", "residents quoted in it": who passes it on is a source of its own."""
    if child.dep_ != "acl" or child.lemma_ not in CARRYING | HOLDING:
        return False
    return child.lemma_ in ("cite", "quote") or any(c.dep_ == "agent" for c in child.children)


def _only_dates(child: Token) -> bool:
    """ "The minister on Saturday": when it was said is no part of who said it."""
    dated = child.dep_ in ("prep", "npadvmod") and child.lower_ != "of"
    return dated and any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree if t.dep_ == "pobj" or t == child)


def _inner_punctuation(token: Token) -> bool:
    head = token.head
    return token.dep_ == "punct" and head.left_edge.i < token.i < head.right_edge.i


def source_of(text: str, head: Token, without: Iterable[Token] = (), beside: Iterable[Token] = ()) -> Source | None:
    """The source that a noun phrase names; None where the phrase holds no word.

    `beside` are heads of phrases that belong to it, though the parser hangs them elsewhere.
    """
    quote = quote_of(text, [*noun_phrase(head, without), *(t for b in beside if not _only_dates(b) for t in b.subtree)])
    return Source(quote=quote, kind=source_kind(head, quote)) if quote else None


def source_kind(head: Token, quote: Quote) -> SourceKind:
    """What kind of source the words name, told by their head noun, their modifiers and the name recogniser."""
    kinds = source_nouns()
    head = _one_of(head)
    if head.lemma_.lower() in ("person", "people", "man", "woman", "individual") and _knows_of_it(head):
        return "anonymous"
    words = {t.lower_ for t in head.subtree}
    by_noun = kinds.get(_with_word_before(head)) or kinds.get(head.lower_) or kinds.get(head.lemma_.lower())
    if words & OWN and by_noun in ("anonymous", "media", "person"):
        return "own_sources"
    if by_noun == "anonymous" and any(kinds.get(t.lemma_.lower()) == "media" for t in head.lefts):
        return "media"
    if by_noun:
        return "person" if by_noun == "official" and head.ent_type_ == "PERSON" else by_noun
    if (told := _kind_in_name(head)) is not None:
        return told
    if head.ent_type_ == "PERSON" or head.lower_ in PERSON_PRONOUNS:
        titled = any(kinds.get(t.lemma_.lower()) == "official" for t in head.subtree if t != head)
        return "official" if titled else "person"
    if head.ent_type_ in ("GPE", "NORP"):
        return "official"
    if head.ent_type_ == "ORG" or head.pos_ == "PROPN":
        named = (kinds.get(t.lemma_.lower()) for t in head.subtree)
        return next((k for k in named if k in ("official", "media", "organisation")), "organisation")
    if head.lower_ == "another":
        return "person"
    return "unspecified" if head.pos_ in ("PRON", "DET", "ADJ") else "person"


def _one_of(head: Token) -> Token:
    """ "One of the officials", "two of them": those of whom one is meant."""
    if head.pos_ not in ("NUM", "DET", "PRON") and head.lower_ not in ("one", "both", "several"):
        return head
    of = (c for c in head.children if c.lower_ == "of" and c.dep_ == "prep")
    whom = next((o for link in of for o in link.children if o.dep_ == "pobj" and o.pos_ == "NOUN"), None)
    if whom is None:
        whom = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
    return head if whom is None else whom


def _knows_of_it(head: Token) -> bool:
    """ "A person familiar with the matter", "people briefed on the talks": a name held back."""
    return any(c.lower_ in KNOWING for c in head.children if c.i > head.i)


def _with_word_before(head: Token) -> str:
    """ "Coast guard": some kinds are told by two words."""
    return f"{head.nbor(-1).lower_} {head.lemma_.lower()}" if head.i > 0 else head.lower_


def _kind_in_name(head: Token) -> SourceKind | None:
    """The kind that a body's name tells by one of its words: "Radio Karun", "Furat News"."""
    words = (t for t in head.lefts if t.pos_ == "PROPN" and t.dep_ in ("compound", "nmod", "amod"))
    kinds = (source_nouns().get(t.lemma_.lower()) for t in words)
    return next((kind for kind in kinds if kind in ("media", "organisation")), None)


def can_speak(head: Token) -> bool:
    """Tell whether a noun names someone who can say something, by the lexicon or the name recogniser."""
    kinds = source_nouns()
    named = head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") and head.pos_ == "PROPN"
    return named or (head.pos_ == "NOUN" and (head.lower_ in kinds or head.lemma_.lower() in kinds))


def is_pronoun(source: Source) -> bool:
    """Tell whether a source is a bare pronoun."""
    return source.quote.text.lower() in PRONOUNS


def antecedent(pronoun: Source, earlier: Iterable[Source]) -> Source | None:
    """The latest of the earlier sources that the pronoun can stand for; None where none fits."""
    word = pronoun.quote.text.lower()
    fits = _one_person if word in PERSON_PRONOUNS else _several if word in PLURAL_PRONOUNS else _body
    named = (s for s in reversed(list(earlier)) if not is_pronoun(s) and s.kind != "unspecified")
    return next((s for s in named if fits(s)), None)


def _head_word(source: Source) -> str:
    """The last word of the noun phrase before any "of", "in", "for" or comma."""
    return re.split(r",| of | in | for | at | from | who | with ", source.quote.text)[0].split()[-1]


def _one_person(source: Source) -> bool:
    head = _head_word(source)
    animate = source.kind in ("person", "official", "anonymous", "own_sources")
    return animate and head.lower() not in BODIES and not _is_plural(head)


def _is_plural(head: str) -> bool:
    return head.lower() in PLURALS or (head.endswith(("s", "men")) and head.islower())


def _several(source: Source) -> bool:
    """Whether "they" may be meant: one letter or post is none of several."""
    return _is_plural(_head_word(source)) or (source.kind != "document" and _body(source))


def _body(source: Source) -> bool:
    official = source.kind == "official" and (_head_word(source).lower() in BODIES or source.quote.text.istitle())
    return official or source.kind in ("organisation", "media", "document")


def introduced(definite: Source, earlier: Iterable[Source]) -> Source | None:
    """The earlier source that "the trader" takes up again: "a market trader who …"; None where there is none."""
    words = definite.quote.text.split()
    if words[0].lower() != "the":
        return None
    head = _head_word(definite)
    for source in reversed(list(earlier)):
        first = source.quote.text.split()[0].lower()
        alone = " and " not in source.quote.text
        if first in ("a", "an", "another", "one") and alone and _head_word(source) == head:
            return source
    return None


def full_name(short: Source, earlier: Iterable[Source]) -> Source:
    """The same words with the kind of the earlier, fuller naming: "Sanogo" after "Colonel Sanogo"."""
    words = short.quote.text
    if not words[:1].isupper():
        return short
    for source in reversed(list(earlier)):
        longer = source.quote.text
        if longer != words and f" {words}" in f" {longer}" and source.kind in ("official", "person"):
            return Source(quote=short.quote, kind=source.kind)
    return short
