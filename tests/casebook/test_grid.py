from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.casebook.grid import cell_of, cells_within
from reportedly.gazetteer.found import distance_km

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@given(lat=latitudes, lon=longitudes, km=st.floats(0, 20100), other_lat=latitudes, other_lon=longitudes)
def test_no_point_within_the_distance_is_missed(
    lat: float, lon: float, km: float, other_lat: float, other_lon: float
) -> None:
    if distance_km(lat, lon, other_lat, other_lon) < km - 1e-6:
        cell = cell_of(other_lat, other_lon)
        assert any(first <= cell <= last for first, last in cells_within(lat, lon, km))


@given(lat=latitudes, lon=longitudes, near=st.floats(-0.3, 0.3), beside=st.floats(-0.3, 0.3))
def test_no_near_point_is_missed(lat: float, lon: float, near: float, beside: float) -> None:
    other_lat, other_lon = max(min(lat + near, 90.0), -90.0), (lon + beside + 180) % 360 - 180
    km = distance_km(lat, lon, other_lat, other_lon) + 1e-6
    cell = cell_of(other_lat, other_lon)
    assert any(first <= cell <= last for first, last in cells_within(lat, lon, km))
