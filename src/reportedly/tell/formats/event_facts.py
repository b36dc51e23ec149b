"""An event as every format tells it: who says what of it on which side, where, when, how many, and who took part.

Claims of one event differ. Of each attribute, what is *told best* is what most independent origins say on the side
that holds the event, then what most claims say; everything else stays beside it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from reportedly.model.actor import Actor
from reportedly.model.event import Participant
from reportedly.model.grade import Reliability
from reportedly.model.origin import Origin
from reportedly.model.place import ClaimPlace
from reportedly.model.report import Report
from reportedly.model.situation import SituationEvent
from reportedly.model.time import ClaimTime
from reportedly.tell.formats.figures import Figure, figures_of
from reportedly.tell.formats.tellings import Telling, told_best
from reportedly.tell.shape import Geometry, Position, geometry_of, routes
from reportedly.tell.wording import place_words, plain, where_words

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place of an event, with the claims that put it there."""

    claim_place: ClaimPlace
    """As the first claim has it that names it so."""
    words: str
    geometry: Geometry | None
    """What it is on a map: a point only where it is known exactly; None where it is not resolved."""
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A route of an event, from origin by way of the stops to destination."""

    line: tuple[Position, ...]
    words: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Someone who is said to take part."""

    name: str
    """The actor's usual name, else the report's words."""
    actor: Actor | None
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """An event with all that formats ask of it."""

    event: SituationEvent
    summary: str
    tellings: tuple[Telling, ...]
    """Every claim of it, in the order of publication."""
    reports: tuple[Report, ...]
    """Those that tell of it, in the order of publication."""
    sites: tuple[Site, ...]
    """Told best first; those that are resolved before those that are not."""
    movements: tuple[Movement, ...]
    time: ClaimTime | None
    """When it is said to have happened, as told best; None where no claim says."""
    type: str | None
    """PLOVER type, told best."""
    mode: str | None
    acled: str | None
    """ACLED sub-event type, told best."""
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    figures: tuple[Figure, ...]
    reliability: Mapping[str, Reliability]
    """By origin, the grade of the source."""

    @property
    def site(self) -> Site | None:
        """The place for formats that hold only one: the resolved one that is told best; None where none is resolved."""
        return next((site for site in self.sites if site.geometry is not None), None)

    @property
    def happens(self) -> bool:
        """Whether something is said to happen, rather than to be so."""
        return any(telling.claim.event is not None for telling in self.tellings)

    def figure(self, unit: str) -> Figure | None:
        """What is counted in a unit; None where nobody counts it."""
        return next((figure for figure in self.figures if figure.unit == unit), None)

    def graded(self, origin: Origin) -> str:
        """An origin's name with the Admiralty grade of the source: "district police (B)"."""
        return f"{plain(origin.informant)} ({self.reliability.get(origin.id, 'F')})"


def facts_of(
    event: SituationEvent,
    tellings: tuple[Telling, ...],
    actors: Mapping[str, Actor],
    reliability: Mapping[str, Reliability],
    gone: frozenset[str],
) -> EventFacts:
    """Put together what is told of an event; figures of the claims in `gone` no longer stand."""
    events = [(t, t.claim.event) for t in tellings if t.claim.event is not None]
    return EventFacts(
        event=event,
        summary=plain(event.summary),
        tellings=tellings,
        reports=tuple({t.report.id: t.report for t in tellings}.values()),
        sites=tuple(_sites(tellings)),
        movements=tuple(_movements(tellings)),
        time=_time(tellings),
        type=told_best((e.type, t) for t, e in events if e.type),
        mode=told_best((e.mode, t) for t, e in events if e.mode),
        acled=told_best((e.acled, t) for t, e in events if e.acled),
        actors=_roles(((p, t) for t, e in events for p in e.actors), actors),
        recipients=_roles(((p, t) for t, e in events for p in e.recipients), actors),
        figures=figures_of(tellings, gone),
        reliability=reliability,
    )


def _time(tellings: tuple[Telling, ...]) -> ClaimTime | None:
    """The time told best among those with two ends; among those with one where there is none such."""
    timed = [(t, t.claim.time) for t in tellings if t.claim.time is not None]
    for known in (_closed, _open):
        by_key = {key: time for _, time in timed if (key := known(time)) is not None}
        best = told_best((key, t) for t, time in timed if (key := known(time)) is not None)
        if best is not None:
            return by_key[best]
    return None


def _closed(time: ClaimTime) -> tuple[str, str] | None:
    return (time.earliest, time.latest) if time.earliest and time.latest else None


def _open(time: ClaimTime) -> tuple[str, str] | None:
    return (time.earliest or "", time.latest or "") if time.earliest or time.latest else None


def _sites(tellings: tuple[Telling, ...]) -> Iterator[Site]:
    by_words: dict[str, list[tuple[ClaimPlace, Telling]]] = {}
    for telling in tellings:
        for place in telling.claim.places:
            by_words.setdefault(_site_key(place), []).append((place, telling))
    sites = [
        Site(
            claim_place=held[0][0],
            words=place_words(held[0][0]),
            geometry=geometry_of(held[0][0].place),
            tellings=tuple({t.claim.id: t for _, t in held}.values()),
        )
        for held in by_words.values()
    ]
    return iter(sorted(sites, key=_site_rank))


def _site_key(claim_place: ClaimPlace) -> str:
    """Places are one where they are the same on the map and play the same part; unresolved ones by their words."""
    place = claim_place.place
    where = (place.gazetteer_id, place.lat, place.lon, place.radius_km, place.precision)
    known = place.lat is not None or place.geometry is not None
    return repr((claim_place.role, where, claim_place.relation) if known else (claim_place.role, place.toponym.text))


def _site_rank(site: Site) -> tuple[bool, int, int, int, str]:
    origins, claims = weight(site.tellings)
    return site.geometry is None, -origins, -claims, site.claim_place.place.precision or 9, site.words


def weight(tellings: Iterable[Telling]) -> tuple[int, int]:
    """How many independent origins that hold the event, and how many claims, tell something."""
    given = tuple(tellings)
    return len({o.id for t in given if t.side == "for" for o in t.origins}), len(given)


def _movements(tellings: tuple[Telling, ...]) -> Iterator[Movement]:
    by_line: dict[tuple[Position, ...], list[Telling]] = {}
    for telling in tellings:
        for line in routes(telling.claim.places):
            by_line.setdefault(tuple(line), []).append(telling)
    for stops, held in by_line.items():
        words = next(where_words(held[0].claim.places), "")
        yield Movement(line=stops, words=words, tellings=tuple(held))


def _roles(given: Iterable[tuple[Participant, Telling]], actors: Mapping[str, Actor]) -> tuple[Role, ...]:
    by_name: dict[str, list[tuple[Actor | None, Telling]]] = {}
    for participant, telling in given:
        actor = actors.get(participant.actor) if participant.actor else None
        name = actor.name if actor else plain(participant.quote.text)
        by_name.setdefault(name, []).append((actor, telling))
    roles = [
        Role(name=name, actor=next((a for a, _ in held if a), None), tellings=tuple(t for _, t in held))
        for name, held in by_name.items()
    ]
    return tuple(sorted(roles, key=_role_rank))


def _role_rank(role: Role) -> tuple[int, bool, int, str]:
    origins, claims = weight(role.tellings)
    return -origins, role.actor is None, -claims, role.name
