"""Why an explanation ranks where it does: its wordings, each piece of evidence with what it weighs, and its rivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.model.reason import bits
from reportedly.tell.why_words import claim_words, reason_lines, strongest_words
from reportedly.tell.wording import counted, plain
from reportedly.weigh.situation import Situation

WAYS = {
    "explains": "it gives a cause or a reason",
    "phrase": "it names a culprit, a cause or a reason",
    "blames": "it blames somebody",
    "owns up": "its source says that the deed was its own",
    "points out": "it points somebody or something out",
    "lists": "it stands in a list of explanations",
    "did it": "it says who or what did the harm",
    "aims": "it says to what end",
    "prompts": "it says who made them do it",
}
BASIS = {
    "low": "what tells the explanations apart is thin, or comes from one side",
    "moderate": "what tells the explanations apart has some weight and comes from two sides at least",
    "high": "what tells the explanations apart is weighty and comes from three sides or more",
}
STANDS = {
    "consistent": "Speaks for it",
    "inconsistent": "Speaks against it",
    "neutral": "Touches on it and speaks neither way",
    "not_applicable": "Does not bear on it",
}


def why_question(told: Sequence[Hypothesis], situation: Situation) -> Iterator[str]:
    """Every answer to a question, with what speaks for it and against it, the best first."""
    for number, hypothesis in enumerate(sorted(told, key=lambda one: one.rank)):
        if number:
            yield ""
        yield from why_hypothesis(hypothesis, told, situation)


def why_hypothesis(hypothesis: Hypothesis, told: Sequence[Hypothesis], situation: Situation) -> Iterator[str]:
    """An explanation's place among all answers to its question, with each piece of evidence, its weight and why."""
    rivals = [one for one in told if one.id != hypothesis.id]
    yield f"{plain(hypothesis.statement)} ({hypothesis.id})"
    yield f"answers: {plain(hypothesis.question)} ({hypothesis.question_id})"
    yield _rank_in_words(hypothesis, rivals)
    yield (
        f"{hypothesis.likelihood.capitalize()}, among {counted(len(rivals) + 1, 'explanation')} and one that nobody "
        f"has named. Analytic confidence {hypothesis.confidence}: {BASIS[hypothesis.confidence]}."
    )
    yield f"Given in {counted(len(hypothesis.wordings), 'claim')}:"
    for wording in hypothesis.taken:
        yield f"  {claim_words(wording.claim, situation)}"
        yield f"    taken for an answer because {WAYS[wording.way]}: “{plain(wording.by)}”"
        yield f"    put under this question by {bits(wording.reasons):+.1f} bits: {strongest_words(wording.reasons)}"
    bearing = [piece for piece in hypothesis.evidence if piece.counted != "not_applicable" or piece.person is not None]
    for piece in bearing:
        yield from _piece(piece, situation)
    if others := len(hypothesis.evidence) - len(bearing):
        yield f"{counted(others, 'further piece')} of evidence only on rivals of it: see `reportedly why` of those."
    if not hypothesis.evidence:
        yield "Nothing was found that bears on it or on its rivals."
    for telling in hypothesis.would_tell_apart:
        yield f"What would tell them apart ({telling.doubt}): {plain(telling.what)} ({telling.claim})"


def _rank_in_words(hypothesis: Hypothesis, rivals: Sequence[Hypothesis]) -> str:
    against = f"the weights of the evidence against it add up to {hypothesis.inconsistency:.2f}"
    if not rivals:
        return f"It has no rival: {against}."
    others = ", ".join(f"{h.inconsistency:.2f}" for h in sorted(rivals, key=lambda h: h.rank))
    shared = sum(h.rank == hypothesis.rank for h in rivals)
    beside = f", shared with {shared}" if shared else ""
    return (
        f"Rank {hypothesis.rank} of {len(rivals) + 1}{beside}: {against}, against its rivals to {others}. "
        "The least comes first; what speaks for it moves no rank, since it may fit a rival as well."
    )


def _piece(piece: Evidence, situation: Situation) -> Iterator[str]:
    yield f"{STANDS[piece.counted]}: {claim_words(piece.claim, situation)}"
    told = f", told in {counted(len(piece.claims), 'claim')}, which count once" if len(piece.claims) > 1 else ""
    yield f"    weight {piece.weight:.2f}: {piece.weighed}{told}"
    yield f"    tells the explanations apart by {piece.diagnosticity:.2f} (0 not at all, 1 wholly)"
    yield from reason_lines(piece.reasons)
    if piece.person is not None:
        given = piece.person
        machine = piece.rating.replace("_", " ")
        yield f"    rated by {given.by} ({given.given[:10]}), which counts; the machine says {machine}: {given.why}"
