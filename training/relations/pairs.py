"""Public pairs of a claim or headline and what was published on it, split by story over both sets of rumours."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import Any

from bench.shared import rows
from training.relations.evidence import Chooser
from training.relations.stories import FOLDS, Stories, body_key, claim_key, headline_key, stories_in
from training.relations.telling import NEITHER, REFUTES, SUPPORTS

EMERGENT = {"for": SUPPORTS, "against": REFUTES, "observing": NEITHER}
FNC = {"agree": 0, "disagree": 1, "discuss": 2, "unrelated": 3}
OF_BODY = {
    ("for", "agree"): SUPPORTS,
    ("against", "agree"): REFUTES,
    ("for", "disagree"): REFUTES,
    ("for", "discuss"): NEITHER,
    ("observing", "discuss"): NEITHER,
}
"""What a body is to a claim, by the headline's stance to the claim and the body's to the headline."""
OF_HEADLINES = {
    ("for", "for"): SUPPORTS,
    ("for", "against"): REFUTES,
    ("against", "for"): REFUTES,
    ("against", "against"): SUPPORTS,
    ("for", "observing"): NEITHER,
}
"""What a second headline is to a first one, by the stances of both to one claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim, what is held against it, the label by its set, and the part of the stories that it falls into."""

    task: str
    claim: str
    evidence: str
    label: int
    part: int = 1
    whole: str | None = None
    """The text that the evidence was chosen from; None where the evidence is the whole text."""

    @property
    def held_out(self) -> bool:
        """Whether it is only measured on."""
        return self.part == 0


class Published:
    """The two sets of rumours and the set of claim pairs, as they lie in the benchmark data."""

    def __init__(self) -> None:
        self._claims = list(rows("corroboration/emergent_train.jsonl"))
        self._stances = list(rows("corroboration/fnc1_train_stances.jsonl"))
        self._bodies = {row["body_id"]: row["text"] for row in rows("corroboration/fnc1_train_bodies.jsonl")}
        self._stories: Stories = stories_in(self._claims, self._stances)
        self._chooser = Chooser(self._bodies)

    @cached_property
    def emergent(self) -> list[Pair]:
        """Claims and headlines: for, against, observing."""
        return [
            Pair(task="emergent", claim=row["claim"], evidence=row["headline"], label=EMERGENT[row["stance"]],
                 part=self._stories.part(claim_key(row["claim_id"])))
            for row in self._claims
        ]  # fmt: skip

    @cached_property
    def fnc(self) -> list[Pair]:
        """Headlines and bodies; an unrelated pair is held out with its headline, or dropped for its body."""
        return list(self._fnc())

    def _fnc(self) -> Iterator[Pair]:
        for row in self._stances:
            part = self._stories.part(headline_key(row["headline"]))
            if part == 0 or not self._stories.held_out(body_key(row["body_id"])):
                evidence = self._chooser.chosen(row["headline"], row["body_id"])
                yield Pair(
                    task="fnc", claim=row["headline"], evidence=evidence, label=FNC[row["stance"]], part=part,
                    whole=self._bodies[row["body_id"]],
                )  # fmt: skip

    @cached_property
    def rumours(self) -> list[Pair]:
        """What follows from both sets: bodies held against claims, and headlines on one claim against each other."""
        return [*self._bodies_on_claims(), *self.headlines_on_headlines()]

    def _bodies_on_claims(self) -> Iterator[Pair]:
        bodies = defaultdict(list)
        for row in self._stances:
            bodies[headline_key(row["headline"])].append(row)
        for row in self._claims:
            for other in bodies[headline_key(row["headline"])]:
                label = OF_BODY.get((row["stance"], other["stance"]))
                if label is not None:
                    evidence = self._chooser.chosen(row["claim"], other["body_id"])
                    part = self._stories.part(claim_key(row["claim_id"]))
                    yield Pair(task="rumours", claim=row["claim"], evidence=evidence, label=label, part=part)

    def headlines_on_headlines(self) -> Iterator[Pair]:
        """Headlines on one claim against each other."""
        told: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self._claims:
            told[row["claim_id"]][row["headline"]] = row["stance"]
        for claim, stances in told.items():
            part = self._stories.part(claim_key(claim))
            for (one, stance), (other, second) in permutations(stances.items(), 2):
                label = OF_HEADLINES.get((stance, second))
                if label is not None:
                    yield Pair(task="rumours", claim=one, evidence=other, label=label, part=part)


def claimdiff() -> list[Pair]:
    """Two claims on one topic; a fifth of the topics is held out."""
    return [_difference(row) for row in rows("corroboration/claimdiff_train.jsonl")]


def _difference(row: dict[str, Any]) -> Pair:
    label = SUPPORTS if row["strengthens"] == 1 else REFUTES if row["weakens"] == 1 else NEITHER
    part = int(hashlib.sha256(row["topic"].encode()).hexdigest(), 16) % FOLDS
    return Pair(task="claimdiff", claim=row["older_claim"], evidence=row["newer_claim"], label=label, part=part)


def by_label(pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
    """Pairs that are not held out, by their label."""
    told: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if not pair.held_out:
            told[pair.label].append(pair)
    return told
