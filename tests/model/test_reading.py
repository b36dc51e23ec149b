"""A reading with only its surest claims: nothing is left out silently, and nothing points at what is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.journey import read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report

TEXT = (
    "Gunmen shelled the bridge at Tikrit on Sunday, a day after the minister's visit to Baiji. "
    "The army said the shelling may be an answer to the visit."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    (told,) = read_reports([Report.from_text(TEXT, published="2021-03-02", published_from="given")])
    assert isinstance(told, Reading)
    scored = [replace(c, score=(n + 1) / 10) for n, c in enumerate(told.claims)]
    return replace(told, claims=tuple(scored))


def test_every_claim_below_leaves_a_gap_with_its_words(reading: Reading) -> None:
    assert len(reading.claims) > 2
    kept = reading.surest(0.2)
    assert kept.claims == tuple(c for c in kept.claims if c.score >= 0.2)
    assert len(kept.claims) == len(reading.claims) - 1
    (gap,) = kept.gaps[len(reading.gaps) :]
    assert (gap.stage, gap.what, gap.spans) == (
        "read.scores",
        reading.claims[0].content.text,
        reading.claims[0].content.spans,
    )
    assert "0.10" in gap.why
    assert "0.20" in gap.why


def test_nothing_is_changed_where_all_are_sure_enough(reading: Reading) -> None:
    assert reading.surest(0.0) is reading
    assert reading.surest(1.0).claims == ()


@pytest.mark.parametrize("least", [0.15, 0.25, 0.35])
def test_nothing_points_at_what_is_left_out(reading: Reading, least: float) -> None:
    kept = reading.surest(least)
    there = {c.id for c in kept.claims}
    assert {id for c in kept.claims for id in c.explains} <= there
    assert {c.time.anchor for c in kept.claims if c.time} <= {*there, "published", None}


def test_what_points_at_kept_claims_stays(reading: Reading) -> None:
    pointing = [c for c in reading.claims if c.explains or (c.time and c.time.anchor not in (None, "published"))]
    assert pointing, "the text must make a claim that points at another"
    assert set(pointing) <= set(replace(reading, claims=reading.claims).surest(0.05).claims)
