"""How evidence is rated against one explanation: each rule by a pair that it alone decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model.attribution import Attribution, Source
from reportedly.weigh.hypotheses import weigh_hypotheses
from reportedly.weigh.matrix import Matrix
from reportedly.weigh.pieces import pieces_for
from reportedly.weigh.questions import questions_of
from reportedly.weigh.ratings import rate
from tests.weigh.world import quote, situation


def rated(explanation: str, evidence: str, links: str = "") -> tuple[str, str | None]:
    world = situation(
        f"""
        c: r1 | Mayor/town | the depot burned | certain positive | event fire
        h: r1 | Mayor/town | {explanation} explains c
        e: r1 | Miller/guild | {evidence}
        {links}
        """
    )
    (question,) = questions_of(world)
    (piece,) = pieces_for(question, world)
    told = rate(piece, question.explanations[0], question, world)
    return told.rating, next((r.feature for r in told.reasons), None)


@pytest.mark.parametrize(
    ("explanation", "evidence", "rating", "feature"),
    [
        (
            "rebels hid oil tanks | certain positive | by REBELS",
            "rebels hid oil tanks | certain positive | event e by REBELS",
            "consistent",
            "tells of what it says",
        ),
        (
            "rebels hid oil tanks | certain positive | by REBELS",
            "guards hid oil tanks | certain positive | event e by GUARDS",
            "inconsistent",
            "names another doer",
        ),
        (
            "a convoy entered the yard | certain positive |",
            "the convoy left the yard | certain positive | event e",
            "inconsistent",
            "says the opposite",
        ),
        (
            "lorries full of fuel stood close | certain positive | count 9 vehicles",
            "lorries full of fuel stood close | certain positive | event e count 2 vehicles",
            "inconsistent",
            "gives another figure",
        ),
        (
            "lorries full of fuel stood close | certain positive |",
            "no lorries stood there | certain negative | event e",
            "inconsistent",
            "denies it",
        ),
        (
            "rebels shelled oil tanks | certain positive | by REBELS",
            "rebels danced all night in distant villages | certain positive | event e by REBELS",
            "neutral",
            "touches on it and says neither",
        ),
        (
            "lightning struck | certain positive |",
            "bread was dear | certain positive | event e",
            "not_applicable",
            None,
        ),
    ],
)
def test_by_words(explanation: str, evidence: str, rating: str, feature: str | None) -> None:
    assert rated(explanation, evidence) == (rating, feature)


@pytest.mark.parametrize(
    ("explanation", "evidence", "rating", "feature"),
    [
        (
            "The Delta Guard lit it | certain positive |",
            "the men of the Delta Guard were in Gao that night | certain positive | event e",
            "inconsistent",
            "says that they were elsewhere",
        ),
        (
            "The Delta Guard lit it | certain positive |",
            "the bakers were in Gao that night | certain positive | event e",
            "not_applicable",
            None,
        ),
        (
            "army shells exploded in the two vans | certain positive |",
            "the two vans held bread | certain positive | event e",
            "inconsistent",
            "says that something else was in it",
        ),
        (
            "army shells exploded in the two vans | certain positive |",
            "the two vans held army shells | certain positive | event e",
            "consistent",
            "tells of what it says",
        ),
        (
            "a drone struck it | certain positive |",
            "small drones cannot carry that | certain positive | event e",
            "inconsistent",
            "says that such means do no such thing",
        ),
        (
            "a welder lit it | certain positive |",
            "small drones cannot carry that | certain positive | event e",
            "neutral",
            "speaks of other means",
        ),
        (
            "they left under a deal with bakers | certain positive |",
            "there was any such deal | certain negative | event e",
            "inconsistent",
            "denies it",
        ),
    ],
)
def test_by_what_is_said_of_the_means_and_of_whom_it_names(
    explanation: str, evidence: str, rating: str, feature: str | None
) -> None:
    assert rated(explanation, evidence) == (rating, feature)


@pytest.mark.parametrize(
    ("who", "rating"), [("The Delta Guard", "inconsistent"), ("The Ravine Front", "not_applicable")]
)
def test_who_denies_a_part_of_their_own_denies_it_of_nobody_else(who: str, rating: str) -> None:
    world = situation(f"""
        c: r1 | Mayor/town | the depot burned | certain positive | event fire
        h: r1 | Mayor/town | {who} laid a mine there | certain positive | explains c
        e: r2 | Delta Guard/guard | our men laid no mine there | certain negative | event e
    """)
    (question,) = questions_of(world)
    claim = replace(world.claims["e"], attribution=(Attribution(source=_delta(), cue=quote("said"), actor=None),))
    world = replace(
        world, claims={**world.claims, "e": claim}, texts={"r1": "the depot burned", "r2": "the depot burned"}
    )
    (piece,) = (p for p in pieces_for(question, world) if p.claims == ("e",))
    assert rate(piece, question.explanations[0], question, world).rating == rating


def _delta() -> Source:
    return Source(quote=quote("a spokesman of the Delta Guard"), kind="organisation")


ACCUSED = """
    c: r1 | Mayor/town | the depot burned | certain positive | event fire
    h1: r1 | Mayor/town | a welder lit it | certain positive | explains c
    h2: r1 | Judge/town | soldiers lit it | certain positive | explains c
    e: r1 | {one} | no welders were there | certain negative | event e
    d: {report} | {other} | no welder worked on Sunday | certain negative | event d
"""


def test_one_source_counts_once_against_an_explanation_and_two_count_twice() -> None:
    def against(one: str, other: str) -> float:
        told = weigh_hypotheses(situation(ACCUSED.format(one=one, other=other, report="r1")), {})
        return next(h.inconsistency for h in told if "welder" in h.statement)

    assert against("Firm/firm", "Firm/firm") == pytest.approx(0.16)
    assert against("Firm/firm", "Guard/port") == pytest.approx(0.32)


def test_evidence_comes_from_every_report_that_is_full_of_the_words_of_the_matter() -> None:
    notation = ACCUSED.format(one="Firm/firm", other="Guard/port", report="r2")
    near = "The depot burned on Sunday at Kosti. The guard said that no welder worked."
    far = "Bread was dear. The guard said that no welder worked."
    told = []
    for text in (near, far):
        world = replace(situation(notation), texts={"r1": "The depot burned at Kosti.", "r2": text})
        told.append({claim for h in weigh_hypotheses(world, {}) for e in h.evidence for claim in e.claims})
    assert "d" in told[0]
    assert "d" not in told[1]


def test_linking_goes_before_words() -> None:
    same = "the lamp had been lit | certain positive |"
    assert rated(same, f"{same} event e", "e contradicts h") == ("inconsistent", "relation contradicts")


def test_what_is_not_independent_corroborates_nothing() -> None:
    notation = """
        c: r1 | Mayor/town | the depot burned | certain positive | event fire
        h: r1 | Mayor/town | lightning struck | certain positive | explains c
        e: r2 | Miller/guild | that is how it was | certain positive | event e
        e corroborates h
    """
    world = situation(notation)
    dependent = replace(world, relations=tuple(replace(r, independent=False) for r in world.relations))
    assert [len(h.evidence) for w in (world, dependent) for h in weigh_hypotheses(w, {})] == [1, 0]


def test_what_others_bear_out_weighs_by_that_alone() -> None:
    notation = """
        c: r1 | Mayor/town | the depot burned | certain positive | event fire
        h: r1 | Mayor/town | lightning struck | certain positive | explains c
        e: r1 | Miller/guild | no lightning struck | certain negative | event e
    """
    more = "f: r2 | Smith/port | no lightning struck | certain negative | event e"
    (alone,), (borne_out,) = (weigh_hypotheses(situation(n), {}) for n in (notation, f"{notation}\n{more}"))
    assert (round(alone.inconsistency, 2), borne_out.inconsistency) == (0.16, 0.8)
    (established,) = weigh_hypotheses(situation(f"{notation}\n{more}"), {"Miller": "E"})
    assert established.inconsistency == borne_out.inconsistency


def test_the_matrix_ranks_by_least_inconsistency_and_keeps_ties() -> None:
    matrix = Matrix(
        ratings=(
            ("inconsistent", "consistent", "neutral"),
            ("consistent", "consistent", "consistent"),
            ("inconsistent", "not_applicable", "neutral"),
        ),
        weights=(0.5, 1.0, 0.25),
        explanations=3,
    )
    assert matrix.inconsistency() == (0.75, 0, 0)
    assert matrix.ranks() == (3, 1, 1)
    assert [round(d, 3) for d in matrix.diagnosticity()] == [0.667, 0.0, 0.333]
    chances = matrix.probabilities()
    assert chances[0] < chances[1] == chances[2]
    assert sum(chances) < 1


WITNESSES = """
    c: r1 | Mayor/town | the depot was attacked | certain positive | event depot
    h1: r1 | Miller/guild | poachers attacked the depot | certain positive | event h1
    h2: r2 | Smith/port | poachers attacked the depot at night | certain positive | event h2
    h3: r3 | Officer/army | the Delta Guard attacked the depot | certain positive | event h3
"""


def cells(notation: str) -> dict[str, dict[str, tuple[str, float]]]:
    """By statement of the explanation and claim of the evidence: the rating, and the weight."""
    return {
        h.statement: {e.claim: (e.rating, round(e.weight, 2)) for e in h.evidence}
        for h in weigh_hypotheses(situation(notation), {})
    }


def test_witnesses_are_one_piece_and_speak_against_the_rivals() -> None:
    told = cells(WITNESSES)
    assert told["poachers attacked the depot"] == {"h1": ("consistent", 0.8), "h3": ("inconsistent", 0.16)}
    assert told["the Delta Guard attacked the depot"] == {"h1": ("inconsistent", 0.8), "h3": ("consistent", 0.16)}


def test_who_is_not_sure_or_cannot_be_named_is_no_witness() -> None:
    hedged = WITNESSES.replace("at night | certain", "at night | possible")
    assert cells(hedged)["poachers attacked the depot"]["h1"] == ("consistent", 0.16)
    unnamed = WITNESSES.replace("Officer/army", "-")
    assert "h3" not in cells(unnamed)["poachers attacked the depot"]
    blamed = WITNESSES.replace(
        "the Delta Guard attacked the depot", "the Delta Guard was behind the attack on the depot"
    )
    assert all("h3" not in cell for cell in cells(blamed).values())


def test_what_is_told_of_another_matter_is_no_evidence() -> None:
    more = """
        x1: r1 | Mayor/town | a ferry with crates of honey sank off Juba | certain positive | event ferry
        x2: r4 | Pilot/port | the ferry with honey sank off Juba | certain positive | event ferry
    """
    honey = WITNESSES.replace(
        "h1: r1 | Miller/guild | poachers", "h1: r1 | Miller/guild | poachers with crates of honey"
    )
    assert all({"x1", "x2"}.isdisjoint(cell) for cell in cells(f"{honey}\n{more}").values())
    (question, *_) = questions_of(situation(f"{honey}\n{more}"))
    assert question.elsewhere >= {"x1", "x2"}


def test_who_answers_another_question_is_no_evidence_for_this_one() -> None:
    more = """
        y1: r4 | Pilot/port | the customs post in Juba was stormed | certain positive | event post
        y2: r4 | Clerk/court | it was a gang of smugglers who stormed the customs post | certain positive | event y2
    """
    questions = questions_of(situation(f"{WITNESSES}\n{more}"))
    (depot,) = (q for q in questions if {w for e in q.explanations for w in e.wordings} >= {"h1", "h3"})
    assert "y2" in depot.elsewhere


def test_somebody_without_a_name_whom_another_only_quotes_is_no_witness() -> None:
    world = situation(WITNESSES)
    unnamed = replace(world.origins["h3"][0], party="unnamed")
    quoted = replace(world.claims["h3"], attribution=world.claims["h3"].attribution * 2)
    for claim, found in ((world.claims["h3"], True), (quoted, False)):
        told = replace(world, claims={**world.claims, "h3": claim}, origins={**world.origins, "h3": (unnamed,)})
        assert ("h3" in {c for h in weigh_hypotheses(told, {}) for e in h.evidence for c in e.claims}) is found
