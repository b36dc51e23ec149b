"""What an analyst says of a situation by hand: whose each report is, who knows what, and what contradicts what.

Rows of the gold in `gold/situation`; `where` is the file and line that a row comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["verbatim", "light_edit", "rewrite", "translation"]
Stance = Literal["support", "refute", "report_both", "uncertain", "background"]
RelationKind = Literal["corroborates", "contradicts", "updates", "withdraws", "repeats"]
Status = Literal["uncorroborated", "corroborated", "disputed", "withdrawn", "denied"]
Rating = Literal["consistent", "inconsistent", "neutral", "not_applicable"]

UNKNOWN = "unknown"
"""In place of an informant: the report says that it is said, not by whom; it counts as no origin."""
NOBODY = "nobody"
"""In place of an informant: no one said so; the words were altered in copying, or stand there without any ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words that a report must hold; ` … ` leaves words out."""

    report: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report of the situation: its short name, its file, and who put it out when."""

    where: str
    id: str
    file: str
    """The file's name; with "#" and the id of its line where the file is JSON lines."""
    publisher: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion:
    """What was altered on the way, with the words of the older report and of the newer."""

    what: str
    older: str
    newer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRow:
    """Whose reporting a report is: its own, a copy, a later version, or a statement that others have too."""

    where: str
    report: str
    kind: Literal["own", "copies", "replaces", "same statement"]
    older: str | None
    how: How | None
    credited_to: tuple[str, ...]
    distortions: tuple[Distortion, ...]
    shared_words: str | None
    """The sentence that two newsrooms took down; None where it is no such line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Informant:
    """The innermost source that can be told; `party` is the side that it is on, None where it is on none."""

    where: str
    id: str
    name: str
    party: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """What some reports say to a key claim, on whose word, in which words."""

    where: str
    reports: tuple[str, ...]
    stance: Stance
    informants: tuple[str, ...]
    """Ids, or UNKNOWN, or NOBODY; where both sides are reported, those for the claim."""
    against: tuple[str, ...]
    """Those against it, where both sides are reported."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyClaim:
    """A claim in plain words that somebody brings, and how the reports stand to it."""

    where: str
    id: str
    text: str
    kind: Literal["event", "figure", "explanation"]
    stances: tuple[StanceRow, ...]
    origins: tuple[int, int, int] | None
    """For, against, lineage unknown, as the file states them; None where it does not."""
    latest_word: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """How a claim of a newer report stands to one of an older, and on whose word each is."""

    where: str
    newer: Cited
    relation: RelationKind
    older: Cited
    attribute: str | None
    newer_by: str
    older_by: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One of the values that are in dispute, and the reports that give it."""

    value: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """An attribute of an event on which the reports differ."""

    where: str
    attribute: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Words that tell of an event, or that only look as if they did."""

    where: str
    cited: Cited
    same: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventBlock:
    """One event, with what is expected of its grading."""

    where: str
    id: str
    summary: str
    status: Status
    credibility: tuple[int, ...]
    """Any of these grades is right."""
    tellings: tuple[Telling, ...]
    disputed: tuple[Disputed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation, with every wording of it."""

    where: str
    id: str
    statement: str
    wordings: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """A claim that bears on the explanations, and how it sits with each."""

    where: str
    cited: Cited
    informant: str
    ratings: dict[str, Rating]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartRow:
    """Something missing or disputed that would tell explanations apart."""

    where: str
    cited: Cited
    hypotheses: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its rival explanations, the evidence, and the order in which they stand."""

    where: str
    id: str
    text: str
    event: str
    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[EvidenceRow, ...]
    apart: tuple[ApartRow, ...]
    ranked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All the gold of one situation."""

    name: str
    reports: tuple[ReportRow, ...]
    lineage: tuple[LineageRow, ...]
    informants: tuple[Informant, ...]
    claims: tuple[KeyClaim, ...]
    relations: tuple[RelationRow, ...]
    events: tuple[EventBlock, ...]
    questions: tuple[Question, ...]
