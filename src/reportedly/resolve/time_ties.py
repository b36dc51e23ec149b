"""Which time a claim hangs on by grammar: a time expression, or another event.

A tie joins a passage to words that date it. "On Tuesday" dates the verb that it hangs on; "one day after the visit"
dates it by another event. Words that date only the saying ("officials said on Tuesday") tie no claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from reportedly.lexicon.table import load_table
from reportedly.model.span import Quote, Span
from reportedly.model.time import TimeRelation
from reportedly.read.clauses import names_event
from reportedly.read.draft import Draft, Passage, TimexMention
from reportedly.read.time_meaning import TimeWords
from reportedly.read.time_words import vocabulary
from reportedly.read.token import Token

MOST_STEPS = 12
TOO_FAR = 3
"""From this cost on, a time is held to date something else than the passage's event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWord:
    """A word that sets a claim beside a time or event, and how many days it leaves between them."""

    word: str
    of: str | None
    relation: TimeRelation
    clause: bool
    event: bool
    low: int
    high: int | None
    source: str


@cache
def relation_words() -> Mapping[str, RelationWord]:
    """The table's rows by their word."""
    return {row.word: row for row in load_table("time_relations", RelationWord)}


@cache
def _relation_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(relation_words())})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexTie:
    """A passage dated by a time expression of the report."""

    passage: Passage
    mention: int
    relation: TimeRelation
    cost: int
    exclusive: bool
    """The time itself is left out: "before Tuesday"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTie:
    """A passage dated by another event, at a distance where the words give one."""

    passage: Passage
    event: Token
    """Head of the words for the other event."""
    relation: TimeRelation
    word: RelationWord
    offset: TimeWords | None
    quote: Quote
    """The words that date: "just one day after"."""


class Ties:
    """A draft's passages and time expressions, looked up by token."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.doc = draft.syntax.doc
        self.by_head: dict[int, list[Passage]] = {}
        for passage in draft.passages:
            self.by_head.setdefault(passage.head, []).append(passage)
        self.timex_tokens: dict[int, int] = {}
        self.roots: list[Token] = []
        for number, mention in enumerate(draft.timexes):
            tokens = draft.syntax.tokens_in(mention.quote.start, mention.quote.end)
            self.roots.append(tokens.root)
            self.timex_tokens.update({token.i: number for token in tokens})

    # --- time expressions

    def of_timexes(self) -> Iterator[TimexTie]:
        """Every passage that a time expression dates, cheapest path first found."""
        for number, mention in enumerate(self.draft.timexes):
            if mention.words.kind == "duration" and self._offset_of_event(mention):
                continue
            if mention.words.kind == "reference" and not self._adverbial(number):
                continue
            found = self._passage_of(self.roots[number], mention.quote.hull)
            if found is None:
                continue
            passage, cost = found
            if cost < TOO_FAR:
                word = None if _hour_of_a_day(mention) else self._relation_before(mention)
                relation: TimeRelation = word.relation if word else "on"
                exclusive = word is not None and word.word in ("before", "prior", "ahead", "eve")
                yield TimexTie(passage=passage, mention=number, relation=relation, cost=cost, exclusive=exclusive)

    def _adverbial(self, number: int) -> bool:
        """Tell "now" and "in recent weeks", which date a claim, from "the current fighting" and "the future of"."""
        root = self.roots[number]
        return root.pos_ == "ADV" or self.draft.timexes[number].words.unit is not None

    def _relation_before(self, mention: TimexMention) -> RelationWord | None:
        """The relation word that stands right before an expression: "since 2014", "ahead of Tuesday"."""
        start = self.draft.syntax.tokens_in(mention.quote.start, mention.quote.end)[0].i
        for back in (1, 2, 3):
            if start - back < 0:
                return None
            token = self.doc[start - back]
            word = relation_words().get(token.lower_)
            if word is not None:
                return word if word.of is None or self.doc[token.i + 1].lower_ == word.of else None
            if token.lower_ not in ("of", "to", "the", "about", "around", "early", "late", "at", "least"):
                return None
        return None

    def _offset_of_event(self, mention: TimexMention) -> bool:
        end = self.draft.syntax.tokens_in(mention.quote.start, mention.quote.end)[-1].i
        after = self.doc[end + 1].lower_ if end + 1 < len(self.doc) else ""
        return after in ("after", "before", "following", "since", "prior", "ahead", "into")

    # --- whose token it is

    def _passage_of(self, token: Token, where: Span) -> tuple[Passage, int] | None:
        """The passage that a token dates, and how far it hangs from the passage's head."""
        cost = 0
        at = token
        for _ in range(MOST_STEPS):
            if at.i in self.by_head:
                return self._best_of(self.by_head[at.i], where), cost
            if at.head.i == at.i:
                break
            cost += self._step_cost(at)
            at = at.head
        return self._holding(where, cost)

    def _step_cost(self, token: Token) -> int:
        """What it costs to go from a token to its head on the way to the passage's head."""
        if token.i in self.timex_tokens and token.head.i in self.timex_tokens:
            return 0
        if token.dep_ in ("relcl", "acl"):
            return 2
        if token.head.pos_ in ("NOUN", "PROPN") and token.head.i not in self.timex_tokens:
            if token.dep_ in ("compound", "poss", "amod", "nmod", "nummod"):
                return 1 if names_event(token.head) and token.head.dep_ in ("nsubj", "nsubjpass", "pobj") else 3
            return 0 if token.dep_ == "prep" else 1
        return 0

    def _holding(self, where: Span, cost: int) -> tuple[Passage, int] | None:
        """The smallest passage whose content holds the words."""
        low, high = bisect_left(self._starts, where.start - self._widest), bisect_right(self._starts, where.start)
        holding = [p for p in self.draft.passages[low:high] if any(s.contains(where) for s in p.content.spans)]
        if holding:
            return min(holding, key=lambda p: p.content.end - p.content.start), cost
        return None

    def _best_of(self, passages: list[Passage], where: Span) -> Passage:
        holding = [p for p in passages if any(s.contains(where) for s in p.content.spans)]
        return (holding or passages)[0]

    def _reported_by(self, verb: Token) -> Passage | None:
        """The first passage that a present-tense cue brings: "media are reporting …, a day after the visit"."""
        if verb.tag_ not in ("VBZ", "VBP", "VBG") or verb.pos_ not in ("VERB", "AUX"):
            return None
        return self._brought_by.get(verb.idx)

    @cached_property
    def _brought_by(self) -> dict[int, Passage]:
        """By the offsets of cues, the first passage that each brings."""
        brought: dict[int, Passage] = {}
        for passage in self.draft.passages:
            cue = passage.chain[-1].cue if passage.chain else None
            for offset in (o for s in (cue.spans if cue else ()) for o in range(*s)):
                brought.setdefault(offset, passage)
        return brought

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.content.start for passage in self.draft.passages]

    @cached_property
    def _widest(self) -> int:
        """How far the widest passage reaches: none that starts further before some words can hold them."""
        return max((p.content.end - p.content.start for p in self.draft.passages), default=0)

    # --- other events

    def of_events(self) -> Iterator[EventTie]:
        """Every passage that is dated by another event."""
        words = relation_words()
        for token in self._relation_tokens():
            word = words[token.lower_]
            if not word.event or token.i + 1 >= len(self.doc):
                continue
            if word.of is not None and self.doc[token.i + 1].lower_ != word.of:
                continue
            event = self._event_of(token, word)
            if event is None or event.i in self.timex_tokens:
                continue
            tie = self._tie(token, word, event)
            if tie is not None:
                yield tie

    def _relation_tokens(self) -> Iterator[Token]:
        """The tokens that are relation words, found in the text first, for few of its words are."""
        for match in _relation_pattern().finditer(self.draft.report.text):
            token = self.doc.covering(*match.span())[0]
            if (token.idx, token.text) == (match.start(), match.group()):
                yield token

    def _event_of(self, token: Token, word: RelationWord) -> Token | None:
        """The head of the words for the other event after a relation word."""
        if word.of is not None:
            token = self.doc[token.i + 1]
        if token.dep_ == "mark" or (token.dep_ == "advmod" and token.tag_ in ("WRB", "IN", "RB")):
            clause = token.head
            opened = word.clause and clause.dep_ in CLAUSES and clause.i > token.i
            return clause if opened and not (word.word == "since" and _is_present(clause)) else None
        for child in token.children:
            if child.i > token.i and child.dep_ in ("pobj", "pcomp", "dobj"):
                return child
        return None

    def _tie(self, token: Token, word: RelationWord, event: Token) -> EventTie | None:
        first, offset = self._offset_before(token)
        passage = self._dated_passage(token, event, first)
        if passage is None:
            return None
        last = self.doc[token.i + 1] if word.of is not None else token
        start = self.doc[first].idx
        quote = Quote.cut(self.draft.report.text, [(start, last.idx + len(last))])
        return EventTie(passage=passage, event=event, relation=word.relation, word=word, offset=offset, quote=quote)

    def _offset_before(self, token: Token) -> tuple[int, TimeWords | None]:
        """Where the dating words start, and the distance that they give: "one day after", "the day before"."""
        if token.lower_ == "eve":
            on = token.i - 2 if token.i >= 2 and self.doc[token.i - 2].lower_ == "on" else token.i
            return on, None
        before = token.i - 1
        if before < 0:
            return token.i, None
        number = self.timex_tokens.get(before)
        if number is not None and self.draft.timexes[number].words.kind in ("duration", "offset", "nth"):
            mention = self.draft.timexes[number]
            start = self.draft.syntax.tokens_in(mention.quote.start, mention.quote.end)[0].i
            return self._with_adverb(start), mention.words
        row = vocabulary().get(self.doc[before].lower_)
        if row is not None and row.kind == "unit" and before >= 1 and self.doc[before - 1].lower_ == "the":
            return self._with_adverb(before - 1), TimeWords(kind="duration", unit=row.value, count=1.0)
        return self._with_adverb(token.i), None

    def _with_adverb(self, start: int) -> int:
        """Take in a word that narrows the distance: "just", "shortly", "immediately"."""
        before = self.doc[start - 1] if start else None
        return start - 1 if before is not None and before.lower_ in NARROWING else start

    def _dated_passage(self, token: Token, event: Token, first: int) -> Passage | None:
        """The passage on whose event the dating words hang; never the one that tells the other event."""
        above = event.head if token.dep_ in ("mark", "advmod") else token.head
        for _ in range(MOST_STEPS):
            here = [p for p in self.by_head.get(above.i, ()) if p.head != event.i]
            if here:
                where = Span(token.idx, token.idx + len(token))
                return self._best_of(here, where)
            reported = self._reported_by(above)
            if reported is not None:
                return reported
            if above.head.i == above.i:
                break
            above = above.head
        where = Span(token.idx, token.idx + len(token))
        held = self._holding(where, 0)
        return held[0] if held and held[0].head != event.i else None


CLAUSES = frozenset({"advcl", "pcomp", "acl", "relcl", "ccomp"})


def _is_present(verb: Token) -> bool:
    """Tell whether a clause is in the present, so that its "since" gives a reason and no time."""
    finite = [t for t in (verb, *verb.children) if t.tag_ in ("VBD", "VBZ", "VBP") and t.pos_ in ("VERB", "AUX")]
    return bool(finite) and finite[-1].tag_ != "VBD"


NARROWING = frozenset({"just", "shortly", "immediately", "right", "soon", "only", "barely", "long", "even"})


def _hour_of_a_day(mention: TimexMention) -> bool:
    """ "Before dawn on Wednesday", "after dark on Monday": still on that day."""
    words = mention.words
    return words.daypart in ("MO", "MI") and (words.weekday is not None or words.day is not None)
