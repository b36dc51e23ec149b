"""What a claim tells, laid ready to be held against another: words, figures, doers, places, time, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.event import Participant
from reportedly.model.place import ClaimPlace
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.time import ClaimTime
from reportedly.read.bearing.vocabulary import class_of, stem

WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*\.?|\d+(?:[,.]\d+)*|[%$€£-]")


JOINED = re.compile(r"[.'-]")
OF_ANOTHER = frozenset(["its", "his", "her", "their"])
DYING = re.compile(r"(?:die[sd]?|dying|perish(?:ed)?|succumbed|drowned)", re.IGNORECASE)
"""Whoever does this does nothing to anybody."""
INITIALS = re.compile(r"(?:\w\.)+")
PEOPLE = re.compile(r"[A-Z]\w{2,}[^\Ws]is")
"""More than one of a people or a group, "Saudis", "Houthis": they are who is "Saudi" and "Houthi"; no "Crisis"."""
MONTH = "March"
"""The month whose name is a word for something else, too."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a claim: as written, in lower case, and what its forms have in common."""

    text: str
    lower_: str
    stem: str

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.lower_.isalpha()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Someone who is said to do something: the words, and the actor they resolve to."""

    words: str
    actor: Actor | None


@dataclass(frozen=True, kw_only=True)
class Told:
    """One claim, or one sentence with all its claims."""

    text: str
    claims: tuple[Claim, ...]
    doers: tuple[Doer, ...]
    places: tuple[ClaimPlace, ...]
    times: tuple[ClaimTime, ...]
    quantities: tuple[Quantity, ...]
    triggers: frozenset[str]
    """Stems of the words that name its events."""
    undergoing: frozenset[str]
    """Stems of the words for those to whom something is done."""
    home: str = ""
    """The state that "our" and "the country" stand for where somebody says them; empty where it cannot be told."""
    verdict: str = ""
    """The words behind it by which its report calls it false: "false" of "reports that … are false"."""
    asked: str = ""
    """What the sentence before asks the contents of, where this answers it: "what was in the vans? It was shells"."""
    paper: str = ""
    """The paper that the sentence before tells of, where this says what it lists: "she has the waybill. It lists …"."""
    papers: frozenset[str] = frozenset()
    """Stems of the documents that its sentence names beside it: "according to a memo", "who read his letter"."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order."""
        return cut(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the words that carry meaning have in common with their other forms."""
        return stems_in(self.text)

    @cached_property
    def names(self) -> frozenset[str]:
        """What its names stand for: words with a capital letter but the first, and words for states."""
        named = (w for at, w in enumerate(self.words) if w.stem in states() or (at and w.text[:1].isupper()))
        return frozenset(matter_of(w) for w in named if carries_meaning(w.lower_))

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Those of its names that only say where: the words of its places that are no words for those who do it."""
        doers = frozenset(matter_of(w) for doer in self.doers for w in cut(doer.words))
        where = (w for place in self.places for w in cut(place.place.toponym.text))
        return self.names & frozenset(map(matter_of, where)) - doers

    @cached_property
    def phrase(self) -> str:
        """The words in lower case with a blank around each, in which phrases are looked for."""
        return " " + " ".join(w.lower_ for w in self.words) + " "

    @cached_property
    def event_types(self) -> frozenset[str]:
        """The PLOVER types of its events."""
        return frozenset(c.event.type for c in self.claims if c.event and c.event.type)


def told_by(claim: Claim, reading: Reading) -> Told:
    """What one claim of a reading tells."""
    return told_of(claim.content.text, (claim,), reading)


def told_in(reading: Reading) -> Told:
    """What a short report tells as a whole: all of its claims taken together."""
    return told_of(reading.report.text, reading.claims, reading)


def told_of(text: str, claims: tuple[Claim, ...], reading: Reading) -> Told:
    """What a stretch of text with its claims tells."""
    actors = {actor.id: actor for actor in reading.actors}
    dying = frozenset(claim.id for claim in claims if DYING.fullmatch(_trigger(claim, reading)))
    return Told(
        text=text,
        claims=claims,
        doers=tuple(_doers((claim for claim in claims if claim.id not in dying), actors)),
        places=tuple(place for claim in claims for place in claim.places),
        times=tuple(claim.time for claim in claims if claim.time is not None),
        quantities=tuple(quantity for claim in claims for quantity in claim.quantities),
        triggers=frozenset(w.stem for claim in claims for w in cut(_trigger(claim, reading))),
        undergoing=frozenset(
            w.stem
            for c in claims
            if c.event
            for p in (*c.event.recipients, *(c.event.actors if c.id in dying else ()))
            for w in cut(p.quote.text)
        ),
        home=next(_homes(claims, actors), ""),
        verdict=" ".join(
            v for claim in claims for v in verdicts_on(claim, reading.report.text) if v not in text.lower()
        ),
    )


def verdicts_on(claim: Claim, text: str) -> Iterator[str]:
    """Words for what is false that stand behind a claim which is read as denied by them."""
    behind = (span for span in claim.factuality.hedges if span.start >= claim.content.end)
    if claim.factuality.polarity == "negative":
        words = (text[span.start : span.end].lower() for span in behind)
        yield from (found for found in words if found.split()[-1] in class_of("falsity") or found.startswith("not "))


def _homes(claims: Iterable[Claim], actors: dict[str, Actor]) -> Iterator[str]:
    """The states of those who say it: by the words for them, or by the body that they are or speak for."""
    for claim in claims:
        for link in reversed(claim.attribution):
            words = cut(link.source.quote.text) if link.source else ()
            if not words or words[0].lower_ in OF_ANOTHER:
                continue  # "its government": of whom was told before
            yield from (word.stem for word in words if word.stem in states())
            actor = actors.get(link.actor or "")
            if actor is not None and actor.country:
                yield actor.country


def _trigger(claim: Claim, reading: Reading) -> str:
    spans = claim.event.trigger if claim.event else ()
    return " ".join(reading.report.text[start:end] for start, end in spans)


def _doers(claims: Iterable[Claim], actors: dict[str, Actor]) -> Iterator[Doer]:
    for claim in claims:
        taking_part: tuple[Participant, ...] = claim.event.actors if claim.event else ()
        for participant in taking_part:
            yield Doer(words=participant.quote.text, actor=actors.get(participant.actor or ""))
        link = claim.attribution[-1] if claim.attribution else None
        if link and link.source and link.cue and claim.factuality.tense is None and "claim" in link.cue.text.lower():
            yield Doer(
                words=link.source.quote.text, actor=actors.get(link.actor or "")
            )  # claimed, and so done by its word


@lru_cache(maxsize=1 << 16)
def cut(text: str) -> tuple[Word, ...]:
    """The words of a text; "’s" is cut off, hyphens stand alone where they join figures or number words."""
    return tuple(words_of(text))


def words_of(text: str) -> Iterator[Word]:
    """The same of a text that is not looked at again, such as that of a whole report."""
    return (_word(found) for found in WORD.findall(text.replace("’", "'")) if found != "'")


def all_stems(text: str) -> set[str]:
    """The stems of all that may be a word of a text, or of a piece of it, however it is cut out."""
    found = set(WORD.findall(text.replace("’", "'")))
    found |= {part for word in found for part in (word.rstrip("."), *JOINED.split(word)) if part}
    return {matter_of(word) for word in map(_word, found) if carries_meaning(word.lower_)}


@cache
def _word(text: str) -> Word:
    bare = text.removesuffix("'s").removesuffix("'")
    bare = bare.replace(".", "") if INITIALS.fullmatch(bare) else bare.rstrip(".")
    lower = bare.lower()
    return Word(text=bare, lower_=lower, stem=folded(lower[:-1] if PEOPLE.fullmatch(bare) else lower))


@cache
def folded(lower: str) -> str:
    """The stem of a word; a state's adjective and its abbreviations, and the words for its people, are the state."""
    states_ = _state_words()
    return states_.get(lower) or states_.get(lower.removesuffix("s")) or stem(lower)


@dataclass(frozen=True, slots=True, kw_only=True)
class _SameRow:
    words: tuple[str, ...]
    source: str


@cache
def _same_words() -> dict[str, str]:
    """What stands for each stem of the table: the first word of its row."""
    return {stem(word): row.words[0] for row in load_table("same_words", _SameRow) for word in row.words}


def stems_in(text: str) -> frozenset[str]:
    """What the words of a text that carry meaning have in common with their other forms."""
    return frozenset(matter_of(w) for w in cut(text) if carries_meaning(w.lower_))


def matter_of(word: Word) -> str:
    """What a word is about: its stem, or the word that stands for all words of its row in same_words.tsv."""
    return word.stem if word.text == MONTH else _same_words().get(word.stem, word.stem)


@cache
def _state_words() -> dict[str, str]:
    """Single words that stand for a state, with its code."""
    told: dict[str, str] = {}
    for code, row in states().items():
        for word in (row.name, *row.aliases, *row.adjectives):
            key = word.lower().replace(".", "")
            if " " not in key and len(key) > 2:
                told.setdefault(key, code)
    return told


@cache
def _telling_nothing() -> frozenset[str]:
    return words_in("telling_nothing", "words") | class_of("stop")


@cache
def carries_meaning(lower: str) -> bool:
    """Whether a word tells something by itself."""
    return (len(lower) > 2 or lower.isdigit()) and lower not in _telling_nothing()
