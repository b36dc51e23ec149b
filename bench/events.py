"""How well events are typed and their participants found, on the PLOVER gold records.

Each record's text is read as it stands, its sentences as passages; its event is the first typed one. Labels of the
records' older codebook are mapped to PLOVER's present sixteen, modes likewise. Records of every label go to two halves
by turns: words and rules were tuned on the first, the second only measures.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.model.event import Event, Participant
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read import events
from reportedly.read.draft import Draft, Passage
from reportedly.read.syntax import Syntax, analyse

RECORDS = Path(__file__).parents[1] / "../shared/bench/events/plover_gsr.jsonl"
TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
MODES = {
    "demo-org": "demo", "demo-spon": "demo", "riot-spon": "riot", "strike-hun": "hunger", "strike-gen": "strike",
    "detain": "abduct", "curfew": "restrict", "martial-law": "restrict", "political": "ban",
    "airstrike": "heavy-weapons", "other": None,
}  # fmt: skip
"""Modes of the records in the present codebook's words; threats of a curfew count as threats to restrict."""


def score() -> dict[str, float]:
    """Accuracy of types and modes, F1 of actors and recipients by overlap; "held" is the half not tuned on."""
    tuned: list[tuple[dict[str, Any], Event | None]] = []
    held: list[tuple[dict[str, Any], Event | None]] = []
    seen: Counter[str] = Counter()
    for record, event in read_records():
        seen[record["label"]] += 1
        (tuned if seen[record["label"]] % 2 else held).append((record, event))
    rows = {"all": tuned + held, "tuned": tuned, "held": held}
    return {f"{name} {what}": value for name, pairs in rows.items() for what, value in _figures(pairs).items()}


def read_records() -> Iterator[tuple[dict[str, Any], Event | None]]:
    """Every gold record with the event read from its text."""
    lines = RECORDS.read_text(encoding="utf-8").splitlines()
    for syntax, record in analyse((r["text"], r) for r in map(json.loads, lines)):
        yield record, best_event(record["text"], syntax)


def best_event(text: str, syntax: Syntax) -> Event | None:
    """The first typed event of a text read sentence by sentence."""
    report = Report.from_text(text)
    passages = tuple(_passage(report, s.start_char, s.end_char, s.root.i) for s in syntax.sentences)
    found = events.run(Draft(report=report, syntax=syntax, passages=passages)).events
    in_order = [found[p.id] for p in passages if p.id in found]
    return next((e for e in in_order if e.type is not None), in_order[0] if in_order else None)


def _passage(report: Report, start: int, end: int, head: int) -> Passage:
    content = Quote.cut(report.text, [(start, end)])
    id = Passage.make_id(report.id, content, ())
    return Passage(id=id, content=content, chain=(), head=head, frames=(), purpose_of=None)


def _figures(pairs: list[tuple[dict[str, Any], Event | None]]) -> dict[str, float]:
    right = sum(e is not None and e.type == gold_type(r) for r, e in pairs)
    moded = [(r, e) for r, e in pairs if r["mode"] and e is not None and e.type == gold_type(r)]
    same = sum(_mode(r["mode"]) == _mode(e.mode) for r, e in moded if e is not None)
    return {
        "type accuracy": right / max(1, len(pairs)),
        "mode accuracy where the type is right": same / max(1, len(moded)),
        "actor F1": _f1((_spans(r, "source"), e.actors if e else ()) for r, e in pairs),
        "recipient F1": _f1((_spans(r, "target"), e.recipients if e else ()) for r, e in pairs),
    }


def gold_type(record: dict[str, Any]) -> str:
    """The record's label in the present codebook."""
    label = str(record["label"])
    return TYPES.get(label, label)


def _mode(mode: str | None) -> str | None:
    return MODES.get(mode, mode) if mode else None


def _spans(record: dict[str, Any], role: str) -> list[tuple[int, int]]:
    return [(s["start"], s["end"]) for s in record["spans"] if s["role"] == role]


def _f1(pairs: Iterable[tuple[list[tuple[int, int]], tuple[Participant, ...]]]) -> float:
    """F1 of stretches that share a character with one of the other side."""
    gold = found = gold_hit = found_hit = 0
    for wanted, got in pairs:
        spans = [s for p in got for s in p.quote.spans]
        gold, found = gold + len(wanted), found + len(spans)
        gold_hit += sum(any(a < t and s < b for s, t in spans) for a, b in wanted)
        found_hit += sum(any(a < t and s < b for a, b in wanted) for s, t in spans)
    recall, precision = gold_hit / max(1, gold), found_hit / max(1, found)
    return 2 * recall * precision / max(1e-9, recall + precision)


def main() -> None:
    if not RECORDS.exists():
        raise SystemExit(f"no records at {RECORDS}")
    for what, value in score().items():
        print(f"{what:45s} {value:.3f}")


if __name__ == "__main__":
    main()
