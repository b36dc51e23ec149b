"""A question laid out: its explanations, the pieces of evidence, and how each stands to each by what is said.

What it does not hold is how reliable sources are, how credible claims are and what persons rated: with these it is
weighed, again and again, without taking up its claims.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.hypothesis import Rating, Wording
from reportedly.model.reason import Reason
from reportedly.model.span import Spans
from reportedly.weigh.grounds import Ground, grounds_of
from reportedly.weigh.pieces import Piece, pieces_for
from reportedly.weigh.questions import Explanation, Question
from reportedly.weigh.ratings import rate
from reportedly.weigh.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidCell:
    """How a piece stands to an explanation by the rules."""

    rating: Rating
    spans: Spans
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidPiece:
    """A piece of evidence with its row of the matrix."""

    claims: tuple[str, ...]
    """In the order of publication."""
    words: str
    """Of the first of them."""
    origins: tuple[tuple[str, str], ...]
    """The id of each origin behind them, with its party, in the order of ids."""
    witnesses: Ground | None
    """What witnesses of different events stand on together; None for what is graded as its first claim is."""
    cells: tuple[LaidCell, ...]
    """In the order of the explanations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidExplanation:
    """An explanation with its wordings."""

    id: str
    statement: str
    wordings: tuple[str, ...]
    words: str
    """Of the first of them."""
    taken: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A question with all that weighing it takes but grades and persons' ratings."""

    id: str
    question: str
    explanations: tuple[LaidExplanation, ...]
    """By their first wording."""
    pieces: tuple[LaidPiece, ...]

    @property
    def leans(self) -> frozenset[str]:
        """The claims whose grades and ratings count."""
        return frozenset(id for piece in self.pieces for id in piece.claims)


def lay_out(question: Question, situation: Situation) -> LaidOut:
    """The question with every piece of evidence that may bear on it."""
    return LaidOut(
        id=question.id,
        question=question.words,
        explanations=tuple(_explanation(one, question, situation) for one in question.explanations),
        pieces=tuple(_piece(one, question, situation) for one in pieces_for(question, situation)),
    )


def _explanation(explanation: Explanation, question: Question, situation: Situation) -> LaidExplanation:
    return LaidExplanation(
        id=explanation.id,
        statement=explanation.statement,
        wordings=explanation.wordings,
        words=situation.claims[explanation.wordings[0]].content.text,
        taken=tuple(
            Wording(claim=a.claim, way=a.way, by=a.by, reasons=question.placed[a.claim]) for a in explanation.answers
        ),
    )


def _piece(piece: Piece, question: Question, situation: Situation) -> LaidPiece:
    behind = {o.id: o.party or o.id for id in piece.claims for o in situation.origins.get(id, ())}
    rated = (rate(piece, explanation, question, situation) for explanation in question.explanations)
    return LaidPiece(
        claims=piece.claims,
        words=situation.claims[piece.claims[0]].content.text,
        origins=tuple(sorted(behind.items())),
        witnesses=None if piece.testifies is None else grounds_of(piece.claims, situation).holding,
        cells=tuple(LaidCell(rating=one.rating, spans=one.spans, reasons=one.reasons) for one in rated),
    )
