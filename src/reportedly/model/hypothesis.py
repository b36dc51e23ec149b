"""Rival explanations of the same events, rated against evidence (Analysis of Competing Hypotheses, Heuer)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.reason import Reason
from reportedly.model.span import Spans

Rating = Literal["consistent", "inconsistent", "neutral", "not_applicable"]
Confidence = Literal["low", "moderate", "high"]
Doubt = Literal["disputed", "unconfirmed", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRating:
    """How a person rates a piece of evidence against an explanation; kept beside the machine's, which stays."""

    hypothesis: str
    claim: str
    rating: Rating
    by: str
    given: str
    """When, RFC 3339 or a day."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A piece of evidence against one explanation."""

    claim: str
    """The first claim that tells it; others that tell the same are no further evidence."""
    claims: tuple[str, ...]
    """All that tell the same, in the order of publication."""
    rating: Rating
    """The machine's."""
    person: PersonRating | None
    """The latest rating that a person gave; it counts in place of the machine's. None where nobody did."""
    weight: float
    """0 to 1, by the grades of its sources and of what it says; 0 where nobody can be named who knows it."""
    diagnosticity: float
    """0 to 1: how far it tells the explanations apart. What fits all of them tells nothing."""
    spans: Spans
    """The words of the first claim's report that the rating rests on."""
    reasons: tuple[Reason, ...]
    weighed: str = ""
    """In words, which grades the weight comes from."""

    @property
    def counted(self) -> Rating:
        """The rating that counts: the person's where there is one."""
        return self.rating if self.person is None else self.person.rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim whose resolution would move the ranking of explanations."""

    claim: str
    """The claim that is disputed or unconfirmed, or the wording of the explanation that nothing bears on."""
    doubt: Doubt
    what: str
    """What would have to be found out, in words."""
    if_so: str
    """The explanation that would lead if it is so."""
    if_not: str
    """The one that would lead if it is not."""
    shift: float
    """How far the two outcomes lie apart, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Why a claim was taken for an explanation, and put under its question."""

    claim: str
    way: str
    """What it does: "did it" says who, "blames", "explains", "lists" stands in a list …"""
    by: str
    """The words by which it was taken for one."""
    reasons: tuple[Reason, ...]
    """What speaks for and against its being about what the question asks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation among its rivals."""

    question_id: str
    question: str
    id: str
    statement: str
    """The wording that can best be read by itself, the earliest of several."""
    wordings: tuple[str, ...]
    """Every claim that gives this explanation, in the order of publication."""
    rank: int
    """1 for the least inconsistent; explanations with the same inconsistency share a rank."""
    inconsistency: float
    """Weights of the evidence against it, added up."""
    likelihood: str
    """ICD 203 word; of this explanation among its rivals, one that nobody has named included."""
    confidence: Confidence
    """Analytic confidence in the ranking, apart from likelihood."""
    evidence: tuple[Evidence, ...]
    """Most telling first."""
    would_tell_apart: tuple[Telling, ...]
    """Of the whole question, greatest shift first."""
    taken: tuple[Wording, ...] = ()
    """Of every wording, why it stands here."""
