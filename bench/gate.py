"""The gate in CI: the figures on our own gold may not fall below their floors."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from bench import situation_unseen
from bench.gold import score_part

FLOORS = Path(__file__).with_name("floors.toml")

SITUATIONS = "situation"
"""The table of floors that holds one for each situation; the others are parts of the gold for readings."""
Floors = Mapping[str, Mapping[str, float]]


def read_floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """The floors by part and measure."""
    floors: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {part: found for part, found in floors.items() if part != SITUATIONS}


def read_situation_floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """The floors under situations, by name and figure."""
    floors: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))[SITUATIONS]
    return floors


def falls(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """One line for every figure below its floor, or missing."""
    return [
        f"{name} is {figures[name]:.3f}, its floor {floor:.3f}" if name in figures else f"{name} was not measured"
        for name, floor in floors.items()
        if not figures.get(name, -1.0) >= floor
    ]


def main() -> int:
    """Print how every gated figure stands; 1 where any is below its floor."""
    fallen: list[str] = []
    measured = [(part, floors, score_part(part).figures()) for part, floors in read_floors().items()]
    measured += [(name, floors, situation_unseen.figures(name)) for name, floors in read_situation_floors().items()]
    for part, floors, figures in measured:
        for name, floor in floors.items():
            print(f"{part:9s} {name:24s} {figures.get(name, float('nan')):.3f}  floor {floor:.3f}")
        fallen += [f"{part}: {line}" for line in falls(figures, floors)]
    print("\n".join(["", "BELOW THE FLOOR:", *fallen]) if fallen else "\nno figure below its floor", file=sys.stderr)
    return bool(fallen)
