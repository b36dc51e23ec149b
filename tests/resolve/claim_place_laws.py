"""Laws that every claim place keeps, whatever the text."""

from __future__ import annotations

from reportedly.model.place import ClaimPlace

PLACE_FIELDS = ("lat", "lon", "radius_km", "geometry")


def broken_laws(text: str, found: ClaimPlace) -> list[str]:
    """Name the laws that a claim place of a report with this text breaks."""
    place, quote = found.place, found.place.toponym
    broken = []
    if " ".join(text[s.start : s.end] for s in quote.spans) != quote.text:
        broken.append("the toponym is not what the text says at its spans")
    if (place.lat is None) != (place.lon is None):
        broken.append("half a point")
    if place.lat is None and (place.radius_km is not None or place.precision is not None):
        broken.append("width or precision without a point")
    if place.lat is not None and not (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180):
        broken.append("off the globe")
    is_area = (place.precision or 1) > 1 or found.role in ("area", "near") or found.relation is not None
    if place.lat is not None and is_area and not place.radius_km and place.geometry is None:
        broken.append("a bare pin for an area")
    if found.role == "near" and place.lat is not None and place.precision == 1:
        broken.append("exact, though only near")
    if found.relation is not None and not found.relation.strip():
        broken.append("an empty relation")
    return broken
