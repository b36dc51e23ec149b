"""A situation brief: what is judged, new, borne out, disputed, claimed and not known, with a note for every claim.

It is worked out from the picture alone, so that the same casebook gives the same brief; the moment is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from reportedly.casebook import Change
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.tell.basemap import load_basemap
from reportedly.tell.brief.english import day, some
from reportedly.tell.brief.explained import explanations, key_judgements
from reportedly.tell.brief.map_drawn import map_of
from reportedly.tell.brief.news import news
from reportedly.tell.brief.notes import cited_sources, noted, sentences_of
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Brief
from reportedly.tell.brief.short import in_short
from reportedly.tell.brief.standing import alone, borne_out, disputed
from reportedly.tell.brief.totals import Totals
from reportedly.tell.brief.unknown import not_known
from reportedly.weigh.picture import Picture

CAUTION = (
    "This brief says who says what. That something is borne out means that independent origins tell alike, and not "
    "that it happened. It was put together by rules from reports that a program has read; each note leads to the words."
)
SCALE = (
    "Reliability is of a source, by its record: A completely reliable, B usually, C fairly, D not usually, E "
    "unreliable; F cannot be judged, and is no middle value. Credibility is of what is said, by what stands behind it "
    "this time: 1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable; 6 cannot be judged."
)
MAP_AFTER = "judgements"
"""The section behind which the map stands."""
UNVERIFIED = "Whatever is not under “Borne out by independent origins” is unverified."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a brief is asked to be about."""

    title: str
    events: tuple[SituationEvent, ...]
    """Those asked for, in any order."""
    words: str
    """What was asked for, in words; empty for everything."""
    since: str
    """The moment since which things are new, as it was written; empty where none was given."""
    changes: tuple[Change, ...] | None
    """What changed since then; None where no moment was given."""
    totals: Totals | None = None
    """Of all that was asked for, where only the foremost of it is here."""


def brief_of(
    asked: Asked,
    picture: Picture,
    readings: Mapping[str, Reading],
    *,
    made: datetime,
    entry: int,
    digest: str,
    named: Callable[[str], str],
) -> Brief:
    """Write the brief; `named` puts a subject of the ledger into words, `entry` and `digest` are the ledger's last."""
    scope = Scope(
        picture=picture, events=asked.events, narrowed=bool(asked.words), changes=asked.changes, totals=asked.totals
    )
    held, contested = borne_out(scope), disputed(scope)
    parts = (
        in_short(scope, held, contested),
        key_judgements(scope),
        news(scope, day(asked.since) if "-" in asked.since else f"entry {asked.since}", named),
        held,
        contested,
        alone(scope),
        explanations(scope),
        not_known(scope, readings),
    )
    sections = tuple(part for part in parts if part is not None)
    notes, numbers = noted(sections, scope, readings)
    told = {id for sentence in sentences_of(sections) for id in sentence.claims}
    drawing = map_of((e for e in asked.events if told.intersection(e.claims)), scope, load_basemap())
    return Brief(
        title=asked.title,
        period=_period(scope),
        as_of=f"{day(made.date().isoformat())}, {made:%H:%M} UTC, after ledger entry {entry}",
        asked=asked.words,
        basis=_basis(scope),
        digest=digest,
        sections=sections,
        map_svg=drawing.svg if drawing else None,
        map_remarks=drawing.remarks if drawing else ("No place of these events is resolved, so there is no map.",),
        sources=cited_sources(notes, scope),
        notes=notes,
        numbers=numbers,
    )


def _period(scope: Scope) -> str:
    """From the first report to the latest, by when they were published."""
    days = sorted(at for event in scope.events for at in (event.first, event.latest) if at)
    if scope.totals is not None:
        days = list(filter(None, (scope.totals.first, scope.totals.latest)))
    if not days:
        return "no report says when it was published"
    first, last = day(days[0]), day(days[-1])
    return f"reports of {first}" if first == last else f"reports of {first} to {last}"


def _basis(scope: Scope) -> str:
    refs = [scope.picture.situation.reports[id] for id in scope.reports]
    reports, publishers = len(refs), len({ref.publisher or ref.id for ref in refs})
    claims, events = len(scope.claims), len(scope.events)
    if (totals := scope.totals) is not None:
        reports, publishers, claims, events = totals.reports, totals.publishers, totals.claims, totals.events
    if not events:
        return "no event: nothing in the casebook is like what was asked for"
    return (
        f"{some(reports, 'report')} by {some(publishers, 'publisher')}, with {some(claims, 'claim')} "
        f"on {some(events, 'event')}"
    )
