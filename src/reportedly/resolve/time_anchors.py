"""Finds the claim that reports the event another claim's time hangs on.

The words for the event ("his visit", "after the pocket is cleared") may be a claim of their own, or name again what
another claim of the same report tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from reportedly.lexicon.table import load_table
from reportedly.model.event import PloverType
from reportedly.read.clauses import names_event
from reportedly.read.draft import Draft, Passage
from reportedly.read.event_words import nouns, operators
from reportedly.read.token import Token

SHORTEST_STEM = 4
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A word whose root its ending does not show, and that root."""

    word: str
    root: str
    source: str


@cache
def irregular_roots() -> dict[str, str]:
    """The table's roots by their word."""
    return {row.word: row.root for row in load_table("event_roots", Root)}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough common root of a verb and its noun: withdraw and withdrawal, deploy and deployment."""
    word = word.lower()
    if word in irregular_roots():
        return irregular_roots()[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def same_root(one: str, other: str) -> bool:
    """Tell whether two lemmas come from one root."""
    return _alike(stem(one), stem(other))


@lru_cache(maxsize=8192)
def _alike(one: str, other: str) -> bool:
    a, b = sorted((one, other), key=len)
    if a == b or (len(a) >= SHORTEST_STEM and b.startswith(a) and len(b) - len(a) <= 3):
        return True
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return shared >= max(len(a) - 1, SHORTEST_STEM + 1)


BEARING = frozenset({"nsubj", "nsubjpass"})


def _undergone(noun: Token, verb: Token) -> bool:
    """Tell whether a noun is the event of a verb that only carries it out: "launched an offensive"."""
    return noun.dep_ == "dobj" and "light" in operators().get(verb.lemma_.lower(), ())


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of a passage's event: its head and trigger words."""

    passage: Passage
    roots: frozenset[str]
    stems: frozenset[str]
    """Those of its roots, and of the nouns of a verb that says little itself: the vote of "the vote was held"."""


class Anchors:
    """The passages of a draft, ready to be asked for the one that reports an event."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.doc = draft.syntax.doc
        self.by_head = {passage.head: passage for passage in reversed(draft.passages)}
        self._told_names: dict[str, set[str]] = {}

    @cached_property
    def named(self) -> list[Named]:
        """The passages with what is known of their events."""
        return [self._named(passage) for passage in self.draft.passages]

    @cached_property
    def _by_opening(self) -> dict[str, dict[str, list[int]]]:
        """Numbers of the passages by their stems, and these by the letters that stems of one root share at least."""
        opened: dict[str, dict[str, list[int]]] = {}
        for n, named in enumerate(self.named):
            for told in named.stems:
                opened.setdefault(told[:SHORTEST_STEM], {}).setdefault(told, []).append(n)
        return opened

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.content.start for passage in self.draft.passages]

    def _telling(self, root: str) -> list[Named]:
        """The passages that tell of an event whose word comes from a root, in text order."""
        stems = self._by_opening.get(root[:SHORTEST_STEM], {})
        numbers = {n for told, held in stems.items() if _alike(told, root) for n in held}
        return [self.named[n] for n in sorted(numbers)]

    def _named(self, passage: Passage) -> Named:
        roots = {self.doc[passage.head].lemma_.lower()}
        event = self.draft.events.get(passage.id)
        for start, end in event.trigger if event else ():
            roots |= {t.lemma_.lower() for t in self.draft.syntax.tokens_in(start, end) if t.is_alpha}
        stems = frozenset(stem(word) for word in roots | self._borne(passage))
        return Named(passage, frozenset(roots), stems)

    def _borne(self, passage: Passage) -> frozenset[str]:
        head = self.doc[passage.head]
        if head.pos_ not in ("VERB", "AUX"):
            return frozenset()
        nouns = [t for t in head.children if t.pos_ == "NOUN" and (t.dep_ in BEARING or _undergone(t, head))]
        return frozenset(t.lemma_.lower() for t in nouns)

    def _names(self, passage: Passage) -> set[str]:
        if passage.id not in self._told_names:
            self._told_names[passage.id] = {
                token.lower_
                for start, end in passage.content.spans
                for token in self.draft.syntax.tokens_in(start, end)
                if token.pos_ == "PROPN"
            }
        return self._told_names[passage.id]

    def find(self, event: Token, dated: Passage) -> Passage | None:
        """The passage that reports an event, other than the one that it dates; None where the report has none."""
        if event.i in self.by_head and self.by_head[event.i].id != dated.id:
            return self.by_head[event.i]
        if event.lower_ in POINTING:
            return self._just_before(dated)
        if event.pos_ not in ("NOUN", "PROPN", "VERB", "AUX"):
            return None
        alike = [n for n in self._telling(stem(event.lemma_)) if n.passage.id != dated.id]
        wanted = self._names_of(event) if alike else set()
        same = self._best([n for n in alike if not wanted or wanted & self._names(n.passage)], event)
        return same or self._of_its_kind(event, dated)

    def _of_its_kind(self, event: Token, dated: Passage) -> Passage | None:
        """The last event told before "the attack" that is an attack, in whatever words: "mortar rounds landed"."""
        if event.pos_ != "NOUN" or not any(t.lower_ in DEFINITE for t in event.lefts):
            return None
        kinds = {(entry.type, entry.mode) for entry in nouns().get(event.lemma_.lower(), ()) if entry.type}
        told = (p for p in reversed(self.draft.passages) if p.content.end <= event.idx and p.id != dated.id)
        return next((p for p in told if self._is_of(p, kinds) and not self._others_name(event, p)), None)

    def _is_of(self, passage: Passage, kinds: Collection[tuple[PloverType | None, str | None]]) -> bool:
        """Whether a passage tells that something of one of these types, and modes where they have any, took place."""
        event, factuality = self.draft.events.get(passage.id), self.draft.factuality.get(passage.id)
        if event is None or (factuality and (factuality.polarity == "negative" or factuality.tense == "future")):
            return False
        return any(event.type == kind and mode in (None, event.mode) for kind, mode in kinds)

    def _others_name(self, event: Token, passage: Passage) -> bool:
        """Whether the words name who or where, and the passage names nobody of these."""
        wanted = self._names_of(event)
        return bool(wanted) and not wanted & self._names(passage)

    def _just_before(self, dated: Passage) -> Passage | None:
        started = self.draft.passages[: bisect_left(self._starts, dated.content.start)]
        return next((p for p in reversed(started) if p.content.end <= dated.content.start), None)

    def _names_of(self, event: Token) -> set[str]:
        return {t.lower_ for t in event.subtree if t.pos_ == "PROPN" and t.i != event.i}

    def _best(self, fitting: Sequence[Named], event: Token) -> Passage | None:
        """Most names shared; then the nearest before the words, then the nearest after."""
        wanted = self._names_of(event)

        def rank(named: Named) -> tuple[int, bool, bool, int]:
            distance = named.passage.content.start - event.idx
            own = any(same_root(root, event.lemma_) for root in named.roots)
            return -len(wanted & self._names(named.passage)), not own, distance > 0, abs(distance)

        return min(fitting, key=rank).passage if fitting else None


def tells_event(event: Token) -> bool:
    """Tell whether words name something that happens, so that a missing report of it is worth a gap."""
    if event.pos_ in ("VERB", "AUX"):
        return True
    return event.pos_ == "NOUN" and (names_event(event) or event.lemma_.endswith(("tion", "ment", "sion", "ing")))
