"""The time of every claim: the words it hangs on, its interval with the width they leave, and its anchor.

A claim without dating words has no time; it never takes the day of publication. What is told as having happened
did so before publication, and this bounds every claim that has a time at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.model.calendar import Day, span_edtf
from reportedly.model.gap import Gap
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime, TimeRelation
from reportedly.read.draft import Draft, Passage
from reportedly.read.time_meaning import TimeWords
from reportedly.resolve.time_anchors import Anchors, tells_event
from reportedly.resolve.time_counts import length_in_days, reach
from reportedly.resolve.time_narrative import AHEAD
from reportedly.resolve.time_setting import Told
from reportedly.resolve.time_ties import EventTie, Ties, TimexTie
from reportedly.resolve.time_value import Value

NAME = "resolve.times"
COUNTED_KINDS = ("unit", "offset", "deictic", "reference", "duration")
INVERSE: dict[TimeRelation, TimeRelation] = {"after": "before", "before": "after", "since": "before", "until": "after"}
ROUNDS = 3
"""How often bounds run along chains of events; longer chains are not met in one report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A claim's time while it is worked out."""

    timex: Quote | None
    relation: TimeRelation | None
    first: Day | None = None
    last: Day | None = None
    moment: str | None = None
    edtf: str | None = None
    """As the words give it, where no bound has narrowed it since."""
    anchor: str | None = None
    approximate: bool = False

    def bounded(self, first: Day | None, last: Day | None, *, approximate: bool = False) -> When:
        """Narrow the bounds; a bound that would empty the interval is left out."""
        low = max((d for d in (self.first, first) if d), default=None)
        high = min((d for d in (self.last, last) if d), default=None)
        if low and high and low > high:
            return self
        if (low, high) == (self.first, self.last):
            return self
        return replace(self, first=low, last=high, edtf=None, approximate=self.approximate or approximate)

    def claim_time(self) -> ClaimTime:
        """The record, with its interval in EDTF."""
        edtf = self.edtf or span_edtf(self.first, self.last, approximate=self.approximate)
        return ClaimTime(
            timex=self.timex,
            edtf=edtf,
            earliest=self.moment or (str(self.first) if self.first else None),
            latest=self.moment or (str(self.last) if self.last else None),
            anchor=self.anchor,
            relation=self.relation,
        )


class ClaimTimes:
    """Works out the times of a draft's claims."""

    def __init__(self, draft: Draft, values: Sequence[Value], published: Told | None) -> None:
        self.draft = draft
        self.values = values
        self.published = published.day if published else None
        self.ties = Ties(draft)
        self.whens: dict[str, When] = {}
        self.gaps: list[Gap] = []
        self.owners: dict[int, str] = {}

    def settle(self) -> tuple[dict[str, ClaimTime], tuple[Gap, ...]]:
        """Time expressions first, then events, then the bounds between them."""
        self._by_timexes()
        links = self._by_events()
        for _ in range(ROUNDS):
            for tie, anchor in links:
                self._pass_bounds(tie, anchor)
        order = {passage.id: n for n, passage in enumerate(self.draft.passages)}
        times = {pid: self.whens[pid].claim_time() for pid in sorted(self.whens, key=order.__getitem__)}
        return times, tuple(self.gaps)

    # --- by time expressions

    def _by_timexes(self) -> None:
        best: dict[str, list[TimexTie]] = {}
        for tie in self.ties.of_timexes():
            best.setdefault(tie.passage.id, []).append(tie)
            self.owners[tie.mention] = tie.passage.id
        for pid, ties in best.items():
            when = self._when(sorted(ties, key=self._worth))
            if when is not None:
                self.whens[pid] = when

    def _worth(self, tie: TimexTie) -> tuple[bool, bool, int, int]:
        """The best tie sorts first: with bounds, close by, early; a set or vague word last."""
        value = self.values[tie.mention]
        exact = self.draft.timexes[tie.mention].words.kind in ("reference", "vague")
        return value.first is None and value.last is None, exact, tie.cost, tie.mention

    def _when(self, ties: Sequence[TimexTie]) -> When | None:
        tie = ties[0]
        mention, value = self.draft.timexes[tie.mention], self.values[tie.mention]
        if value.first is None and value.last is None and mention.words.kind in ("duration", "vague", "nth"):
            return None
        end = self._range_end(tie, ties)
        if end is not None:
            return self._ranged(tie, end)
        finer = self._clock_on_same_day(tie, ties)
        if finer is not None:
            tie, value = finer, self.values[finer.mention]
        timex = mention.quote if finer is None else self._joined(ties[0].mention, finer.mention)
        return self._placed(tie, value, timex, self._anchor(tie))

    def _joined(self, one: int, other: int) -> Quote:
        spans = [self.draft.timexes[n].quote.spans[0] for n in sorted((one, other))]
        return Quote.cut(self.draft.report.text, spans)

    def _clock_on_same_day(self, tie: TimexTie, ties: Sequence[TimexTie]) -> TimexTie | None:
        """A time of day beside its day: "on Tuesday, at 05:30"."""
        day = self.values[tie.mention]
        for other in ties[1:]:
            value = self.values[other.mention]
            if value.base == tie.mention and value.clock and day.first == value.first:
                return other
        return None

    def _range_end(self, tie: TimexTie, ties: Sequence[TimexTie]) -> TimexTie | None:
        """The end of "from 3 to 7 March", "between May and July", "3–7 March"."""
        text = self.draft.report.text
        start = self.draft.timexes[tie.mention].quote
        if tie.mention + 1 >= len(self.draft.timexes):
            return None
        end = self.draft.timexes[tie.mention + 1].quote
        between = text[start.end : end.start].strip().lower()
        opening = text[max(0, start.start - 9) : start.start].lower().split()
        opens = opening[-1] if opening else ""
        ranged = between in ("-", "–", "—", "to", "until", "till", "through") or (
            between == "and" and opens == "between"
        )
        first, last = self.values[tie.mention].first, self.values[tie.mention + 1].last
        if not ranged or first is None or last is None or first > last:
            return None
        return replace(tie, mention=tie.mention + 1)

    def _ranged(self, tie: TimexTie, end: TimexTie) -> When:
        start, stop = self.values[tie.mention], self.values[end.mention]
        edtf = span_edtf(start.first, stop.last)
        quote = self._joined(tie.mention, end.mention)
        return When(
            timex=quote, relation="during", first=start.first, last=stop.last, edtf=edtf, anchor=self._anchor(tie)
        )

    def _anchor(self, tie: TimexTie) -> str | None:
        """What the value was counted from: publication, the claim whose time was told, or nothing."""
        value, words = self.values[tie.mention], self.draft.timexes[tie.mention].words
        if value.base == -1 or (value.why and words.kind in ("deictic", "reference")):
            return "published"
        if value.why and words.kind in ("unit", "offset") and words.relation not in ("same", "following", "previous"):
            return "published" if words.anchor != "told" else None
        counted = words.kind in COUNTED_KINDS or (words.kind == "date" and words.relation is not None)
        if value.base is None or not counted:
            return None
        owner = self.owners.get(value.base)
        return owner if owner != tie.passage.id else None

    def _placed(self, tie: TimexTie, value: Value, timex: Quote, anchor: str | None) -> When:
        """Set a claim on, before or after the days of an expression."""
        relation, first, last = tie.relation, value.first, value.last
        when = When(timex=timex, relation=relation, anchor=anchor)
        if relation in ("on", "during"):
            placed = replace(when, first=first, last=last, moment=value.moment, edtf=value.edtf)
            return placed.bounded(None, self.published) if self._done(tie.passage) and not value.moment else placed
        if relation in ("after", "since"):
            return replace(when, first=first).bounded(None, self._bound(tie.passage))
        return replace(when, last=first.plus(-1) if tie.exclusive and first else last)

    def _bound(self, passage: Passage) -> Day | None:
        """Publication, for what is told as done or going on."""
        return None if self._ahead(passage) else self.published

    def _ahead(self, passage: Passage) -> bool:
        """Tell whether a claim speaks of what is to come."""
        factuality = self.draft.factuality.get(passage.id)
        if factuality is not None and factuality.tense is not None:
            return factuality.tense == "future"
        head = self.draft.syntax.doc[passage.head]
        if any(child.lower_ in AHEAD for child in head.children):
            return True
        return head.tag_ == "VB"

    def _done(self, passage: Passage) -> bool:
        """Tell whether a claim speaks of what is over."""
        factuality = self.draft.factuality.get(passage.id)
        if factuality is not None and factuality.tense is not None:
            return factuality.tense == "past"
        head = self.draft.syntax.doc[passage.head]
        return head.tag_ in ("VBD", "VBN") and not self._ahead(passage)

    # --- by other events

    def _by_events(self) -> list[tuple[EventTie, Passage]]:
        anchors = Anchors(self.draft)
        links: list[tuple[EventTie, Passage]] = []
        for tie in self.ties.of_events():
            anchor = anchors.find(tie.event, tie.passage)
            if anchor is None:
                self._unreported(tie)
                continue
            if tie.relation == "on" and anchor.head != tie.event.i:
                continue
            links.append((tie, anchor))
            self._tied(tie, anchor)
        return links

    def _tied(self, tie: EventTie, anchor: Passage) -> None:
        """Give a claim its anchor; words that date it by the calendar stay, and only gain the anchor."""
        known = self.whens.get(tie.passage.id)
        if known is None or (known.anchor == "published" and known.first is None and known.last is None):
            when = When(timex=tie.quote, relation=tie.relation, anchor=anchor.id)
        elif known.anchor is None or known.anchor == "published":
            when = replace(known, anchor=anchor.id, relation=tie.relation)
        else:
            return
        self.whens[tie.passage.id] = when.bounded(None, self._bound(tie.passage)) if known is None else when

    def _unreported(self, tie: EventTie) -> None:
        """An event that no claim reports: the words stay as the claim's time, its anchor open."""
        if tie.offset is None and not tells_event(tie.event):
            return
        if tie.relation in ("on", "until") and tie.offset is None and tie.word.word in ("when", "by"):
            return
        words = self._phrase(tie)
        self.gaps.append(
            Gap(stage=NAME, what=f"when “{words.text}” is", why="no claim here reports that event", spans=words.spans)
        )
        if tie.passage.id not in self.whens:
            when = When(timex=tie.quote, relation=tie.relation)
            self.whens[tie.passage.id] = when.bounded(None, self._bound(tie.passage))

    def _phrase(self, tie: EventTie) -> Quote:
        last = tie.event.right_edge
        end = max(last.idx + len(last), tie.quote.end)
        return Quote.cut(self.draft.report.text, [(tie.quote.start, end)])

    # --- bounds between claims

    def _pass_bounds(self, tie: EventTie, anchor: Passage) -> None:
        """Let what is known of one event bound the other."""
        own, other = self.whens.get(tie.passage.id), self.whens.get(anchor.id)
        if own is not None and other is not None and own.anchor == anchor.id:
            first, last, rough = self._from_anchor(tie, other)
            self.whens[tie.passage.id] = own.bounded(first, last, approximate=rough)
        own = self.whens.get(tie.passage.id)
        if own is None or own.anchor != anchor.id:
            return
        first, last, rough = self._back_to_anchor(tie, own)
        if first is None and last in (None, self.published):
            return
        relation = INVERSE.get(tie.relation)
        if other is None and relation is not None:
            other = When(timex=None, relation=relation, anchor=tie.passage.id)
        if other is not None:
            self.whens[anchor.id] = other.bounded(first, last, approximate=rough)

    def _from_anchor(self, tie: EventTie, other: When) -> tuple[Day | None, Day | None, bool]:
        """The days that a claim can have by its anchor's days."""
        first, last = other.first, other.last
        ahead = tie.relation in ("after", "since")
        if tie.relation in ("during", "on"):
            return first, last, False
        if tie.offset is not None:
            return *_moved(first, last, tie.offset, 1 if ahead else -1), _rough(tie.offset)
        if tie.word.high is not None:
            return first and first.plus(-tie.word.high), last and last.plus(-tie.word.low), True
        return (first, None, False) if ahead else (None, last, False)

    def _back_to_anchor(self, tie: EventTie, own: When) -> tuple[Day | None, Day | None, bool]:
        """The days that an anchor can have by the days of the claim that hangs on it."""
        first, last = own.first, own.last
        after = tie.relation in ("after", "since")
        if tie.relation in ("during", "on"):
            return None, None, False
        if tie.offset is not None:
            return *_moved(first, last, tie.offset, -1 if after else 1), _rough(tie.offset)
        if tie.word.high is not None:
            return first and first.plus(tie.word.low), None, False
        return (None, last, False) if after else (first, None, False)


def _rough(offset: TimeWords) -> bool:
    """Tell whether an offset leaves the day open: "a week after" does, "three days after" does not."""
    low, high = length_in_days(offset)
    return low != high


def _moved(first: Day | None, last: Day | None, offset: TimeWords, direction: int) -> tuple[Day | None, Day | None]:
    """Move open or closed bounds by the length of an offset."""
    low = reach(first, first, offset, direction)[0] if first else None
    high = reach(last, last, offset, direction)[1] if last else None
    return low, high
