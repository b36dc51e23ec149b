"""Competing explanations: what answers one question, weighed against everything that bears on it (ACH, Heuer).

Explanations rank by what speaks against them, least first; what speaks for one alone proves nothing, since it may fit
its rivals as well. That an author thinks an explanation likely is what the author thinks: it moves nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.model.grade import Reliability
from reportedly.model.hypothesis import Confidence, Evidence, Hypothesis, PersonRating
from reportedly.weigh.bundles import bundles_in
from reportedly.weigh.credibility import Credibility
from reportedly.weigh.events import grade_claims
from reportedly.weigh.laid_out import LaidCell, LaidOut, LaidPiece, lay_out
from reportedly.weigh.likelihood import analytic_confidence, likelihood_word
from reportedly.weigh.matrix import Matrix, weight_of
from reportedly.weigh.questions import questions_of
from reportedly.weigh.situation import Situation
from reportedly.weigh.telling_apart import would_tell_apart

BEARING = ("consistent", "inconsistent")
"""What stands neither way to any explanation is left out of the matrix."""
Given = Mapping[tuple[str, str], PersonRating]
"""By explanation and claim, the latest rating that a person gave."""


def weigh_hypotheses(
    situation: Situation,
    reliability: Mapping[str, Reliability],
    by_persons: Iterable[PersonRating] = (),
    graded: Mapping[str, Credibility] | None = None,
) -> tuple[Hypothesis, ...]:
    """The explanations of every question, best first; `reliability` grades origins by id, F where one is missing.

    Where a person has rated a cell, that rating counts and the machine's is shown beside it. `graded` is the
    credibility of claims, worked out here where it is not at hand.
    """
    given = latest(by_persons)
    credibility = grade_claims(situation, reliability) if graded is None else graded
    told = sorted(laid_out_in(situation), key=lambda q: (situation.when(q.explanations[0].wordings[0]), q.id))
    return tuple(h for question in told for h in weighed_up(question, reliability, credibility, given))


def laid_out_in(situation: Situation) -> Iterator[LaidOut]:
    """The questions of a situation, bundle of reports by bundle, each as it is laid out within its own."""
    for reports in bundles_in(situation):
        within = situation.within(reports)
        yield from (lay_out(question, within) for question in questions_of(within))


def latest(ratings: Iterable[PersonRating]) -> Given:
    """The ratings that count: of several of one cell the latest."""
    return {(r.hypothesis, r.claim): r for r in sorted(ratings, key=lambda r: r.given)}


def weighed_up(
    question: LaidOut, reliability: Mapping[str, Reliability], credibility: Mapping[str, Credibility], given: Given
) -> list[Hypothesis]:
    """The explanations of one question, best first, by the grades of what bears on them and by persons' ratings."""
    cells = {
        piece: [
            _cell(piece, cell, e.id, given) for cell, e in zip(piece.cells, question.explanations, strict=True)
        ]
        for piece in question.pieces
    }  # fmt: skip
    bearing = _once_a_source(
        {p: row for p, row in cells.items() if any(cell.person or cell.rating in BEARING for cell in row)}
    )
    weights = [weight_of(piece, reliability, credibility) for piece in bearing]
    matrix = Matrix(
        ratings=tuple(tuple(cell.counted for cell in row) for row in bearing.values()),
        weights=tuple(weight.weight for weight in weights),
        explanations=len(question.explanations),
    )
    told = [
        [replace(cell, weight=weight.weight, weighed=weight.words, diagnosticity=telling) for cell in row]
        for row, weight, telling in zip(bearing.values(), weights, matrix.diagnosticity(), strict=True)
    ]
    confidence = _confidence(matrix, tuple(bearing))
    apart = would_tell_apart(matrix, tuple(bearing), question.explanations, credibility)
    found = [
        Hypothesis(
            question_id=question.id,
            question=question.question,
            id=explanation.id,
            statement=explanation.statement,
            wordings=explanation.wordings,
            rank=rank,
            inconsistency=inconsistency,
            likelihood=likelihood_word(probability),
            confidence=confidence,
            evidence=tuple(sorted((row[n] for row in told), key=_most_telling)),
            would_tell_apart=apart,
            taken=explanation.taken,
        )
        for n, (explanation, rank, inconsistency, probability) in enumerate(
            zip(question.explanations, matrix.ranks(), matrix.inconsistency(), matrix.probabilities(), strict=True)
        )
    ]
    return sorted(found, key=lambda h: h.rank)


def _once_a_source(cells: Mapping[LaidPiece, list[Evidence]]) -> dict[LaidPiece, list[Evidence]]:
    """Pieces that stand alike to every explanation and come from one source alone are one: it says so more than once.

    Witnesses stay as they are, and so does what a person rated.
    """
    kept: dict[object, tuple[LaidPiece, list[Evidence]]] = {}
    for piece, row in cells.items():
        alone = len(piece.origins) == 1 and piece.witnesses is None and not any(cell.person for cell in row)
        key: object = (piece.origins[0][0], tuple(cell.rating for cell in row)) if alone else piece
        if key in kept:
            first, before = kept[key]
            piece = replace(first, claims=first.claims + piece.claims)
            row = [replace(cell, claims=piece.claims) for cell in before]
        kept[key] = piece, row
    return dict(kept.values())


def _cell(piece: LaidPiece, rated: LaidCell, explanation: str, given: Given) -> Evidence:
    """One cell of the matrix; its weight and diagnosticity are known when the matrix is whole."""
    return Evidence(
        claim=piece.claims[0],
        claims=piece.claims,
        rating=rated.rating,
        person=next((given[explanation, id] for id in piece.claims if (explanation, id) in given), None),
        weight=0.0,
        diagnosticity=0.0,
        spans=rated.spans,
        reasons=rated.reasons,
    )


def _most_telling(evidence: Evidence) -> tuple[float, float, str]:
    return -evidence.weight * evidence.diagnosticity, -evidence.weight, evidence.claim


def _confidence(matrix: Matrix, pieces: Sequence[LaidPiece]) -> Confidence:
    """How sound the basis is: the weight of what tells the explanations apart, and from how many parties it comes."""
    told = [(p, w * d) for p, w, d in zip(pieces, matrix.weights, matrix.diagnosticity(), strict=True) if w * d > 0]
    parties = {party for p, _ in told for _, party in p.origins}
    return analytic_confidence(weight=sum(telling for _, telling in told), parties=len(parties))


def competing(hypotheses: Iterable[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Those of questions to which there are rival answers: one explanation alone has been held against nothing."""
    told = tuple(hypotheses)
    answers = Counter(hypothesis.question_id for hypothesis in told)
    return tuple(hypothesis for hypothesis in told if answers[hypothesis.question_id] > 1)
