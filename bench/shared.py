"""The benchmark data that lies beside the repository, in `../shared/bench`; nothing of it is ever copied here."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
BENCH = SHARED / "bench"


class NotThereError(Exception):
    """Something that a capability is measured on is not on this machine."""


def rows(path: str) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file below `../shared/bench`.

    Raises NotThereError where the file is not there.
    """
    require(BENCH / path)
    with (BENCH / path).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def require(path: Path) -> Path:
    """The path, if something is there; raises NotThereError if not."""
    if not path.exists():
        raise NotThereError(f"{path.relative_to(SHARED.parent) if path.is_relative_to(SHARED) else path} not there")
    return path


@cache
def scorer(name: str) -> ModuleType:
    """A reference scorer that lies beside the data, loaded from where it is.

    Raises NotThereError where it is not there.
    """
    spec = importlib.util.spec_from_file_location(f"shared_{name}", require(BENCH / "score" / f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
