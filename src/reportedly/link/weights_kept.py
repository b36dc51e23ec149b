"""The weights that linking comes with: where they lie, their manifest, and that they are what it names.

weights/pairs.onnx   the network that holds texts against a claim
weights/words.npz    the vectors by which words come near each other
weights/pairs.json   the manifest: format, name, version, heads, the digest of both
weights/CARD.md      the model card, for people
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from reportedly.errors import SetupError

GRAPH, VECTORS, MANIFEST, CARD = "pairs.onnx", "words.npz", "pairs.json", "CARD.md"
FORMAT = 1
AGAIN = "install reportedly again"


def weights_folder() -> Path:
    """Where the weights that come with the program lie."""
    return Path(str(resources.files("reportedly.link") / "weights"))


def checked(folder: Path, name: str) -> Path:
    """A file of weights; raises SetupError where it is missing, or not the one that the manifest names."""
    stated = manifest_in(folder)["sha256"].get(name)
    try:
        with (folder / name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SetupError(f"{folder / name} cannot be read ({error.strerror}): {AGAIN}") from None
    if digest != stated:
        raise SetupError(f"{folder / name} is not the file that {MANIFEST} names: {AGAIN}")
    return folder / name


def manifest_in(folder: Path) -> Mapping[str, Any]:
    """What the manifest of a folder of weights says; raises SetupError where it is damaged or of another format."""
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_bytes())
    except OSError as error:
        raise SetupError(f"{path} cannot be read ({error.strerror}): {AGAIN}") from None
    except ValueError as error:
        raise SetupError(f"{path} is no JSON ({error}): {AGAIN}") from None
    keys = ("name", "version", "heads", "sha256")
    if not isinstance(told, dict) or told.get("format") != FORMAT or any(key not in told for key in keys):
        raise SetupError(f"{path} is no manifest of format {FORMAT}: {AGAIN}")
    return dict(told)
