"""Events as KML 2.2: a folder for each status, a placemark for each place and movement, shapes as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.model.situation import Status
from reportedly.tell.formats.account import account_of
from reportedly.tell.formats.days import whole_days
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.features import features_of
from reportedly.tell.formats.selected import Selected
from reportedly.tell.formats.xlsx import xml_words
from reportedly.tell.wording import plain

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
TAIL = "</Document>\n</kml>\n"
COLOURS: Mapping[Status, str] = {
    "disputed": "ff2a7ae0",
    "denied": "ff4b2fb0",
    "withdrawn": "ff808080",
    "corroborated": "ff6f7a1b",
    "uncorroborated": "ffb58a4a",
}
"""Alpha, blue, green and red of each status; its word stands in every name too, since colour alone tells nothing."""
PUT_BESIDE = ("role", "relation", "place_words", "precision", "radius_km", "put_there_by")


def kml_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield the document placemark by placemark."""
    styles = "".join(_style(status, colour) for status, colour in COLOURS.items())
    yield f"{HEAD}<name>{xml_words(plain(selection.title))}</name>\n{styles}".encode()
    for facts in selection.facts():
        for feature in features_of(facts):
            yield _placemark(facts, feature).encode()
    yield TAIL.encode()


def _style(status: str, colour: str) -> str:
    line, fill = f"<color>{colour}</color><width>2</width>", f"<color>55{colour[2:]}</color>"
    icon = f"<IconStyle><color>{colour}</color></IconStyle>"
    shape = f"<LineStyle>{line}</LineStyle><PolyStyle>{fill}</PolyStyle>"
    return f'<Style id="{status}">{icon}{shape}</Style>\n'


def _placemark(facts: EventFacts, feature: Mapping[str, Any]) -> str:
    told = {**account_of(facts), **{key: feature["properties"][key] for key in PUT_BESIDE}}
    data = "".join(_data(name, value) for name, value in told.items() if value not in (None, "", []))
    name = xml_words(f"{facts.summary} [{facts.event.status}]")
    return (
        f"<Placemark><name>{name}</name>{_span(facts)}<styleUrl>#{facts.event.status}</styleUrl>"
        f"<ExtendedData>{data}</ExtendedData>{_geometry(feature['geometry'])}</Placemark>\n"
    )


def _span(facts: EventFacts) -> str:
    days = whole_days(facts.time)
    return f"<TimeSpan><begin>{days[0]}</begin><end>{days[1]}</end></TimeSpan>" if days else ""


def _data(name: str, value: Any) -> str:
    words = " ".join(value) if isinstance(value, list) else plain(str(value))
    return f'<Data name="{name}"><value>{xml_words(words)}</value></Data>'


def _geometry(geometry: Mapping[str, Any] | None) -> str:
    if geometry is None:
        return ""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        parts = ({"type": kind.removeprefix("Multi"), "coordinates": part} for part in coordinates)
        return f"<MultiGeometry>{''.join(map(_geometry, parts))}</MultiGeometry>"
    if kind == "Polygon":
        sides = ("outerBoundaryIs", *["innerBoundaryIs"] * (len(coordinates) - 1))
        rings = (
            f"<{side}><LinearRing>{_points(ring)}</LinearRing></{side}>"
            for side, ring in zip(sides, coordinates, strict=True)
        )
        return f"<Polygon>{''.join(rings)}</Polygon>"
    return f"<{kind}>{_points([coordinates] if kind == 'Point' else coordinates)}</{kind}>"


def _points(points: Any) -> str:
    told = " ".join(f"{x:.15g},{y:.15g}" for x, y in points)
    return f"<coordinates>{told}</coordinates>"
