"""Events, or claims, as GeoJSON (RFC 7946), feature by feature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model.reading import Reading
from reportedly.tell.formats.features import features_of
from reportedly.tell.formats.json_lists import listed
from reportedly.tell.formats.selected import Selected
from reportedly.tell.geojson import geojson_chunks


def events_geojson(selection: Selected) -> Iterator[bytes]:
    """Yield one FeatureCollection over all events."""
    features = (feature for facts in selection.facts() for feature in features_of(facts))
    return listed('{"type":"FeatureCollection","features":[', features, "]}")


def claims_geojson(readings: Iterable[Reading]) -> Iterator[bytes]:
    """Yield one FeatureCollection over all claims, as `reportedly read` writes it."""
    return (chunk.encode("ascii") for chunk in geojson_chunks(readings))
