"""The year of a date that does not name its own."""

from __future__ import annotations

from reportedly.read.time_meaning import Relation, TimeWords
from reportedly.resolve.time_setting import SEASON_MIDDLES, Setting, Told
from reportedly.resolve.time_value import STEP, base_of

NEAR_AHEAD = 7
"""Days past publication within which a bare date is held to be of the same year, whatever the tense."""


def year_of(words: TimeWords, setting: Setting) -> tuple[int | None, int | None]:
    """The astronomical year of a date, and the mention that it was taken from."""
    if words.year is not None:
        return (1 - words.year if words.before_christ else words.year), None
    if words.short_year is not None:
        return full_year(words.short_year, setting)
    if words.year_relation:
        base = base_of(words.year_relation, setting)
        return (base.year + STEP[words.year_relation], base.mention) if base else (None, None)
    if words.relation and (words.month or words.season):
        return _related_year(words, words.relation, setting)
    if setting.told and (setting.history or setting.told_year is not None):
        return setting.told.year, setting.told.mention
    if setting.published is None:
        return None, None
    return _nearest_year(words, setting, setting.published), -1


def full_year(short: int, setting: Setting) -> tuple[int | None, int | None]:
    """The year of two figures, and the mention that its century was taken from."""
    base = setting.told if setting.told and setting.history else setting.published or setting.told
    if base is None:
        return None, None
    near = base.year + (0 if base is setting.told else 1)
    year = near - (near - short) % 100
    return (year + 100 if base is setting.told and year + 100 - base.year <= 20 else year), base.mention


def _related_year(words: TimeWords, relation: Relation, setting: Setting) -> tuple[int | None, int | None]:
    """The year of "last March", "next summer", "that same spring"."""
    base = base_of(relation, setting)
    if base is None:
        return None, None
    at = words.month or SEASON_MIDDLES[words.season or "WI"]
    now = base.about_month or (12 if STEP[relation] < 0 else 1)
    if STEP[relation] < 0:
        return base.year - (at >= now), base.mention
    if STEP[relation] > 0:
        return base.year + (at <= now), base.mention
    return base.year, base.mention


def _nearest_year(words: TimeWords, setting: Setting, published: Told) -> int:
    """In news a bare date is the last one up to publication, or the next one where the words point ahead."""
    at = words.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 1}.get(words.season or "", 1)
    if words.month is None and words.day is not None and setting.told and setting.told.month:
        at = setting.told.month
    month = published.month or 12
    day = published.day.day if published.day else 31
    later = (at, words.day or 1) > (month, day)
    if later and at == month and (words.day or 1) - day <= NEAR_AHEAD:
        return published.year
    if setting.future:
        return published.year + (at < month)
    return published.year - later
