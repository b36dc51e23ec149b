"""The actors found in a report so far: their mentions, holders, and who was left open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from reportedly.model.gap import Gap
from reportedly.model.span import Quote, Spans
from reportedly.resolve.actor_mentions import Key

NAME = "resolve.actors"
"""The `stage` of every gap recorded here."""


@dataclass(slots=True)
class Register:
    """The actors found so far, with their mentions by offsets."""

    mentions: dict[Key, set[Spans]] = field(default_factory=lambda: defaultdict(set))
    asked: set[Spans] = field(default_factory=set)
    """The words of sources and participants, which stay mentions even inside a longer one."""
    holders: dict[Key, str] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def add(self, key: Key, quote: Quote) -> None:
        """Record that the words name the actor."""
        self.mentions[key].add(quote.spans)

    def answer(self, key: Key, quote: Quote) -> None:
        """Record that the words of a source or a participant name the actor."""
        self.asked.add(quote.spans)
        self.add(key, quote)

    def kept(self, key: Key) -> list[Spans]:
        """The actor's mentions in text order, less those inside a longer one of the same actor."""
        kept: list[Spans] = []
        reach = -1
        for spans in sorted(self.mentions[key], key=lambda s: (s[0].start, -s[-1].end)):
            if spans in self.asked or spans[-1].end > reach:
                kept.append(spans)
            reach = max(reach, spans[-1].end)
        return sorted(kept)

    def hold(self, key: Key, name: str) -> None:
        """Record an office holder's name; the longest that the report gives is kept."""
        if len(name) > len(self.holders.get(key, "")):
            self.holders[key] = name

    def leave_open(self, quote: Quote, why: str) -> None:
        """Record that the words name somebody, and why it is not settled whom; the same words are told once."""
        if (quote.text.lower(), why) in self._told:
            return
        self._told.add((quote.text.lower(), why))
        self.gaps.append(Gap(stage=NAME, what=f"who “{quote.text}” is", why=why, spans=quote.spans))
