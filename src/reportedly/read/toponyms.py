"""TO WRITE: read.toponyms."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="read.toponyms", version=1, reads=('syntax',), writes=('toponyms',), run=run)
