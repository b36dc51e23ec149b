from __future__ import annotations

import pytest

from reportedly.model.reading import Reading
from tests.tell.sample import make_reading


@pytest.fixture
def reading() -> Reading:
    return make_reading()
