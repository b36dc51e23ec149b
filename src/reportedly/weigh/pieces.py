"""The pieces of evidence on a question: what reports say beside the matter, each once, however often it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from reportedly.link.content_words import hundredths
from reportedly.link.informants import UNNAMED
from reportedly.model.claim import Claim
from reportedly.weigh.against import speaks_against
from reportedly.weigh.answer import Answer
from reportedly.weigh.doers import ANYONE, names_in, sides_denied, sides_in
from reportedly.weigh.gist import Gist, gist_of
from reportedly.weigh.questions import Question
from reportedly.weigh.sides import sides_of
from reportedly.weigh.situation import Situation
from reportedly.weigh.speaking import OURS, THEIRS, speaker_of

ABOUT_IT, SHARE_OF_IT = 2000, 0.22
"""A report is about a matter if it has so much of its words, in hundredths of a bit, or such a share of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Claims of one event that say the same, affirming or denying it: one piece of evidence, however often told."""

    claims: tuple[str, ...]
    """In the order of publication."""
    gists: tuple[Gist, ...]
    testifies: str | None = None
    """The explanation that these claims tell as something that happened; None where they tell of something else."""


def pieces_for(question: Question, situation: Situation) -> tuple[Piece, ...]:
    """What may be evidence on a question: what reports say beside the matter, and what is said not to explain it.

    These are the sides of all other events of which a report on the matter tells, and denials that are on no
    side, as they leave that it happened. An author's commitment to an explanation is no evidence for it. Who says, as
    something that happened and on somebody's word, who did it, is a witness: all witnesses for one explanation are one
    piece.
    """
    beside = _told_beside(question, situation)
    wordings = {id for e in question.explanations for id in e.wordings}
    told = {id for id in question.event if situation.claims[id].factuality.polarity != "negative"}
    events = {event for id in beside if (event := situation.event_of.get(id)) is not None}
    apart = wordings | told | question.elsewhere
    sides = {tuple(id for id in side if id not in apart) for e in events for side in _both(e, situation)}
    placed = apart | {id for e in events for side in _both(e, situation) for id in side}
    denials = {(id,) for id in beside if _denies_by_itself(situation.claims[id], placed, situation)}
    ordered = sorted((claims for claims in sides | denials if claims), key=lambda c: situation.when(c[0]))
    others = [
        Piece(
            claims=claims, gists=tuple(_gist(situation.claims[id], situation).without(question.known) for id in claims)
        )
        for claims in ordered
    ]
    return (*_witnesses(question, situation), *others)


def _gist(claim: Claim, situation: Situation) -> Gist:
    """The gist of a claim; who denies something of "us" or "it" speaks of themselves."""
    gist = gist_of(claim)
    if speaks_against(claim.content.text):
        return replace(gist, negative=True)
    if not gist.negative:
        return gist
    gist = replace(gist, sides=sides_denied(claim.content.text))
    if not of_themselves(claim):
        return gist
    speaker = known_as(claim, situation)
    return replace(gist, names=gist.names | names_in(speaker), sides=gist.sides | (sides_in(speaker) - {ANYONE}))


def known_as(claim: Claim, situation: Situation) -> str:
    """Who makes a claim, in the words of the sentence and in those by which the report knows them elsewhere."""
    informants = sorted(origin.informant for origin in situation.origins.get(claim.id, ()))
    return ", ".join([speaker_of(claim, situation), *(informants if claim.attribution else ())])


def of_themselves(claim: Claim) -> bool:
    """Whether a claim speaks, at its head, of those who make it: "none of its men had fired"."""
    themselves = THEIRS if claim.attribution else OURS
    return themselves.search(" ".join(claim.content.text.split()[:4])) is not None


def _witnesses(question: Question, situation: Situation) -> Iterator[Piece]:
    for explanation in question.explanations:
        held = [n for n, answer in enumerate(explanation.answers) if _is_a_witness(answer, situation)]
        if held and len(question.explanations) > 1:
            yield Piece(
                claims=tuple(explanation.wordings[n] for n in held),
                gists=tuple(explanation.gists[n] for n in held),
                testifies=explanation.id,
            )


def _is_a_witness(answer: Answer, situation: Situation) -> bool:
    """Whether somebody who can be named says outright that it happened so, rather than what they make of it.

    Of somebody without a name whom another only quotes ("the Courier, citing officials") it is hearsay.
    """
    claim = situation.claims[answer.claim]
    outright = answer.way in ("did it", "points out", "owns up") and not answer.listed
    sure = claim.kind in ("event", "state") and claim.factuality.certainty == "certain"
    origins = situation.origins.get(claim.id, ())
    at_second_hand = len(claim.attribution) > 1 and all(origin.party == UNNAMED for origin in origins)
    return outright and sure and bool(origins) and not at_second_hand


def _told_beside(question: Question, situation: Situation) -> list[str]:
    """Claims of the reports that tell of the matter, explain it or have its words; and what linking relates to it."""
    matter = {*question.event, *(id for e in question.explanations for id in e.wordings)}
    reports = {situation.claims[id].report_id for id in matter}
    related = {
        id
        for e in question.explanations
        for w in e.wordings
        for r in situation.relations_of.get(w, ())
        for id in (r.older, r.newer)
    }
    reports |= _having_its_words(question, situation)
    return sorted({*related, *(id for report in reports for id in situation.claims_of.get(report, ()))})


def _having_its_words(question: Question, situation: Situation) -> set[str]:
    """The reports that are full enough of the words of the matter to be about it."""
    told: Counter[str] = Counter()
    for word in sorted(question.about):
        for report in situation.reports_having.get(word, ()):
            told[report] += hundredths(word)
    least = min(ABOUT_IT, SHARE_OF_IT * sum(map(hundredths, question.about)))
    return {report for report, weight in told.items() if weight >= least > 0}


def _both(event: frozenset[str], situation: Situation) -> tuple[tuple[str, ...], ...]:
    if event not in situation.sides_seen:
        sides = sides_of(event, situation)
        situation.sides_seen[event] = sides.holding.claims, sides.disputing.claims
    return situation.sides_seen[event]


def _denies_by_itself(claim: Claim, placed: Container[str], situation: Situation) -> bool:
    """Whether a denial is evidence, though it is on no side of an event: that somebody did it, or that it was why."""
    if claim.factuality.polarity != "negative":
        return False
    return claim.kind == "explanation" or (claim.id not in placed and claim.id not in situation.taken_back)
