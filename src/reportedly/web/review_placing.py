"""Looking for another place of a claim that is reviewed: what goes by a name, and a point put on a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from reportedly.gazetteer.entry import Entry
from reportedly.gazetteer.store import open_gazetteer
from reportedly.web.base import box_of
from reportedly.web.pick_map import CLOSER, HEIGHT, WIDTH, Pick
from reportedly.web.review_cards import Card

CANDIDATES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Looking for another place: what was found by a name, the map, and the point that was put on it."""

    position: int
    find: str
    candidates: tuple[Entry, ...]
    pick: Pick
    chosen: tuple[float, float] | None
    nearer: str
    wider: str


def placing_of(card: Card, query: QueryParams) -> Placing | None:
    """The search for a place of the claim in question; None where it names none."""
    places = card.sides[0].claim.places if card.kind in ("claim", "place") and card.sides else ()
    if not places or card.rejected:
        return None
    position = min(int(written) if (written := query.get("position", "0")).isdecimal() else 0, len(places) - 1)
    find = query.get("find", "").strip() or places[position].place.toponym.text
    candidates = open_gazetteer().lookup(find)[:CANDIDATES]
    pick = Pick(box=box_of(query["box"])) if "box" in query else Pick.around(_points(card, candidates))
    chosen = _chosen(pick, query)
    middle = chosen or pick.middle
    return Placing(
        position=position,
        find=find,
        candidates=candidates,
        pick=pick,
        chosen=chosen,
        nearer=pick.zoomed(CLOSER, *middle).written,
        wider=pick.zoomed(1 / CLOSER, *middle).written,
    )


def _points(card: Card, candidates: Sequence[Entry]) -> list[tuple[float, float]]:
    """What the map is fitted to: where the report's other places lie, with the candidates among them."""
    report = card.sides[0].reading
    near = [
        (p.lat, p.lon) for p in report.toponyms if p.lat is not None and p.lon is not None and p.precision != COUNTRY
    ]
    lats, lons = sorted(lat for lat, _ in near), sorted(lon for _, lon in near)
    if not near:
        return [(one.lat, one.lon) for one in candidates[:1]]
    tenth = len(near) // 10
    return [(lats[tenth], lons[tenth]), (lats[-1 - tenth], lons[-1 - tenth])]


COUNTRY = 6
"""UCDP precision of a place that is a whole country."""


def _chosen(pick: Pick, query: QueryParams) -> tuple[float, float] | None:
    """The point that was clicked, or that the address carries on."""
    x, y = query.get("point.x", ""), query.get("point.y", "")
    if x.isdecimal() and y.isdecimal():
        return pick.at(min(int(x), WIDTH), min(int(y), HEIGHT))
    try:
        lat, lon = float(query.get("lat", "")), float(query.get("lon", ""))
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None
