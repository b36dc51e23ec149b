"""Origins, relations, events, sources, explanations and checks as records of situation JSON.

The published JSON Schema is `model/schema/situation-1.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from reportedly.model.check import Check, Stance
from reportedly.model.grade import SourceGrade
from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.model.origin import Origin, ReportOrigin, ReportRef
from reportedly.model.reason import Reason
from reportedly.model.relation import Relation
from reportedly.model.situation import Disputed, SituationEvent

Record = dict[str, Any]

SCHEMA_VERSION = 1


def situation_schema() -> Record:
    """The published JSON Schema of one record."""
    path = resources.files("reportedly.model") / "schema" / f"situation-{SCHEMA_VERSION}.schema.json"
    schema: Record = json.loads(path.read_text(encoding="utf-8"))
    return schema


def origin_record(told: ReportOrigin, reports: Mapping[str, ReportRef]) -> Record:
    """Whose reporting a report carries; `reports` has it, and the one whose words it carries, by their ids."""
    return {
        "record": "origin",
        "report": report_record(reports[told.report_id]),
        "origin_group": told.origin_group,
        "copy_of": report_record(reports[told.copy_of]) if told.copy_of else None,
        "how": told.how,
        "credited_to": list(told.credited_to),
        "distortions": [{"what": d.what, "older": d.older, "newer": d.newer} for d in told.distortions],
        "reasons": reason_records(told.reasons),
    }


def relation_record(relation: Relation) -> Record:
    """How a newer claim stands to an older one."""
    return {
        "record": "relation",
        "older": relation.older,
        "newer": relation.newer,
        "relation": relation.relation,
        "attribute": relation.attribute,
        "independent": relation.independent,
        "reasons": reason_records(relation.reasons),
    }


def event_record(event: SituationEvent) -> Record:
    """An event with both its sides."""
    return {
        "record": "event",
        "id": event.id,
        "summary": event.summary,
        "claims": list(event.claims),
        "first": event.first,
        "latest": event.latest,
        "origins_for": [informant_record(origin) for origin in event.origins_for],
        "origins_against": [informant_record(origin) for origin in event.origins_against],
        "party_to_it": list(event.party_to_it),
        "independent_origins": event.independent_origins,
        "lineage_unknown": event.lineage_unknown,
        "disputed": [_disputed(disputed) for disputed in event.disputed],
        "credibility": event.credibility,
        "credibility_rule": event.credibility_rule,
        "status": event.status,
    }


def informant_record(origin: Origin) -> Record:
    """Who first held a claim."""
    return {
        "id": origin.id,
        "informant": origin.informant,
        "actor": origin.actor,
        "party": origin.party,
        "reports": [report_record(report) for report in origin.reports],
    }


def _disputed(disputed: Disputed) -> Record:
    values = [
        {"value": v.value, "low": v.low, "high": v.high, "claims": list(v.claims), "origins": v.origins}
        for v in disputed.values
    ]
    return {"attribute": disputed.attribute, "values": values}


def source_record(origin: Origin, grade: SourceGrade) -> Record:
    """A source with its grade and the record that the grade rests on."""
    person = grade.person
    return {
        "record": "source",
        **informant_record(origin),
        "reliability": grade.grade,
        "learned": grade.learned,
        "right": grade.right,
        "wrong": grade.wrong,
        "history": [
            {
                "settled": entry.settled,
                "event": entry.event,
                "claim": entry.claim,
                "result": entry.result,
                "why": entry.why,
                "grade_after": entry.grade_after,
            }
            for entry in grade.history
        ],
        "person": person and {"grade": person.grade, "by": person.by, "given": person.given, "why": person.why},
    }


def hypothesis_record(hypothesis: Hypothesis) -> Record:
    """One explanation among its rivals, with the evidence."""
    return {
        "record": "hypothesis",
        "question_id": hypothesis.question_id,
        "question": hypothesis.question,
        "id": hypothesis.id,
        "statement": hypothesis.statement,
        "wordings": list(hypothesis.wordings),
        "rank": hypothesis.rank,
        "inconsistency": round(hypothesis.inconsistency, 3),
        "likelihood": hypothesis.likelihood,
        "confidence": hypothesis.confidence,
        "evidence": [_evidence(evidence) for evidence in hypothesis.evidence],
        "would_tell_apart": [
            {
                "claim": telling.claim,
                "doubt": telling.doubt,
                "what": telling.what,
                "if_so": telling.if_so,
                "if_not": telling.if_not,
                "shift": round(telling.shift, 3),
            }
            for telling in hypothesis.would_tell_apart
        ],
    }


def _evidence(evidence: Evidence) -> Record:
    person = evidence.person
    return {
        "claim": evidence.claim,
        "claims": list(evidence.claims),
        "rating": evidence.rating,
        "person": person and {"rating": person.rating, "by": person.by, "given": person.given, "why": person.why},
        "weight": round(evidence.weight, 3),
        "diagnosticity": round(evidence.diagnosticity, 3),
        "reasons": reason_records(evidence.reasons),
    }


def stance_record(stance: Stance) -> Record:
    """How one report stands to a claim that was brought."""
    return {
        "record": "stance",
        "key": stance.key,
        "report": report_record(ReportRef.to(stance.report)),
        "stance": stance.stance,
        "claims": list(stance.claims),
        "informants": list(stance.informants),
        "reasons": reason_records(stance.reasons),
    }


def check_record(check: Check) -> Record:
    """What all reports come to on a claim that was brought."""
    return {
        "record": "check",
        "key": check.key,
        "text": check.text,
        "independent_origins_for": check.independent_origins_for,
        "independent_origins_against": check.independent_origins_against,
        "reports_for": check.reports_for,
        "reports_against": check.reports_against,
        "lineage_unknown": check.lineage_unknown,
        "latest_word": report_record(ReportRef.to(check.latest_word)) if check.latest_word else None,
        "credibility": check.credibility,
    }


def report_record(report: ReportRef) -> Record:
    """What names a report."""
    return {"id": report.id, "url": report.url, "publisher": report.publisher, "external_id": report.external_id}


def reason_records(reasons: Iterable[Reason]) -> list[Record]:
    """Reasons with the two values compared."""
    return [
        {"feature": reason.feature, "bits": round(reason.bits, 3), "older": reason.older, "newer": reason.newer}
        for reason in reasons
    ]
