"""What weighing keeps to, whatever it is given; each law is seen to fail on a planted bug."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportedly.model.origin import Origin
from reportedly.model.situation import SituationEvent
from reportedly.weigh import sides
from reportedly.weigh.events import grade_claims, weigh_events
from reportedly.weigh.hypotheses import weigh_hypotheses
from reportedly.weigh.likelihood import assess
from reportedly.weigh.reliability import grade_sources, reliabilities
from reportedly.weigh.situation import Situation
from tests.weigh.world import reordered, situation

WEEK = """
    r1 on 2031-05-01
    r2 on 2031-05-02
    r3 on 2031-05-03
    r4 on 2031-05-04
    c1: r1 | Mayor/town | shells fell on Sennar | certain positive | event shells by REBELS
    c2: r2 | Ferrymen/guild | shells hit Sennar | certain positive | event shells count 12 killed
    c3: r3 | REBELS/front | no shells were fired | certain negative | event shells
    c4: r3 | Hospital/college | shells killed people in Sennar | certain positive | event shells count 15 killed
    d1: r2 | Mayor/town | a boat sank | certain positive | event boat
    d2: r4 | Mayor/town | no boat sank | certain negative | event boat
    h1: r3 | Hospital/college | rebels wanted the ferry | possible positive | explains c1
    h2: r4 | Ferrymen/guild | rebels aimed at the barracks | possible positive | explains c2
    e2: r3 | Hospital/college | rebels took the ferry | certain positive | event ferry
    e1: r4 | Hospital/college | the barracks stood empty | certain positive | event barracks
    c4 contradicts c2 toll
    d2 withdraws d1
"""
WITHOUT = Situation.without
ALL_REPORTS = ("r1", "r2", "r3", "r4")


def weighed(world: Situation) -> tuple[object, ...]:
    grades = reliabilities(grade_sources(world))
    return (
        weigh_events(world, grades),
        grade_claims(world, grades),
        weigh_hypotheses(world, grades),
        grade_sources(world),
    )


def shells(world: Situation) -> SituationEvent:
    return next(e for e in weigh_events(world, {}) if "c2" in e.claims or "c1" in e.claims)


def order_of_arrival_does_not_matter() -> None:
    world = situation(WEEK)
    assert weighed(reordered(world)) == weighed(world)


def unknown_lineage_never_raises_the_count() -> None:
    more = situation(f"{WEEK}\nc5: r5 | - | shells fell on Sennar | certain positive | event shells")
    before, after = shells(situation(WEEK)), shells(more)
    assert after.independent_origins == before.independent_origins
    assert after.credibility == before.credibility
    assert after.lineage_unknown == before.lineage_unknown + 1


def a_copy_never_raises_the_count() -> None:
    more = situation(f"{WEEK}\nc5: r5 | Mayor/town | shells fell on Sennar | certain positive | event shells by REBELS")
    before, after = shells(situation(WEEK)), shells(more)
    assert after.independent_origins == before.independent_origins
    assert after.credibility == before.credibility


def removing_a_report_removes_exactly_what_rested_on_it() -> None:
    world = situation(WEEK)
    for report in ALL_REPORTS:
        gone = {id for id, claim in world.claims.items() if claim.report_id == report}
        assert weighed(world.without(report)) == weighed(situation(_as_never_written(report, gone)))


def _as_never_written(report: str, gone: set[str]) -> str:
    """The week's notation without a report and its claims."""
    left = [line for line in WEEK.splitlines() if f" {report} " not in f"{line} "]
    pointing = [" ".join(w for w in line.split(" ") if w not in gone) if "explains" in line else line for line in left]
    return "\n".join(line for line in pointing if not gone & set(line.split()))


def a_past_event_has_no_likelihood_word() -> None:
    assert assess("event", 0.9, weight=3.0, parties=3) is None
    assert assess("state", 0.9, weight=3.0, parties=3) is None
    assert assess("explanation", 0.9, weight=3.0, parties=3) is not None


LAWS = [
    order_of_arrival_does_not_matter,
    unknown_lineage_never_raises_the_count,
    a_copy_never_raises_the_count,
    removing_a_report_removes_exactly_what_rested_on_it,
    a_past_event_has_no_likelihood_word,
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law(law: Callable[[], None]) -> None:
    law()


def _every_claim_an_origin(claims: object, situation: Situation) -> tuple[Origin, ...]:
    held: list[str] = list(claims)  # type: ignore[call-overload]
    unknown = Origin(id="?", informant="?", actor=None, party=None, reports=())
    return tuple(replace(o, id=f"{o.id} of {id}") for id in held for o in situation.origins.get(id, ()) or (unknown,))


def _first_come(self: Situation, claim: str) -> tuple[bool, str, str]:
    return False, str(list(self.claims).index(claim)).zfill(4), claim


def _leaving_relations(self: Situation, report_id: str) -> Situation:
    return replace(WITHOUT(self, report_id), relations=self.relations)


BUGS: list[tuple[Callable[[], None], object, str, object]] = [
    (order_of_arrival_does_not_matter, Situation, "when", _first_come),
    (unknown_lineage_never_raises_the_count, sides, "_origins", _every_claim_an_origin),
    (a_copy_never_raises_the_count, sides, "_origins", _every_claim_an_origin),
    (removing_a_report_removes_exactly_what_rested_on_it, Situation, "without", _leaving_relations),
    (
        a_past_event_has_no_likelihood_word,
        __import__("reportedly.weigh.likelihood", fromlist=["_"]),
        "MAY_HAVE_ONE",
        ("explanation", "forecast", "event", "state"),
    ),
]


@pytest.mark.parametrize(("law", "where", "name", "bug"), BUGS, ids=[law.__name__ for law, *_ in BUGS])
def test_the_law_fails_on_a_planted_bug(
    law: Callable[[], None], where: object, name: str, bug: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, bug)
    with pytest.raises(AssertionError):
        law()
