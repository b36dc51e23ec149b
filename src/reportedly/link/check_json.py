"""Stances and checks as records of situation JSON."""

from __future__ import annotations

from typing import Any

from reportedly.model.check import Check, Stance
from reportedly.model.reason import Reason
from reportedly.model.relation import Relation
from reportedly.model.report import Report

Record = dict[str, Any]


def stance_record(stance: Stance) -> Record:
    """One report's stance."""
    return {
        "record": "stance",
        "key": stance.key,
        "report": report_record(stance.report),
        "stance": stance.stance,
        "claims": list(stance.claims),
        "informants": list(stance.informants),
        "reasons": [reason_record(reason) for reason in stance.reasons],
    }


def check_record(check: Check) -> Record:
    """The sum over all reports."""
    return {
        "record": "check",
        "key": check.key,
        "text": check.text,
        "independent_origins_for": check.independent_origins_for,
        "independent_origins_against": check.independent_origins_against,
        "reports_for": check.reports_for,
        "reports_against": check.reports_against,
        "lineage_unknown": check.lineage_unknown,
        "latest_word": report_record(check.latest_word) if check.latest_word else None,
        "credibility": check.credibility,
    }


def relation_record(relation: Relation) -> Record:
    """One relation between two claims."""
    return {
        "record": "relation",
        "older": relation.older,
        "newer": relation.newer,
        "relation": relation.relation,
        "attribute": relation.attribute,
        "independent": relation.independent,
        "reasons": [reason_record(reason) for reason in relation.reasons],
    }


def report_record(report: Report) -> Record:
    """What names a report."""
    return {"id": report.id, "url": report.url, "publisher": report.publisher, "external_id": report.external_id}


def reason_record(reason: Reason) -> Record:
    """One reason."""
    return {"feature": reason.feature, "bits": round(reason.bits, 3), "older": reason.older, "newer": reason.newer}
