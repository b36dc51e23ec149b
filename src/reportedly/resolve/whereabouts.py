"""TO WRITE: resolve.whereabouts."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="resolve.whereabouts", version=1, reads=('syntax', 'passages', 'events', 'toponyms', 'places'), writes=('claim_places', 'gaps'), run=run)
