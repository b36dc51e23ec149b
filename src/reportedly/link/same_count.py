"""Whether two figures that differ count the same: the same people or things, or the toll of one thing.

What adds up grows: a later and higher count of the dead is news, and no contradiction. It is one where its teller
counted for himself, where the two tellers are on two sides, each with a count of its own, and where it comes so late
that the first was thought to be the last.
"""

from __future__ import annotations

import re
from collections.abc import Container

from reportedly.link.event_facts import day
from reportedly.link.figures_compared import DONE, FRACTIONS, figures_of
from reportedly.link.matter import Matter, days_apart, weighed
from reportedly.link.one_toll import counts_for_himself, may_be_rivals, of_one_toll
from reportedly.link.shared_words import BIT, shared_bits, shares
from reportedly.link.sides_told import are_rivals
from reportedly.link.told import cut
from reportedly.link.tolls import OVER_TIME
from reportedly.model.reason import Reason

AGREE = 0.6
"""The share, by rarity, that one of the two must tell of what the other does."""
LEAST_VALUE = 7 * BIT
"""Hundredths of a bit that the shared words must come to."""
GROWS_FOR_DAYS = 7
"""So long the dead of one happening are found; what is told later without a word of growing is another count."""
GROWING = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb(?:s|ed)?|grow[ns]?|grew|grown|reach(?:es|ed)?|rais(?:es|ed)|increased?|jumped"
    r"|so far|now|toll|succumbed|more bod(?:y|ies))\b",
    re.IGNORECASE,
)
COUNTED_ANYHOW = frozenset(
    [
        "people",
        "person",
        "dead",
        "others",
        "killed",
        "wounded",
        "injured",
        "victims",
        "casualties",
        "men",
        "lives",
        "persons",
        "bodies",
        "deaths",
        "fatalities",
        "corpses",
    ]
)
"""Words beside a figure that do not say which of the people it counts."""
OF_THEM = re.compile(
    r"\b(?:of|among) (?:them|those|these"
    r"|the (?:dead|killed|victims|casualties|fatalities|deaths|wounded|injured|missing))\b",
    re.IGNORECASE,
)
"""Words for a part of those who are counted elsewhere: "two of the dead"."""


def same_count(older: Matter, newer: Matter, reason: Reason, disputed: Container[str]) -> bool:
    """Whether two figures that differ count the same, and neither is news of the other."""
    if _counts_others(older, newer, reason) or (_grew(older, newer, reason) and not _counts_anew(older, newer)):
        return False
    if len({OVER_TIME.search(matter.told.text) is None for matter in (older, newer)}) > 1:
        return False
    if of_one_toll(older, newer) and may_be_rivals(older, newer):
        return True
    _, most = shares(older.own, newer.own, disputed)
    return most >= AGREE and shared_bits(older.own, newer.own, disputed) >= LEAST_VALUE


def _counts_others(older: Matter, newer: Matter, reason: Reason) -> bool:
    """Whether the figures count two sorts: two soldiers among the dead are no rival to fifteen dead."""
    if any(OF_THEM.search(words) for words in (reason.older, reason.newer)):
        return True
    ours, theirs = (
        frozenset(weighed(w for w in cut(words) if w.lower_ not in COUNTED_ANYHOW and w.lower_ not in FRACTIONS))
        for words in (reason.older, reason.newer)
    )
    return bool(ours or theirs) and not ours & theirs


def _grew(older: Matter, newer: Matter, reason: Reason) -> bool:
    """Whether a count of what adds up is given on a later day and is higher."""
    days = [day(m.reading.report.published) for m in (older, newer)]
    if days[0] is None or days[1] is None or days[0] >= days[1]:
        return False
    before, after = (
        next((f for f in figures_of(m.told) if f.words == words), None)
        for m, words in ((older, reason.older), (newer, reason.newer))
    )
    if before is None or after is None or DONE.isdisjoint((before.unit, after.unit)):
        return False
    return before.low <= after.low


def _counts_anew(older: Matter, newer: Matter) -> bool:
    """Whether a later count is its teller's own, and does not only bring the older up to date."""
    late = (days_apart(older, newer) or 0) > GROWS_FOR_DAYS and not GROWING.search(newer.told.text)
    return late or counts_for_himself(newer) or are_rivals(older.side, newer.side)
