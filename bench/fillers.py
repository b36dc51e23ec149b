"""Who did it and to whom, on MUC-4's dev part; places and organisations, on RE3D.

MUC-4 asks for role fillers of whole reports: here those in attacks count as perpetrators (actors) and as targets or
victims (recipients), scored as CEAF-REE by the reference metrics that lie beside the data.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bench.pairing import pair
from bench.partway import drafts, readings
from bench.shared import rows, scorer
from reportedly.model.reading import Reading
from reportedly.model.report import Report

ROLES = {
    "perpetrators": ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID"),
    "targets": ("PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION"),
}
ATTACKS = ("ASSAULT", "COERCE")

Spans = list[tuple[int, int]]


def score() -> dict[str, float]:
    """F1 of MUC-4's fillers by role, and of RE3D's places and bodies by overlap.

    Raises NotThereError where the data is not there.
    """
    return _muc4() | _re3d()


def _muc4() -> dict[str, float]:
    records = list(rows("events/muc4_dev.jsonl"))
    gold = {r["doc_id"]: {role: _gold_entities(r, names) for role, names in ROLES.items()} for r in records}
    read = {
        record["doc_id"]: {
            "perpetrators": _mentions(draft.events, "actors"),
            "targets": _mentions(draft.events, "recipients"),
        }
        for record, draft in zip(records, drafts((r["text"] for r in records), wanted="events"), strict=True)
    }
    figures = scorer("metrics").ceaf_ree(gold, read, list(ROLES))
    return {f"MUC-4 {role}, CEAF-REE F1": figures[role][2] for role in (*ROLES, "micro")}


def _gold_entities(record: dict[str, Any], names: Iterable[str]) -> list[list[str]]:
    return [
        filler["strings"]
        for template in record["templates"]
        for name in names
        for filler in template.get(name, [])
        if filler.get("strings")
    ]


def _mentions(events: Any, side: str) -> list[list[str]]:
    words = [p.quote.text for e in events.values() if e.type in ATTACKS for p in getattr(e, side)]
    return [[w] for w in dict.fromkeys(w.replace("\n", " ") for w in words)]


def _re3d() -> dict[str, float]:
    records = list(rows("events/re3d_dev.jsonl"))
    pairs = list(
        zip(records, readings(Report.from_text(r["text"], external_id=r["doc_id"]) for r in records), strict=True)
    )
    places = [(_gold_spans(r, ("Location",)), _toponyms(reading)) for r, reading in pairs]
    bodies = [(_gold_spans(r, ("Organisation", "Nationality")), _bodies(reading)) for r, reading in pairs]
    return {"RE3D places, overlap F1": _overlap_f1(places), "RE3D bodies as actors, overlap F1": _overlap_f1(bodies)}


def _gold_spans(record: dict[str, Any], types: tuple[str, ...]) -> Spans:
    return sorted({(s["start"], s["end"]) for s in record["spans"] if s["type"] in types})


def _toponyms(reading: Reading) -> Spans:
    return [(p.toponym.start, p.toponym.end) for p in reading.toponyms]


def _bodies(reading: Reading) -> Spans:
    return sorted({(m.start, m.end) for actor in reading.actors for m in actor.mentions})


def _overlap_f1(pairs: list[tuple[Spans, Spans]]) -> float:
    def share(a: tuple[int, int], b: tuple[int, int]) -> float:
        return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], b[1] - b[0])

    shared = sum(len(pair(gold, read, share, 0.01)) for gold, read in pairs)
    total = sum(len(gold) + len(read) for gold, read in pairs)
    return 2 * shared / max(1, total)


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
