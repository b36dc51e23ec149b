"""What a deed is done to, in the words that the whole report has for it: "the ship" is the Kyra Eleni.

Reports seldom name a thing twice in the same way. What is called by its name once ("the tanker Kyra Eleni", "a tanker,
the Kyra Eleni,") has that name wherever the report goes on to call it the tanker, the ship or the vessel; "it" and
"her" are what the claim before is about, "me" is the speaker, and so is "he" of "the mayor said that he had not been
arrested". A speaker who is only described has the name of whoever is quoted next. "The drone" of which a report says
whose it is goes by that. Where none of that can be told, words stand for themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.lexicon.states import states
from reportedly.link.content_words import rarity, stem
from reportedly.link.crafts import craft_nouns
from reportedly.link.nameless_crafts import nameless_in
from reportedly.link.told import Word, carries_meaning, cut, matter_of
from reportedly.model.claim import Claim
from reportedly.model.event import Event
from reportedly.model.reading import Reading
from reportedly.read.numbers import starts_number

PARAGRAPH = "\n\n"
NAME = r"[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,3}"
CALLED = re.compile(rf"\b(?P<noun>[a-z]{{3,}})(?: (?P<name>{NAME})|, the (?P<put>{NAME}),)")
"""A noun and the name behind it."""
PUT = re.compile(rf", (?:the )?(?P<name>{NAME}),")
DEFINITE = re.compile(r"(?:the|this|that|its|their|his|her|our)\b", re.IGNORECASE)
ONE_PERSON = re.compile(r"(?:he|him|she|her)", re.IGNORECASE)
DESCRIBED = re.compile(rf"[Tt]he [a-z].*(?:\b[a-z][\w’'-]*|\b(?:of|in|at|for|from) (?:the )?{NAME})")
"""Words for a speaker without a name: "the mayor of Bo"."""
LIKE_BEFORE = re.compile(r"(?:it|she|he|her|him|they|them)\b", re.IGNORECASE)
SPEAKER = re.compile(r"(?:i|me|we|us)", re.IGNORECASE)
OF_MYSELF = re.compile(r"\b(?:I|me|my)\b")
QUOTED_NEXT = 2
RECEIVED = re.compile(r"receiv(?:e|es|ed|ing)|got|gotten", re.IGNORECASE)
OF_A_BODY = re.compile(
    r"(?:the|our) (?:company|firm|operator|ministry|agency|group|union|party|airline)",
    re.IGNORECASE,
)
"""A body that is not named means the one that speaks, where none was named before."""
NAMES_ONE = 8.0
"""Words with a capital letter that are as rare as this, in bits, are names; "Captain" and "Navy" are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a deed is done to."""

    words: frozenset[str] = frozenset()
    """What the words for it are about, its names among them; words that news uses for one another are one."""
    names: frozenset[str] = frozenset()
    """Those of them that name this one thing or person."""


UNTOLD = Target()


class Targets:
    """What the deeds of one report are done to."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.report.text
        self._publisher = reading.report.publisher or ""
        self._claims = sorted(reading.claims, key=lambda claim: (claim.content.start, claim.id))
        self._starts = [claim.content.start for claim in self._claims]
        self._nameless = nameless_in(self._text)
        self._called: dict[str, list[tuple[int, Target]]] = {}
        for found in CALLED.finditer(self._text):
            named = _told(found["name"] or found["put"])
            if named.names:
                self._called.setdefault(_about(found["noun"]), []).append((found.start(), named))

    def of(self, claim: Claim) -> Target:
        """What the deed is done to that a claim tells of; places only say where."""
        if claim.event is None:
            return UNTOLD
        parts = claim.event.actors if self._is_received(claim.event) else claim.event.recipients
        told = [self._named(p.quote.text, p.quote.start, claim) for p in parts]
        if not told and not claim.event.actors and LIKE_BEFORE.match(claim.content.text):
            told = [self._before(claim)]  # "It was hit by a missile"
        where = {matter_of(word) for place in claim.places for word in cut(place.place.toponym.text)}
        whole = _together(told)
        return Target(words=whole.words - where, names=whole.names - where)

    def _is_received(self, event: Event) -> bool:
        """Whether who is named as doing it had it done to him: "has never received a warning"."""
        return any(RECEIVED.fullmatch(self._text[start:end]) for start, end in event.trigger)

    def _named(self, words: str, at: int, claim: Claim) -> Target:
        if SPEAKER.fullmatch(words):
            return _together(self._speaking(claim))
        if ONE_PERSON.fullmatch(words) and (speaking := [*self._speaking(claim, before=True)]):
            return _together(speaking)
        if LIKE_BEFORE.fullmatch(words):
            return self._before(claim)
        told = _told(words)
        if not told.names and (aircraft := self._aircraft(words, at)) is not UNTOLD:
            return _together((told, aircraft))
        if (put := PUT.match(self._text, at + len(words))) is not None:
            return _together((told, _told(put["name"])))
        if told.names:
            return told
        if not DEFINITE.match(words):
            return told
        called = self._called_so(words, at)
        if called is UNTOLD and OF_A_BODY.fullmatch(words):
            return _together((told, *self._own_body(claim)))
        return _together((told, called))

    def _own_body(self, claim: Claim) -> Iterator[Target]:
        """The body that says a claim: "the company" in a company's own statement, or told by it."""
        told = [link.source.quote.text for link in claim.attribution[-1:] if link.source]
        for names in (_told(words).names for words in told or [self._publisher]):
            yield Target(words=names, names=names)

    def _speaking(self, claim: Claim, *, before: bool = False) -> Iterator[Target]:
        """Who says a claim; `before`: where that is told before it, in the same paragraph, in indirect speech."""
        for link in claim.attribution[-1:]:
            if link.source is None:
                continue
            at = link.source.quote.start
            if before and (at > claim.content.start or PARAGRAPH in self._text[at : claim.content.start]):
                continue
            told = _told(link.source.quote.text)
            yield told
            if DESCRIBED.fullmatch(link.source.quote.text):
                yield from self._quoted_next(claim)

    def _quoted_next(self, claim: Claim) -> Iterator[Target]:
        """Whoever is quoted with a name in the next claim but one at the latest, and says "I" or "me"."""
        number = bisect_right(self._starts, claim.content.start)
        for later in self._claims[number : number + QUOTED_NEXT]:
            source = later.attribution[-1].source if later.attribution else None
            if source is not None and OF_MYSELF.search(later.content.text) and _told(source.quote.text).names:
                yield _told(source.quote.text)
                return

    def _aircraft(self, words: str, at: int) -> Target:
        """What stands for an aircraft without a name, as its report last said whose it is, or else says first."""
        if not self._nameless or not any(craft_nouns().get(word.lower_) == "air" for word in cut(words)):
            return UNTOLD
        said = [key for start, key in self._nameless if start < at + len(words)] or [self._nameless[0][1]]
        return Target(words=frozenset(said[-1:]), names=frozenset(said[-1:]))

    def _called_so(self, words: str, at: int) -> Target:
        """The name by which a thing was called last before a place in the text, or else first behind it."""
        called = self._called.get(_about(words.split()[-1]), ())
        number = max(0, bisect_right([start for start, _ in called], at) - 1)
        return called[number][1] if called else UNTOLD

    def _before(self, claim: Claim) -> Target:
        """What the claim before is about: whoever or whatever it names first."""
        number = bisect_right(self._starts, claim.content.start - 1) - 1
        if number < 0 or PARAGRAPH in self._text[self._starts[number] : claim.content.start]:
            return UNTOLD
        event = self._claims[number].event
        parts = sorted((*event.actors, *event.recipients), key=lambda p: p.quote.start) if event else ()
        first = next((p.quote for p in parts if not _points(p.quote.text)), None)
        return self._named(first.text, first.start, claim) if first else UNTOLD


def _points(words: str) -> bool:
    return bool(SPEAKER.fullmatch(words) or LIKE_BEFORE.fullmatch(words))


def _about(word: str) -> str:
    return next((matter_of(found) for found in cut(word)), "")


def _told(words: str) -> Target:
    """What some words are about by themselves."""
    found = [word for word in cut(words) if _says_what(word)]
    return Target(
        words=frozenset(map(matter_of, found)), names=frozenset(matter_of(word) for word in found if _is_name(word))
    )


def _says_what(word: Word) -> bool:
    """Whether a word says what something is, and not how many they are or whose."""
    return (
        carries_meaning(word.lower_)
        and not starts_number(word.lower_)
        and not word.lower_.isdigit()
        and word.stem not in states()
    )


def _is_name(word: Word) -> bool:
    return word.text[:1].isupper() and rarity(stem(word.lower_)) >= NAMES_ONE


def _together(parts: Iterable[Target]) -> Target:
    parts = tuple(parts)
    return Target(
        words=frozenset[str]().union(*(part.words for part in parts)),
        names=frozenset[str]().union(*(part.names for part in parts)),
    )
