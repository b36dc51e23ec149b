"""Model folders made for tests: whole ones, with bytes of no meaning for weights."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

CARD = "# A model\n\nReads nothing.\n"


def make_model(folder: Path, *, weights: bytes = b"weights", **changed: Any) -> Path:
    """A whole model folder; `changed` are keys of its manifest that are to be otherwise, None for none at all."""
    folder.mkdir(parents=True)
    files = {"reader.onnx": weights, "tokenizer.json": b"{}", "CARD.md": CARD.encode()}
    for file, content in files.items():
        (folder / file).write_bytes(content)
    hashed = {file: hashlib.sha256(files[file]).hexdigest() for file in ("reader.onnx", "tokenizer.json")}
    stated = {"format": 1, "name": "tiny", "version": "2026.11", "languages": ["en"], "sha256": hashed}
    manifest = {**stated, "tracks": ["claims"], **changed}
    write_manifest(folder, {key: value for key, value in manifest.items() if value is not None})
    return folder


def write_manifest(folder: Path, manifest: object) -> None:
    (folder / "reader.json").write_text(json.dumps(manifest), encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    return manifest


def flip(path: Path, at: int = 0) -> None:
    """Flip one bit of a file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
