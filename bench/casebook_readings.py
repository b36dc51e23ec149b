"""Invented readings in any number, for the benchmark of the casebook: the same ones for the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator

from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.event import Event, Participant, PloverType
from reportedly.model.factuality import Certainty, Factuality
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime

CLAIMS_A_REPORT = 20
ACTORS = tuple(
    Actor(
        id=digest_id("act", f"force {n}"), name=f"Force {n}", kind="armed_group", country=None, holder=None, mentions=()
    )
    for n in range(400)
)
TOWNS = tuple((f"Town {n}", 8 + (n * 37 % 1400) / 100, 22 + (n * 53 % 1600) / 100) for n in range(2000))
EVENTS: tuple[PloverType, ...] = ("ASSAULT", "COERCE", "AID", "CONSULT", "ACCUSE", "RETREAT", "MOBILIZE", "PROTEST")
WORDS = tuple(f"{first}{last}" for first in ("ba", "ko", "mi", "ta", "ru", "ne", "sho", "gla") for last in (
    "dir", "mon", "keth", "lar", "vist", "pol", "rend", "sket", "ming", "tos", "fal", "brin", "corv", "dast", "helm",
))  # fmt: skip
COMMON = ("convoy", "bridge", "market", "soldiers", "shelling", "residents", "hospital", "fighters", "road", "aid")


def readings(claims: int) -> Iterator[Reading]:
    """Readings with so many claims in all."""
    for number in range(claims // CLAIMS_A_REPORT):
        yield reading(number)


def reading(number: int) -> Reading:
    """One reading of one invented report."""
    random_ = random.Random(number)
    day = f"2024-{1 + number // 4200 % 12:02d}-{1 + number // 140 % 28:02d}"
    sentences, facts = [], []
    for _ in range(CLAIMS_A_REPORT):
        force, town = random_.randrange(len(ACTORS)), random_.randrange(len(TOWNS))
        content = " ".join([random_.choice(COMMON), *random_.choices(WORDS, k=9), random_.choice(COMMON)])
        name = TOWNS[town][0]
        sentences.append(f"{ACTORS[force].name} said {content} near {name}.")
        facts.append((force, town, content))
    text = "\n".join(sentences)
    report = Report.from_text(
        text,
        external_id=f"r{number}",
        publisher=f"Publisher {number % 60}",
        title=f"Report {number}",
        published=day,
        published_from="metadata",
    )
    at = 0
    claims = []
    for sentence, fact in zip(sentences, facts, strict=True):
        claims.append(_claim(report, at, fact, day, random_))
        at += len(sentence) + 1
    named = sorted({fact[0] for fact in facts})
    actors = tuple(ACTORS[force] for force in named)
    return Reading(report=report, claims=tuple(claims), toponyms=(), timexes=(), actors=actors, gaps=())


def _claim(report: Report, at: int, fact: tuple[int, int, str], day: str, random_: random.Random) -> Claim:
    force, town, content = fact
    who, (name, lat, lon) = ACTORS[force], TOWNS[town]
    source = Quote.cut(report.text, [(at, at + len(who.name))])
    cue = Quote.cut(report.text, [(source.end + 1, source.end + 5)])
    said = Quote.cut(report.text, [(cue.end + 1, cue.end + 1 + len(content))])
    toponym = Quote.cut(report.text, [(said.end + 6, said.end + 6 + len(name))])
    place = Place(toponym=toponym, name=name, country="SD", lat=lat, lon=lon, radius_km=2.0, precision=1)
    certainty: Certainty = random_.choice(("certain", "certain", "certain", "probable", "possible"))
    return Claim(
        id=digest_id("clm", report.id, at),
        report_id=report.id,
        kind="event",
        content=said,
        attribution=(Attribution(source=Source(quote=source, kind="organisation"), cue=cue, actor=who.id),),
        factuality=Factuality(
            certainty=certainty, polarity="positive", tense="past", unverified=at % 7 == 0, hedges=()
        ),
        event=Event(
            type=random_.choice(EVENTS),
            mode=None,
            acled=None,
            trigger=said.spans,
            actors=(Participant(quote=source, actor=who.id),),
            recipients=(Participant(quote=toponym, actor=ACTORS[(force + town) % len(ACTORS)].id),),
        ),
        places=(ClaimPlace(place=place, role="near", relation=None),),
        time=ClaimTime(timex=None, edtf=day, earliest=day, latest=day, anchor="published", relation="on"),
        quantities=(),
        explains=(),
        score=0.5 + random_.random() / 2,
    )
