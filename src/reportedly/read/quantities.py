"""Counted figures in each passage: how many killed, displaced, deployed, and who is said to have counted.

Dates, times, ages, distances, money, percentages and the numbers of roads, units and resolutions are no counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.model.quantity import Quantity
from reportedly.model.span import Quote
from reportedly.read.draft import Draft, Passage, Stage
from reportedly.read.event_words import noun_classes
from reportedly.read.numbers import Number, holds_number, read_number, starts_number
from reportedly.read.parties import TIME_ENTITIES, children, first_child, is_party, noun_phrase
from reportedly.read.token import Token

By = Literal["object", "subject", "noun", "state", "total", "event"]
YEAR = re.compile(r"(?:19|20)\d\d")
NO_COUNT = frozenset(
    {"%", "percent", "per", "$", "€", "£", "am", "pm", "a.m.", "p.m.", "th", "st", "nd", "rd", "°", "/", ":"}
)
"""Words beside a figure that make it something else than a count."""
SET_AGAINST = frozenset({",", ":", ";", "–", "—", "but"})
"""Behind a figure after "not": it is set aside for another, "not nine, not seventeen: more than 40"."""
FIGURES = frozenset({"number", "count", "figure", "tally", "total"})
"""Nouns that say nothing of what they count."""
BETWEEN = frozenset({
    "others", "people", "more", "were", "was", "are", "left", "reported", "been", "have",
    "went", "gone", "still", "believed",
})  # fmt: skip
"""Words that may stand between a figure and what it says of the counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitRow:
    unit: str
    by: By
    words: tuple[str, ...]
    people: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _CountingRow:
    words: tuple[str, ...]
    source: str


@cache
def _units() -> dict[tuple[By, str], str]:
    return {(row.by, word): row.unit for row in load_table("quantity_units", _UnitRow) for word in row.words}


@cache
def _things() -> frozenset[str]:
    """Units of what is not people."""
    return frozenset(row.unit for row in load_table("quantity_units", _UnitRow) if not row.people)


@cache
def _counting() -> frozenset[str]:
    return frozenset(word for row in load_table("counting_words", _CountingRow) for word in row.words)


def run(draft: Draft) -> Draft:
    """Add the counted figures of every passage that has any."""
    found = {passage.id: tuple(quantities_in(draft, passage)) for passage in draft.passages}
    return replace(draft, quantities={id: those for id, those in found.items() if those})


def quantities_in(draft: Draft, passage: Passage) -> Iterator[Quantity]:
    """The counted figures of one passage, in text order."""
    doc = draft.syntax.doc
    for span in passage.content.spans:
        if not holds_number(draft.report.text[span.start : span.end]):
            continue
        tokens = draft.syntax.tokens_in(*span)
        at = tokens.start
        while at < tokens.end:
            word = doc[at].lower_
            number = read_number(doc, at, tokens.start, tokens.end) if starts_number(word) else None
            if number is None:
                at += 1
                continue
            quantity = _quantity(draft, passage, number)
            if quantity is not None:
                yield quantity
            at = number.end


def _quantity(draft: Draft, passage: Passage, number: Number) -> Quantity | None:
    doc = draft.syntax.doc
    figure = doc[number.figure]
    noun = _counted_noun(figure, number)
    if _is_no_count(number, figure, noun):
        return None
    unit = _unit(figure, noun)
    if unit is None:
        return None
    last = noun if noun is not None and noun.i >= number.end else doc[number.end - 1]
    quote = Quote.cut(draft.report.text, [(doc[number.start].idx, last.idx + len(last))])
    return Quantity(
        quote=quote,
        unit=unit,
        low=number.low,
        best=number.best,
        high=number.high,
        counted_by=_counter(draft, passage, figure),
    )


def _is_no_count(number: Number, figure: Token, noun: Token | None) -> bool:
    doc = figure.doc
    before = doc[number.start - 1].lower_ if number.start > 0 else ""
    after = doc[number.end].lower_ if number.end < len(doc) else ""
    if before == ":" and doc[number.start - 1].whitespace_:
        before = ""  # "Army: 12 soldiers killed" is no time of day
    if before == "not" and after in SET_AGAINST:
        return True
    if before in NO_COUNT or after in NO_COUNT or before in ("aged", "age", "no.", "number", "nr", "#"):
        return True
    if after == "-" and number.end + 1 < len(doc) and doc[number.end + 1].lemma_.lower() in noun_classes()["MEASURING"]:
        return True
    if noun is not None and noun.ent_type_ in TIME_ENTITIES and noun.pos_ == "PROPN":
        return True
    if noun is None and _by_total(figure) and not YEAR.fullmatch(figure.text):
        return False
    other_kind = figure.ent_type_ in (*TIME_ENTITIES, "MONEY", "PERCENT", "ORDINAL")
    if other_kind and (noun is None or noun.lemma_.lower() not in _nouns() or YEAR.fullmatch(figure.text)):
        return True
    return figure.like_num and figure.dep_ == "nummod" and figure.head.i < number.start


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for by, word in _units() if by == "noun")


def _counted_noun(figure: Token, number: Number) -> Token | None:
    """The noun that the figure counts; None where it stands alone ("killing three")."""
    doc = figure.doc
    if figure.dep_ == "conj" and figure.head.pos_ == "NUM":
        figure = figure.head
    link = first_child(figure, "prep")
    if link is not None and link.lower_ == "of":
        return first_child(link, "pobj")
    strong = _strong(figure, number.end)
    if strong is not None:
        return strong
    if (
        figure.dep_ in ("nummod", "quantmod", "amod", "nmod", "compound", "det", "advmod")
        and figure.head.i >= number.end
    ):
        head = figure.head
        return head.head if figure.dep_ == "quantmod" and head.dep_ == "nummod" else head
    at = number.end
    if at < len(doc) and doc[at].lower_ == "of" and at + 1 < len(doc):
        at += 1
    while (
        at < min(len(doc), number.end + 5)
        and doc[at].pos_ in ("ADJ", "DET", "NUM", "PROPN", "PUNCT")
        and doc[at].lower_ != ","
    ):
        if doc[at].lemma_.lower() in _nouns():
            break
        at += 1
    return (
        doc[at] if at < len(doc) and doc[at].pos_ in ("NOUN", "PROPN") and doc[at].lemma_.lower() in _nouns() else None
    )


def _is_whole(noun: Token, figure: Token) -> bool:
    """The 40 of "three of the 40 hostages were freed": what befell the three did not befall them."""
    part = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return part is not None and part.pos_ == "NUM" and part.i < figure.i


def _strong(figure: Token, end: int) -> Token | None:
    """The noun of "a 600-strong force"."""
    doc = figure.doc
    if end + 2 < len(doc) and doc[end].lower_ == "-" and doc[end + 1].lower_ in ("strong", "man", "member"):
        return next((t for t in doc[end + 2 : end + 6] if t.pos_ == "NOUN"), None)
    return None


def _unit(figure: Token, noun: Token | None) -> str | None:
    """What is counted: by the verb or state that holds of it, else by the noun, else by the total it is given for."""
    counted = noun or figure
    if noun is not None and _strong(figure, figure.i + 1) == noun:
        return "troops"
    kind = _by_noun(noun)
    if kind in _things():
        return kind
    if _is_whole(counted, figure):
        return kind or _own_unit(figure, noun)
    unit = (
        _beside(figure, noun)
        or _by_verb(counted)
        or _by_state(counted)
        or _by_modifier(noun)
        or _by_event(counted)
        or kind
    )
    if unit is None and noun is None:
        unit = _by_state(figure) or _by_total(figure)
    return unit or _own_unit(figure, noun)


def _beside(figure: Token, noun: Token | None) -> str | None:
    """ "At least 11 injured", whatever verb the parser hangs them on."""
    after = figure.doc[figure.i + 1] if noun is None and figure.i + 1 < len(figure.doc) else None
    return _units().get(("state", after.lower_)) if after is not None else None


def _own_unit(figure: Token, noun: Token | None) -> str | None:
    """The noun itself where no table knows it: "900 cows"; only for figures that are plainly a count."""
    if (
        noun is None
        or noun.tag_ != "NNS"
        or noun.lemma_.lower() in noun_classes()["MEASURING"]
        or noun.ent_type_ in TIME_ENTITIES
    ):
        return None
    many = figure.like_num and figure.text[:1].isdigit() and len(figure.text) > 1
    return noun.lower_ if many and noun.lower_ not in noun_classes()["UNCOUNTED"] else None


def _by_event(counted: Token) -> str | None:
    """ "The kidnapping of seven pupils": the event noun that the counted hang on."""
    link = counted.head
    named = link.head if counted.dep_ == "pobj" and link.lower_ == "of" else None
    return _units().get(("event", named.lemma_.lower())) if named is not None else None


def _by_noun(noun: Token | None) -> str | None:
    if noun is None:
        return None
    before = noun.nbor(-1).lower_ if noun.i > 0 else ""
    if noun.is_upper and noun.lower_.endswith("s"):
        return _units().get(("noun", noun.lower_[:-1]))
    if noun.lemma_.lower() == "man" and any(t.lemma_.lower() in noun_classes()["TROOPS"] for t in noun.sent):
        return "troops"  # "the brigade has 1,500 men"; "four men in plain clothes" may be anybody
    phrase = f"{before} {noun.lemma_.lower()}"
    return (
        _units().get(("noun", phrase))
        or _units().get(("noun", noun.lemma_.lower()))
        or _units().get(("noun", noun.lower_))
    )


def _by_modifier(noun: Token | None) -> str | None:
    """ "two wounded children": the state before the noun."""
    lefts = children(noun, "amod") if noun is not None else ()
    return next((u for t in lefts if (u := _units().get(("state", t.lower_)))), None)


def _by_state(counted: Token) -> str | None:
    """ "12 dead", "three people missing", "20 more wounded"."""
    doc = counted.doc
    for token in doc[counted.i : counted.i + 4]:
        unit = _units().get(("state", token.lower_))
        if unit is not None:
            return unit
        if token != counted and token.lower_ not in BETWEEN:
            return None
    return None


def _by_verb(counted: Token) -> str | None:
    top = counted
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("NOUN", "NUM", "PROPN", "ADJ"):
        top = top.head
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.pos_ in ("NOUN", "NUM"):
        return _by_verb(top.head.head) if top.head.head != counted else None
    verb, lemma = top.head, top.head.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    verbs = [
        verb,
        *(c for c in verb.conjuncts if c.pos_ == "VERB" and first_child(c, "dobj", "nsubj", "nsubjpass") is None),
    ]
    if top.dep_ in ("nsubjpass", "dobj") or (verb.tag_ == "VBN" and first_child(verb, "aux", "dobj") is None):
        done = next((u for v in verbs if (u := _units().get(("object", v.lemma_.lower())))), None)
        if done is not None:
            return done
    if top.dep_ == "nsubjpass" and (told := first_child(verb, "xcomp", "ccomp")) is not None:
        lemma = told.lemma_.lower()  # "are feared to have died"
    return _units().get(("subject", lemma)) if top.dep_ in ("nsubj", "nsubjpass") else None


def _by_total(figure: Token) -> str | None:
    """ "The death toll rose to 31", "a toll of 31", "deaths stood at 31"."""
    head = figure.head.head if figure.dep_ == "pobj" else figure.head
    if head.pos_ in ("NUM", "ADP"):  # "from 31 to 28"
        head = next((a for a in head.ancestors if a.pos_ == "VERB"), head)
    nouns = [head, *children(head, "nsubj", "nsubjpass", "dobj")]
    nouns += [t for n in nouns if n.lemma_ in FIGURES for link in children(n, "prep") for t in children(link, "pobj")]
    whom = (u for n in nouns for verb in (n, *children(n, "acl", "amod")) if (u := _done_to(verb)))
    return next(whom, None) or next((u for n in nouns if (u := _total_of(n))), None)


def _done_to(participle: Token) -> str | None:
    """ "The number of soldiers killed", "of displaced people": what befell them."""
    done = participle.tag_ == "VBN" and participle.dep_ in ("acl", "amod")
    if participle.dep_ == "amod" and (state := _units().get(("state", participle.lower_))):
        return state
    return _units().get(("object", participle.lemma_.lower())) if done else None


def _total_of(noun: Token) -> str | None:
    named = _units().get(("total", noun.lemma_.lower()))
    if named is None and noun.dep_ == "pobj":
        named = _by_noun(noun) or _units().get(("state", noun.lower_))
    return named


def _counter(draft: Draft, passage: Passage, figure: Token) -> str | None:
    """Who counted: the subject of a counting verb, "according to …", else the passage's source."""
    above = figure
    while above.head != above:
        above = above.head
        if above.lemma_ in _counting():
            subject = first_child(above, "nsubj")
            if subject is not None and subject.i < figure.i and is_party(subject) and subject.pos_ != "PRON":
                start, end = noun_phrase(subject)
                return draft.report.text[start:end]
        named = _according(above)
        if named is not None:
            start, end = noun_phrase(named)
            return draft.report.text[start:end]
    if passage.chain and passage.chain[-1].source is not None:
        return passage.chain[-1].source.quote.text
    return None


def _according(verb: Token) -> Token | None:
    for link in children(verb, "prep"):
        if link.lower_ == "according":
            to = first_child(link, "prep")
            return first_child(to, "pobj") if to is not None else None
    return None


STAGE = Stage(name="read.quantities", version=3, reads=("syntax", "passages"), writes=("quantities",), run=run)
