"""All explanations as a list, with the claims that they name, for who asks once and is gone."""

from __future__ import annotations

from reportedly.model.claim import Claim
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.at_hand import AtHand
from reportedly.web.kept.questions import hypotheses
from reportedly.web.scene import claims_with

EVERY = 1 << 31


def explanations_told(hand: AtHand, *, alone: bool) -> tuple[list[Hypothesis], dict[str, Claim]]:
    """Explanations that have a rival, by the day on which their question was first answered, and the claims of all.

    With `alone` those too that have none.
    """
    found, _ = hypotheses(hand.rows, alone=alone, limit=EVERY)
    named = {id for one in found for id in (*one.wordings, *(piece.claim for piece in one.evidence))}
    claims, readings = claims_with(hand.book, named, hand.withheld)
    first: dict[str, tuple[bool, str, str]] = {}
    for one in found:
        day = readings[claims[one.wordings[0]].report_id].report.published
        when = (day is None, day or "", one.wordings[0])
        first[one.question_id] = min(when, first.get(one.question_id, when))
    return sorted(found, key=lambda one: (first[one.question_id], one.question_id, one.rank)), claims
