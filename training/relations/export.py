"""A trained pair reader as a model folder: the graph, and a manifest with its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportedly.link.weights_kept import FORMAT, GRAPH, MANIFEST, VECTORS
from training.relations.graph import write_graph
from training.relations.network import HEADS, PairReader


def export(model: PairReader, folder: Path, about: Mapping[str, Any], *, quantised: bool = True) -> None:
    """Write `pairs.onnx` and `pairs.json`; `about` gives name, version, figures and the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    write_graph(model, folder / GRAPH, quantised=quantised)
    write_manifest(folder, about)


def write_manifest(folder: Path, about: Mapping[str, Any]) -> None:
    """Write the manifest, with the digests of the graph and of the words' vectors as they are."""
    files = [folder / name for name in (GRAPH, VECTORS) if (folder / name).exists()]
    digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    whole = {"format": FORMAT, "heads": HEADS, **about, "sha256": digests}
    (folder / MANIFEST).write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
