"""The matrix of rival explanations and the evidence."""

from __future__ import annotations

from reportedly.web.evidence_matrix import matrices
from reportedly.weigh.hypotheses import weigh_hypotheses
from tests.weigh.test_hypotheses import BRIDGE
from tests.weigh.world import situation


def test_rivals_stand_best_first_and_evidence_most_telling_first() -> None:
    [matrix] = matrices(weigh_hypotheses(situation(BRIDGE), {}))
    assert len(matrix.hypotheses) == 3
    assert [h.rank for h in matrix.hypotheses] == sorted(h.rank for h in matrix.hypotheses)
    assert [row.diagnosticity for row in matrix.rows] == sorted((r.diagnosticity for r in matrix.rows), reverse=True)


def test_each_cell_is_the_rating_of_its_evidence_against_its_hypothesis() -> None:
    hypotheses = weigh_hypotheses(situation(BRIDGE), {})
    [matrix] = matrices(hypotheses)
    rated = {(h.id, e.claim): e.counted for h in hypotheses for e in h.evidence}
    shown = {
        (hypothesis.id, row.claim): cell.counted
        for row in matrix.rows
        for hypothesis, cell in zip(matrix.hypotheses, row.cells, strict=True)
        if cell is not None
    }
    assert shown == rated
    assert {"consistent", "inconsistent"} <= set(shown.values())
