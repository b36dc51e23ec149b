"""Checking claims against the labelled situations: each report's stance, and how many independent origins there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bench.shared import BENCH, require, rows, scorer
from reportedly.journey import read_reports
from reportedly.link.check import as_report, brought, check, prepare
from reportedly.model.reading import Reading
from reportedly.model.report import Report

SETS = ("jan2019_dev", "abqaiq_2019_dev")
SIDES = ("support", "refute", "other")


def score() -> dict[str, float]:
    """Figures of each set, and of both together."""
    told = {name: _measured(name) for name in SETS}
    whole = sum((confusion for confusion, _ in told.values()), Counter[tuple[str, str]]())
    figures = {
        f"{name}.{key}": value for name, (c, errors) in told.items() for key, value in _figures(c, errors).items()
    }
    return figures | {
        f"both.{key}": value for key, value in _figures(whole, [e for _, es in told.values() for e in es]).items()
    }


def _measured(name: str) -> tuple[Counter[tuple[str, str]], list[tuple[int, int]]]:
    """Wanted and given sides of each claim and report, and how far the counts of origins are off."""
    gold = {row["report_id"]: row for row in rows(f"situation/{name}.jsonl")}
    claims = _claims(name)
    readings = [r for r in read_reports(map(_report, gold.values())) if isinstance(r, Reading)]
    book = prepare(readings)
    texts = {key: claim if isinstance(claim, str) else claim["text"] for key, claim in claims.items()}
    asked = dict(zip(texts, read_reports([as_report(text, readings) for text in texts.values()]), strict=True))
    confusion: Counter[tuple[str, str]] = Counter()
    errors: list[tuple[int, int]] = []
    label = scorer("score_situation").label
    for key, text in texts.items():
        reading = asked[key]
        assert isinstance(reading, Reading)
        stances, total = check(brought(key, text, reading), book)
        given = {stance.report.external_id: label(stance.stance) for stance in stances}
        for report, row in gold.items():
            confusion[label(row["gold"]["stance_to_claims"].get(key)), given.get(report, "other")] += 1
        wanted = _wanted_origins(key, claims[key], gold)
        errors.append(
            (abs(wanted[0] - total.independent_origins_for), abs(wanted[1] - total.independent_origins_against))
        )
    return confusion, errors


def _claims(name: str) -> Mapping[str, Any]:
    told = json.loads(require(BENCH / "situation" / f"{name}_claims.json").read_text(encoding="utf-8"))
    claims: Mapping[str, Any] = told.get("claims", told)
    return claims


def _report(row: Mapping[str, Any]) -> Report:
    day = (row.get("published") or "").rstrip("?") or None
    return Report.from_text(
        row["text"], external_id=row["report_id"], publisher=row.get("publisher"), published=day,
        published_from="given" if day else None,
    )  # fmt: skip


def _wanted_origins(key: str, claim: Any, gold: Mapping[str, Any]) -> tuple[int, int]:
    if isinstance(claim, dict) and "independent_sources_supporting" in claim:
        return len(claim["independent_sources_supporting"]), len(claim["independent_sources_refuting"])
    label = scorer("score_situation").label
    groups: dict[str, set[str]] = {side: set() for side in SIDES}
    for row in gold.values():
        groups[label(row["gold"]["stance_to_claims"].get(key))].add(row["gold"]["origin_group"])
    return len(groups["support"]), len(groups["refute"])


def _figures(confusion: Counter[tuple[str, str]], errors: list[tuple[int, int]]) -> dict[str, float]:
    f1 = {side: _f1(confusion, side) for side in SIDES}
    return {
        "macro_f1": sum(f1.values()) / len(f1),
        **{f"{side}_f1": value for side, value in f1.items()},
        "origins_for_error": sum(e[0] for e in errors) / len(errors),
        "origins_against_error": sum(e[1] for e in errors) / len(errors),
    }


def _f1(confusion: Counter[tuple[str, str]], side: str) -> float:
    right = confusion[side, side]
    given = sum(n for (_, other), n in confusion.items() if other == side)
    wanted = sum(n for (other, _), n in confusion.items() if other == side)
    told: tuple[float, float, float] = scorer("score_situation").prf(right, given, wanted)
    return told[2]
