"""Every answer under the matter that it is about: where lists, neighbours and reasons go, and what is left over.

Each by itself goes where `placing` says; here is what holds of answers together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.claim import Claim
from reportedly.model.reason import Reason
from reportedly.weigh.against import speaks_against
from reportedly.weigh.answer import IN_PASSING, Answer
from reportedly.weigh.answers import answers_in, listed_in_frame
from reportedly.weigh.deeds import deeds_in, does_harm
from reportedly.weigh.listed import Frame
from reportedly.weigh.matters import Matter, aspects_of, matters_of, shared_words
from reportedly.weigh.mishaps import MISHAPS
from reportedly.weigh.placing import Placing
from reportedly.weigh.situation import Situation

AKIN = 0.3
"""From this share of telling words on, something that is not harm is what a reason is given for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An answer, with the number of the matter that it is about and the reasons for that."""

    answer: Answer
    matter: int
    reasons: tuple[Reason, ...]


def answers_of(situation: Situation, frames: Sequence[Frame]) -> list[Answer]:
    """What all claims give as answers, affirmed; a claim in a list needs no cue of its own."""
    told = [claim for id in sorted(situation.claims) if affirms(claim := situation.claims[id])]
    in_a_list = {id for frame in frames for id in frame.claims}
    given = [a for claim in told for a in answers_in(claim) if not (a.by in MISHAPS and a.claim in in_a_list)]
    answering = {answer.claim for answer in given}
    bald = {id: frame.announced for frame in frames for id in frame.claims if id not in answering}
    given = [replace(answer, listed=answer.claim in in_a_list) for answer in given]
    return [*given, *(listed_in_frame(situation.claims[id], announced) for id, announced in sorted(bald.items()))]


def affirms(claim: Claim) -> bool:
    """Whether a claim says that something is so, by its grammar and by its words."""
    return claim.factuality.polarity != "negative" and not speaks_against(claim.content.text)


def place_all(
    answers: Sequence[Answer], frames: Sequence[Frame], situation: Situation
) -> tuple[list[Matter], list[Placed]]:
    """Put every answer under the matter that it fits best; those that fit none are matters by themselves."""
    explained = {id for a in answers for id in situation.claims[a.claim].explains if id in situation.claims}
    caused = {id for a in answers if a.asks == "cause" for id in situation.claims[a.claim].explains}
    answering = {a.claim for a in answers if a.way not in IN_PASSING or a.claim not in caused}
    telling = {*(explained - answering), *_done_for_a_reason(answers, answering, situation)}
    matters = list(matters_of(situation, telling, apart_from=answering))
    placing = Placing(matters, situation)
    announced = _announced(frames, placing, situation)
    found: list[Placed] = []
    left: list[Answer] = []
    for answer in answers:
        at = announced.get(answer.claim)
        best = (at, (_announcement(answer),)) if at is not None else placing.place(answer)
        if best is None:
            left.append(answer)
        else:
            found.append(Placed(answer=answer, matter=best[0], reasons=best[1]))
    more = [
        m for m in matters_of(situation, {a.claim for a in left} | explained, apart_from=placing.claims) if m.claims
    ]
    matters += more
    again = Placing(more, situation)
    beside = _beside(found, placing)
    for answer in left:
        near = beside.get(placing.paragraph_of(answer.claim))
        near = _explained_alone(answer, found, matters, situation) if near is None else near
        if near is not None:
            found.append(Placed(answer=answer, matter=near, reasons=(_neighbour(answer),)))
        elif (best := again.place(answer)) is not None:
            found.append(Placed(answer=answer, matter=len(matters) - len(more) + best[0], reasons=best[1]))
    return matters, _kept_together(_following(found, situation), frames)


def _kept_together(placed: Sequence[Placed], frames: Iterable[Frame]) -> list[Placed]:
    """Whatever stands in one list is under one question: that of most of it, the first of several as many."""
    at = {one.answer.claim: one.matter for one in placed}
    moved: dict[str, int] = {}
    for frame in frames:
        told = [at[id] for id in frame.claims if id in at]
        if told:
            moved |= dict.fromkeys(frame.claims, max(told, key=told.count))
    return [
        replace(one, matter=moved[one.answer.claim], reasons=(_announcement(one.answer),))
        if moved.get(one.answer.claim, one.matter) != one.matter
        else one
        for one in placed
    ]


def _beside(placed: Iterable[Placed], placing: Placing) -> dict[tuple[str, int], int]:
    """By report and paragraph, the matter of an answer that is set out there: others beside it are about the same."""
    return {placing.paragraph_of(one.answer.claim): one.matter for one in placed if one.answer.way not in IN_PASSING}


def _explained_alone(
    answer: Answer, placed: Iterable[Placed], matters: Sequence[Matter], situation: Situation
) -> int | None:
    """The matter of a mishap that is told without saying of what: the one that its report explains, if it is one."""
    report = situation.claims[answer.claim].report_id
    told = {one.matter for one in placed if situation.claims[one.answer.claim].report_id == report}
    alone = answer.by in MISHAPS and len(told) == 1 and matters[min(told)].harm
    return min(told) if alone else None


def _neighbour(answer: Answer) -> Reason:
    return Reason(feature="stands beside an explanation", bits=2.0, older="", newer=answer.words)


def _following(placed: Sequence[Placed], situation: Situation) -> list[Placed]:
    """A reason goes where the deed went that it explains: "poachers stormed the post [to get back tusks]"."""
    at = {one.answer.claim: one for one in placed}
    return [
        next((replace(one, matter=at[id].matter) for id in _explained(one.answer, situation) if id in at), one)
        for one in placed
    ]


def _explained(answer: Answer, situation: Situation) -> tuple[str, ...]:
    return situation.claims[answer.claim].explains if answer.way == "explains" else ()


def _done_for_a_reason(answers: Iterable[Answer], answering: set[str], situation: Situation) -> Iterator[str]:
    """Claims that tell, without a reason, of what answers give a reason for: no harm, and so no matter by itself."""
    wanted = [
        aspects_of([situation.claims[a.claim]], situation)
        for a in answers
        if a.asks == "reason" or a.way in ("explains", "phrase")
    ]
    by_deed: dict[str, list[int]] = defaultdict(list)
    for n, aspects in enumerate(wanted):
        for deed in aspects.deeds:
            by_deed[deed].append(n)
    for id, claim in situation.claims.items():
        if claim.kind == "event" and id not in answering and affirms(claim):
            deeds = {d.kind for d in deeds_in(claim.content.text)} & by_deed.keys()
            if deeds and not any(map(does_harm, deeds)):
                own = aspects_of([claim], situation)
                if any(shared_words(own.words, wanted[n].words) >= AKIN for deed in deeds for n in by_deed[deed]):
                    yield id


def _announced(frames: Iterable[Frame], placing: Placing, situation: Situation) -> dict[str, int]:
    """By claim in a list of explanations, the matter that the list is about."""
    found: dict[str, int] = {}
    for frame in frames:
        at = placing.about(frame.announced, situation.claims[frame.claims[0]])
        if at is not None:
            found |= dict.fromkeys(frame.claims, at)
    return found


def _announcement(answer: Answer) -> Reason:
    return Reason(feature="stands in a list of explanations", bits=5.0, older="", newer=answer.by)
