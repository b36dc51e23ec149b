"""Settles when: the value of every time expression, and the time of every claim.

Values go from left to right, for each may count from the one told of before. In news a bare date goes with
publication; in histories, which tell of years gone by, with the time last told of.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.gap import Gap
from reportedly.model.time import Timex
from reportedly.read.draft import Draft, Stage
from reportedly.resolve.claim_times import ClaimTimes
from reportedly.resolve.time_narrative import Narrative, is_history
from reportedly.resolve.time_setting import Told, publication
from reportedly.resolve.time_value import Value

NAME = "resolve.times"


def run(draft: Draft) -> Draft:
    """Settle values, then claim times; what stays open becomes gaps."""
    published = publication(draft.report.published)
    values = settle_values(draft, published)
    timexes = tuple(
        Timex(quote=m.quote, type=m.type, value=v.value, edtf=v.edtf)
        for m, v in zip(draft.timexes, values, strict=True)
    )
    gaps = tuple(
        Gap(stage=NAME, what=f"when “{m.quote.text}” is", why=v.why, spans=m.quote.spans)
        for m, v in zip(draft.timexes, values, strict=True)
        if v.why is not None and v.value is None
    )
    times, open_times = ClaimTimes(draft, values, published).settle()
    return replace(draft, values=timexes, claim_times=times, gaps=draft.gaps + gaps + open_times)


def settle_values(draft: Draft, published: Told | None) -> list[Value]:
    """The value of each of the draft's timexes, in order."""
    narrative = Narrative(
        text=draft.report.text,
        syntax=draft.syntax,
        mentions=draft.timexes,
        published=published,
        history=is_history([m.words for m in draft.timexes], published),
    )
    return narrative.values()


STAGE = Stage(
    name=NAME,
    version=2,
    reads=("syntax", "timexes", "passages", "events", "factuality"),
    writes=("values", "claim_times", "gaps"),
    run=run,
)
