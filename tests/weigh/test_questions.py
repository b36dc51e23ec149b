"""Questions across reports: what is one matter, what is another, and what is asked of each."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.reason import bits
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime
from reportedly.weigh.matters import aspects_of, compared, matters_of
from reportedly.weigh.questions import Question, questions_of
from reportedly.weigh.situation import Situation
from tests.weigh.world import quote, reordered, situation

RAID = """
    r1 on 2031-05-01
    r2 on 2031-05-02
    r3 on 2031-05-03
    c1: r1 | Mayor/town | the police post at Sennar was attacked | certain positive | event post type ASSAULT
    c2: r2 | Baker/guild | an attack on the police post at Sennar | certain positive | event raid type ASSAULT
    h1: r1 | Police/state | rebels of the Delta Guard attacked the police post at Sennar | certain positive | event h1
    h2: r2 | Deputy/party | poachers attacked the police post at Sennar | certain positive | event h2
    h3: r3 | Priest/church | it was poachers who attacked the post at Sennar | certain positive | event h3
    f1: r3 | Priest/church | the ferry sank off Juba and drowned goats | certain positive | event ferry
"""


def asked(world: Situation) -> dict[str, Question]:
    return {question.words: question for question in questions_of(world)}


def test_whom_a_deed_is_put_down_to_competes_where_no_word_explains() -> None:
    (question,) = questions_of(situation(RAID))
    assert [e.wordings for e in question.explanations] == [("h1",), ("h2", "h3")]
    assert question.words == "Who is behind the attack?"
    assert question.event >= {"c1", "c2"}


def test_a_doer_whom_nobody_disputes_makes_no_question() -> None:
    lines = [line for line in RAID.splitlines() if not line.strip().startswith(("h2", "h3"))]
    assert questions_of(situation("\n".join(lines))) == ()


def test_because_gives_a_motive_where_somebody_must_have_done_it() -> None:
    told = {
        deed: {question.asks for question in questions_of(situation(WHY.format(told=told)))}
        for deed, told in (("murder", "the judge was murdered in Kosti"), ("sinking", "the ferry sank at Kosti"))
    }
    assert told == {"murder": {"reason"}, "sinking": {"cause"}}


WHY = """
    c: r1 | Mayor/town | {told} | certain positive | event e
    h1: r1 | Trader/guild | because a ledger was heavy | certain positive | explains c
    h2: r2 | Priest/church | because the goats were restless | certain positive | explains c
"""


def test_whom_a_shot_hit_did_not_shoot() -> None:
    more = "h4: r1 | Paper/press | Judge shot dead near the police post at Sennar | certain positive | event h4"
    (question,) = questions_of(situation(f"{RAID}\n{more}"))
    assert "h4" not in {id for e in question.explanations for id in e.wordings}


IN_2019 = ClaimTime(
    timex=quote("in 2019"), edtf="2019", earliest="2019-01-01", latest="2019-12-31", anchor=None, relation="on"
)


def test_what_was_long_ago_is_another_matter() -> None:
    """Though the same deed was done in the same place."""
    world = situation(RAID)
    old = replace(
        world.claims["c1"],
        time=ClaimTime(
            timex=quote("in 2019"), edtf="2019", earliest="2019-01-01", latest="2019-12-31", anchor=None, relation="on"
        ),
    )
    now, then = aspects_of([world.claims["c1"]], world), aspects_of([old], world)
    assert (now.long_ago, then.long_ago) == (False, True)
    assert bits(compared(now, now)) > 0 > bits(compared(now, then))


def test_another_matter_in_the_same_reports_is_asked_about_apart() -> None:
    more = """
        g1: r3 | Priest/church | rocks sank the ferry off Juba | certain positive | explains f1
        g2: r3 | Pilot/port | the ferry off Juba was too heavy | certain positive | explains f1
    """
    told = asked(situation(f"{RAID}\n{more}"))
    assert {words: len(q.explanations) for words, q in told.items()} == {
        "Who is behind the attack?": 2,
        "Who or what caused the sinking?": 2,
    }


def test_why_is_asked_of_what_does_no_harm() -> None:
    world = situation(
        """
        c1: r1 | Mayor/town | the convoy left Kosti at dawn | certain positive | event leave
        h1: r1 | Officer/army | the convoy left Kosti in order to guard the dam | certain positive | event h1
        h2: r2 | Trader/guild | because its fuel had run out | certain positive | explains c1
        """
    )
    (question,) = questions_of(world)
    assert question.words == "Why was it that the convoy left Kosti at dawn?"
    assert [e.wordings for e in question.explanations] == [("h1",), ("h2",)]


def test_a_motive_is_asked_about_apart_from_the_doer() -> None:
    world = situation(f"{RAID}\nm: r2 | Deputy/party | to get back tusks | certain positive | explains h2")
    assert {"Who is behind the attack?", "What was the motive behind the attack?"} == asked(world).keys()


def test_a_culprit_of_whom_much_else_is_told_is_known_by_name() -> None:
    more = """
        n1: r1 | Mayor/town | the Delta Guard, the attack on the police post | certain positive | event post
        n2: r2 | Baker/guild | the Delta Guard, an attack, the police post | certain positive | event raid
        h5: r3 | Cook/guild | the Delta Guard was behind it all along | certain positive | explains c1
    """
    (question,) = questions_of(situation(f"{RAID}\n{more}"))
    assert [e.wordings for e in question.explanations] == [("h1", "h5"), ("h2", "h3")]


def test_what_is_denied_is_no_explanation() -> None:
    world = situation(f"{RAID}\nn: r3 | Guard/rebels | the Delta Guard did not attack it | certain negative | event n")
    (question,) = questions_of(world)
    assert all("n" not in e.wordings for e in question.explanations)


def test_ids_hold_when_another_wording_comes() -> None:
    (before,) = questions_of(situation(RAID))
    more = "h4: r3 | Miller/guild | poachers attacked the police post at Sennar, | certain positive | event h4"
    (after,) = questions_of(situation(f"{RAID}\n{more}"))
    assert [e.id for e in before.explanations] == [e.id for e in after.explanations]
    assert len(after.explanations[1].wordings) == 3


def test_the_order_of_arrival_does_not_matter() -> None:
    assert questions_of(reordered(situation(RAID))) == questions_of(situation(RAID))


def test_a_copy_of_everything_asks_nothing_new() -> None:
    copies = RAID.replace("r1", "r4").replace("r2", "r5").replace("r3", "r6")
    for id in ("c1", "c2", "h1", "h2", "h3", "f1"):
        copies = copies.replace(f"{id}:", f"{id}x:")
    assert asked(situation(RAID + copies)).keys() == asked(situation(RAID)).keys()


def test_matters_are_told_apart_by_reasons() -> None:
    world = situation(RAID)
    matters = matters_of(world, (), apart_from={"h1", "h2", "h3"})
    raid, ferry = (next(m for m in matters if id in m.claims) for id in ("c1", "f1"))
    reasons = {reason.feature: reason.bits for reason in compared(raid.aspects, ferry.aspects)}
    assert reasons["deed"] < 0
    assert reasons["words"] < 0
    assert raid.claims == ("c1", "c2")


def test_without_a_report_its_wordings_are_gone() -> None:
    world = situation(RAID)
    (question,) = questions_of(world.without("r3"))
    assert [e.wordings for e in question.explanations] == [("h1",), ("h2",)]
    assert questions_of(replace(world, texts={})) == questions_of(world)


def test_a_sentence_that_lists_several_gives_a_rival_for_each() -> None:
    world = situation(
        """
        c1: r1 | Mayor/town | a fire destroyed the mill at Kosti | certain positive | event fire
        h1: r1 | - | Explanations of the mill fire are: a short circuit, lightning, arson | certain positive | as state
        h2: r2 | Miller/guild | a short circuit started the fire at the mill | possible positive | event h2
        """
    )
    (question,) = questions_of(world)
    assert {(e.statement, e.wordings) for e in question.explanations} == {
        ("a short circuit started the fire at the mill", ("h1", "h2")),
        ("lightning", ("h1",)),
        ("arson", ("h1",)),
    }
    assert len({e.id for e in question.explanations}) == 3


def test_harm_in_two_towns_is_two_matters() -> None:
    world = situation(RAID)
    (here,) = (m.aspects for m in matters_of(world, (), apart_from={"h1", "h2", "h3", "f1"}))
    sennar, juba = (replace(here, towns=((name, lat, 33.0),)) for name, lat in (("Sennar", 13.5), ("Juba", 4.9)))
    assert bits(compared(sennar, sennar)) > 0 > bits(compared(sennar, juba))


def test_a_motive_goes_where_the_deed_went() -> None:
    """Whatever else its words are about."""
    m = "m: r3 | Deputy/party | to sink the ferry off Juba | certain positive | explains h2"
    told = asked(situation(f"{RAID}\n{m}"))
    assert told["What was the motive behind the attack?"].event == told["Who is behind the attack?"].event


def test_what_stands_just_after_a_deed_is_about_that_deed() -> None:
    text = "Rail traffic stopped.\n\nA crash killed four men at Kosti. That time the inquiry blamed rotten sleepers."
    world = situation(
        """
        c1: r1 | Mayor/town | A crash killed four men at Kosti | certain positive | event crash
        c2: r1 | Mayor/town | a fire burned the big mill down | certain positive | event fire
        c3: r2 | Mayor/town | a fire burned the big mill down | certain positive | event fire
        h: r1 | inquiry/state | rotten sleepers | certain positive | explains c2
        """
    )
    placed = {"c1": "A crash killed four men at Kosti", "h": "rotten sleepers"}
    cut = {id: Quote.cut(text, [(text.index(words), text.index(words) + len(words))]) for id, words in placed.items()}
    blamed = replace(world.claims["h"].attribution[0], cue=quote("blamed"))
    claims = {id: replace(claim, content=cut.get(id, claim.content)) for id, claim in world.claims.items()}
    claims["h"] = replace(claims["h"], attribution=(blamed,))
    (question,) = questions_of(replace(world, claims=claims, texts={"r1": text}))
    assert question.words == "Who or what caused the crash?"
