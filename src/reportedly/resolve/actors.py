"""TO WRITE: resolve.actors."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="resolve.actors", version=1, reads=('syntax', 'passages', 'events'), writes=('actors', 'gaps'), run=run)
