"""TO WRITE: read.quantities."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="read.quantities", version=1, reads=('syntax', 'passages'), writes=('quantities',), run=run)
