"""Reader models as a table for the terminal and as JSON, and a model's card."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.read.encoder.model_choice import BUILT_IN, VARIABLE, ChosenBy, ListedModel
from reportedly.read.encoder.model_folder import ReaderModel
from reportedly.tell.table import RULED
from reportedly.tell.wording import CONTROLS, plain

CHOSEN: dict[ChosenBy | None, str] = {
    None: "", "run": "for this run", "environment": f"by {VARIABLE}", "user": "by you", "default": "by default",
}  # fmt: skip
BYTES_A_MB = 1_000_000


def models_text(models: Iterable[ListedModel], *, width: int = 80) -> str:
    """Tell models one a line, and below them what is wrong with those that cannot be used."""
    models = tuple(models)
    table = Table(box=RULED, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for heading in ("name", "version", "where", "MB", "languages", "chosen", "state"):
        table.add_column(heading, justify="right" if heading == "MB" else "left", overflow="fold")
    for model in models:
        table.add_row(*map(Text, _cells(model)))
    out = io.StringIO()
    Console(file=out, width=max(width, 60), color_system=None, highlight=False, legacy_windows=False).print(table)
    faults = [f"{_where(model)}: {plain(fault)}" for model in models for fault in model.faults]
    lines = [line.rstrip() for line in out.getvalue().splitlines()] + (["", *faults] if faults else [])
    return "".join(f"{line}\n" for line in lines)


def _cells(model: ListedModel) -> tuple[str, ...]:
    named = (plain(model.name or ""), plain(model.version or ""), _where(model))
    size = f"{model.size / BYTES_A_MB:,.1f}" if model.size else ""
    return *named, size, plain(" ".join(model.languages)), CHOSEN[model.chosen_by], model.state


def _where(model: ListedModel) -> str:
    return BUILT_IN if model.built_in else plain(str(model.folder))


def models_json(models: Iterable[ListedModel]) -> str:
    """Tell models as one JSON array; `size` in bytes, `chosen_by` null where a model is not the one used."""
    records = [{**asdict(model), "folder": str(model.folder)} for model in models]
    return json.dumps(records, indent=2, ensure_ascii=True) + "\n"


def choice_text(model: ListedModel) -> str:
    """Tell what has been chosen, whether it can be used, and whether it is what will be used."""
    title = " ".join(plain(word) for word in (model.name, model.version) if word)
    where = "the built-in model" if model.built_in else plain(str(model.folder))
    state = "" if model.state == "ready" else f", which is {model.state}"
    lines = [f"chosen: {where}" + (f" ({title})" if title else "") + state]
    if model.chosen_by is None:
        lines.append(f"{VARIABLE} is set and goes before this choice; unset it to use what you chose")
    return "".join(f"{line}\n" for line in lines)


def whole_text(model: ReaderModel) -> str:
    """Tell that a model was checked and is whole."""
    return f"{plain(model.name)} {plain(model.version)} in {plain(str(model.folder))} is whole\n"


def card_text(card: str) -> str:
    """A model card as written, without characters that a terminal would obey."""
    return "".join(f"{CONTROLS.sub('', line)}\n" for line in card.splitlines())
