"""Rival explanations across reports: gathered, merged, rated, ranked, and what would tell them apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model.claim import Claim
from reportedly.model.grade import Reliability
from reportedly.model.hypothesis import Hypothesis, PersonRating
from reportedly.weigh.hypotheses import competing, weigh_hypotheses
from reportedly.weigh.questions import questions_of
from tests.weigh.world import reordered, situation

BRIDGE = """
    r1 on 2031-05-01
    r2 on 2031-05-02
    r3 on 2031-05-03
    r4 on 2031-05-04
    r5 on 2031-05-05
    c1: r1 | Mayor/town | the bridge at Sennar collapsed | certain positive | event collapse
    c2: r2 | Ferrymen/guild | the bridge at Sennar fell | certain positive | event collapse
    c3: r5 | - | the bridge at Sennar is gone | certain positive | event collapse
    h1: r1 | Mayor/town | rebels blew it up with explosives | probable positive | explains c1
    h2: r2 | Ferrymen/guild | an explosives charge laid by rebels brought it down | possible positive | explains c2
    h3: r3 | Engineer/bureau | rotten piers gave way under flood water | possible positive | explains c1
    h4: r4 | Minister/state | a drunk captain rammed it with his barge | certain positive | explains c2
    e1: r3 | Engineer/bureau | no trace of explosives was found | certain negative | event traces kind document
    e2: r5 | Surveyor/college | no explosives went off | certain negative | event traces
    e3: r5 | Surveyor/college | piers had been rotten for years | certain positive | event rot
    e4: r4 | Harbour/port | no barge and no captain passed that night | certain negative | event barge
    e5: r4 | Baker/town | bread was dear in Kosti | certain positive | event bread
"""


def by_words(hypotheses: tuple[Hypothesis, ...]) -> dict[str, Hypothesis]:
    return {h.wordings[0]: h for h in hypotheses}


def test_explanations_of_one_event_gather_across_reports_and_alike_ones_merge() -> None:
    (question,) = questions_of(situation(BRIDGE))
    assert [e.wordings for e in question.explanations] == [("h1", "h2"), ("h3",), ("h4",)]
    assert question.words == "Who or what caused the collapse?"


def test_what_is_said_not_to_explain_is_evidence_and_no_explanation() -> None:
    world = situation(BRIDGE + "h5: r5 | Surveyor/college | rebels laid no explosives | certain negative | explains c1")
    (question,) = questions_of(world)
    assert [e.wordings for e in question.explanations] == [("h1", "h2"), ("h3",), ("h4",)]
    rebels = by_words(weigh_hypotheses(world, {}))["h1"]
    assert {e.claim: e.rating for e in rebels.evidence}["h5"] == "inconsistent"


@pytest.mark.parametrize(
    ("hypothesis", "evidence", "rating", "feature"),
    [
        ("h1", "e1", "inconsistent", "denies such means"),
        ("h3", "e3", "consistent", "tells of what it says"),
        ("h4", "e4", "inconsistent", "denies it"),
        ("h3", "e1", "not_applicable", None),
    ],
)
def test_a_rating_names_its_reason_and_its_words(
    hypothesis: str, evidence: str, rating: str, feature: str | None
) -> None:
    told = by_words(weigh_hypotheses(situation(BRIDGE), {}))[hypothesis]
    (cell,) = [e for e in told.evidence if e.claim == evidence]
    assert (cell.rating, next((r.feature for r in cell.reasons), None)) == (rating, feature)
    assert bool(cell.spans) == (rating != "not_applicable")


def test_reports_on_other_matters_hold_no_evidence() -> None:
    world = situation(BRIDGE + "x1: r9 | Farmer/guild | piers had been rotten in Juba | certain positive | event juba")
    assert all("x1" not in {e.claim for e in h.evidence} for h in weigh_hypotheses(world, {}))


@pytest.mark.parametrize(("relation", "rating"), [("contradicts", "inconsistent"), ("corroborates", "consistent")])
def test_what_linking_relates_to_an_explanation_is_evidence_wherever_it_is_told(relation: str, rating: str) -> None:
    world = situation(f"{BRIDGE}x1: r9 | Farmer/guild | all lies | certain positive | event lies\nx1 {relation} h4")
    rammed = by_words(weigh_hypotheses(world, {}))["h4"]
    assert {e.claim: e.rating for e in rammed.evidence}["x1"] == rating


def test_what_bears_on_no_explanation_is_no_evidence() -> None:
    assert all("e5" not in {e.claim for e in h.evidence} for h in weigh_hypotheses(situation(BRIDGE), {}))


def test_the_least_inconsistent_leads_whatever_its_authors_think() -> None:
    world = situation(BRIDGE)
    told = weigh_hypotheses(world, {})
    assert told[0].wordings[0] == "h3"
    surer = replace(world, claims={id: _certain(c) if id[0] == "h" else c for id, c in world.claims.items()})
    assert weigh_hypotheses(surer, {}) == told


def _certain(claim: Claim) -> Claim:
    return replace(claim, factuality=replace(claim.factuality, certainty="certain"))


def test_better_sources_weigh_more() -> None:
    world = situation(BRIDGE)
    good: dict[str, Reliability] = {"Harbour": "A"}
    untried, trusted = (by_words(weigh_hypotheses(world, grades))["h4"] for grades in ({}, good))
    assert trusted.inconsistency > untried.inconsistency > 0


def test_what_fits_all_alike_tells_nothing() -> None:
    world = situation(
        """
        c1: r1 | Mayor/town | the mill burned | certain positive | event fire
        h1: r1 | Mayor/town | thieves lit straw | certain positive | explains c1
        h2: r2 | Miller/guild | a lamp lit straw | certain positive | explains c1
        h3: r2 | Miller/guild | a spark from the chimney lit straw | certain positive | explains c1
        e1: r2 | Smith/guild | straw lay in heaps and was lit | certain positive | event straw
        e2: r2 | Smith/guild | no thieves were seen | certain negative | event thieves
        """
    )
    told = weigh_hypotheses(world, {})
    diagnosticity = {e.claim: e.diagnosticity for e in told[0].evidence}
    assert diagnosticity["e1"] == 0
    assert diagnosticity["e2"] > 0


def test_a_copy_and_unknown_lineage_move_no_score() -> None:
    world = situation(BRIDGE)
    copies = "\n".join(
        [
            "e4b: r6 | Harbour/port | no barge and no captain passed that night | certain negative | event barge",
            "e4c: r7 | - | no barge and no captain passed that night | certain negative | event barge",
        ]
    )
    more = situation(BRIDGE + copies)
    before, after = weigh_hypotheses(world, {}), weigh_hypotheses(more, {})
    assert [(h.id, h.inconsistency, h.rank) for h in after] == [(h.id, h.inconsistency, h.rank) for h in before]


def test_what_nobody_can_be_named_for_weighs_nothing() -> None:
    world = situation(BRIDGE.replace("Harbour/port", "-"))
    rammed = by_words(weigh_hypotheses(world, {}))["h4"]
    assert rammed.inconsistency == 0
    assert {e.claim: e.weight for e in rammed.evidence}["e4"] == 0


def test_a_persons_rating_counts_and_the_machines_stays_beside_it() -> None:
    world = situation(BRIDGE)
    rammed = by_words(weigh_hypotheses(world, {}))["h4"]
    rating = PersonRating(
        hypothesis=rammed.id, claim="e4", rating="neutral", by="Amal", given="2031-06-01", why="the log has a gap"
    )
    older = replace(rating, rating="consistent", given="2031-05-20")
    again = by_words(weigh_hypotheses(world, {}, [rating, older]))["h4"]
    (cell,) = [e for e in again.evidence if e.claim == "e4"]
    assert (cell.rating, cell.counted, cell.person) == ("inconsistent", "neutral", rating)
    assert again.inconsistency == 0 < rammed.inconsistency


def test_what_would_tell_them_apart_leads_with_what_moves_most() -> None:
    told = weigh_hypotheses(situation(BRIDGE), {})
    telling = told[0].would_tell_apart
    assert [t.shift for t in telling] == sorted((t.shift for t in telling), reverse=True)
    barge = next(t for t in telling if t.claim == "e4")
    assert barge.doubt == "unconfirmed"
    assert barge.if_so == by_words(told)["h3"].id


def test_what_is_established_needs_no_more_finding_out() -> None:
    told = weigh_hypotheses(situation(BRIDGE), {})
    assert "e1" not in {t.claim for t in told[0].would_tell_apart}
    alone = BRIDGE.replace(" kind document", "").replace("e2: r5 | Surveyor/college", "e2: r5 | Engineer/bureau")
    assert "e1" in {t.claim for t in weigh_hypotheses(situation(alone), {})[0].would_tell_apart}


def test_what_is_disputed_is_said_to_be() -> None:
    world = situation(
        f"{BRIDGE}e6: r5 | Surveyor/college | a barge and a captain passed | certain positive | event barge"
    )
    doubts = {t.claim: t.doubt for t in weigh_hypotheses(world, {})[0].would_tell_apart}
    assert doubts["e4"] == "disputed"


def test_an_explanation_that_nothing_bears_on_is_missing_its_evidence() -> None:
    world = situation(
        """
        c1: r1 | Mayor/town | the mill burned | certain positive | event fire
        h1: r1 | Mayor/town | thieves lit straw | certain positive | explains c1
        h2: r2 | Miller/guild | lightning struck the roof | certain positive | explains c1
        """
    )
    first, second = weigh_hypotheses(world, {})
    assert [(t.doubt, t.claim) for t in first.would_tell_apart] == [("missing", "h1"), ("missing", "h2")]
    assert {first.if_so for first in first.would_tell_apart} == {first.id, second.id}
    assert (first.rank, second.rank) == (1, 1)


def test_nothing_is_told_apart_where_there_is_one_explanation() -> None:
    world = situation(
        """
        c1: r1 | Mayor/town | the mill burned | certain positive | event fire
        h1: r1 | Mayor/town | thieves lit straw | probable positive | explains c1
        """
    )
    (only,) = weigh_hypotheses(world, {})
    assert only.would_tell_apart == ()
    assert only.likelihood != "almost certain"


def test_the_order_of_arrival_does_not_matter() -> None:
    world = situation(BRIDGE)
    assert weigh_hypotheses(reordered(world), {}) == weigh_hypotheses(world, {})


def test_an_explanation_without_a_rival_competes_with_nothing() -> None:
    told = weigh_hypotheses(situation(BRIDGE), {})
    assert competing(told) == told
    assert competing([told[0]]) == ()
