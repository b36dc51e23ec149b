"""Who did it, to whom or what, and with what, on MUC-4's dev part; places and organisations, on RE3D.

MUC-4 asks for role fillers of whole reports, scored as CEAF-REE by the reference metrics that lie beside the data. A
filler read is one string, its best name; a gold filler that several templates repeat counts once, as in GRIT (Du et
al., 2021). Optional gold fillers count. Victims are told by name or by description, each a filler of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bench.pairing import pair
from bench.partway import readings
from bench.shared import rows, scorer
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.fillers import Filler, fillers_in
from reportedly.read.syntax import analyse


class Role(NamedTuple):
    """A role to be scored: the encoder's tracks and MUC-4's slots that make it up."""

    tracks: tuple[str, ...]
    slots: tuple[str, ...]


FIVE_ROLES = {
    "individuals": Role(("perpetrator",), ("PERP: INDIVIDUAL ID",)),
    "bodies": Role(("perpetrator_body",), ("PERP: ORGANIZATION ID",)),
    "things": Role(("target",), ("PHYS TGT: ID",)),
    "victims": Role(("victim",), ("HUM TGT: NAME", "HUM TGT: DESCRIPTION")),
    "weapons": Role(("weapon",), ("INCIDENT: INSTRUMENT ID",)),
}
ROLES = {
    "perpetrators": Role(
        FIVE_ROLES["individuals"].tracks + FIVE_ROLES["bodies"].tracks,
        FIVE_ROLES["individuals"].slots + FIVE_ROLES["bodies"].slots,
    ),
    "targets": Role(
        FIVE_ROLES["things"].tracks + FIVE_ROLES["victims"].tracks,
        FIVE_ROLES["things"].slots + FIVE_ROLES["victims"].slots,
    ),
    "weapons": FIVE_ROLES["weapons"],
}

Spans = list[tuple[int, int]]


def score() -> dict[str, float]:
    """F1 of MUC-4's fillers by role, and of RE3D's places and bodies by overlap.

    Raises NotThereError where the data is not there.
    """
    return _muc4() | _re3d()


def _muc4() -> dict[str, float]:
    records = list(rows("events/muc4_dev.jsonl"))
    read = list(_fillers(r["text"] for r in records))
    grouped, five = (ceaf_ree(records, read, roles) for roles in (ROLES, FIVE_ROLES))
    figures = {f"MUC-4 {role}, CEAF-REE F1": grouped[role] for role in (*ROLES, "micro")}
    return figures | {"MUC-4 micro of five roles, CEAF-REE F1": five["micro"]}


def _fillers(texts: Iterable[str]) -> Iterator[tuple[Filler, ...]]:
    for syntax, text in analyse((text, text) for text in texts):
        yield fillers_in(syntax.encoded, text)


def ceaf_ree(
    records: Sequence[Mapping[str, Any]], read: Sequence[Iterable[Filler]], roles: Mapping[str, Role]
) -> dict[str, float]:
    """F1 by role, and as "micro" of all roles together; `read` holds the fillers of each record in turn."""
    gold = {r["doc_id"]: {name: gold_fillers(r, role.slots) for name, role in roles.items()} for r in records}
    found = {
        record["doc_id"]: {
            name: [[f.name.text.replace("\n", " ")] for f in fillers if f.role in role.tracks]
            for name, role in roles.items()
        }
        for record, fillers in zip(records, read, strict=True)
    }
    figures = scorer("metrics").ceaf_ree(gold, found, list(roles))
    return {name: figures[name][2] for name in (*roles, "micro")}


def gold_fillers(record: Mapping[str, Any], slots: Iterable[str]) -> list[list[str]]:
    """The fillers of some slots, each by its strings; one whose strings another filler holds is told once."""
    told = [
        filler["strings"]
        for template in record["templates"]
        for slot in slots
        for filler in template.get(slot, [])
        if filler.get("strings")
    ]
    kept: list[list[str]] = []
    for strings in told:
        if not any(set(strings) <= set(k) or set(k) <= set(strings) for k in kept):
            kept.append(strings)
    return kept


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
