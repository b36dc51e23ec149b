"""The questions that explanations answer, across reports: what each explains, and which are the same in other words.

answers → matters         what each is about                      placing
        → questions       who or what brought it about, or why    here
        → explanations    alike answers together, rivals apart    merging, by likeness
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.reason import Reason
from reportedly.weigh.answer import IN_PASSING, Answer, Asks, head_of, is_a_deed
from reportedly.weigh.asking import asks_who, question_words
from reportedly.weigh.deeds import deed_stems
from reportedly.weigh.doers import ANYONE, names_in, sides_in
from reportedly.weigh.gist import Gist, gist_of, stems_in
from reportedly.weigh.likeness import rarity
from reportedly.weigh.listed import frames_in
from reportedly.weigh.matters import Matter
from reportedly.weigh.merging import merge
from reportedly.weigh.placed import Placed, affirms, answers_of, place_all
from reportedly.weigh.situation import Situation
from reportedly.weigh.speaking import OURS, speaker_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One explanation, in all its wordings."""

    id: str
    statement: str
    wordings: tuple[str, ...]
    """Ids of claims, in the order of publication."""
    gists: tuple[Gist, ...]
    """Of each wording, apart from what the question says already."""
    answers: tuple[Answer, ...]
    """What was taken from each wording, and by which words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What several explanations answer: who or what brought something about, or why it was done."""

    id: str
    words: str
    asks: Asks
    event: frozenset[str]
    """Claims that tell of what is explained."""
    known: frozenset[str]
    """Stems that the question says already."""
    about: frozenset[str]
    """Stems of the words of the matter that it is asked about."""
    explanations: tuple[Explanation, ...]
    """By their first wording."""
    rare: Mapping[str, float]
    """What the stems weigh, by how few of the explanations have them."""
    placed: Mapping[str, tuple[Reason, ...]]
    """By wording, why it was put under this question."""
    elsewhere: frozenset[str] = frozenset()
    """Claims about other matters in which harm was done: no evidence on this one."""


def questions_of(situation: Situation) -> tuple[Question, ...]:
    """The questions of a situation, by the day of their first explanation.

    Answers to one question are about one matter, whichever reports they are in. What is said *not* to explain is no
    explanation but evidence. Somebody who is said to have done harm makes a question only where it is put down to
    others as well, or where an explanation is set out.
    """
    frames = [frame for report in sorted(situation.claims_of) for frame in frames_in(report, situation)]
    answers = answers_of(situation, frames)
    matters, placed = place_all(answers, frames, situation)
    told: dict[tuple[int, Asks], list[Placed]] = defaultdict(list)
    for one in placed:
        told[one.matter, _asks(one.answer, matters[one.matter])].append(one)
    found = {key: _question(matters[key[0]], key[1], held, situation) for key, held in told.items()}
    return tuple(
        sorted(
            (replace(q, elsewhere=_elsewhere(n, matters, placed)) for (n, _), q in found.items() if q and _is_asked(q)),
            key=lambda q: (situation.when(q.explanations[0].wordings[0]), q.id),
        )
    )


def _asks(answer: Answer, matter: Matter) -> Asks:
    """Why it was done, of all that harms nobody; of what somebody did on purpose, that is what "because" gives."""
    because = answer.way == "explains" or answer.by.lower().startswith("because")
    if not matter.harm or (because and asks_who(matter.aspects.deeds)):
        return "reason"
    return answer.asks


def _is_asked(question: Question) -> bool:
    set_out = any(a.way not in IN_PASSING for e in question.explanations for a in e.answers)
    return set_out or len(question.explanations) > 1


def _elsewhere(at: int, matters: Sequence[Matter], placed: Sequence[Placed]) -> frozenset[str]:
    """Claims of other matters in which harm was done; what disputes an answer to this one is of this one.

    Unless it answers another itself: who is said to have stormed the post disputes nothing about the bridge.
    """
    given = {one.answer.claim for one in placed if one.matter == at}
    other = [n for n, matter in enumerate(matters) if n != at and matter.harm]
    answers = {one.answer.claim for one in placed if one.matter in other}
    told = [matters[n] for n in other if len(matters[n].aspects.reports) > 1]
    return frozenset(answers.union(*(matter.claims for matter in told if given.isdisjoint(matter.claims))))


def _question(matter: Matter, asks: Asks, placed: Sequence[Placed], situation: Situation) -> Question | None:
    known = _known(matter, placed, situation)
    answers = {_key(one.answer): one.answer for one in placed}
    gists = {key: _apart_from(known, answer, _gist(answer, situation)) for key, answer in answers.items()}
    gists = {key: gist for key, gist in gists.items() if _says_more(answers[key], gist, known, matter, asks)}
    if not gists:
        return None
    rare = rarity(gists[key] for key in sorted(gists))
    ordered = sorted(gists, key=lambda key: (situation.when(answers[key].claim), key))
    merged = merge(ordered, gists, rare, lambda a, b: _of_one(answers[a], answers[b], situation))
    question = digest_id("qst", min(matter.claims, key=situation.when), asks)
    return Question(
        id=question,
        words=question_words(matter, asks, situation),
        asks=asks,
        event=frozenset(matter.claims),
        known=known,
        about=matter.aspects.words,
        explanations=tuple(_explanation(question, keys, answers, gists, situation) for keys in merged),
        rare=rare,
        placed={one.answer.claim: one.reasons for one in placed},
    )


def _key(answer: Answer) -> str:
    """Names an answer: a claim that lists several explanations in one sentence gives several."""
    return f"{answer.claim} {answer.words}" if answer.way == "lists" else answer.claim


def _explanation(
    question: str, keys: Sequence[str], answers: Mapping[str, Answer], gists: Mapping[str, Gist], situation: Situation
) -> Explanation:
    kept = list({answers[key].claim: key for key in reversed(keys)}.values())[::-1]
    return Explanation(
        id=digest_id("hyp", question, kept[0]),
        statement=_statement([answers[key] for key in kept], situation),
        wordings=tuple(answers[key].claim for key in kept),
        gists=tuple(gists[key] for key in kept),
        answers=tuple(answers[key] for key in kept),
    )


def _says_more(answer: Answer, gist: Gist, known: frozenset[str], matter: Matter, asks: Asks) -> bool:
    """Whether an answer says what the question does not: who, by what means, or something else than the deed."""
    if gist.names or gist.sides or gist.actors or answer.way == "lists" or answer.listed:
        return True
    if matter.harm and asks == "cause" and asks_who(matter.aspects.deeds):
        return False
    head = head_of(answer.words.split())
    if (
        matter.harm
        and answer.way in ("did it", "phrase", "points out")
        and (stems_in(head) <= known or is_a_deed(head))
    ):
        return False
    return bool(gist.stems - known or gist.means)


def _apart_from(known: frozenset[str], answer: Answer, gist: Gist) -> Gist:
    """What an answer says beyond the question; a culprit whom it names is named, however well known."""
    left = gist.without(known)
    return left if answer.way in ("explains", "lists", "aims") else replace(left, names=gist.names)


def _of_one(one: Answer, other: Answer, situation: Situation) -> bool:
    """Whether one source gives both answers in one report, and neither stands in a list of rivals."""
    ours, theirs = situation.claims[one.claim], situation.claims[other.claim]
    if ours.report_id != theirs.report_id or "lists" in (one.way, other.way) or one.listed or other.listed:
        return False
    voices = [_voice(claim, situation) for claim in (ours, theirs)]
    return voices[0] <= voices[1] or voices[1] <= voices[0]


def _voice(claim: Claim, situation: Situation) -> frozenset[str]:
    """Stems of the name of whoever gives an answer: its informants, or who put the report out."""
    named = [origin.informant for origin in situation.origins.get(claim.id, ())]
    report = situation.reports.get(claim.report_id)
    return stems_in(" ".join(named) if named else (report.publisher or report.id) if report else "")


def _gist(answer: Answer, situation: Situation) -> Gist:
    claim = situation.claims[answer.claim]
    if answer.words != claim.content.text and answer.way not in IN_PASSING:
        return gist_of(claim, answer.words)
    doer = f"{answer.words} {speaker_of(claim, situation)}" if OURS.match(answer.words) else answer.words
    return replace(gist_of(claim), names=names_in(doer), sides=sides_in(answer.words) - {ANYONE})


def _known(matter: Matter, placed: Sequence[Placed], situation: Situation) -> frozenset[str]:
    """Stems that the question itself says: of claims that tell of the matter and answer nothing, and of its deeds."""
    answering = {one.answer.claim for one in placed}
    plain = (claim for id in matter.claims if id not in answering and affirms(claim := situation.claims[id]))
    neutral = {c.content.text: (g := gist_of(c)).stems | g.names | g.means for c in plain}
    told = Counter(stem for stems in neutral.values() for stem in stems)
    often = {stem for stem, times in told.items() if times >= min(2, len(neutral))}
    return frozenset(often | deed_stems(matter.aspects.deeds))


READ_BEST = ("did it", "points out", "explains", "aims", "prompts", "phrase", "lists", "owns up", "blames")
"""Ways of answering, by how well a wording can be read by itself."""


def _statement(answers: Sequence[Answer], situation: Situation) -> str:
    """The wording that can best be read by itself, the earliest of several; the words that answer, where it cannot."""
    best = min(answers, key=lambda answer: READ_BEST.index(answer.way))
    return best.words if best.way in ("lists", "owns up", "blames") else situation.claims[best.claim].content.text
