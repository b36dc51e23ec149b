"""The people of a casebook in a file, and of one on a server, on a day that passes as the test says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.people import People
from tests.casebook.conftest import Where, new_place, server

__all__ = ["Day", "day", "new_place", "people", "place", "server"]


class Day:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def place(new_place: Where) -> str:
    return new_place()


@pytest.fixture
def people(place: str, day: Day) -> Iterator[People]:
    with People.of(place, day) as opened:
        yield opened
