"""What is told best of an event, and its figures as ranges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model.origin import Origin
from reportedly.model.quantity import Quantity
from reportedly.model.time import ClaimTime
from reportedly.tell.formats.days import days_within, instant, whole_days
from reportedly.tell.formats.figures import figures_of
from reportedly.tell.formats.selection import Selection
from reportedly.tell.formats.tellings import Side, Telling, told_best
from tests.tell.sample import cut, make_reading

READING = make_reading()


def telling(number: int, side: Side, *origins: str, quantity: Quantity | None = None) -> Telling:
    claim = replace(
        READING.claims[0], id=f"clm_{number}", quantities=() if quantity is None else (quantity,), places=()
    )
    held = tuple(Origin(id=name, informant=name, actor=None, party=None, reports=()) for name in origins)
    return Telling(claim=claim, report=READING.report, side=side, origins=held, credibility=None)


def killed(low: float | None, best: float | None, high: float | None, by: str | None = None) -> Quantity:
    return Quantity(quote=cut("about 40"), unit="killed", low=low, best=best, high=high, counted_by=by)


def test_independent_origins_count_before_claims() -> None:
    copies = [("a town", telling(n, "for", "the wire")) for n in range(5)]
    two = [("a village", telling(5, "for", "a nurse")), ("a village", telling(6, "for", "a driver"))]
    assert told_best([*copies, *two]) == "a village"
    assert told_best(copies) == "a town"
    assert told_best([]) is None


def test_who_disputes_an_event_does_not_say_what_it_is_like() -> None:
    against = [("a town", telling(n, "against", f"officer {n}")) for n in range(3)]
    assert told_best([*against, ("a village", telling(5, "for", "a nurse"))]) == "a village"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([killed(7, 7, 7)], (7, 7, 7)),
        ([killed(7, 7, 7), killed(12, 12, None)], (7, 7, None)),
        ([killed(None, None, 20), killed(12, 12, 15)], (None, 12, 20)),
        ([killed(3, None, None)], (3, 3, None)),
    ],
)
def test_a_figure_is_a_range_over_all_that_stand(
    given: list[Quantity], expected: tuple[float | None, float | None, float | None]
) -> None:
    told = [telling(n, "for", f"origin {n}", quantity=one) for n, one in enumerate(given)]
    [figure] = figures_of(told, frozenset())
    assert (figure.low, figure.best, figure.high) == expected


def test_figures_of_who_disputes_took_back_or_updated_do_not_stand() -> None:
    told = [
        telling(1, "for", "police", quantity=killed(7, 7, 7, "the police")),
        telling(2, "against", "ministry", quantity=killed(0, 0, 0)),
        telling(3, "withdrawn", "mayor", quantity=killed(90, 90, 90)),
        telling(4, "for", "police", quantity=killed(3, 3, 3)),
    ]
    [figure] = figures_of(told, frozenset({"clm_4"}))
    assert (figure.low, figure.best, figure.high) == (7, 7, 7)
    assert figure.rule == "killed: 7 killed (1 origin; counted by the police)"


def timed(earliest: str | None, latest: str | None) -> ClaimTime:
    return ClaimTime(timex=None, edtf=None, earliest=earliest, latest=latest, anchor=None, relation=None)


@pytest.mark.parametrize(
    ("earliest", "latest", "days"),
    [
        ("2024-09-02", "2024-09-02", 1),
        ("2024-09-02T21:40Z", "2024-09-03", 2),
        ("2019-05-01", "2019-05-31", 31),
        (None, "2024-09-02", None),
        ("2024-09-02", None, None),
        ("-0043-03-15", "-0043-03-15", None),
        ("2024-02-31", "2024-02-31", None),
    ],
)
def test_days_of_an_interval(earliest: str | None, latest: str | None, days: int | None) -> None:
    assert days_within(timed(earliest, latest)) == days
    assert (whole_days(timed(earliest, latest)) is None) == (days is None)
    assert days_within(None) is None


@pytest.mark.parametrize(
    ("edtf", "moment"),
    [
        ("2024-09-02", "2024-09-02T00:00:00.000Z"),
        ("2024-09-02T15:10:00Z", "2024-09-02T15:10:00.000Z"),
        ("2024-09", "2024-09-01T00:00:00.000Z"),
        ("2024", "2024-01-01T00:00:00.000Z"),
        ("2024-13", None),
        ("..", None),
        (None, None),
    ],
)
def test_the_first_moment_of_a_date(edtf: str | None, moment: str | None) -> None:
    assert instant(edtf) == moment


def test_every_claim_of_an_event_is_told_on_its_side(situation: Selection) -> None:
    for facts in situation.facts():
        assert [told.claim.id for told in facts.tellings] == list(facts.event.claims)
        held = {o.id for told in facts.tellings if told.side == "for" for o in told.origins}
        assert held == {origin.id for origin in facts.event.origins_for}
        against = {o.id for told in facts.tellings if told.side == "against" for o in told.origins}
        assert against == {origin.id for origin in facts.event.origins_against}


def test_the_place_for_one_pin_is_a_resolved_one(situation: Selection) -> None:
    told = list(situation.facts())
    assert any(facts.sites and facts.site is None for facts in told)
    for facts in told:
        resolved = [site for site in facts.sites if site.geometry is not None]
        assert facts.site is (resolved[0] if resolved else None)
