"""Readings for tests, one line a claim: `town | day | body | trigger | rest`; "-" is what the claim does not say."""

from __future__ import annotations

from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.event import Event, Participant
from reportedly.model.factuality import Factuality
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span
from reportedly.model.time import ClaimTime

TOWNS = {"Sefid": (34.0, 44.0), "Malat": (36.5, 47.0), "Old Sefid": (34.05, 44.02)}
CERTAIN = Factuality(certainty="certain", polarity="positive", tense="past", unverified=False, hedges=())


def reading(publisher: str, *lines: str, published: str = "2031-03-05") -> Reading:
    """The reading of a report that says just these things."""
    parts = [[part.strip() for part in line.split("|")] for line in lines]
    sentences = [_sentence(*part) for part in parts]
    report = Report.from_text("\n\n".join(sentences), publisher=publisher, published=published, published_from="given")
    starts = [sum(len(s) + 2 for s in sentences[:n]) for n in range(len(sentences))]
    claims = tuple(_claim(report, start, s, *part) for start, s, part in zip(starts, sentences, parts, strict=True))
    return Reading(report=report, claims=claims, toponyms=(), timexes=(), actors=(), gaps=())


def _sentence(town: str, day: str, body: str, trigger: str, rest: str) -> str:
    who = "Men" if body == "-" else f"The {body}"
    return (
        f"{who} {trigger} {rest}" + ("" if town == "-" else f" in {town}") + ("" if day == "-" else f" on {day}") + "."
    )


def _claim(report: Report, start: int, sentence: str, town: str, day: str, body: str, trigger: str, rest: str) -> Claim:
    content = Quote.cut(report.text, [(start, start + len(sentence) - 1)])
    at = start + sentence.index(f" {trigger} ") + 1
    actor = Participant(quote=_cut(report, sentence, start, body), actor=f"act_{body}") if body != "-" else None
    return Claim(
        id=digest_id("clm", report.id, start),
        report_id=report.id,
        kind="event",
        content=content,
        attribution=(),
        factuality=CERTAIN,
        event=Event(
            type="ASSAULT",
            mode=None,
            acled=None,
            trigger=(Span(at, at + len(trigger)),),
            actors=(actor,) if actor else (),
            recipients=(),
        ),
        places=() if town == "-" else (_place(_cut(report, sentence, start, town), town),),
        time=None if day == "-" else _time(day),
        quantities=(),
        explains=(),
        score=1.0,
    )


def _cut(report: Report, sentence: str, start: int, words: str) -> Quote:
    at = start + sentence.index(words)
    return Quote.cut(report.text, [(at, at + len(words))])


def _place(toponym: Quote, town: str) -> ClaimPlace:
    lat, lon = TOWNS[town]
    place = Place(toponym=toponym, name=town, lat=lat, lon=lon, radius_km=4.0, precision=1)
    return ClaimPlace(place=place, role="at", relation=None)


def _time(day: str) -> ClaimTime:
    return ClaimTime(timex=None, edtf=day, earliest=day, latest=day, anchor=None, relation="on")
