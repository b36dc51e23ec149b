"""What situation JSON would say if linking and weighing did as the gold does.

The gold names claims by their report and words, so where situation JSON has a claim's id there stands
`{"report": …, "words": …}`. Times, wordings of scores, and ids of things that no report has are the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.situation_model import (
    NOBODY,
    UNKNOWN,
    Cited,
    EventBlock,
    KeyClaim,
    LineageRow,
    Question,
    RelationRow,
    Situation,
    Value,
)
from bench.situation_origins import group_of, inconsistent, informants_of, origins_of, parties_of
from reportedly.model.report import Report

Record = dict[str, Any]


def records_of(situation: Situation, reports: dict[str, Report]) -> Iterator[Record]:
    """Every record, in the order origins, relations, events, hypotheses, checks."""
    told = {name: _report(report) for name, report in reports.items()}
    groups = group_of(situation)
    yield from (_origin(row, groups, told) for row in situation.lineage)
    yield from (_relation(row, told) for row in situation.relations)
    yield from (_distorts(row, told) for row in situation.lineage if row.distortions)
    yield from (_event(event, told) for event in situation.events)
    for question in situation.questions:
        yield from _hypotheses(question, told)
    for claim in situation.claims:
        yield from _stances(claim, told)
        yield _check(claim, situation, told)


def _report(report: Report) -> Record:
    return {"id": report.id, "url": report.url, "publisher": report.publisher, "external_id": report.external_id}


def _origin(row: LineageRow, groups: dict[str, str], told: dict[str, Record]) -> Record:
    how = "same_statement" if row.kind == "same statement" else row.how or "none"
    return {
        "record": "origin",
        "report": told[row.report],
        "origin_group": f"org_{groups[row.report]}",
        "copy_of": told[row.older] if row.older and row.kind == "copies" else None,
        "how": how,
        "credited_to": list(row.credited_to),
        "distortions": [{"what": d.what, "older": d.older, "newer": d.newer} for d in row.distortions],
    }


def _cited(cited: Cited, told: dict[str, Record]) -> Record:
    return {"report": told[cited.report], "words": cited.words}


def _relation(row: RelationRow, told: dict[str, Record]) -> Record:
    return {
        "record": "relation",
        "older": _cited(row.older, told),
        "newer": _cited(row.newer, told),
        "relation": row.relation,
        "attribute": row.attribute,
        "independent": row.newer_by != row.older_by and row.relation != "withdraws",
        "why": row.why,
    }


def _distorts(row: LineageRow, told: dict[str, Record]) -> Record:
    first = row.distortions[0]
    return {
        "record": "relation",
        "older": _cited(Cited(report=row.older or "", words=first.older), told),
        "newer": _cited(Cited(report=row.report, words=first.newer), told),
        "relation": "distorts",
        "attribute": first.what,
        "independent": False,
        "why": f"altered in copying: {first.what}",
    }


def _event(event: EventBlock, told: dict[str, Record]) -> Record:
    return {
        "record": "event",
        "id": f"evt_{event.id}",
        "summary": event.summary,
        "claims": [_cited(t.cited, told) for t in event.tellings if t.same],
        "other_events": [_cited(t.cited, told) for t in event.tellings if not t.same],
        "disputed": [
            {"attribute": d.attribute, "values": [_value(value, told) for value in d.values]} for d in event.disputed
        ],
        "credibility": list(event.credibility),
        "status": event.status,
    }


def _value(value: Value, told: dict[str, Record]) -> Record:
    return {"value": value.value, "claims": [_cited(cited, told) for cited in value.cited]}


def _hypotheses(question: Question, told: dict[str, Record]) -> Iterator[Record]:
    for hypothesis in question.hypotheses:
        yield {
            "record": "hypothesis",
            "question_id": f"qst_{question.id}",
            "question": question.text,
            "id": f"hyp_{hypothesis.id}",
            "statement": hypothesis.statement,
            "wordings": [_cited(cited, told) for cited in hypothesis.wordings],
            "rank": question.ranked.index(hypothesis.id) + 1,
            "inconsistency": inconsistent(question, hypothesis.id),
            "evidence": [
                {"claim": _cited(row.cited, told), "rating": row.ratings[hypothesis.id], "why": row.why}
                for row in question.evidence
            ],
            "would_tell_apart": [
                {"claim": _cited(row.cited, told), "why": row.why}
                for row in question.apart
                if hypothesis.id in row.hypotheses
            ],
        }


def _stances(claim: KeyClaim, told: dict[str, Record]) -> Iterator[Record]:
    for row in claim.stances:
        known = [name for name in (*row.informants, *row.against) if name not in (UNKNOWN, NOBODY)]
        for report in row.reports:
            yield {
                "record": "stance",
                "key": claim.id,
                "report": told[report],
                "stance": row.stance,
                "claims": [_cited(Cited(report=report, words=row.words), told)],
                "informants": known,
            }


def _check(claim: KeyClaim, situation: Situation, told: dict[str, Record]) -> Record:
    origins, against, unknown = origins_of(claim)
    sides = informants_of(claim)
    taken = [row for row in claim.stances for _ in row.reports]
    return {
        "record": "check",
        "key": claim.id,
        "text": claim.text,
        "independent_origins_for": origins,
        "independent_origins_against": against,
        "informants_for": sides["for"],
        "informants_against": sides["against"],
        "parties_for": parties_of(situation, sides["for"]),
        "parties_against": parties_of(situation, sides["against"]),
        "reports_for": sum(row.stance == "support" for row in taken),
        "reports_against": sum(row.stance == "refute" for row in taken),
        "lineage_unknown": unknown,
        "latest_word": told[claim.latest_word] if claim.latest_word else None,
    }
