"""Invented reports and readings, made of sentences in an analyst's notation."""

from __future__ import annotations

from typing import Any

from reportedly.casebook import By
from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.event import Event, Participant
from reportedly.model.factuality import Factuality
from reportedly.model.gap import Gap
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime

STAGES = {"read": 1, "resolve": 1}
PLACES = {
    "Gao": (16.27, -0.04, "ML", "geonames:2457161"),
    "Kidal": (18.44, 1.41, "ML", "geonames:2455290"),
    "Kosti": (13.16, 32.66, "SD", "geonames:371760"),
    "Suva": (-18.14, 178.44, "FJ", None),
}


def hour(number: int) -> str:
    """A moment so many hours into the first of March."""
    return f"2024-03-{1 + number // 24:02d}T{number % 24:02d}:00:00Z"


def stage(at: int) -> By:
    return By.stage("test", 1, hour(at))


def jane(at: int) -> By:
    return By.person("Jane Doe", hour(at))


def report(text: str, name: str = "a", **known: Any) -> Report:
    given = {"publisher": "Sahel Post", "published": "2024-03-01", "published_from": "given", **known}
    return Report.from_text(text, external_id=name, **given)


def actor(name: str) -> Actor:
    identity = digest_id("act", name)
    return Actor(id=identity, name=name, kind="armed_group", country=None, holder=None, mentions=())


def quote(text: str, words: str, after: int = 0) -> Quote:
    at = text.index(words, after)
    return Quote.cut(text, [(at, at + len(words))])


def claim(of: Report, told: str) -> Claim:
    """A claim written as "source | content | place | day | key=value …"; parts may be left empty."""
    source, content, place, day, more = ([part.strip() for part in told.split("|")] + [""] * 5)[:5]
    known = dict(pair.split("=") for pair in more.split())
    said = quote(of.text, content)
    link: tuple[Attribution, ...] = ()
    if source:
        words = quote(of.text, source)
        named = Source(quote=words, kind="official")
        link = (Attribution(source=named, cue=None, actor=actor(source).id),)
    return Claim(
        id=digest_id("clm", of.id, *map(list, said.spans), known.get("id", "")),
        report_id=of.id,
        kind="event",
        content=said,
        attribution=link,
        factuality=Factuality(
            certainty=known.get("certainty", "certain"),  # type: ignore[arg-type]
            polarity=known.get("polarity", "positive"),  # type: ignore[arg-type]
            tense="past",
            unverified=known.get("unverified") == "yes",
            hedges=(),
        ),
        event=Event(
            type=known.get("event", "ASSAULT"),  # type: ignore[arg-type]
            mode=None,
            acled=None,
            trigger=said.spans,
            actors=(Participant(quote=said, actor=actor(known["by"]).id),) if "by" in known else (),
            recipients=(Participant(quote=said, actor=actor(known["to"]).id),) if "to" in known else (),
        ),
        places=(claim_place(of.text, place),) if place else (),
        time=ClaimTime(timex=None, edtf=day, earliest=day, latest=day, anchor=None, relation="on") if day else None,
        quantities=(),
        explains=(),
        score=float(known.get("score", "0.75")),
    )


def claim_place(text: str, name: str) -> ClaimPlace:
    lat, lon, country, gazetteer_id = PLACES[name]
    place = Place(
        toponym=quote(text, name), name=name, country=country, gazetteer_id=gazetteer_id, lat=lat, lon=lon,
        radius_km=2.0, precision=1,
    )  # fmt: skip
    return ClaimPlace(place=place, role="at", relation=None)


def reading(of: Report, *claims: str, gaps: tuple[Gap, ...] = ()) -> Reading:
    made = tuple(claim(of, told) for told in claims)
    named = {told.split("|")[0].strip() for told in claims} - {""}
    named |= {pair[3:] for told in claims for pair in told.split() if pair[:3] in ("by=", "to=")}
    actors = tuple(actor(name) for name in sorted(named))
    return Reading(report=of, claims=made, toponyms=(), timexes=(), actors=actors, gaps=gaps)


BRIDGE = report(
    "The army said on Monday that two bridges near Gao had been shelled by rebels. "
    "Residents said a market in Kidal burned. Officials in Kosti denied the attacks.",
    "bridge",
)
BRIDGE_READ = reading(
    BRIDGE,
    "The army | two bridges near Gao had been shelled | Gao | 2024-02-26 | by=rebels score=0.9",
    "Residents | a market in Kidal burned | Kidal | 2024-02-25 | certainty=probable event=COERCE unverified=yes",
    "Officials | the attacks | Kosti | | polarity=negative event=REJECT score=0.5",
)
FERRY = report(
    "A ferry sank off Suva, police said. Crew blamed the army.",
    "ferry",
    publisher="Island Wire",
    published="2024-02-20",
)
FERRY_READ = reading(
    FERRY,
    "police | A ferry sank off Suva | Suva | 2024-02-19",
    "Crew | blamed the army | | 2024-02-20",
)
AWKWARD = report(
    "Zeile\u2028eins \x00 \ud800 über الموصل\nTwo \U0001f6a2 ships \u0085 fell.",
    "a\x00b\ud800",
    title="t\x00\ud83d",
    publisher="Ärzte\x00",
)
