"""Where a report's words, and a claim's knowledge, come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.reason import Reason
from reportedly.model.report import Report

How = Literal["verbatim", "light_edit", "rewrite", "translation", "same_statement", "none"]
"""How a report carries another's words; "same_statement": each tells in its own reporting what one informant said."""

InformantKind = Literal["actor", "person", "newsroom", "unnamed", "unknown"]
DistortionKind = Literal["number", "negation", "tense", "direction", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRef:
    """A report as records of a situation name it."""

    id: str
    url: str | None
    publisher: str | None
    external_id: str | None
    """The id that the input itself gave; None where it gave none."""

    @classmethod
    def to(cls, report: Report) -> ReportRef:
        """Name a report."""
        return cls(id=report.id, url=report.url, publisher=report.publisher, external_id=report.external_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A person, body or newsroom that first held a claim; a newsroom only for what it saw or obtained itself."""

    id: str
    informant: str
    """Who is said to know it, in words."""
    actor: str | None
    """Id of the actor that the informant is or speaks for; None where it resolves to none."""
    party: str | None
    """The state, side or company it belongs to; None where that cannot be told. Two of one party corroborate weakly."""
    reports: tuple[ReportRef, ...]
    """Every report that carries it, copies included."""
    wide: bool = False
    """Whether it is a state as a whole, so that any other who speaks for that state may be the same."""
    also: tuple[str, ...] = ()
    """What else it is called in the reports: "the ministry" beside the name of its spokeswoman."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion:
    """A detail that changed on the way from one report to its copy; no independent source's contradiction."""

    what: DistortionKind
    older: str
    """The words of the older report."""
    newer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrigin:
    """Whose reporting a report carries."""

    report_id: str
    origin_group: str
    """Shared by the reports that carry one origin's reporting: they count once."""
    copy_of: str | None
    """The report whose words it carries, or with which it shares a statement; None where it is the first."""
    how: How
    credited_to: tuple[str, ...]
    """The outlets that it credits."""
    distortions: tuple[Distortion, ...]
    reasons: tuple[Reason, ...]
    """Why it is a copy; empty where it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Informant:
    """Who is said to know what a claim says: the innermost source, the same person or body across reports being one."""

    id: str | None
    """None where the lineage is unknown: such a claim has no origin that counts."""
    name: str
    kind: InformantKind
    actor: str | None
    party: str | None
    """The side it belongs to: a state's code, or the id of a group or company; None where it cannot be told."""
    wide: bool = False
    """Whether it is a state as a whole, so that any other who speaks for that state may be the same."""
