"""The notation of `gold/relations.txt`: a verdict, an older and a newer claim a line, in two parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from reportedly.errors import InputError
from reportedly.model.relation import Attribute

TABLE = Path(__file__).resolve().parents[1] / "gold" / "relations.txt"
AGREES, NEITHER = "agrees", "neither"
VERDICTS = (AGREES, *get_args(Attribute), NEITHER)
PARTS = ("tune", "measured")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """Two claims about one event, and what the newer does to the older."""

    part: str
    verdict: str
    older: str
    newer: str


def read_pairs(path: Path = TABLE) -> tuple[GoldPair, ...]:
    """Every pair of the table.

    Raises InputError for a line that is none.
    """
    return tuple(_pairs(path.read_text(encoding="utf-8"), path.name))


def _pairs(text: str, where: str) -> Iterator[GoldPair]:
    part = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("=="):
            part = line.strip("= ")
        elif line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != 3 or cells[0] not in VERDICTS or part not in PARTS:
                raise InputError(f"{where}:{number}", "no pair of claims", "write verdict | older claim | newer claim")
            yield GoldPair(part=part, verdict=cells[0], older=cells[1], newer=cells[2])
