"""TO WRITE: read.explanations."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="read.explanations", version=1, reads=('syntax', 'passages', 'events', 'factuality'), writes=('kinds', 'explains'), run=run)
