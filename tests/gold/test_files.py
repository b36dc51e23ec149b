"""Every file of our own gold keeps the notation, and together they show what the reader must know."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from bench.gold_notation import GOLD, PARTS, GoldClaim, GoldReport, read_part
from reportedly.model.claim import ClaimKind
from reportedly.model.event import PloverType
from reportedly.model.factuality import Certainty, Polarity

CONSTRUCTIONS = {
    "according-to",
    "alias",
    "all-caps",
    "border",
    "counted-by",
    "dateline",
    "denial",
    "direct-speech",
    "event-relative-time",
    "explanation",
    "explicit-time",
    "forecast",
    "headline",
    "indirect-speech",
    "list-frame",
    "mixed-speech",
    "movement",
    "nameless-source",
    "nested-chain",
    "nominal-event",
    "noun-cue",
    "office-holder",
    "own-sources",
    "own-voice",
    "part-of-area",
    "passive",
    "pronoun-source",
    "purpose",
    "quantity-range",
    "question",
    "relative-place",
    "relative-time",
    "reports-indicate",
    "route",
    "running-source",
    "said-to-be",
    "state",
    "unverified-reports",
}

REPORTS = {part: read_part(part) for part in PARTS}
EVERY = [report for reports in REPORTS.values() for report in reports]


def claims_of(reports: list[GoldReport]) -> list[GoldClaim]:
    return [claim for report in reports for claim in report.claims]


def test_there_are_enough_reports_in_both_parts() -> None:
    assert len(EVERY) >= 48
    assert all(len(reports) >= 20 for reports in REPORTS.values())


def test_no_publisher_is_in_both_parts() -> None:
    publishers = [{report.publisher for report in reports} for reports in REPORTS.values()]
    assert not set.intersection(*publishers)


def test_no_file_is_left_unread() -> None:
    assert sum(len(list((GOLD / part).glob("*.txt"))) for part in PARTS) == len(EVERY)


@pytest.mark.parametrize("report", EVERY, ids=lambda r: r.name)
def test_a_report_is_short_and_its_claims_are_in_order(report: GoldReport) -> None:
    assert 60 <= len(report.text.split()) <= 250
    firm = [c for c in report.claims if not c.optional]
    assert len(firm) >= 4
    assert len({(c.content.spans, len(c.chain)) for c in firm}) == len(firm), "two claims with one content"


@pytest.mark.parametrize("report", EVERY, ids=lambda r: r.name)
def test_places_are_on_earth(report: GoldReport) -> None:
    for place in [p for c in report.claims for p in c.places] + list(report.elsewhere):
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert 0 < place.within_km <= 1200


@pytest.mark.parametrize("part", PARTS)
def test_a_part_shows_every_construction(part: str) -> None:
    shown = Counter(s for report in REPORTS[part] for s in report.shows)
    assert set(shown) - CONSTRUCTIONS == set()
    assert CONSTRUCTIONS - set(shown) == set()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_every_value(part: str) -> None:
    claims = claims_of(REPORTS[part])
    assert {k for c in claims for k in c.kinds} == set(get_args(ClaimKind))
    assert {k for c in claims for k in c.certainty} == set(get_args(Certainty))
    assert {k for c in claims for k in c.polarity} == set(get_args(Polarity))
    assert {t for c in claims if c.event for t in c.event.types} == set(get_args(PloverType))


def test_the_hard_cases_are_many() -> None:
    claims = claims_of(EVERY)
    assert sum(len(c.chain) > 1 for c in claims) >= 15
    assert sum(c.unverified for c in claims) >= 15
    assert sum(bool(c.explains) for c in claims) >= 30
