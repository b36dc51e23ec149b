"""What Vite built of the client at set-up: which file holds what, under names that change with their content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import SetupError
from reportedly.model.digest import sha256_hex

FOLDER = Path(__file__).parent / "assets"
ENTRY = "main.ts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The addresses of the script and the style sheets that every page carries."""

    script: str
    styles: tuple[str, ...]
    digest: str
    """Of the list of all built files."""


def built(folder: Path = FOLDER) -> Built:
    """Read Vite's list; raises SetupError where nothing was built."""
    try:
        listed = (folder / "manifest.json").read_bytes()
    except OSError:
        raise SetupError(f"the workbench's scripts and styles are missing from {folder}; run `make setup`") from None
    entry: Mapping[str, object] = json.loads(listed)[ENTRY]
    styles = entry.get("css", ())
    assert isinstance(styles, list)
    return Built(
        script=f"/assets/{entry['file']}",
        styles=tuple(f"/assets/{style}" for style in styles),
        digest=sha256_hex(listed),
    )
