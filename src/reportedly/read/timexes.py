"""Finds the words that say when: dates, times of day, durations and sets (TIMEX3).

The grammar (`read.time_grammar`) finds candidates by the classes of their words; the syntax then turns away
namesakes: a person called April, prices that fall, 2000 soldiers.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.span import Quote
from reportedly.read.draft import Draft, Stage, TimexMention
from reportedly.read.syntax import Syntax
from reportedly.read.time_grammar import Found, find
from reportedly.read.time_meaning import TimeWords
from reportedly.read.time_words import vocabulary, words_in
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Tokens


def run(draft: Draft) -> Draft:
    """Find every time expression, from left to right."""
    text = draft.report.text
    mentions = tuple(
        TimexMention(quote=Quote.cut(text, [(found.start, found.end)]), type=found.words.type, words=found.words)
        for found in find(words_in(text))
        if not _namesake(found, draft.syntax)
    )
    return replace(draft, timexes=mentions)


def _namesake(found: Found, syntax: Syntax) -> bool:
    """Tell whether the words only look like a time; only those that may be something else are asked of the syntax."""
    words = found.words
    if words.kind == "reference":
        return _of_something(syntax.tokens_in(found.start, found.end))
    if words.kind == "date" and words.day is not None and words.month is None:
        return _numbers_something(syntax.tokens_in(found.start, found.end))
    if words.kind == "date" and words.day is None:
        if _alone(words, "month") or _alone(words, "season"):
            return _person_or_verb(syntax.tokens_in(found.start, found.end))
        if _alone(words, "year"):
            return _counts_something(syntax.tokens_in(found.start, found.end))
        if _alone(words, "daypart"):
            return _name(syntax.tokens_in(found.start, found.end))
    return False


def _alone(words: TimeWords, part: str) -> bool:
    """Tell whether the words name this part of a date and no other that would make it sure."""
    parts = ("month", "season", "year", "daypart", "weekday", "relation", "modifier", "year_relation")
    named = [name for name in parts if getattr(words, name) is not None]
    return named == [part] and not words.before_christ


def _person_or_verb(tokens: Tokens) -> bool:
    word = tokens[-1]
    first_name = word.dep_ == "compound" and word.head.i == word.i + 1 and word.head.pos_ == "PROPN"
    return first_name or word.ent_type_ == "PERSON" or word.pos_ in ("VERB", "AUX")


YEAR_OPENERS = frozenset(
    {"the", "this", "that", "in", "since", "by", "until", "of", "from", "during", "before", "after"}
)


def _designates(token: Token) -> bool:
    """Tell whether a word gives the number after it as a name: "Flight 1549", "Route 1980"."""
    row = vocabulary().get(token.lower_)
    return row is not None and row.kind == "designator"


def _counts_something(tokens: Tokens) -> bool:
    """Tell a count ("2000 soldiers") from a year ("the 2019 elections"): no article, and its noun in the plural."""
    number = tokens[-1]
    if number.i + 1 >= len(number.doc) or tokens[0].i != number.i:
        return False
    after, before = number.nbor(1), number.doc[number.i - 1] if number.i else None
    noun = number.head if number.head.i > number.i else after
    if before is not None and _designates(before):
        return True
    if before is not None and (before.lower_ in YEAR_OPENERS or before.tag_ in ("PRP$", "POS")):
        return False
    return bool(number.dep_ == "nummod" and noun.tag_ == "NNS" and after.tag_ in ("NNS", "JJ", "NN"))


def _numbers_something(tokens: Tokens) -> bool:
    """Tell an ordinal before its noun ("the 38th parallel", "the 1st Cavalry") from a day of a month."""
    last = tokens[-1]
    return last.text[-1].isalpha() and last.dep_ in ("amod", "nummod", "compound", "nmod") and last.head.i > last.i


def _of_something(tokens: Tokens) -> bool:
    """Tell somebody's future or past ("the future of the province") from the time to come or gone by."""
    last = tokens[-1]
    return last.pos_ == "NOUN" and any(c.dep_ == "prep" and c.lower_ == "of" for c in last.children)


def _name(tokens: Tokens) -> bool:
    """Tell whether a part of the day stands in a name: "the Morning Herald"."""
    last = tokens[-1]
    return bool(last.text[0].isupper() and not last.text.isupper() and not last.is_sent_start)


STAGE = Stage(name="read.timexes", version=2, reads=("syntax",), writes=("timexes",), run=run)
