"""What would tell explanations apart: claims whose resolution would move their ranking most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.hypothesis import Rating, Telling
from reportedly.weigh.credibility import Credibility
from reportedly.weigh.laid_out import LaidExplanation, LaidPiece
from reportedly.weigh.matrix import DIGITS, Matrix

ESTABLISHED = 2
"""Claims of this credibility or better need no more finding out."""
MOST = 5
"""So many are told at the most."""
OTHER_SIDE: Mapping[Rating, Rating] = {
    "consistent": "inconsistent",
    "inconsistent": "consistent",
    "neutral": "neutral",
    "not_applicable": "not_applicable",
}


def would_tell_apart(
    matrix: Matrix,
    pieces: Sequence[LaidPiece],
    explanations: Sequence[LaidExplanation],
    credibility: Mapping[str, Credibility],
) -> tuple[Telling, ...]:
    """The disputed, unconfirmed and missing claims, greatest shift first; none that would move nothing."""
    if len(explanations) < 2:
        return ()
    found = (
        *_doubtful(matrix, pieces, explanations, credibility),
        *_missing(matrix, explanations),
    )
    telling = [t for t in found if round(t.shift, DIGITS) > 0]
    return tuple(sorted(telling, key=lambda t: (-round(t.shift, DIGITS), t.claim))[:MOST])


def _doubtful(
    matrix: Matrix,
    pieces: Sequence[LaidPiece],
    explanations: Sequence[LaidExplanation],
    credibility: Mapping[str, Credibility],
) -> Iterator[Telling]:
    for n, piece in enumerate(pieces):
        graded = credibility.get(piece.claims[0])
        if graded is not None and graded.grade <= ESTABLISHED:
            continue
        so = matrix.having(n, weight=1.0)
        turned: tuple[Rating, ...] = tuple(OTHER_SIDE[rating] for rating in matrix.ratings[n])
        yield Telling(
            claim=piece.claims[0],
            doubt="disputed"
            if graded is not None and graded.rule.startswith(("disputed", "outweighed"))
            else "unconfirmed",
            what=f"Is it so: {piece.words}?",
            if_so=_leader(so, explanations),
            if_not=_leader(matrix.having(n, weight=1.0, ratings=turned), explanations),
            shift=_shift(so, matrix.having(n, weight=1.0, ratings=turned)),
        )


def _missing(matrix: Matrix, explanations: Sequence[LaidExplanation]) -> Iterator[Telling]:
    """Explanations that nothing of weight bears on: what they say themselves would have to be found out."""
    for n, explanation in enumerate(explanations):
        rated = [row[n] for row, weight in zip(matrix.ratings, matrix.weights, strict=True) if weight > 0]
        if any(rating in ("consistent", "inconsistent") for rating in rated):
            continue
        so = matrix.beside(tuple("consistent" if m == n else "inconsistent" for m in range(len(explanations))))
        not_so = matrix.beside(tuple("inconsistent" if m == n else "neutral" for m in range(len(explanations))))
        yield Telling(
            claim=explanation.wordings[0],
            doubt="missing",
            what=f"Nothing bears on this: {explanation.words}",
            if_so=_leader(so, explanations),
            if_not=_leader(not_so, explanations),
            shift=_shift(so, not_so),
        )


def _leader(matrix: Matrix, explanations: Sequence[LaidExplanation]) -> str:
    """The explanation that would lead; of several, the one that was published first."""
    return explanations[matrix.ranks().index(1)].id


def _shift(one: Matrix, other: Matrix) -> float:
    """Half the sum of what the probabilities differ by (total variation), the unnamed explanation included."""
    ours, theirs = one.probabilities(), other.probabilities()
    unnamed = abs(sum(ours) - sum(theirs))
    return (sum(abs(a - b) for a, b in zip(ours, theirs, strict=True)) + unnamed) / 2
