"""TO WRITE: read.attribution."""

from __future__ import annotations

from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return draft


STAGE = Stage(name="read.attribution", version=1, reads=('syntax',), writes=('attributions',), run=run)
