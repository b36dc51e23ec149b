"""Where the gazetteer's files are."""

from __future__ import annotations

import os
from pathlib import Path

FILE_NAME = "places.sqlite"


def built_in_path() -> Path:
    """The file compiled at set-up, inside the package."""
    return Path(__file__).parent / "data" / FILE_NAME


def own_path() -> Path:
    """The user's own rows, in the user's folder."""
    return own_folder() / FILE_NAME


def own_folder() -> Path:
    """What a user keeps: in `$REPORTEDLY_HOME`, or `$XDG_DATA_HOME/reportedly`, or `~/.local/share/reportedly`."""
    home = os.environ.get("REPORTEDLY_HOME")
    if home:
        return Path(home)
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "reportedly"
