"""A situation made by rule, as large as wanted: reports with their claims, and what is true of them.

Nothing is read here: claims are made as records, with their spans, so that linking can be measured by itself. Towns,
bodies and persons are invented syllable by syllable. The same seed gives the same situation.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.event import Event, Participant, PloverType
from reportedly.model.factuality import Factuality, Polarity
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span
from reportedly.model.time import ClaimTime

SYLLABLES = (
    "ba",
    "dor",
    "el",
    "fa",
    "gan",
    "hi",
    "kor",
    "la",
    "mez",
    "nu",
    "or",
    "pa",
    "qar",
    "ri",
    "sa",
    "tur",
    "ul",
    "zi",
)
HAPPENINGS: tuple[tuple[PloverType, tuple[str, ...], str], ...] = (
    ("ASSAULT", ("shelled", "bombarded"), "a market"),
    ("ASSAULT", ("bombed", "attacked"), "a depot"),
    ("ASSAULT", ("attacked", "ambushed"), "a convoy"),
    ("ASSAULT", ("raided", "stormed"), "a village"),
    ("COERCE", ("arrested", "detained"), "a group of teachers"),
    ("COERCE", ("seized", "captured"), "a fuel station"),
    ("MOBILIZE", ("deployed", "sent"), "an armoured column"),
    ("RETREAT", ("abandoned", "left"), "a checkpoint"),
    ("PROTEST", ("blocked",), "a bridge"),
    ("AID", ("evacuated",), "a field hospital"),
)
"""Type, words for it, and what it is done to."""
FIRST_DAY = date(2031, 3, 1)
NEWSROOMS, BODIES, REPORTS_A_DAY, EVENTS_A_STORY, COLOURS = 40, 60, 200, 4, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event of the situation, as it was."""

    number: int
    body: str
    type: PloverType
    triggers: tuple[str, ...]
    target: str
    town: str
    lat: float
    lon: float
    day: date
    killed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One report that was made, and what is true of it."""

    reading: Reading
    events: dict[str, int]
    """Number of the event that each claim is about, by the claim's id."""
    copy_of: str | None
    """Id of the report that this one reprints; None where it is a newsroom's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A happening as one report tells it."""

    of: Happening
    polarity: Polarity
    killed: int
    source: str
    trigger: str
    colour: str


def situation(
    reports: int,
    *,
    claims_each: int = 10,
    copies: float = 0.3,
    denials: float = 0.05,
    updates: float = 0.1,
    seed: int = 1,
    towns: int | None = None,
    persons: int | None = None,
    first_day: date = FIRST_DAY,
    openings: float = 0.25,
    name: str = "made",
) -> Iterator[Made]:
    """Yield reports in order of publication.

    `copies` is the share of reports that reprint an earlier one with a headline of their own; `denials` and `updates`
    are the shares of claims that deny the event, and that raise its toll. There are so many `towns`, else one for every
    eight reports; of `persons` so many are quoted, else every time somebody else. `openings` is the share of reports
    that open a story; `name` tells the reports of one situation from those of another.
    """
    draw = random.Random(seed)
    world = _World(draw, towns=towns or max(50, reports // 8), persons=persons)
    own: list[tuple[str, list[_Told]]] = []
    for number in range(reports):
        day = first_day + timedelta(days=number // REPORTS_A_DAY)
        copied: str | None = None
        if own and draw.random() < copies:
            copied, told = own[_recent(draw, len(own), 40)]
        else:
            story = world.story(day, openings)
            told = [_tell(draw, draw.choice(story), world, denials, updates) for _ in range(claims_each)]
        made = _made(told, draw.choice(world.newsrooms), day, f"{name}-{number}", copied)
        if copied is None:
            own.append((made.reading.report.id, told))
        yield made


class _World:
    """The towns, bodies and newsrooms of a situation, and its stories so far."""

    def __init__(self, draw: random.Random, towns: int, persons: int | None) -> None:
        self._draw = draw
        self._towns = [(self.name(3), draw.uniform(30.0, 38.0), draw.uniform(40.0, 50.0)) for _ in range(towns)]
        self._bodies = [f"{self.name(2)} {draw.choice(('Brigade', 'Guard', 'Front', 'Army'))}" for _ in range(BODIES)]
        self._stories: list[list[Happening]] = []
        self._happened = 0
        self.colours = [self.name(4).lower() for _ in range(COLOURS)]
        self._persons = [self._person() for _ in range(persons or 0)]
        self.newsrooms = [f"{self.name(2)} {draw.choice(('Courier', 'Post', 'Agency'))}" for _ in range(NEWSROOMS)]

    def name(self, syllables: int) -> str:
        return "".join(self._draw.choice(SYLLABLES) for _ in range(syllables)).capitalize()

    def person(self) -> str:
        """Somebody who is quoted."""
        return self._draw.choice(self._persons) if self._persons else self._person()

    def _person(self) -> str:
        return f"{self.name(3)} {self.name(4)}"

    def story(self, day: date, openings: float) -> list[Happening]:
        """A story that is news on a day; so large a share of reports opens a new one."""
        if not self._stories or self._draw.random() < openings:
            self._stories.append([self._happening(day) for _ in range(EVENTS_A_STORY)])
        return self._stories[_recent(self._draw, len(self._stories), 15)]

    def _happening(self, day: date) -> Happening:
        type_, triggers, target = self._draw.choice(HAPPENINGS)
        town, lat, lon = self._draw.choice(self._towns)
        self._happened += 1
        return Happening(
            number=self._happened,
            body=self._draw.choice(self._bodies),
            type=type_,
            triggers=triggers,
            target=target,
            town=town,
            lat=lat,
            lon=lon,
            day=day - timedelta(days=self._draw.randrange(2)),
            killed=self._draw.randrange(1, 40),
        )


def _recent(draw: random.Random, number: int, spread: float) -> int:
    """The place of one of the last things among so many, the newest likeliest."""
    return max(0, number - 1 - int(draw.expovariate(1 / spread)))


def _tell(draw: random.Random, of: Happening, world: _World, denials: float, updates: float) -> _Told:
    more = draw.randrange(1, 9) if draw.random() < updates else 0
    denied: Polarity = "negative" if draw.random() < denials else "positive"
    return _Told(
        of=of,
        polarity=denied,
        killed=of.killed + more,
        source=world.person(),
        trigger=draw.choice(of.triggers),
        colour=f"{draw.choice(world.colours)} {draw.choice(world.colours)}",
    )


def _made(told: list[_Told], publisher: str, day: date, number: str, copied: str | None) -> Made:
    sentences = [_Sentence(t) for t in told]
    text = "\n\n".join(s.text for s in sentences)
    report = Report.from_text(
        text,
        external_id=number,
        publisher=publisher,
        title=f"{told[0].of.town}: report {number.rpartition('-')[2]}",
        published=day.isoformat(),
        published_from="given",
    )
    claims, start = [], 0
    for sentence in sentences:
        claims.append(sentence.claim(report, start))
        start += len(sentence.text) + 2
    reading = Reading(
        report=report, claims=tuple(claims), toponyms=(), timexes=(), actors=_actors(told, report), gaps=()
    )
    return Made(reading=reading, events={c.id: t.of.number for c, t in zip(claims, told, strict=True)}, copy_of=copied)


def _actors(told: list[_Told], report: Report) -> tuple[Actor, ...]:
    return tuple(
        Actor(id=_actor_id(body), name=body, kind="armed_group", country=None, holder=None, mentions=())
        for body in sorted({t.of.body for t in told})
    )


def _actor_id(name: str) -> str:
    return digest_id("act", "armed_group", None, name)


class _Sentence:
    """One sentence that tells of a happening, and where its parts stand in it."""

    def __init__(self, told: _Told) -> None:
        self._told, self.text = told, ""
        self._parts: dict[str, tuple[int, int]] = {}
        of = told.of
        for name, words in (
            ("actor", f"The {of.body}"),
            ("", " " if told.polarity == "positive" else " has not "),
            ("trigger", told.trigger),
            ("", " "),
            ("target", of.target),
            ("", " in "),
            ("place", of.town),
            ("", " on "),
            ("time", f"{of.day:%B} {of.day.day}"),
            ("", f" near the {told.colour}, and "),
            ("figure", f"{told.killed} people were killed"),
            ("", ", "),
            ("source", told.source),
            ("", " "),
            ("cue", "said"),
            ("", "."),
        ):
            self._parts[name] = (len(self.text), len(self.text) + len(words))
            self.text += words

    def claim(self, report: Report, start: int) -> Claim:
        """The claim that the sentence makes where it starts in a report."""
        told, of = self._told, self._told.of
        cut = {name: Quote.cut(report.text, [(a + start, b + start)]) for name, (a, b) in self._parts.items()}
        content = Quote.cut(report.text, [(start, start + self._parts["figure"][1])])
        place = Place(toponym=cut["place"], name=of.town, lat=of.lat, lon=of.lon, radius_km=3.0, precision=1)
        source = Source(quote=cut["source"], kind="person")
        return Claim(
            id=digest_id("clm", report.id, [list(span) for span in content.spans]),
            report_id=report.id,
            kind="event",
            content=content,
            attribution=(Attribution(source=source, cue=cut["cue"], actor=None),),
            factuality=Factuality(
                certainty="certain", polarity=told.polarity, tense="past", unverified=False, hedges=()
            ),
            event=Event(
                type=of.type,
                mode=None,
                acled=None,
                trigger=(Span(*cut["trigger"].spans[0]),),
                actors=(Participant(quote=cut["actor"], actor=_actor_id(of.body)),),
                recipients=(Participant(quote=cut["target"], actor=None),),
            ),
            places=(ClaimPlace(place=place, role="at", relation=None),),
            time=ClaimTime(
                timex=cut["time"],
                edtf=of.day.isoformat(),
                earliest=of.day.isoformat(),
                latest=of.day.isoformat(),
                anchor=None,
                relation="on",
            ),
            quantities=(_toll(told, cut["figure"]),),
            explains=(),
            score=1.0,
        )


def _toll(told: _Told, quote: Quote) -> Quantity:
    killed = float(told.killed)
    return Quantity(quote=quote, unit="killed", low=killed, best=killed, high=killed, counted_by=None)
