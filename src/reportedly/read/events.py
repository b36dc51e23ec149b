"""TO WRITE: read.events."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="read.events", version=1, reads=('syntax', 'passages'), writes=('events',), run=run)
