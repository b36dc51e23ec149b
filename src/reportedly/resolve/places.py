"""TO WRITE: resolve.places."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.place import Place
from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return replace(draft, places=tuple(Place(toponym=q) for q in draft.toponyms))


STAGE = Stage(name="resolve.places", version=1, reads=('syntax', 'toponyms'), writes=('places', 'gaps'), run=run)
