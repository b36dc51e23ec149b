"""TO WRITE: resolve.times."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.time import Timex
from reportedly.read.draft import Draft, Stage


def run(draft: Draft) -> Draft:
    return replace(draft, values=tuple(Timex(quote=m.quote, type=m.type, value=None, edtf=None) for m in draft.timexes))


STAGE = Stage(name="resolve.times", version=1, reads=('syntax', 'timexes', 'passages', 'events'), writes=('values', 'claim_times', 'gaps'), run=run)
