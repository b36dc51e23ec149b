"""The map of a brief as an SVG of its own: events by how they stand, told apart by form as well as by colour.

It asks for nothing from outside, and has all of its styling in attributes: a browser and a printer draw it alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import escape

from reportedly.model.claim import Claim
from reportedly.model.place import ClaimPlace
from reportedly.model.situation import SituationEvent
from reportedly.tell.basemap import Outline
from reportedly.tell.brief.scope import Scope
from reportedly.tell.projection import HEIGHT, WIDTH
from reportedly.tell.sheet import COUNTRY, STEPS_A_UNIT, Drawn, Sheet, draw

WORST_FIRST = ("disputed", "denied", "withdrawn", "corroborated", "uncorroborated")
"""A place of several events is drawn by the one that a reader must know of first."""
MEANS = {
    "disputed": "disputed, denied or withdrawn",
    "corroborated": "borne out by independent origins",
    "uncorroborated": "claimed by one origin",
}
INK = {"disputed": "#a3341f", "corroborated": "#1d5c4f", "uncorroborated": "#54606c"}
LETTER_WIDE, LETTER_HIGH = 6.4, 13
FONT = "font-family=\"'Noto Sans', 'Helvetica Neue', Arial, sans-serif\""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in units of the sheet."""
FINE = 3
"""UCDP where_prec up to which a place says finely enough where an event is: a town, near one, a district."""
ON_A_WAY = ("origin", "via", "destination")
KM_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A map, and what has to be said beneath it."""

    svg: str
    remarks: tuple[str, ...]


def map_of(events: Iterable[SituationEvent], scope: Scope, basemap: tuple[Outline, ...]) -> Drawing | None:
    """Draw the places of events; None where none of them is resolved."""
    by_claim: dict[str, str] = {}
    claims: list[Claim] = []
    for event in events:
        by_claim |= dict.fromkeys(event.claims, _group(event.status))
        claims += _finer(scope.claims_of(event.claims))
    if any(_is_fine(place) for claim in claims for place in claim.places):
        claims = [replace(c, places=tuple(p for p in c.places if (p.place.precision or 0) < COUNTRY)) for c in claims]
    sheet = draw(claims, basemap)
    if sheet is None:
        return None
    groups = {n: by_claim[claim.id] for n, claim in enumerate(claims, start=1)}
    beyond = (f"Beyond this map: {', '.join(sheet.beyond)}.",) if sheet.beyond else ()
    return Drawing(svg="".join(_svg(sheet, groups)), remarks=beyond)


def _finer(claims: list[Claim]) -> Iterator[Claim]:
    """Claims of one event with only the places where it is said to be, where one of them says so finely enough.

    Provinces and countries around it, and the ends of ways to it, would only widen the map.
    """
    fine = any(_is_fine(place) for claim in claims for place in claim.places)
    for claim in claims:
        yield replace(claim, places=tuple(filter(_is_fine, claim.places))) if fine else claim


def _is_fine(place: ClaimPlace) -> bool:
    return place.role not in ON_A_WAY and (place.place.precision or COUNTRY) <= FINE


def _group(status: str) -> str:
    return "disputed" if status in ("denied", "withdrawn") else status


def _svg(sheet: Sheet, groups: dict[int, str]) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="Map of the events" {FONT}>'
    )
    yield f'<defs><clipPath id="sheet"><rect width="{WIDTH}" height="{HEIGHT}"/></clipPath>{_stripes()}{_tips()}</defs>'
    yield f'<g clip-path="url(#sheet)"><rect width="{WIDTH}" height="{HEIGHT}" fill="#d7e3ea"/>'
    yield f'<g transform="scale({1 / STEPS_A_UNIT})">'
    for path in sheet.land:
        yield f'<path d="{path}" fill="#f6f3ec" fill-rule="evenodd" stroke="#8a8577" stroke-width="2"/>'
    if sheet.provinces:
        yield f'<path d="{sheet.provinces}" fill="none" stroke="#c9c3b4" stroke-width="1.2"/>'
    yield "</g>"
    grouped = [(shape, _worst(shape, groups)) for shape in sheet.drawn]
    for shape, group in grouped:
        yield _shape(shape, group)
    yield from _labels(sheet, grouped)
    yield from _scale(sheet)
    yield f'</g><rect width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#8a8577" stroke-width="1"/></svg>'


def _stripes() -> str:
    return (
        '<pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="7" height="7" fill="{INK["disputed"]}" fill-opacity="0.12"/>'
        f'<rect width="3" height="7" fill="{INK["disputed"]}" fill-opacity="0.55"/></pattern>'
    )


def _tips() -> str:
    return "".join(
        f'<marker id="tip-{group}" viewBox="0 0 10 10" refX="8.5" refY="5" markerWidth="6" markerHeight="6" '
        f'orient="auto"><path d="M0,0.8L9.4,5L0,9.2L2.6,5z" fill="{ink}"/></marker>'
        for group, ink in INK.items()
    )


def _worst(shape: Drawn, groups: dict[int, str]) -> str:
    return min((groups[n] for n in shape.claims), key=WORST_FIRST.index)


def _shape(shape: Drawn, group: str) -> str:
    ink, at = INK[group], f'cx="{shape.x:.1f}" cy="{shape.y:.1f}"'
    title = f"<title>{escape(shape.title)}: {MEANS[group]}</title>"
    if shape.kind == "dot":
        return f"<g>{title}{_dot(group, ink, at)}</g>"
    line = f'stroke="{ink}" stroke-width="{2 if shape.kind == "movement" else 1.4}"'
    dashes = ' stroke-dasharray="5 4"' if group == "uncorroborated" else ""
    if shape.kind in ("movement", "line"):
        tip = f' marker-end="url(#tip-{group})"' if shape.kind == "movement" else ""
        return f'<g>{title}<path d="{shape.path}" fill="none" {line}{dashes}{tip}/></g>'
    if shape.extent > WIDTH:
        return ""  # a whole country under everything else would only tint the sheet
    fill = {
        "disputed": 'fill="url(#stripes)"',
        "corroborated": f'fill="{ink}" fill-opacity="0.42"',
        "uncorroborated": f'fill="{ink}" fill-opacity="0.07"',
    }[group]
    return f'<g>{title}<path d="{shape.path}" {fill} fill-rule="evenodd" {line}{dashes}/></g>'


def _dot(group: str, ink: str, at: str) -> str:
    if group == "corroborated":
        return f'<circle {at} r="5.5" fill="{ink}" stroke="#fff" stroke-width="1.2"/>'
    if group == "disputed":
        return f'<circle {at} r="5.5" fill="url(#stripes)" stroke="{ink}" stroke-width="2.2"/>'
    return f'<circle {at} r="5" fill="#fff" stroke="{ink}" stroke-width="2"/>'


def _labels(sheet: Sheet, grouped: list[tuple[Drawn, str]]) -> Iterator[str]:
    """Names of places first, then of countries and provinces, each only where it lies on no other."""
    taken: list[Box] = [(s.x - 7, s.y - 7, s.x + 7, s.y + 7) for s, _ in grouped if s.kind == "dot"]
    seen: set[str] = set()
    for shape, group in sorted(grouped, key=lambda one: -len(one[0].claims)):
        label = shape.label
        if label and not label.startswith("between ") and label not in seen:  # its other end is not in its name
            for dx, dy, anchor in _spots(shape):
                if _free(box := _text_box(shape.x + dx, shape.y + dy, label, anchor), taken):
                    taken.append(box)
                    seen.add(label)
                    yield _text(shape.x + dx, shape.y + dy, label, anchor, INK[group], 12, "600")
                    break
    for name in sheet.names:
        size, ink = (13, "#7d7666") if name.kind == "country" else (10, "#98917f")
        box = _text_box(name.x, name.y, name.text, "middle")
        if _free(box, taken):
            taken.append(box)
            yield _text(name.x, name.y, name.text, "middle", ink, size, "400")


def _spots(shape: Drawn) -> tuple[tuple[float, float, str], ...]:
    if not shape.beside and shape.kind != "dot":
        return ((0, 4, "middle"), (0, 18, "middle"), (0, -10, "middle"))
    return (
        *((9, 4, "start"), (-9, 4, "end"), (0, -10, "middle"), (0, 19, "middle")),
        *((9, -8, "start"), (-9, -8, "end"), (9, 17, "start"), (-9, 17, "end"), (0, -18, "middle")),
    )


def _text_box(x: float, y: float, words: str, anchor: str) -> Box:
    wide = len(words) * LETTER_WIDE
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return left, y - LETTER_HIGH + 2, left + wide, y + 3


def _free(box: Box, taken: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    if left < 4 or top < 4 or right > WIDTH - 4 or bottom > HEIGHT - 4:
        return False
    return all(right < w or left > e or bottom < n or top > s for w, n, e, s in taken)


def _text(x: float, y: float, words: str, anchor: str, ink: str, size: int, weight: str) -> str:
    at = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}"'
    halo = 'fill="#fff" stroke="#fff" stroke-width="3" stroke-linejoin="round" opacity="0.85"'
    told = escape(words)
    return f'<text {at} {halo} aria-hidden="true">{told}</text><text {at} fill="{ink}">{told}</text>'


def _scale(sheet: Sheet) -> Iterator[str]:
    km = max((step for step in KM_STEPS if step / sheet.km_per_unit <= WIDTH / 5), default=KM_STEPS[0])
    long = km / sheet.km_per_unit
    x, y = 16.0, HEIGHT - 16.0
    yield f'<path d="M{x} {y - 4}v4h{long:.1f}v-4" fill="none" stroke="#444" stroke-width="1.2"/>'
    yield _text(x + long / 2, y - 6, f"{km} km", "middle", "#444", 10, "400")
