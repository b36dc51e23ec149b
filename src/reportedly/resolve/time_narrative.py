"""The thread of time through a text: what each expression counts from, and how ranges share their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.model.calendar import Period
from reportedly.read.draft import TimexMention
from reportedly.read.syntax import Syntax
from reportedly.read.time_meaning import TimeWords
from reportedly.read.token import Token
from reportedly.resolve.time_setting import Setting, Told
from reportedly.resolve.time_value import Value
from reportedly.resolve.time_values import value_of

RANGE_SIGN = re.compile(r"\s*(?:[-–—‒/]+|,?\s*(?:to|and|or|until|till|through)|,)\s*(?:the )?\s*")
AHEAD = frozenset({"will", "shall", "'ll", "’ll"})
DUE = frozenset({"due", "schedule", "expect", "plan", "slate", "set", "intend", "hope", "begin"})
HISTORY_YEARS = 4
"""A text with at least this many full years, most of them two years or more before publication, is a history."""


def is_history(words: Sequence[TimeWords], published: Told | None) -> bool:
    """Tell whether a text mostly tells of years gone by."""
    years = [-w.year if w.before_christ else w.year for w in words if w.year is not None]
    if len(years) < HISTORY_YEARS:
        return False
    now = published.year if published else max(years)
    return sum(year <= now - 2 for year in years) > len(years) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """A text's time expressions with all that they are read against."""

    text: str
    syntax: Syntax
    mentions: tuple[TimexMention, ...]
    published: Told | None
    history: bool

    def values(self) -> list[Value]:
        """Settle the expressions from left to right."""
        settled: list[Value] = []
        told: Told | None = None
        years: list[tuple[int, int]] = []
        for number, mention in enumerate(self.mentions):
            words = self._completed(number)
            sentence = self._sentence(mention)
            near = bool(years) and years[-1][1] >= sentence - 1
            setting = Setting(
                published=self.published,
                told=told,
                history=self.history,
                future=not self.history and self._points_ahead(mention),
                sentence=sentence,
                told_year=years[-1][0] if near else None,
            )
            value = value_of(words, setting)
            settled.append(value)
            if value.period is not None and not self._aside(mention, words, value.period):
                told = Told.of(value.period, clock=value.clock, mention=number, sentence=sentence)
                if words.year is not None:
                    years.append((value.period.year, sentence))
        return settled

    def _aside(self, mention: TimexMention, words: TimeWords, period: Period) -> bool:
        """Tell whether a time does not move the thread on: in brackets, in whole decades, or a look years back."""
        bracketed = self.text.endswith("(", 0, mention.quote.start)
        looks_back = (words.kind == "offset" and words.unit in ("Y", "DE", "CE")) or words.relation in (
            "previous",
            "last",
        )
        return bracketed or period.unit in ("DE", "CE") or (self.history and looks_back)

    def _sentence(self, mention: TimexMention) -> int:
        token = self.syntax.tokens_in(mention.quote.start, mention.quote.end)[0]
        return self.syntax.sentence_number(token)

    def _completed(self, number: int) -> TimeWords:
        """Lend the parts of a range's end to its start: "6–7 January 1916", "October to March 1945"."""
        words = self.mentions[number].words
        if words.kind == "date" and words.year is not None and not words.before_christ and words.month is None:
            return self._in_same_era(number, words)
        if words.kind != "date" or words.year is not None or words.year_relation or words.relation:
            return words
        if number + 1 >= len(self.mentions) or not self._in_range(number):
            return words
        after = self._completed(number + 1)
        if after.kind != "date" or after.relation or (after.year is None and after.month is None):
            return words
        if words.day is not None and words.month is None:
            return replace(
                words,
                month=after.month,
                year=after.year,
                before_christ=after.before_christ,
                year_relation=after.year_relation,
            )
        if after.year is None or not (words.month or words.season):
            return words
        back = bool(words.month and after.month and words.month > after.month)
        return replace(words, year=after.year - back, before_christ=after.before_christ)

    def _in_same_era(self, number: int, words: TimeWords) -> TimeWords:
        """Lend "BC" to the first year of "499–493 BC"."""
        if number + 1 < len(self.mentions) and self._in_range(number):
            after = self.mentions[number + 1].words
            if after.before_christ and (after.year or 0) <= (words.year or 0):
                return replace(words, before_christ=True)
        return words

    def _in_range(self, number: int) -> bool:
        left, right = self.mentions[number].quote.end, self.mentions[number + 1].quote.start
        return RANGE_SIGN.fullmatch(self.text[left:right]) is not None

    def _points_ahead(self, mention: TimexMention) -> bool:
        """Tell whether the verb that an expression hangs on speaks of what is to come."""
        token: Token = self.syntax.tokens_in(mention.quote.start, mention.quote.end).root
        for _ in range(6):
            if token.pos_ in ("VERB", "AUX"):
                return _future_verb(token)
            if token.lemma_ in DUE and token.pos_ == "ADJ":
                return True
            if token.head.i == token.i:
                break
            token = token.head
        return False


def _future_verb(verb: Token) -> bool:
    if any(child.lower_ in AHEAD for child in verb.children):
        return True
    infinitive = verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)
    if verb.lemma_ in DUE and verb.tag_ in ("VBN", "VBZ", "VBP") and verb.head.tag_ != "VBD":
        return verb.lemma_ != "begin"
    return infinitive and verb.head.lemma_ in DUE | {"go"}
