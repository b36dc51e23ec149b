"""How well given toponyms are resolved, beside how well this gazetteer could do: `python -m bench.places`.

Reads `../shared/bench/places`. A toponym that is not resolved counts as wrong. The ceiling takes, for every toponym,
the best of all places that its words name.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportedly.gazetteer.found import distance_km
from reportedly.gazetteer.store import open_gazetteer
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.resolve.place_candidates import Candidates
from reportedly.resolve.place_verdict import Outcome
from reportedly.resolve.places import resolve_toponyms

FOLDER = Path(__file__).parents[1].parent / "shared" / "bench" / "places"
SETS = ("lgl", "geovirus")
FARTHEST_KM = 20039.0
NEAR_KM, CLOSE_KM = 161.0, 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold toponym: how far off the program put it, and how near the gazetteer's nearest candidate lies."""

    text: str
    lat: float
    lon: float
    error_km: float
    least_km: float
    chosen: str


def reports(name: str) -> list[dict[str, Any]]:
    """Read one set, one report a line."""
    path = FOLDER / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def resolve(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[Quote], list[Outcome]]]:
    """Resolve the gold toponyms of every report."""
    gazetteer = open_gazetteer()
    for row in rows:
        spans = sorted(row["spans"], key=lambda s: (s["start"], s["end"]))
        quotes = [Quote.cut(row["text"], [(s["start"], s["end"])]) for s in spans]
        outcomes = resolve_toponyms(Report.from_text(row["text"], url=row["url"]), quotes, gazetteer)
        yield {**row, "spans": spans}, quotes, outcomes


def measure(resolved: list[tuple[dict[str, Any], list[Quote], list[Outcome]]]) -> Iterator[Mention]:
    """Compare every gold toponym that has a point with what it was resolved to."""
    finder = Candidates(open_gazetteer())
    for row, quotes, outcomes in resolved:
        for span, quote, outcome in zip(row["spans"], quotes, outcomes, strict=True):
            if span["lat"] is None:
                continue
            known = [c.entry for c in finder.of(quote, row["text"])]
            entry = outcome.candidate.entry if outcome.candidate else None
            yield Mention(
                text=quote.text, lat=span["lat"], lon=span["lon"],
                error_km=distance_km(entry.lat, entry.lon, span["lat"], span["lon"]) if entry else FARTHEST_KM,
                least_km=min((distance_km(e.lat, e.lon, span["lat"], span["lon"]) for e in known), default=FARTHEST_KM),
                chosen=f"{entry.id} {entry.name}, {entry.admin1 or entry.country}" if entry else outcome.why,
            )  # fmt: skip


def figures(mentions: list[Mention]) -> dict[str, float]:
    """Give accuracy within 161 and 25 km, the ceilings of both, and the area under the log error (lower is better)."""
    count = len(mentions)
    logs = sorted(math.log(1 + min(m.error_km, FARTHEST_KM)) / math.log(1 + FARTHEST_KM) for m in mentions)
    return {
        "toponyms": count,
        "accuracy@161km": sum(m.error_km <= NEAR_KM for m in mentions) / count,
        "ceiling@161km": sum(m.least_km <= NEAR_KM for m in mentions) / count,
        "accuracy@25km": sum(m.error_km <= CLOSE_KM for m in mentions) / count,
        "ceiling@25km": sum(m.least_km <= CLOSE_KM for m in mentions) / count,
        "auc": sum((a + b) / 2 for a, b in pairwise(logs)) / (count - 1),
    }


def score() -> dict[str, float]:
    """Measure every set; keys are such as "lgl accuracy@161km" and "lgl µs/word" (resolution alone)."""
    scores: dict[str, float] = {}
    for name in SETS:
        rows = reports(name)
        began = time.process_time()
        resolved = list(resolve(rows))
        spent = time.process_time() - began
        mentions = list(measure(resolved))
        scores |= {f"{name} {key}": value for key, value in figures(mentions).items()}
        scores[f"{name} µs/word"] = spent * 1e6 / sum(len(row["text"].split()) for row in rows)
    return scores


def main() -> None:
    """Print the table."""
    if not FOLDER.is_dir():
        raise SystemExit(f"{FOLDER} is not there: this benchmark cannot run")
    scores = score()
    keys = [key.removeprefix(f"{SETS[0]} ") for key in scores if key.startswith(SETS[0])]
    print(f"{'':18}" + "".join(f"{name:>12}" for name in SETS))
    for key in keys:
        print(f"{key:18}" + "".join(f"{scores[f'{name} {key}']:12.3f}" for name in SETS))


if __name__ == "__main__":
    main()
