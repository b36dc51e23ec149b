"""Reports that share most of their wording, as one origin: what is used where no origins are given.

A report falls to an older one where more than a third of the shorter one's runs of five words stand in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.link.told import cut
from reportedly.model.digest import digest_id
from reportedly.model.reading import Reading

RUN = 5
SHARED = 1 / 3


def grouped_by_wording(readings: Sequence[Reading]) -> Mapping[str, str]:
    """The origin of each report, by report id."""
    runs = {r.report.id: _runs(r.report.text) for r in readings}
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for reading in sorted(readings, key=lambda r: (r.report.published or "", r.report.id)):
        own = reading.report.id
        met: defaultdict[str, int] = defaultdict(int)
        for run in runs[own]:
            for other in holders[run]:
                met[other] += 1
            holders[run].append(own)
        copied = [o for o, n in met.items() if n > SHARED * min(len(runs[own]), len(runs[o]))]
        first[own] = first[min(copied)] if copied else own
    return {own: digest_id("org", top) for own, top in first.items()}


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [w.lower_ for w in cut(text)]
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
