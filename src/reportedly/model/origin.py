"""The innermost source of a claim that can be told, one across all reports that carry it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.report import Report


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
