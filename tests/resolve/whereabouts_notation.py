"""Read the table of texts and places, and lay found places beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.model.place import ClaimPlace, Place
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read import toponyms
from reportedly.read.draft import Draft, Passage
from reportedly.read.syntax import analyse
from reportedly.resolve import geometry as geo
from reportedly.resolve import places, whereabouts


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    text: str
    expected: tuple[str, ...]
    line: int


def rows(path: Path) -> list[Row]:
    """Every text of the table with its expected lines."""
    found = []
    block: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            block.append(line.strip())
        elif block:
            expected = () if block[1:] == ["none"] else tuple(block[1:])
            found.append(Row(text=block[0], expected=expected, line=number - len(block)))
            block = []
    return found


def locate(text: str) -> Draft:
    """Take a text through the stages that find places, one passage for each sentence."""
    report = Report.from_text(text)
    syntax, _ = next(analyse([(text, None)]))
    draft = Draft(report=report, syntax=syntax)
    for stage in (toponyms.STAGE, places.STAGE):
        draft = stage.run(draft)
    passages = tuple(
        Passage(
            id=Passage.make_id(report.id, quote, ()),
            content=quote,
            chain=(),
            head=s.root.i,
            frames=(),
            purpose_of=None,
        )
        for s in syntax.sentences
        for quote in [Quote.cut(text, [(s.start_char, s.end_char)])]
    )
    return whereabouts.STAGE.run(replace(draft, passages=passages))


def differences(row: Row) -> list[str]:
    """What is missing, what is too much, and which limits are broken."""
    draft = locate(row.text)
    found = [cp for p in draft.passages for cp in draft.claim_places.get(p.id, ())]
    own = {p.toponym: p for p in draft.places}
    wrong = []
    for line in row.expected:
        role, toponym, relation, limits = (cell.strip() for cell in f"{line} ".split("|"))
        wanted = None if relation == "-" else relation
        match = next(
            (c for c in found if (c.role, c.place.toponym.text, c.relation) == (role, toponym, wanted)),
            None,
        )
        if match is None:
            wrong.append(f"missing: {line}")
            continue
        found.remove(match)
        wrong += [
            f"{line}: {fault}" for fault in broken(limits, match.place, own.get(match.place.toponym, match.place))
        ]
    return wrong + [f"too much: {shown(c)}" for c in found]


def shown(place: ClaimPlace) -> str:
    return f"{place.role} | {place.place.toponym.text} | {place.relation or '-'}"


def broken(limits: str, place: Place, own: Place) -> list[str]:
    """The limits that a place does not keep."""
    faults = []
    for limit in filter(None, (part.strip() for part in limits.split(";"))):
        if limit == "unplaced":
            held = place.lat is None
        elif place.lat is None or place.lon is None or own.lat is None or own.lon is None:
            held = False
        else:
            held = keeps(limit, place, (own.lat, own.lon), (place.lat, place.lon))
        if not held:
            faults.append(f"not {limit} (at {place.lat}, {place.lon}, radius {place.radius_km})")
    return faults


def keeps(limit: str, place: Place, start: geo.Position, end: geo.Position) -> bool:
    """Tell whether a place keeps one limit."""
    if limit in ("line", "polygon"):
        return place.geometry is not None and limit in place.geometry["type"].lower().replace("multi", "")
    if match := re.fullmatch(r"radius (<=|>=) (\d+)", limit):
        radius = place.radius_km or 0.0
        return radius <= float(match[2]) if match[1] == "<=" else radius >= float(match[2])
    if match := re.fullmatch(r"away (\d+)\.\.(\d+)", limit):
        return float(match[1]) <= geo.distance_km(start, end) <= float(match[2])
    if match := re.fullmatch(r"bearing (\d+)±(\d+)", limit):
        off = abs((geo.bearing(start, end) - float(match[1]) + 180) % 360 - 180)
        return off <= float(match[2])
    raise ValueError(f"no such limit: {limit}")
