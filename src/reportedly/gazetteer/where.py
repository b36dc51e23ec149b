"""Where the gazetteer's files are."""

from __future__ import annotations

import os
from pathlib import Path

FILE_NAME = "places.sqlite"


def built_in_path() -> Path:
    """The file compiled at set-up, inside the package."""
    return Path(__file__).parent / "data" / FILE_NAME


def own_path() -> Path:
    """The user's own rows: in `$REPORTEDLY_HOME`, or `$XDG_DATA_HOME/reportedly`, or `~/.local/share/reportedly`."""
    home = os.environ.get("REPORTEDLY_HOME")
    if home:
        return Path(home) / FILE_NAME
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "reportedly" / FILE_NAME
