"""Claims held against their report: what a reading says passes, and every planted bug is found and withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from reportedly.journey import read_reports
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span
from reportedly.read.bearing.claim import check_claim
from reportedly.read.bearing.withheld import withhold

TEXT = """At least 12 fighters were killed 20 km north of Gao on Tuesday, the army said.

The governor denied that the rebels had entered Ansongo in February.

No ferry left the port of Mopti on 3 March 2021, a harbour official said.

The rebels may have attacked a convoy near Kidal on Monday night, wounding between 20 and 30 soldiers."""


@cache
def claims() -> tuple[Claim, ...]:
    report = Report.from_text(TEXT, publisher="Niger Bend Post", published="2021-03-05", published_from="given")
    (reading,) = read_reports([report])
    assert isinstance(reading, Reading)
    return reading.claims


def claim_with(words: str) -> Claim:
    return next(claim for claim in claims() if words in claim.content.text)


def fields(claim: Claim) -> set[str]:
    return {unborne.value for unborne in check_claim(claim, TEXT)}


def test_a_reading_bears_itself() -> None:
    assert len(claims()) >= 4
    for claim in claims():
        assert check_claim(claim, TEXT) == ()
        assert withhold(claim, TEXT) == (claim, ())


def wrong_low(claim: Claim) -> Claim:
    return replace(claim, quantities=(replace(claim.quantities[0], low=21.0),))


def wrong_best(claim: Claim) -> Claim:
    return replace(claim, quantities=(replace(claim.quantities[0], best=120.0),))


def lost_bound(claim: Claim) -> Claim:
    return replace(claim, quantities=(replace(claim.quantities[0], high=12.0),))


def wrong_counter(claim: Claim) -> Claim:
    return replace(claim, quantities=(replace(claim.quantities[0], counted_by="the navy"),))


def moved_figure(claim: Claim) -> Claim:
    quantity = claim.quantities[0]
    return replace(claim, quantities=(replace(quantity, quote=replace(quantity.quote, text="At least 21 fighters")),))


def negated(claim: Claim) -> Claim:
    return replace(claim, factuality=replace(claim.factuality, polarity="negative"))


def affirmed(claim: Claim) -> Claim:
    return replace(claim, factuality=replace(claim.factuality, polarity="positive", certainty="certain"))


def hedge_outside(claim: Claim) -> Claim:
    return replace(claim, factuality=replace(claim.factuality, hedges=(Span(len(TEXT), len(TEXT) + 3),)))


def relation(words: str) -> Callable[[Claim], Claim]:
    def planted(claim: Claim) -> Claim:
        return replace(claim, places=(replace(claim.places[0], relation=words), *claim.places[1:]))

    return planted


def time(edtf: str) -> Callable[[Claim], Claim]:
    def planted(claim: Claim) -> Claim:
        assert claim.time is not None
        return replace(claim, time=replace(claim.time, edtf=edtf))

    return planted


def other_day_in_words(claim: Claim) -> Claim:
    assert claim.time is not None
    assert claim.time.timex is not None
    return replace(claim, time=replace(claim.time, timex=replace(claim.time.timex, text="Friday")))


def renamed_actor(claim: Claim) -> Claim:
    assert claim.event is not None
    actor = claim.event.actors[0]
    return replace(
        claim, event=replace(claim.event, actors=(replace(actor, quote=replace(actor.quote, text="The army")),))
    )


def trigger_outside(claim: Claim) -> Claim:
    assert claim.event is not None
    return replace(claim, event=replace(claim.event, trigger=(Span(0, len(TEXT) + 1),)))


def renamed_source(claim: Claim) -> Claim:
    link = claim.attribution[0]
    assert link.source is not None
    source = replace(link.source, quote=replace(link.source.quote, text="the navy"))
    return replace(claim, attribution=(replace(link, source=source),))


def shifted_cue(claim: Claim) -> Claim:
    link = claim.attribution[0]
    assert link.cue is not None
    return replace(claim, attribution=(replace(link, cue=replace(link.cue, spans=(Span(0, 5),))),))


def renamed_toponym(claim: Claim) -> Claim:
    place = claim.places[0]
    toponym = replace(place.place.toponym, text="Timbuktu")
    return replace(claim, places=(replace(place, place=replace(place.place, toponym=toponym)),))


PLANTED: list[tuple[str, Callable[[Claim], Claim], str]] = [
    ("At least 12", wrong_low, "quantities[0].low"),
    ("At least 12", wrong_best, "quantities[0].best"),
    ("At least 12", lost_bound, "quantities[0].high"),
    ("At least 12", wrong_counter, "quantities[0].counted_by"),
    ("At least 12", moved_figure, "quantities[0].quote"),
    ("At least 12", negated, "factuality.polarity"),
    ("No ferry", affirmed, "factuality.polarity"),
    ("At least 12", hedge_outside, "factuality.hedges"),
    ("At least 12", relation("20 km south of"), "places[0].relation"),
    ("At least 12", relation("200 km north of"), "places[0].relation"),
    ("At least 12", relation("between"), "places[0].relation"),
    ("At least 12", time("2021-03-03"), "time.edtf"),
    ("At least 12", other_day_in_words, "time.timex"),
    ("had entered Ansongo", time("2021-01"), "time.edtf"),
    ("No ferry", time("2021-03-13"), "time.edtf"),
    ("No ferry", time("2020-03-03"), "time.edtf"),
    ("No ferry", time("2021-05-03"), "time.edtf"),
    ("attacked a convoy", time("2021-03-02/2021-03-03"), "time.edtf"),
    ("attacked a convoy", renamed_actor, "event.actors[0]"),
    ("attacked a convoy", trigger_outside, "event.trigger"),
    ("At least 12", renamed_source, "attribution[0].source"),
    ("At least 12", shifted_cue, "attribution[0].cue"),
    ("At least 12", renamed_toponym, "places[0].toponym"),
]


@pytest.mark.parametrize(("words", "plant", "field"), PLANTED, ids=[f"{p.__name__} {f}" for _, p, f in PLANTED])
def test_a_planted_value_is_found(words: str, plant: Callable[[Claim], Claim], field: str) -> None:
    assert fields(plant(claim_with(words))) == {field}


@pytest.mark.parametrize(("words", "plant", "field"), PLANTED, ids=[f"{p.__name__} {f}" for _, p, f in PLANTED])
def test_a_planted_value_is_withheld_with_a_gap(words: str, plant: Callable[[Claim], Claim], field: str) -> None:
    claim, gaps = withhold(plant(claim_with(words)), TEXT)
    assert claim is not None
    assert check_claim(claim, TEXT) == ()
    (gap,) = gaps
    assert gap.stage == "read.bearing"
    assert gap.what.startswith(f"{field}: ")
    assert gap.why
    assert all(0 <= span.start < span.end <= len(TEXT) for span in gap.spans)


def test_withholding_leaves_the_rest_of_a_claim() -> None:
    whole = claim_with("At least 12")
    claim, _ = withhold(wrong_best(whole), TEXT)
    assert claim == replace(whole, quantities=())
    claim, _ = withhold(time("2021-03-03")(whole), TEXT)
    assert claim == replace(whole, time=None)


def test_a_place_without_its_relation_lies_nowhere() -> None:
    claim, _ = withhold(relation("20 km south of")(claim_with("At least 12")), TEXT)
    assert claim is not None
    (place,) = claim.places
    assert (place.relation, place.place.lat, place.place.lon, place.place.radius_km) == (None, None, None, None)
    assert place.place.name == claim_with("At least 12").places[0].place.name


def test_a_polarity_that_is_not_borne_is_left_open() -> None:
    claim, _ = withhold(negated(claim_with("At least 12")), TEXT)
    assert claim is not None
    assert (claim.factuality.certainty, claim.factuality.polarity) == ("uncommitted", "open")


def test_a_claim_whose_content_is_not_in_the_report_is_no_claim() -> None:
    whole = claim_with("At least 12")
    claim, gaps = withhold(replace(whole, content=replace(whole.content, text="Nine fighters were killed")), TEXT)
    assert claim is None
    assert [gap.what.split(":")[0] for gap in gaps] == ["content"]


def shifted() -> Iterator[Claim]:
    """Every claim of the report as if it had been read from one that starts a little later."""
    for claim in claims():
        spans = tuple(Span(s.start + 1, s.end + 1) for s in claim.content.spans)
        yield replace(claim, content=Quote(text=claim.content.text, spans=spans))


def test_content_that_is_off_by_one_is_found() -> None:
    assert all("content" in fields(claim) for claim in shifted())
