"""Whether evidence bears on an explanation as it was rated, where otherwise another explanation would lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.hypothesis import Evidence, Hypothesis, Rating
from reportedly.model.reason import bits
from reportedly.weigh.hypotheses import competing
from reportedly.weigh.matrix import Matrix
from reportedly.weigh.otherwise import LEADS
from reportedly.weigh.question import ReviewQuestion, question_id

FLIPPED: Mapping[Rating, Rating] = {
    "consistent": "inconsistent",
    "inconsistent": "consistent",
    "neutral": "inconsistent",
    "not_applicable": "inconsistent",
}


def ratings(hypotheses: Iterable[Hypothesis]) -> Iterator[ReviewQuestion]:
    """The ratings on which it hangs which explanation leads; the events of the evidence are not named."""
    questions: dict[str, list[Hypothesis]] = defaultdict(list)
    for hypothesis in competing(hypotheses):
        questions[hypothesis.question_id].append(hypothesis)
    for rivals in questions.values():
        yield from _ratings(rivals)


def _ratings(rivals: list[Hypothesis]) -> Iterator[ReviewQuestion]:
    cells = {(h.id, piece.claim): piece for h in rivals for piece in h.evidence}
    rows = list(dict.fromkeys(piece.claim for h in rivals for piece in h.evidence))
    rated: list[list[Evidence | None]] = [[cells.get((h.id, claim)) for h in rivals] for claim in rows]
    matrix = Matrix(
        ratings=tuple(tuple(cell.counted if cell else "neutral" for cell in row) for row in rated),
        weights=tuple(max((cell.weight for cell in row if cell), default=0.0) for row in rated),
        explanations=len(rivals),
    )
    leading = _leading(matrix, rivals)
    for n, row in enumerate(rated):
        for m, cell in enumerate(row):
            if cell is None or cell.person is not None or not (cell.weight and cell.reasons):
                continue
            flipped = (*matrix.ratings[n][:m], FLIPPED[cell.counted], *matrix.ratings[n][m + 1 :])
            then = _leading(matrix.having(n, weight=matrix.weights[n], ratings=flipped), rivals)
            if then != leading:
                yield _of_rating(rivals[m], cell, then)


def _leading(matrix: Matrix, rivals: Sequence[Hypothesis]) -> tuple[str, ...]:
    return tuple(h.statement for h, rank in zip(rivals, matrix.ranks(), strict=True) if rank == 1)


def _of_rating(hypothesis: Hypothesis, cell: Evidence, then: tuple[str, ...]) -> ReviewQuestion:
    subject = (hypothesis.id, cell.claim)
    why = f"it was rated {cell.counted.replace('_', ' ')} by {abs(bits(cell.reasons)):.1f} bits"
    return ReviewQuestion(
        id=question_id("rating", subject),
        kind="rating",
        subject=subject,
        claims=(cell.claim, *hypothesis.wordings),
        events=(),
        doubt=1 / (1 + 2 ** abs(bits(cell.reasons))),
        why=(why,),
        outcomes=(),
        then=f"were it {FLIPPED[cell.counted]}, this would lead: {' / '.join(then)}",
        effect=LEADS,
    )
