"""Which question an explanation answers, and which explanations are the same in other words, across reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from reportedly.model.digest import digest_id
from reportedly.model.reason import bits
from reportedly.weigh.gist import Gist, gist_of
from reportedly.weigh.likeness import alike, rarity
from reportedly.weigh.situation import Situation, event_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One explanation, in all its wordings."""

    id: str
    wordings: tuple[str, ...]
    """Ids of claims, in the order of publication."""
    gists: tuple[Gist, ...]
    """Of each wording, apart from what the question says already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What several explanations answer: why an event took place."""

    id: str
    words: str
    event: frozenset[str]
    explanations: tuple[Explanation, ...]
    """By their first wording."""
    rare: Mapping[str, float]
    """What the stems weigh, by how few of the explanations have them."""


def questions_of(situation: Situation) -> tuple[Question, ...]:
    """The questions of a situation, by the day of their first explanation.

    Explanations of claims that tell of one event answer one question, whichever reports they are in. What is said *not*
    to explain is no explanation but evidence. An explanation of a claim outside of all events asks about that claim.
    """
    event_of = situation.event_of
    answers: dict[frozenset[str], set[str]] = defaultdict(set)
    for id, claim in situation.claims.items():
        if claim.kind == "explanation" and claim.factuality.polarity != "negative":
            for explained in claim.explains:
                if explained in situation.claims:
                    answers[event_of.get(explained, frozenset({explained}))].add(id)
    told = [_question(event, ids, situation) for event, ids in answers.items()]
    return tuple(sorted(told, key=lambda q: (situation.when(q.explanations[0].wordings[0]), q.id)))


def known_words(event: frozenset[str], situation: Situation) -> frozenset[str]:
    """Stems that the question itself says: those of the claims that tell of the event."""
    return frozenset(stem for id in event for stem in gist_of(situation.claims[id]).stems)


def _question(event: frozenset[str], ids: set[str], situation: Situation) -> Question:
    known = known_words(event, situation)
    gists = {id: gist_of(situation.claims[id]).without(known) for id in ids}
    rare = rarity(gists[id] for id in sorted(ids))
    merged = merge(sorted(ids, key=situation.when), gists, rare)
    first = min(event, key=situation.when)
    question = digest_id("qst", event_id(event))
    return Question(
        id=question,
        words=f"What explains this: {situation.claims[first].content.text}?",
        event=event,
        explanations=tuple(
            Explanation(
                id=digest_id("hyp", question, *sorted(wordings)),
                wordings=tuple(wordings),
                gists=tuple(gists[id] for id in wordings),
            )
            for wordings in merged
        ),
        rare=rare,
    )


def merge(ids: Sequence[str], gists: Mapping[str, Gist], rare: Mapping[str, float]) -> list[list[str]]:
    """Put together what is alike, most alike first; in every group each is alike to each, so that none is chained in.

    The groups keep the order of `ids`, and so do their members.
    """
    groups = [[id] for id in ids]
    likeness = {(a, b): bits(alike(gists[a], gists[b], rare)) for a, b in product(ids, ids) if a != b}
    while True:
        pairs = [
            (min(likeness[a, b] for a, b in product(one, other)), -m, -n)
            for m, one in enumerate(groups)
            for n, other in enumerate(groups[:m])
        ]
        best = max(pairs, default=(0.0, 0, 0))
        if best[0] <= 0:
            return groups
        later, earlier = -best[1], -best[2]
        groups[earlier] = sorted(groups[earlier] + groups[later], key=ids.index)
        del groups[later]
