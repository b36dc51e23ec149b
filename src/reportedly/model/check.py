"""What a casebook has for and against a claim that somebody brings: a stance for each report, and a sum over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.reason import Reason
from reportedly.model.report import Report

StanceKind = Literal["support", "refute", "report_both", "uncertain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How one report stands to a claim, by which of its claims, on whose word, and why."""

    key: str
    """The claim that was brought, by the key it was given."""
    report: Report
    stance: StanceKind
    claims: tuple[str, ...]
    """Ids of the report's claims that bear on it, the weightiest first."""
    informants: tuple[str, ...]
    """Who is said to know it, in the report's words; empty where the report speaks in its own voice."""
    reasons: tuple[Reason, ...]
    """Of the claim that bears most: `older` is the claim that was brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The sum of what all reports say on a claim."""

    key: str
    text: str
    independent_origins_for: int
    independent_origins_against: int
    reports_for: int
    reports_against: int
    lineage_unknown: int
    """Reports for or against that name no informant, so that they add no origin."""
    latest_word: Report | None
    """The latest report that takes a side; None where none does."""
    credibility: int
    """1 (confirmed) to 6 (cannot be judged)."""
