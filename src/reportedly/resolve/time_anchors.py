"""Finds the claim that reports the event another claim's time hangs on.

The words for the event ("his visit", "after the pocket is cleared") may be a claim of their own, or name again what
another claim of the same report tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.read.clauses import names_event
from reportedly.read.draft import Draft, Passage

SHORTEST_STEM = 4
POINTING = frozenset({"that", "this", "then", "which"})
ENDINGS = (
    "ational",
    "ation",
    "ition",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "als",
    "al",
    "ers",
    "ed",
    "es",
    "ure",
    "s",
    "e",
)
IRREGULAR = {"attack": "attack", "strike": "strik", "struck": "strik", "die": "deat", "death": "deat", "withdraw": "withdr",
             "withdrew": "withdr", "flight": "fle", "flee": "fle", "lose": "loss", "fall": "fall", "fell": "fall",
             "arrive": "arriv", "depart": "depart", "speak": "spee", "speech": "spee", "meet": "meet", "met": "meet"}  # fmt: skip


def stem(word: str) -> str:
    """A rough common root of a verb and its noun: withdraw and withdrawal, deploy and deployment."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def same_root(one: str, other: str) -> bool:
    """Tell whether two lemmas come from one root."""
    a, b = sorted((stem(one), stem(other)), key=len)
    return a == b or (len(a) >= SHORTEST_STEM and b.startswith(a) and len(b) - len(a) <= 3)


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of each passage's event: its head and trigger words, and the names it bears."""

    passage: Passage
    roots: frozenset[str]
    names: frozenset[str]


class Anchors:
    """The passages of a draft, ready to be asked for the one that reports an event."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.doc = draft.syntax.doc
        self.named = [self._named(passage) for passage in draft.passages]
        self.by_head = {passage.head: passage for passage in reversed(draft.passages)}

    def _named(self, passage: Passage) -> Named:
        roots = {self.doc[passage.head].lemma_.lower()}
        event = self.draft.events.get(passage.id)
        for start, end in event.trigger if event else ():
            roots |= {t.lemma_.lower() for t in self.draft.syntax.tokens_in(start, end) if t.is_alpha}
        return Named(passage, frozenset(roots), frozenset(self._names(passage)))

    def _names(self, passage: Passage) -> set[str]:
        return {
            token.lower_
            for start, end in passage.content.spans
            for token in self.draft.syntax.tokens_in(start, end)
            if token.pos_ == "PROPN"
        }

    def find(self, event: Token, dated: Passage) -> Passage | None:
        """The passage that reports an event, other than the one that it dates; None where the report has none."""
        if event.i in self.by_head and self.by_head[event.i].id != dated.id:
            return self.by_head[event.i]
        if event.lower_ in POINTING:
            return self._just_before(dated)
        if event.pos_ not in ("NOUN", "PROPN", "VERB", "AUX"):
            return None
        return self._best([n for n in self.named if self._fits(n, event, dated)], event)

    def _just_before(self, dated: Passage) -> Passage | None:
        before = [p for p in self.draft.passages if p.content.end <= dated.content.start]
        return before[-1] if before else None

    def _fits(self, named: Named, event: Token, dated: Passage) -> bool:
        """Tell whether a passage's event has the root of these words, and no other name than they have."""
        if named.passage.id == dated.id or not any(same_root(root, event.lemma_) for root in named.roots):
            return False
        wanted = self._names_of(event)
        return not wanted or bool(wanted & named.names)

    def _names_of(self, event: Token) -> set[str]:
        return {t.lower_ for t in event.subtree if t.pos_ == "PROPN" and t.i != event.i}

    def _best(self, fitting: Sequence[Named], event: Token) -> Passage | None:
        """Most names shared; then the nearest before the words, then the nearest after."""
        wanted = self._names_of(event)

        def rank(named: Named) -> tuple[int, bool, int]:
            distance = named.passage.content.start - event.idx
            return -len(wanted & named.names), distance > 0, abs(distance)

        return min(fitting, key=rank).passage if fitting else None


def tells_event(event: Token) -> bool:
    """Tell whether words name something that happens, so that a missing report of it is worth a gap."""
    if event.pos_ in ("VERB", "AUX"):
        return True
    return event.pos_ == "NOUN" and (names_event(event) or event.lemma_.endswith(("tion", "ment", "sion", "al", "ing")))
