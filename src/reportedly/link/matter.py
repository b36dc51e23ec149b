"""What a claim is about: the words that tell it, what stands around it, and what is said to happen.

A claim seldom says it all: "it did not happen" hangs on the sentence before it. The words *around* a claim are those
of its sentence and of the one before it in the paragraph; a claim whose own words tell next to nothing is about what
they tell. Where nothing stands before it, as in "The denial is false, says a clerk", it is about what comes next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from reportedly.link.beside_claim import sentence_before, words_around, words_beside
from reportedly.link.content_words import hundredths
from reportedly.link.content_words import stem as content_stem
from reportedly.link.crafts import craft_keys, crafts_in
from reportedly.link.denials import is_denying_word, stand_of
from reportedly.link.event_facts import day, kin_in, kin_of
from reportedly.link.event_targets import Targets
from reportedly.link.holds_compared import asked_in
from reportedly.link.laid_out import SOMETHING_SAID, SUCH, LaidOut, Weights, described, did_it, pointed_at, taken_back
from reportedly.link.listings import paper_told
from reportedly.link.occurrences import occurrences_in
from reportedly.link.of_it import of_it
from reportedly.link.papers import papers_in
from reportedly.link.sentences import sentences
from reportedly.link.sides_told import side_telling
from reportedly.link.story_told import Circle, stories_of
from reportedly.link.told import Told, Word, carries_meaning, cut, matter_of, told_by
from reportedly.link.tolls import Tolls
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.read.glossed_readings import told_in_english
from reportedly.read.numbers import starts_number

LONG_AGO_DAYS = 45
"""What lies further back than this when a report comes out is background, and not what the report is about."""
THIN_BITS = 700
"""A claim whose own words weigh less, in hundredths of a bit, is about what stands around it."""
POINTING_BACK = re.compile(
    rf"\W*(?:it|that|this|these|those|they|he|she|we|none|nothing|no such|{SOMETHING_SAID})\b", re.IGNORECASE
)
VERDICT = re.compile(
    rf"\W*{SOMETHING_SAID}(?: (?:by|from|of|in)(?P<whose>(?: [\w’'-]+){{1,6}}?))? (?:is|are|was|were)(?: \w+){{0,2}}?"
    r" (?:false|wrong|untrue|lies?|unfounded|baseless|invented|true|correct|accurate|right)\W*",
    re.IGNORECASE,
)
"""What somebody says was false or true: it is about that, whoever said it."""
OF_THE_SPEAKER = re.compile(r"(?:it|its|he|his|she|her|they|their)\b", re.IGNORECASE)
FIRST_SENTENCES, OF_SCENE = 2, 16
"""So many sentences, and so many of their words and of the headline's, say what a report is about."""
COSTING = ("ASSAULT", "COERCE", None)
"""What may be part or outcome of something else: violence, force, and what is of no known type, as accidents are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One claim, and what it is about."""

    claim: Claim
    reading: Reading
    told: Told
    own: Weights
    """Words of the claim itself; without numbers, and without words that only deny."""
    around: Weights
    """The same of its sentence and the one before it, its own among them."""
    deeds: frozenset[str]
    """Stems of the words that name what is said to happen; empty where nothing does."""
    kin: frozenset[int]
    """Rows of `event_kin` that these are in."""
    setting: Weights
    """Words by which what it calls "the attack" or "the post" was told of before."""
    before: Weights
    """The words of the claim before it, where that stands in its sentence or the one before.

    Of something said that opens a text, those of the claim behind it."""
    deeds_before: frozenset[str]
    """What that claim says to happen."""
    done_before: bool
    """Whether that claim says who did it."""
    doers_before: frozenset[str]
    """The words for them, where these are known: "its troops" are the speaker's."""
    long_ago: bool
    """Whether it tells of a time long before its report came out."""
    takes_back: bool = False
    """Whether its newsroom takes back by it what it reported; then its words and its deed are those of that."""
    crafts: frozenset[str] = frozenset()
    """The names of the ship or aircraft that it speaks of (`link/crafts.py`)."""
    story: Weights = field(default_factory=dict)
    """What its report is about, where it tells of force, loss or harm (`link/story_told.py`)."""
    story_days: tuple[int, int] | None = None
    """The first and the last day that this may have been on."""
    story_places: tuple[Circle, ...] = ()
    story_kin: frozenset[int] = frozenset()
    """Rows of `event_kin` for all that it tells to have happened there."""
    done_to: frozenset[str] = frozenset()
    """Words for what is done to, in those that its report has for it: "me" is the speaker (`link/event_targets.py`)."""
    named: frozenset[str] = frozenset()
    """Those of them that name one thing or person."""
    toll_of: Weights = field(default_factory=dict)
    """Words for what its toll is of; empty where it tells none (`link/tolls.py`)."""
    toll_names: Weights = field(default_factory=dict)
    """What its report names, where it tells a toll."""
    toll_told: bool = False
    """Whether its sentence tells what the toll is of."""
    toll_kin: frozenset[int] = frozenset()
    """Rows of `event_kin` for what that was, where it is told."""
    only: str = ""
    """The one thing that it tells of what its setting tells: "place" of "it was here" (`link/of_it.py`)."""
    part_of: frozenset[str] = frozenset()
    """Stems of nouns for what its deed was part or outcome of: "killed in an attack" (`link/occurrences.py`)."""
    side: str = ""
    """On which side whoever tells it stands (`link/sides_told.py`)."""
    scene: Weights = field(default_factory=dict)
    """The rarest words of the headline and the first sentences of its report, which say what that is about."""

    @property
    def happening(self) -> Weights:
        """What its report is about, with the names that may be those of the ship or aircraft."""
        return {**self.scene, **weighed(cut(" ".join(sorted(self.crafts)).replace("*", "")))}

    @property
    def whole(self) -> Weights:
        """Its own words, and what they stand for."""
        return {**self.setting, **self.own} if self.setting else self.own

    @property
    def deed_words(self) -> frozenset[str]:
        """The words for what is said to happen, as they stand among its own."""
        return frozenset(matter_of(word) for word in self.told.words if content_stem(word.lower_) in self.deeds)

    @property
    def meant(self) -> Weights:
        """What it is about: its own words; where these say next to nothing, those of the claim before it too.

        What answers a question is about what is asked."""
        if self.only:
            return self.whole
        if self.told.asked:
            return {**weighed(cut(self.told.asked)), **self.own}
        return {**self.before, **self.own} if self.is_thin or self.knows_of_none else self.own

    @property
    def knows_of_none(self) -> bool:
        """Whether it says of something told before that the speaker knows of no such thing."""
        return stand_of(self.told).kind == "weak" and SUCH.search(self.told.text) is not None

    @property
    def is_thin(self) -> bool:
        """Whether its own words say next to nothing, and begin with such as point back: "it", "the report"."""
        if POINTING_BACK.match(self.told.text) is None:
            return False
        return sum(self.own.values()) < THIN_BITS or VERDICT.fullmatch(self.told.text) is not None

    @property
    def judged(self) -> frozenset[str]:
        """The words for those whose saying it calls false or true: "Maputo" of "the denial from Maputo is false"."""
        found = VERDICT.fullmatch(self.told.text)
        return frozenset(weighed(cut(found["whose"]))) if found and found["whose"] else frozenset()


def days_apart(one: Matter, other: Matter) -> int | None:
    """How many days lie between the reports of two claims; None where either has no day."""
    days = [day(matter.reading.report.published) for matter in (one, other)]
    return None if days[0] is None or days[1] is None else abs(days[0] - days[1])


def matters_of(reading: Reading) -> Iterator[Matter]:
    """Every claim of a report but its questions, in the report's order."""
    reading = told_in_english(reading)
    text = reading.report.text
    spans = tuple(sentences(text))
    starts = [span.start for span in spans]
    laid_out = [_laid_out(claim, reading, starts) for claim in sorted(reading.claims, key=_place)]
    crafts, targets, tolls = crafts_in(text), Targets(reading), Tolls(reading, laid_out)
    long_ago = [_is_long_ago(here.claim, reading) for here in laid_out]
    stories, scene = stories_of(reading.report, laid_out, long_ago), _scene(reading, spans)
    for number, (here, story) in enumerate(zip(laid_out, stories, strict=True)):
        if here.claim.kind == "question":
            continue
        meant, done_by = pointed_at(number, laid_out), did_it(number, laid_out)
        beside = of_it(number, laid_out)
        deeds = here.deeds | beside.deeds | (done_by.deeds if done_by else frozenset())
        setting = {**_setting(number, laid_out), **beside.own}
        around = weighed(cut(words_around(text, spans, here.at)))
        back, toll = taken_back(number, laid_out), tolls.of(here)
        target, own = targets.of((back or here).claim), (back or here).own
        yield Matter(
            claim=here.claim,
            reading=reading,
            told=_in_its_place(here, text, spans),
            own=own,
            around={**around, **(meant.own if meant.at > here.at or SUCH.search(here.told.text) else {}), **own},
            deeds=back.deeds if back else deeds,
            kin=kin_of(back.deeds)
            if back
            else kin_in(text, here.claim.event.trigger if here.claim.event else (), deeds),
            takes_back=back is not None,
            setting={stem: weight for stem, weight in setting.items() if stem not in here.own},
            before=meant.own,
            deeds_before=meant.deeds,
            done_before=meant.done,
            doers_before=meant.doers,
            long_ago=long_ago[number],
            crafts=frozenset(craft_keys(here.claim.content.hull, crafts)),
            story=story.words,
            story_days=story.days,
            story_places=story.places,
            story_kin=story.kin,
            done_to=target.words,
            named=target.names,
            toll_of=toll.of,
            toll_names=toll.names,
            toll_told=toll.told,
            toll_kin=toll.kin,
            only=beside.only,
            part_of=_part_of(here.claim, reading.report.text),
            side=side_telling(here.claim, reading),
            scene=scene,
        )


def _scene(reading: Reading, spans: tuple[Span, ...]) -> Weights:
    """What a report is about, by the rarest words of its headline and its first sentences."""
    text = reading.report.text
    first = text[spans[0].start : spans[min(len(spans), FIRST_SENTENCES) - 1].end] if spans else ""
    words = weighed(cut(f"{reading.report.title or ''} {first}"))
    return {stem: words[stem] for stem in sorted(words, key=lambda stem: (-words[stem], stem))[:OF_SCENE]}


def _in_its_place(here: LaidOut, text: str, spans: tuple[Span, ...]) -> Told:
    """What a claim tells, with what the sentence before asks and the documents that its own names beside it."""
    before = sentence_before(text, spans, here.at)
    asked, paper = asked_in(before, here.told.text), paper_told(before, here.told.text)
    papers = papers_in(words_beside(here.claim, text, spans[here.at])) if here.claim.attribution else frozenset()
    return replace(here.told, asked=asked, paper=paper, papers=papers) if asked or paper or papers else here.told


def _setting(number: int, laid_out: Sequence[LaidOut]) -> Weights:
    """What earlier claims tell of what this one names by a word or two; of gunmen who came, all that they did."""
    found = weighed(described(number, laid_out))
    done_by = did_it(number, laid_out)
    return {**_setting(number - 1, laid_out), **done_by.own, **found} if done_by else found


def _place(claim: Claim) -> tuple[int, str]:
    return claim.content.start, claim.id


def _laid_out(claim: Claim, reading: Reading, starts: Sequence[int]) -> LaidOut:
    told = told_by(claim, reading)
    return LaidOut(
        claim=claim,
        at=max(0, bisect_right(starts, claim.content.start) - 1),
        told=told,
        own=weighed(told.words),
        deeds=frozenset(content_stem(word) for word in _trigger(claim, reading.report.text)),
        done=claim.event is not None and bool(claim.event.actors),
        doers=frozenset(_doers(claim)),
    )


def _doers(claim: Claim) -> Iterator[str]:
    """The words with a capital letter for those who do it, and for the speaker where a pronoun stands for him."""
    source = claim.attribution[-1].source if claim.attribution else None
    for participant in claim.event.actors if claim.event else ():
        words = participant.quote.text
        if OF_THE_SPEAKER.match(words) and source:
            words = source.quote.text
        yield from weighed(word for word in cut(words) if word.text[:1].isupper())


def weighed(words: Iterable[Word]) -> dict[str, int]:
    """The words that tell what something is about, by what stands for them, with their rarity."""
    return {matter_of(word): _rarity(word.lower_) for word in words if _tells(word.lower_)}


@lru_cache(maxsize=1 << 16)
def _tells(lower: str) -> bool:
    return carries_meaning(lower) and not starts_number(lower) and not lower.isdigit() and not is_denying_word(lower)


@lru_cache(maxsize=1 << 16)
def _rarity(lower: str) -> int:
    return hundredths(content_stem(lower))


def _part_of(claim: Claim, text: str) -> frozenset[str]:
    if claim.event is None or claim.event.type not in COSTING:
        return frozenset()
    return occurrences_in(claim.content.text, " ".join(_trigger(claim, text)))


def _trigger(claim: Claim, text: str) -> list[str]:
    spans = claim.event.trigger if claim.event else ()
    return " ".join(text[span.start : span.end] for span in spans).split()


def _is_long_ago(claim: Claim, reading: Reading) -> bool:
    latest = day(claim.time.latest) if claim.time else None
    published = day(reading.report.published)
    return latest is not None and published is not None and published - latest > LONG_AGO_DAYS
