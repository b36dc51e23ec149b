"""A map is fitted to where most of its places are."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.tell.main_part import main_part

SHIRE = [(35.2, -15.1), (35.0, -15.8), (34.8, -16.0)]
GENEVA, LIMA = (6.1, 46.2), (-77.0, -12.0)


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        (SHIRE, [True] * 3),
        ([*SHIRE, GENEVA], [True] * 3 + [False]),
        ([*SHIRE, GENEVA, LIMA], [True] * 3 + [False] * 2),
        ([SHIRE[0], GENEVA, LIMA], [True] * 3),
        ([LIMA], [True]),
    ],
)
def test_places_overseas_are_left_off_only_where_most_lie_together(
    places: list[tuple[float, float]], kept: list[bool]
) -> None:
    lon, lat = np.array(places).T
    assert main_part(lon, lat).tolist() == kept
