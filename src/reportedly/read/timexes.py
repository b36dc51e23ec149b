"""TO WRITE: read.timexes."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="read.timexes", version=1, reads=('syntax',), writes=('timexes',), run=run)
