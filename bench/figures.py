"""Figures of a run as a table for the terminal, as JSON, and as the page `docs/figures.md`."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "bench" / "out" / "figures.json"
PAGE = ROOT / "docs" / "figures.md"

BESIDE = " ~ "
"""In a figure's name, what follows this is the baseline that the figure of the same name stands beside."""

Figures = Mapping[str, Mapping[str, float] | str]
"""By capability: its figures by name, or why it was skipped."""


def lines(figures: Mapping[str, float]) -> Iterator[tuple[str, float, str]]:
    """Name, value and the baselines beside it, as a table shows them."""
    for name, value in figures.items():
        if BESIDE not in name:
            beside = ((k.split(BESIDE, 1)[1], v) for k, v in figures.items() if k.startswith(name + BESIDE))
            yield name, value, ", ".join(f"{baseline} {number(v)}" for baseline, v in beside)


def number(value: float) -> str:
    """A count without digits, a share with three, other numbers with two."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:.3f}" if abs(value) <= 1 else f"{value:,.2f}"


def show(figures: Figures) -> None:
    """Print the table."""
    table = Table(title="What the reader can do, measured")
    for column, justify in (("capability", "left"), ("measure", "left"), ("figure", "right"), ("beside it", "left")):
        table.add_column(column, justify="right" if justify == "right" else "left")
    for capability, found in figures.items():
        if isinstance(found, str):
            table.add_row(capability, found, "", "", style="bold red")
        else:
            for n, (name, value, beside) in enumerate(lines(found)):
                table.add_row("" if n else capability, name, number(value), beside)
        table.add_section()
    Console(width=130).print(table)


def keep(figures: Figures) -> None:
    """Write the figures as JSON below `bench/out`; capabilities not run this time keep what they had."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    merged = {**(json.loads(OUT.read_text(encoding="utf-8")) if OUT.exists() else {}), **figures}
    OUT.write_text(json.dumps(merged, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_page() -> None:
    """Write `docs/figures.md` from the JSON of the last runs."""
    figures: Figures = json.loads(OUT.read_text(encoding="utf-8"))
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(_page(figures)), encoding="utf-8")


def _page(figures: Figures) -> Iterator[str]:
    yield "# Figures\n"
    yield (
        "Written by `python -m bench --page` from what `make bench` measured "
        f"(Python {platform.python_version()}, {platform.machine()}). Shares lie between 0 and 1. "
        "`gold` is our own (see `gold/README.md`); rules may be tuned on its part `tune`, `measured` is only measured. "
        "The other sets lie outside the repository.\n"
    )
    for capability, found in figures.items():
        yield f"## {capability}\n"
        if isinstance(found, str):
            yield found + "\n"
            continue
        yield "| measure | figure | beside it |\n|---|---:|---|"
        yield "\n".join(f"| {name} | {number(value)} | {beside} |" for name, value, beside in lines(found)) + "\n"
