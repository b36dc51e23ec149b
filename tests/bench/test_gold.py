"""The scorer: a perfect reading scores one everywhere, and each planted fault lowers its own figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.gold import as_report, score_readings
from bench.gold_notation import GoldClaim, GoldLink, GoldPlace, GoldReport, parse_report
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.event import Event, Participant
from reportedly.model.factuality import Factuality
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.time import ClaimTime

GOLD = parse_report(
    """publisher: Harbour Post
published: 2020-01-03
shows: state
---
Radio Kisal quoted a guard as saying that gunmen from Oru shelled Lim harbour on Monday, killing at least 12 people.
The shelling may be revenge for the raid on Oru. Nobody has seen the gunmen since Monday. This could not be verified.
---
#hit gunmen from Oru shelled … 12 people | by: Radio Kisal (media) / quoted ← a guard (person) / as saying \
| unverified past | event: ASSAULT: gunmen → harbour | places: origin Oru @10,20 ±20; at Lim @11,21 ±20 \
| time: 2020-01-02 after #raid | counts: 12.. killed by a guard
#why The shelling may be revenge … on Oru | possible explanation | explains: #hit
#raid the raid on Oru | event: ASSAULT: | places: at Oru @10,20 ±20
Nobody has seen the gunmen since Monday | negative
? This could not be verified
""",
    name="tune/harbour",
)


def perfect(gold: GoldReport) -> Reading:
    """A reading that gets everything right, made from the gold itself."""
    report = as_report(gold)
    return Reading(
        report=report,
        claims=tuple(_claim(g, report.id) for g in gold.claims),
        toponyms=(),
        timexes=(),
        actors=(),
        gaps=(),
    )


def _claim(gold: GoldClaim, report_id: str) -> Claim:
    return Claim(
        id=gold.id,
        report_id=report_id,
        kind=gold.kinds[0],  # type: ignore[arg-type]
        content=gold.content,
        attribution=tuple(map(_link, gold.chain)),
        factuality=Factuality(
            certainty=gold.certainty[0],  # type: ignore[arg-type]
            polarity=gold.polarity[0],  # type: ignore[arg-type]
            tense=gold.tense,  # type: ignore[arg-type]
            unverified=gold.unverified,
            hedges=(),
        ),
        event=_event(gold),
        places=tuple(map(_place, gold.places)),
        time=_time(gold),
        quantities=tuple(
            Quantity(
                quote=gold.content,
                unit=c.unit,
                low=c.low,
                best=c.low,
                high=c.high,
                counted_by=c.counted_by.text if c.counted_by else None,
            )
            for c in gold.counts
        ),
        explains=gold.explains,
        score=0.5,
    )


def _link(link: GoldLink) -> Attribution:
    source = Source(quote=link.source, kind=link.kinds[0]) if link.source else None  # type: ignore[arg-type]
    return Attribution(source=source, cue=link.cue, actor=None)


def _event(gold: GoldClaim) -> Event | None:
    if gold.event is None:
        return None
    return Event(
        type=gold.event.types[0],  # type: ignore[arg-type]
        mode=None,
        acled=None,
        trigger=(),
        actors=tuple(Participant(quote=q, actor=None) for q in gold.event.actors),
        recipients=tuple(Participant(quote=q, actor=None) for q in gold.event.recipients),
    )


def _place(place: GoldPlace) -> ClaimPlace:
    resolved = Place(toponym=place.toponym, lat=place.lat, lon=place.lon, radius_km=1.0)
    return ClaimPlace(place=resolved, role=place.roles[0], relation=place.relation)  # type: ignore[arg-type]


def _time(gold: GoldClaim) -> ClaimTime | None:
    if gold.time is None:
        return None
    return ClaimTime(
        timex=None,
        edtf=gold.time.edtf[0] if gold.time.edtf else None,
        earliest=None,
        latest=None,
        anchor=gold.time.anchor,
        relation=gold.time.relation,  # type: ignore[arg-type]
    )


def figures(reading: Reading) -> dict[str, float]:
    return score_readings([(GOLD, reading)]).figures()


def test_a_perfect_reading_scores_one() -> None:
    assert {name: value for name, value in figures(perfect(GOLD)).items() if value != 1.0} == {}


def test_a_reading_without_claims_finds_nothing() -> None:
    found = figures(replace(perfect(GOLD), claims=()))
    assert found["claims_recall"] == found["claims_f1"] == found["places"] == 0.0


def far(claim: Claim) -> Claim:
    places = tuple(replace(p, place=replace(p.place, lat=-40.0)) for p in claim.places)
    return replace(claim, places=places)


FAULTS: list[tuple[str, Callable[[Claim], Claim]]] = [
    ("chain", lambda c: replace(c, attribution=c.attribution[1:])),
    ("nested_chain", lambda c: replace(c, attribution=c.attribution[1:])),
    ("source", lambda c: replace(c, attribution=c.attribution[:1])),
    ("cue", lambda c: replace(c, attribution=tuple(replace(a, cue=None) for a in c.attribution))),
    ("certainty", lambda c: replace(c, factuality=replace(c.factuality, certainty="uncommitted"))),
    ("polarity", lambda c: replace(c, factuality=replace(c.factuality, polarity="open"))),
    ("unverified_f1", lambda c: replace(c, factuality=replace(c.factuality, unverified=not c.factuality.unverified))),
    ("tense", lambda c: replace(c, factuality=replace(c.factuality, tense="future"))),
    ("kind", lambda c: replace(c, kind="forecast")),
    ("event_type", lambda c: replace(c, event=None)),
    ("actors_f1", lambda c: replace(c, event=c.event and replace(c.event, actors=c.event.recipients))),
    ("recipients_f1", lambda c: replace(c, event=c.event and replace(c.event, recipients=()))),
    ("places", far),
    ("true_pins", far),
    ("place_role", lambda c: replace(c, places=tuple(replace(p, role="via") for p in c.places))),
    ("time", lambda c: replace(c, time=c.time and replace(c.time, edtf="2020-01-03"))),
    ("time_anchor", lambda c: replace(c, time=c.time and replace(c.time, anchor="why"))),
    ("counts_f1", lambda c: replace(c, quantities=tuple(replace(q, low=13.0) for q in c.quantities))),
    ("count_unit", lambda c: replace(c, quantities=tuple(replace(q, unit="injured") for q in c.quantities))),
    ("counted_by", lambda c: replace(c, quantities=tuple(replace(q, counted_by=None) for q in c.quantities))),
    ("explains", lambda c: replace(c, explains=())),
    ("claims_f1", lambda c: replace(c, content=c.attribution[-1].cue or c.content if c.attribution else c.content)),
]


@pytest.mark.parametrize(("measure", "spoil"), FAULTS, ids=[name for name, _ in FAULTS])
def test_a_planted_fault_lowers_its_figure(measure: str, spoil: Callable[[Claim], Claim]) -> None:
    reading = perfect(GOLD)
    spoilt = replace(reading, claims=tuple(map(spoil, reading.claims)))
    assert figures(spoilt)[measure] < 1.0


def test_an_optional_claim_is_neither_missed_nor_false() -> None:
    reading = perfect(GOLD)
    assert figures(replace(reading, claims=reading.claims[:-1]))["claims_f1"] == 1.0
    assert figures(reading)["claims_precision"] == 1.0


def test_a_claim_too_many_lowers_precision_only() -> None:
    reading = perfect(GOLD)
    extra = replace(reading.claims[0], content=reading.claims[0].attribution[0].source.quote)  # type: ignore[union-attr]
    found = figures(replace(reading, claims=(*reading.claims, extra)))
    assert found["claims_recall"] == 1.0
    assert found["claims_precision"] == 0.8
