"""TO WRITE: read.factuality."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="read.factuality", version=1, reads=('syntax', 'passages'), writes=('factuality',), run=run)
