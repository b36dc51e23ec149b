"""What the rows of a situation's gold come to: origins for and against a claim, origin groups, evidence against."""

from __future__ import annotations

from bench.situation_model import NOBODY, UNKNOWN, KeyClaim, LineageRow, Question, Situation

COUNTED = {"support": "for", "refute": "against"}
"""The stances of a report that takes one side only."""


def origins_of(claim: KeyClaim) -> tuple[int, int, int]:
    """How many informants a claim has for it and against it, and how many reports of unknown lineage tell of it."""
    known = informants_of(claim)
    unknown = sum(len(s.reports) for s in claim.stances if s.stance in COUNTED and UNKNOWN in s.informants)
    return len(known["for"]), len(known["against"]), unknown


def informants_of(claim: KeyClaim) -> dict[str, list[str]]:
    """Who is for a claim and who against it, in the order of the rows; only those who commit themselves."""
    sides: dict[str, dict[str, None]] = {"for": {}, "against": {}}
    for stance in claim.stances:
        if stance.stance == "report_both":
            sides["for"] |= dict.fromkeys(stance.informants)
            sides["against"] |= dict.fromkeys(stance.against)
        elif stance.stance in COUNTED:
            sides[COUNTED[stance.stance]] |= dict.fromkeys(stance.informants)
    return {side: [name for name in names if name not in (UNKNOWN, NOBODY)] for side, names in sides.items()}


def parties_of(situation: Situation, informants: list[str]) -> list[str]:
    """The sides that informants are on; two informants of one side are weak corroboration."""
    party = {row.id: row.party for row in situation.informants}
    return sorted({found for name in informants if (found := party[name]) is not None})


def group_of(situation: Situation) -> dict[str, str]:
    """The report whose reporting each report has: the first of its copies and versions, itself where it has its own."""
    older_of = {row.report: row for row in situation.lineage if row.kind in ("copies", "replaces")}
    return {row.report: (line_back(row, older_of) or [row.report])[-1] for row in situation.lineage}


def line_back(row: LineageRow, older_of: dict[str, LineageRow]) -> list[str]:
    """The reports that a report goes back to, nearest first; ends where it would go in a circle."""
    back: list[str] = []
    while row.older and row.older not in back and row.report in older_of:
        back.append(row.older)
        if row.older not in older_of:
            break
        row = older_of[row.older]
    return back


def inconsistent(question: Question, hypothesis: str) -> int:
    """How many pieces of evidence are inconsistent with an explanation."""
    return sum(row.ratings.get(hypothesis) == "inconsistent" for row in question.evidence)
